import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { Deployed, Plain, PlainObject } from '../deploy';
import { NAMED, NOT_PUBLISHED, SEEN } from './published';
import { Document, type Projection, text } from './recorded';

function isUnder(path: string, of: readonly string[]): boolean {
  return of.some((one) => path === one || path.startsWith(`${one}.`));
}

/** What is published of a value, by the names of AWS Config. */
function published(type: string, value: Plain, path: string): Plain {
  if (Array.isArray(value)) return value.map((one) => published(type, one, path));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as PlainObject).flatMap(([name, inner]): [string, Plain][] => {
    const at = path === '' ? name : `${path}.${name}`;
    const isSeen = isUnder(at, SEEN[type] ?? []);
    if (!isSeen && isUnder(at, NOT_PUBLISHED[type] ?? [])) return [];
    return [[NAMED[type]?.[at] ?? name, published(type, inner, at)]];
  });
  return Object.fromEntries(entries);
}

const spec = loadAwsServiceSpecSync();

/** What CloudFormation tells resources of a type apart by is in every item. */
function identified(one: Deployed): PlainObject {
  const [resource] = spec.lookup('resource', 'cloudFormationType', 'equals', one.type);
  const [primary = 'Id'] = resource?.primaryIdentifier ?? [];
  return { [primary]: /Arn$/i.test(primary) ? one.arn : one.id };
}

function inShape(one: Deployed): PlainObject {
  return { ...identified(one), ...(published(one.type, one.properties, '') as PlainObject) };
}

/** A type that AWS Config records in CloudFormation's shape. */
export const asItIs: Projection = (one) => ({ configuration: inShape(one) });

function withArn(one: Deployed, name: string): PlainObject {
  return { ...inShape(one), [name]: one.arn };
}

/** AWS Config writes the ARN of the cluster: https://github.com/awslabs/aws-config-rdk, tests of ECS services. */
function clusterArn(one: Deployed): string {
  const given = text(one.properties, 'Cluster') ?? 'default';
  return given.startsWith('arn:') ? given : one.arn.replace(/:[^:]+$/, `:cluster/${given}`);
}

export const service: Projection = (one) => ({
  configuration: {
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
    DeploymentConfiguration: { MaximumPercent: 200, MinimumHealthyPercent: 100 },
    ...withArn(one, 'ServiceArn'),
    ServiceName: one.name,
    Cluster: clusterArn(one),
  },
});

export const taskDefinition: Projection = (one) => ({
  id: one.name,
  configuration: {
    ...withArn(one, 'TaskDefinitionArn'),
    Family: one.name,
    Status: 'ACTIVE',
    // Without one it is the bridge: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
    NetworkMode: text(one.properties, 'NetworkMode') ?? 'bridge',
  },
});

export const listener: Projection = (one) => ({ configuration: withArn(one, 'ListenerArn') });

export const repository: Projection = (one) => ({
  configuration: {
    ImageScanningConfiguration: { ScanOnPush: false },
    ImageTagMutability: 'MUTABLE',
    LifecyclePolicy: {},
    RepositoryPolicyText: {},
    // Without one it is AWS's: https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
    EncryptionConfiguration: { EncryptionType: 'AES256' },
    ...withArn(one, 'Arn'),
    RepositoryName: one.name,
  },
});

export const topic: Projection = (one, stack) => {
  const [policy] = [
    ...stack.naming('AWS::SNS::TopicPolicy', 'Topics', one),
    ...stack.naming('AWS::SNS::TopicInlinePolicy', 'TopicArn', one),
  ];
  return {
    id: one.arn,
    configuration: {
      ...withArn(one, 'TopicArn'),
      Owner: '123456789012',
      Policy: policy
        ? JSON.stringify(policy.properties['PolicyDocument'] ?? {})
        : new Document({ Version: '2008-10-17', Statement: [] }),
    },
  };
};

export const queue: Projection = (one, stack) => {
  const [policy] = [
    ...stack.naming('AWS::SQS::QueuePolicy', 'Queues', one),
    ...stack.naming('AWS::SQS::QueueInlinePolicy', 'Queue', one),
  ];
  return {
    id: `https://sqs.eu-west-1.amazonaws.com/123456789012/${one.name}`,
    configuration: {
      SqsManagedSseEnabled: true,
      ...withArn(one, 'QueueArn'),
      QueueName: one.name,
      QueueUrl: `https://sqs.eu-west-1.amazonaws.com/123456789012/${one.name}`,
      ...(policy ? { Policy: JSON.stringify(policy.properties['PolicyDocument'] ?? {}) } : {}),
    },
  };
};

export const secret: Projection = (one, stack) => {
  const [schedule] = stack.naming('AWS::SecretsManager::RotationSchedule', 'SecretId', one);
  const rules = schedule?.properties['RotationRules'] as PlainObject | undefined;
  return {
    id: one.arn,
    configuration: {
      ARN: one.arn,
      Name: one.name,
      ...(text(one.properties, 'KmsKeyId') === undefined
        ? {}
        : { KMSKeyId: text(one.properties, 'KmsKeyId') }),
      Deleted: false,
      RotationEnabled: schedule !== undefined,
      ...(schedule
        ? {
            RotationLambdaARN: text(schedule.properties, 'RotationLambdaARN'),
            RotationRules: {
              AutomaticallyAfterDays: rules?.['AutomaticallyAfterDays'],
              RotationScheduleExpression: rules?.['ScheduleExpression'],
              RotationDuration: rules?.['Duration'],
            },
          }
        : {}),
    },
  };
};
