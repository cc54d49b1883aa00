import { isProperties, ownValue, type Properties, type Value } from '../../core/value';
import { at, document, odd, shape, unknown } from './read';
import type { Part, Recorded, Translations } from './translation';

/** https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html; a topic always has a policy. */
function topicPolicy({ item, configuration }: Recorded): readonly Part[] {
  const held = ownValue(configuration, 'Policy');
  const PolicyDocument = held === undefined ? odd() : document(held);
  if (PolicyDocument === undefined) return [];
  const properties = { Topics: [item.arn ?? item.resourceId], PolicyDocument };
  return [{ type: 'AWS::SNS::TopicPolicy', name: 'Policy', properties }];
}

/** The attributes of a topic by the protocol that they are of. */
const DELIVERIES: Readonly<Record<string, string>> = {
  application: 'Application',
  firehose: 'Firehose',
  'http/s': 'HTTP',
  lambda: 'Lambda',
  sqs: 'SQS',
};

const FEEDBACK = ['SuccessFeedbackRoleArn', 'SuccessFeedbackSampleRate', 'FailureFeedbackRoleArn'];

function deliveries(configuration: Properties): Properties {
  const found = Object.entries(DELIVERIES).flatMap(([Protocol, prefix]) => {
    const logging = Object.fromEntries(
      FEEDBACK.flatMap((attribute) => {
        const value = at(`${prefix}${attribute}`)(configuration);
        return value === undefined ? [] : [[attribute, value] as const];
      }),
    );
    return Object.keys(logging).length > 0 ? [{ Protocol, ...logging }] : [];
  });
  return found.length > 0 ? { DeliveryStatusLogging: found } : {};
}

function queuePolicy({ item, configuration }: Recorded): readonly Part[] {
  const PolicyDocument = document(ownValue(configuration, 'Policy'));
  if (PolicyDocument === undefined) return [];
  const Queues = [at('QueueUrl')(configuration) ?? item.arn ?? item.resourceId];
  return [{ type: 'AWS::SQS::QueuePolicy', name: 'Policy', properties: { Queues, PolicyDocument } }];
}

const isTrue = (value: Value | undefined): boolean => value === true || value === 'true';

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html */
function rotation({ item, configuration }: Recorded): readonly Part[] {
  const type = 'AWS::SecretsManager::RotationSchedule';
  if (item.configuration === undefined) {
    return [{ type, name: 'Rotation', properties: { SecretId: item.resourceId, RotationRules: odd() } }];
  }
  if (!isTrue(ownValue(configuration, 'RotationEnabled'))) return [];
  const rules = ownValue(configuration, 'RotationRules');
  const RotationRules = isProperties(rules)
    ? shape({
        AutomaticallyAfterDays: at('AutomaticallyAfterDays'),
        ScheduleExpression: at('RotationScheduleExpression'),
        Duration: at('RotationDuration'),
      })(rules)
    : undefined;
  const RotationLambdaARN = at('RotationLambdaARN')(configuration);
  const properties = {
    SecretId: item.arn ?? item.resourceId,
    ...(RotationLambdaARN === undefined ? {} : { RotationLambdaARN }),
    RotationRules: RotationRules ?? unknown('which this AWS Config item does not hold'),
  };
  return [{ type, name: 'Rotation', properties }];
}

/** Topics, queues and secrets, which have the attributes of their APIs: https://github.com/awslabs/aws-config-resource-schema */
export const MESSAGING: Translations = {
  'AWS::SNS::Topic': {
    documents: ['DataProtectionPolicy', 'ArchivePolicy'],
    left: [
      ...['Policy', 'Owner', 'DeliveryPolicy', 'EffectiveDeliveryPolicy'],
      ...Object.values(DELIVERIES).flatMap((prefix) => FEEDBACK.map((attribute) => `${prefix}${attribute}`)),
    ],
    also: ({ item, configuration }) => ({
      ...deliveries(configuration),
      TopicName: at('TopicName')(configuration) ?? (item.arn ?? item.resourceId).split(':').at(-1) ?? odd(),
    }),
    notRecorded: [
      ...['ArchivePolicy', 'DataProtectionPolicy', 'FifoThroughputScope', 'SignatureVersion'],
      ...['Subscription', 'TracingConfig', 'MaximumMessageSize'],
    ],
    parts: topicPolicy,
  },
  'AWS::SQS::Queue': {
    documents: ['RedrivePolicy', 'RedriveAllowPolicy'],
    renamed: { QueueArn: 'Arn' },
    left: ['Policy', 'CreatedTimestamp', 'LastModifiedTimestamp'],
    notRecorded: ['RedriveAllowPolicy', 'RedrivePolicy'],
    aliases: ({ configuration }) => {
      const url = ownValue(configuration, 'QueueUrl');
      return typeof url === 'string' ? [url] : [];
    },
    parts: queuePolicy,
  },
  'AWS::SecretsManager::Secret': {
    renamed: { KMSKeyId: 'KmsKeyId', ARN: 'Id' },
    left: [
      ...['Deleted', 'RotationEnabled', 'RotationLambdaARN', 'RotationOccurringAsScheduled', 'RotationRules'],
    ],
    notRecorded: ['GenerateSecretString', 'ReplicaRegions', 'SecretString', 'Type'],
    parts: rotation,
  },
};
