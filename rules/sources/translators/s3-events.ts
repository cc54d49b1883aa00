import { isList, isProperties, ownValue, type Properties, type Value } from '../../core/value';
import { at, each, inside, odd, type Read, shape, sure } from './read';

/** AWS Config names each by its id. */
const NOTIFIED: Readonly<Record<string, readonly [string, string, string]>> = {
  LambdaConfigurations: ['LambdaConfiguration', 'Function', 'functionARN'],
  QueueConfigurations: ['QueueConfiguration', 'Queue', 'queueARN'],
  TopicConfigurations: ['TopicConfiguration', 'Topic', 'topicARN'],
};

export const notification: Read = inside('BucketNotificationConfiguration', (from) => {
  const all = ownValue(from, 'configurations');
  if (!isProperties(all)) return odd();
  const found = Object.values(all);
  if (!found.every(isProperties)) return odd();
  const lists = Object.entries(NOTIFIED).flatMap(([list, [type, name, arn]]) => {
    const targets = found.filter((one) => isProperties(one) && ownValue(one, 'type') === type);
    const made = targets.flatMap((one) => (isProperties(one) ? notified(one, name, arn) : []));
    return made.length > 0 ? [[list, made] as const] : [];
  });
  const EventBridgeConfiguration = sure(
    'eventBridgeConfiguration',
    inside('eventBridgeConfiguration', () => ({})),
  )(from);
  const bridge =
    EventBridgeConfiguration === undefined ? [] : [['EventBridgeConfiguration', EventBridgeConfiguration]];
  return lists.length + bridge.length > 0 ? Object.fromEntries([...lists, ...bridge]) : undefined;
});

/** CloudFormation has an entry for each event. */
function notified(one: Properties, name: string, arn: string): readonly Value[] {
  const events = ownValue(one, 'events');
  const rules = inside(
    'filter',
    inside('s3KeyFilter', each('filterRules', shape({ Name: at('name'), Value: at('value') }))),
  )(one);
  const Filter = isList(rules) && rules.length === 0 ? undefined : rules;
  return (isList(events) ? events : [odd()]).map((Event) => ({
    Event,
    [name]: at(arn)(one) ?? odd(),
    ...(Filter === undefined ? {} : { Filter: { S3Key: { Rules: Filter } } }),
  }));
}

export const replication: Read = inside('BucketReplicationConfiguration', (from) => {
  const rules = ownValue(from, 'rules');
  const Role = at('roleARN')(from);
  const list = isProperties(rules)
    ? Object.entries(rules).map(([Id, rule]) => (isProperties(rule) ? { Id, ...replicated(rule) } : odd()))
    : odd();
  return { ...(Role === undefined ? {} : { Role }), Rules: list };
});

const replicated = shape({
  Status: at('status'),
  Prefix: at('prefix'),
  Priority: at('priority'),
  Filter: (from) => (ownValue(from, 'filter') ? odd() : undefined),
  Destination: inside(
    'destinationConfig',
    shape({ Bucket: at('bucketARN'), StorageClass: at('storageClass'), Account: at('account') }),
  ),
});
