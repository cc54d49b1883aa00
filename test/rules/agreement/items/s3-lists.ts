import type { PlainObject } from '../deploy';
import { flag, number, object, objects, text, texts } from './recorded';

/** As the SDK for Java 1 writes them: https://github.com/awslabs/aws-config-resource-schema, AWS::S3::Bucket. */
export function lifecycle(given: PlainObject): unknown {
  const rules = objects(object(given, 'LifecycleConfiguration') ?? {}, 'Rules').map((rule) => ({
    id: text(rule, 'Id') ?? 'one',
    status: text(rule, 'Status'),
    prefix: null,
    filter: {
      predicate:
        text(rule, 'Prefix') === undefined
          ? null
          : { type: 'LifecyclePrefixPredicate', prefix: text(rule, 'Prefix') },
    },
    expirationInDays: number(rule, 'ExpirationInDays') ?? -1,
    expirationDate: text(rule, 'ExpirationDate') ?? null,
    noncurrentVersionExpirationInDays: number(rule, 'NoncurrentVersionExpirationInDays') ?? -1,
    expiredObjectDeleteMarker: flag(rule, 'ExpiredObjectDeleteMarker') ?? false,
    transitions: objects(rule, 'Transitions').map((one) => ({
      days: number(one, 'TransitionInDays') ?? -1,
      date: text(one, 'TransitionDate') ?? null,
      storageClass: text(one, 'StorageClass'),
    })),
    noncurrentVersionTransitions: objects(rule, 'NoncurrentVersionTransitions').map((one) => ({
      days: number(one, 'TransitionInDays') ?? -1,
      storageClass: text(one, 'StorageClass'),
    })),
    abortIncompleteMultipartUpload: object(rule, 'AbortIncompleteMultipartUpload')
      ? {
          daysAfterInitiation: number(
            object(rule, 'AbortIncompleteMultipartUpload') ?? {},
            'DaysAfterInitiation',
          ),
        }
      : null,
  }));
  return rules.length > 0 ? { rules } : undefined;
}

export function notified(given: PlainObject): unknown {
  const all = object(given, 'NotificationConfiguration') ?? {};
  const kinds = [
    ['LambdaConfigurations', 'LambdaConfiguration', 'Function', 'functionARN'],
    ['QueueConfigurations', 'QueueConfiguration', 'Queue', 'queueARN'],
    ['TopicConfigurations', 'TopicConfiguration', 'Topic', 'topicARN'],
  ] as const;
  const made = kinds.flatMap(([list, type, target, arn]) =>
    objects(all, list).map(
      (one, index) =>
        [
          `${type}-${index}`,
          { type, events: texts(one, 'Event'), [arn]: text(one, target), filter: null, objectPrefixes: [] },
        ] as const,
    ),
  );
  return { configurations: Object.fromEntries(made) };
}
