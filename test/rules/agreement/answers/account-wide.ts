import type * as cloudwatch from '@aws-sdk/client-cloudwatch';
import type * as config from '@aws-sdk/client-config-service';
import type * as ecr from '@aws-sdk/client-ecr';
import type * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import type * as iam from '@aws-sdk/client-iam';
import type * as wafv2 from '@aws-sdk/client-wafv2';
import { ACCOUNT_ID } from '../arns';
import type { Deployed } from '../deploy';
import { flag, number, object, objects, text, texts } from '../items/recorded';

/** What the services answer of resources that a template says so much of, with what AWS does by default. */

export function compositeAlarm({ properties: given, name, arn }: Deployed): cloudwatch.CompositeAlarm {
  return {
    AlarmName: name,
    AlarmArn: arn,
    AlarmRule: text(given, 'AlarmRule'),
    AlarmDescription: text(given, 'AlarmDescription'),
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
    ActionsEnabled: flag(given, 'ActionsEnabled') ?? true,
    AlarmActions: texts(given, 'AlarmActions'),
    OKActions: texts(given, 'OKActions'),
    InsufficientDataActions: texts(given, 'InsufficientDataActions'),
    StateValue: 'OK',
  };
}

/** https://docs.aws.amazon.com/config/latest/APIReference/API_RecordingGroup.html */
export function recorder({ properties: given, name, arn }: Deployed): {
  readonly recorder: config.ConfigurationRecorder;
  readonly status: config.ConfigurationRecorderStatus;
} {
  const group = object(given, 'RecordingGroup');
  const excluded = group && object(group, 'ExclusionByResourceTypes');
  const strategy = group && object(group, 'RecordingStrategy');
  const resourceTypes = (group ? texts(group, 'ResourceTypes') : []) as config.ResourceType[];
  const allSupported = group ? (flag(group, 'AllSupported') ?? false) : true;
  const usual = allSupported ? 'ALL_SUPPORTED_RESOURCE_TYPES' : 'INCLUSION_BY_RESOURCE_TYPES';
  const useOnly = ((strategy && text(strategy, 'UseOnly')) ?? usual) as config.RecordingStrategyType;
  return {
    recorder: {
      name,
      arn,
      roleARN: text(given, 'RoleARN'),
      recordingGroup: {
        allSupported,
        includeGlobalResourceTypes: (group && flag(group, 'IncludeGlobalResourceTypes')) ?? false,
        resourceTypes,
        exclusionByResourceTypes: {
          resourceTypes: (excluded ? texts(excluded, 'ResourceTypes') : []) as config.ResourceType[],
        },
        recordingStrategy: { useOnly },
      },
      recordingMode: { recordingFrequency: 'CONTINUOUS', recordingModeOverrides: [] },
      recordingScope: 'PAID',
    },
    status: { name, arn, recording: flag(given, 'StartedOnCreate') ?? true, lastStatus: 'Success' },
  };
}

export function registry({ properties: given }: Deployed): ecr.GetRegistryScanningConfigurationResponse {
  return {
    registryId: ACCOUNT_ID,
    scanningConfiguration: {
      scanType: (text(given, 'ScanType') ?? 'BASIC') as ecr.ScanType,
      rules: objects(given, 'Rules').map((rule) => ({
        scanFrequency: text(rule, 'ScanFrequency') as ecr.ScanFrequency,
        repositoryFilters: objects(rule, 'RepositoryFilters').map((one) => ({
          filter: text(one, 'Filter'),
          filterType: (text(one, 'FilterType') ?? 'WILDCARD') as ecr.ScanningRepositoryFilterType,
        })),
      })),
    },
  };
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Rule.html: the priority is text there. */
export function listenerRule({ properties: given, arn }: Deployed): {
  readonly rule: elb.Rule;
  readonly listener: string;
} {
  return {
    listener: text(given, 'ListenerArn') ?? '',
    rule: {
      RuleArn: arn,
      Priority: text(given, 'Priority') ?? '1',
      IsDefault: false,
      Actions: objects(given, 'Actions').map((action) => {
        const redirect = object(action, 'RedirectConfig');
        return {
          Type: text(action, 'Type') as elb.ActionTypeEnum,
          Order: number(action, 'Order'),
          TargetGroupArn: text(action, 'TargetGroupArn'),
          RedirectConfig: redirect && {
            // What is not said is that of the request: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RedirectActionConfig.html
            Protocol: text(redirect, 'Protocol') ?? '#{protocol}',
            Port: text(redirect, 'Port') ?? '#{port}',
            Host: text(redirect, 'Host') ?? '#{host}',
            Path: text(redirect, 'Path') ?? '/#{path}',
            Query: text(redirect, 'Query') ?? '#{query}',
            StatusCode: (text(redirect, 'StatusCode') ?? 'HTTP_301') as elb.RedirectActionStatusCodeEnum,
          },
        };
      }),
      Conditions: [],
    },
  };
}

/** A new key is active: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html */
export function accessKey({ properties: given, id }: Deployed): iam.AccessKeyMetadata {
  const Status = (text(given, 'Status') ?? 'Active') as iam.StatusType;
  return { UserName: text(given, 'UserName') ?? 'user', AccessKeyId: id, Status };
}

export function logging({ properties: given }: Deployed): wafv2.LoggingConfiguration {
  const LogDestinationConfigs = texts(given, 'LogDestinationConfigs');
  return { ResourceArn: text(given, 'ResourceArn'), LogDestinationConfigs };
}
