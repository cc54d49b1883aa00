import type * as logs from '@aws-sdk/client-cloudwatch-logs';
import type * as scheduler from '@aws-sdk/client-scheduler';
import type * as sns from '@aws-sdk/client-sns';
import type * as ssm from '@aws-sdk/client-ssm';
import type * as synthetics from '@aws-sdk/client-synthetics';
import { ACCOUNT_ID, REGION } from '../arns';
import type { Deployed, PlainObject } from '../deploy';
import { flag, number, object, text } from '../items/recorded';

/** A document as services give it back. */
function written(given: PlainObject, name: string): string | undefined {
  const value = given[name];
  return value === undefined || value === null || typeof value === 'string'
    ? (value ?? undefined)
    : JSON.stringify(value);
}

export function logGroup({ properties: given, name, arn }: Deployed): {
  readonly group: logs.LogGroup;
  readonly policy: string | undefined;
} {
  return {
    policy: written(given, 'ResourcePolicyDocument'),
    group: {
      logGroupName: name,
      arn,
      logGroupArn: arn.replace(/:\*$/, ''),
      retentionInDays: number(given, 'RetentionInDays'),
      // Without a key there is none to tell of.
      kmsKeyId: text(given, 'KmsKeyId') || undefined,
      logGroupClass: (text(given, 'LogGroupClass') ?? 'STANDARD') as logs.LogGroupClass,
      metricFilterCount: 0,
      storedBytes: 0,
      creationTime: 1,
    },
  };
}

export function logsPolicy({ properties: given, name }: Deployed): logs.ResourcePolicy {
  const policyName = text(given, 'PolicyName') ?? name;
  return { policyName, policyDocument: written(given, 'PolicyDocument'), policyScope: 'ACCOUNT' };
}

export function parameter({ properties: given, name, arn }: Deployed): ssm.ParameterMetadata {
  const Type = text(given, 'Type') as ssm.ParameterType;
  return { Name: name, ARN: arn, Type, Tier: 'Standard', DataType: 'text', Version: 1, Policies: [] };
}

/** The ARN that a setting may be named by is not given back as its id. */
export function serviceSetting({ properties: given }: Deployed): ssm.ServiceSetting {
  const SettingId = (text(given, 'SettingId') ?? '').replace(/^.*:servicesetting\//, '/');
  const ARN = `arn:aws:ssm:${REGION}:${ACCOUNT_ID}:servicesetting${SettingId}`;
  return { SettingId, SettingValue: text(given, 'SettingValue'), ARN, Status: 'Customized' };
}

/** https://docs.aws.amazon.com/AmazonSynthetics/latest/APIReference/API_Canary.html */
export function canary({ properties: given, name, id }: Deployed): synthetics.Canary {
  const run = object(given, 'RunConfig');
  const encryption = object(object(given, 'ArtifactConfig') ?? {}, 'S3Encryption');
  const EncryptionMode = encryption && (text(encryption, 'EncryptionMode') as synthetics.EncryptionMode);
  const KmsKeyArn = encryption && text(encryption, 'KmsKeyArn');
  return {
    Id: id,
    Name: name,
    ...present({
      ExecutionRoleArn: text(given, 'ExecutionRoleArn'),
      RuntimeVersion: text(given, 'RuntimeVersion'),
      ArtifactS3Location: text(given, 'ArtifactS3Location')?.replace(/^s3:\/\//, ''),
      ArtifactConfig: encryption && { S3Encryption: present({ EncryptionMode, KmsKeyArn }) },
    }),
    RunConfig: {
      TimeoutInSeconds: (run && number(run, 'TimeoutInSeconds')) ?? 60,
      MemoryInMB: (run && number(run, 'MemoryInMB')) ?? 1000,
      ActiveTracing: (run && flag(run, 'ActiveTracing')) ?? false,
    },
    Schedule: { Expression: 'rate(5 minutes)', DurationInSeconds: 0 },
    Tags: {},
  };
}

type Present<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

function present<T extends object>(members: T): Present<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Present<T>;
}

export function subscription({ properties: given, arn }: Deployed): {
  readonly subscription: sns.Subscription;
  readonly attributes: Readonly<Record<string, string>>;
} {
  const TopicArn = text(given, 'TopicArn');
  const Protocol = text(given, 'Protocol');
  const Endpoint = text(given, 'Endpoint');
  const policy = written(given, 'RedrivePolicy');
  const attributes = {
    RawMessageDelivery: 'false',
    ...(policy === undefined ? {} : { RedrivePolicy: policy }),
  };
  return {
    subscription: { SubscriptionArn: arn, Owner: ACCOUNT_ID, TopicArn, Protocol, Endpoint },
    attributes,
  };
}

export function schedule({ properties: given, name, arn }: Deployed): scheduler.GetScheduleOutput {
  const target = object(given, 'Target') ?? {};
  const queue = object(target, 'DeadLetterConfig');
  return {
    Name: name,
    GroupName: 'default',
    Arn: arn,
    State: 'ENABLED',
    Target: {
      Arn: text(target, 'Arn'),
      RoleArn: text(target, 'RoleArn'),
      ...(queue ? { DeadLetterConfig: { Arn: text(queue, 'Arn') } } : {}),
    },
  };
}
