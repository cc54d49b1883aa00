import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as config from '@aws-sdk/client-config-service';
import * as ssm from '@aws-sdk/client-ssm';
import { type Ranges, Refusal, service } from '../fake/server';
import type { Service } from '../fake/service';
import type { Stock } from './stock';
import { type Check, paged, pairs } from './trouble';

const RANGES: Ranges = {
  'DescribeLogGroupsRequest.limit': {
    ...{ least: 1, most: 50, error: 'InvalidParameterException' },
    page: 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html',
  },
  'DescribeParametersRequest.MaxResults': {
    ...{ least: 1, most: 50 },
    page: 'https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeParameters.html',
  },
  'DescribeAlarmsInput.MaxRecords': {
    ...{ least: 1, most: 100 },
    page: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html',
  },
};

/** What watches an account, and what it is managed with. */
export function watching(stock: Stock, check: Check): readonly Service[] {
  return [
    service(
      logs,
      {
        DescribeLogGroups({ nextToken: token }) {
          check('DescribeLogGroups');
          const [found, nextToken] = paged(stock.groups, token);
          return { logGroups: found.map(({ group }) => group), nextToken };
        },
        DescribeResourcePolicies({ nextToken: token, policyScope, resourceArn }) {
          check('DescribeResourcePolicies', resourceArn);
          const own = stock.groups.filter(
            ({ group, policy }) => policy !== undefined && group.logGroupArn === resourceArn,
          );
          const all: readonly logs.ResourcePolicy[] =
            policyScope === 'RESOURCE'
              ? own.map(({ policy: policyDocument }) => ({ policyDocument, policyScope, resourceArn }))
              : stock.logsPolicies;
          const [resourcePolicies, nextToken] = paged(all, token);
          return { resourcePolicies, nextToken };
        },
        ListTagsForResource: ({ resourceArn = '' }) => ({ tags: stock.tags[resourceArn] ?? {} }),
      },
      RANGES,
    ),
    service(
      ssm,
      {
        DescribeParameters({ NextToken: token }) {
          check('DescribeParameters');
          const [Parameters, NextToken] = paged(stock.parameters, token);
          return { Parameters, NextToken };
        },
        GetServiceSetting({ SettingId = '' }) {
          check('GetServiceSetting', SettingId);
          const found = stock.settings.find((one) => one.SettingId === SettingId);
          if (!found) throw new Refusal('ServiceSettingNotFound', SettingId);
          return { ServiceSetting: found };
        },
        ListTagsForResource: ({ ResourceId = '' }) => ({ TagList: pairs(stock.tags[ResourceId]) }),
      },
      RANGES,
    ),
    service(
      cloudwatch,
      {
        DescribeAlarms({ AlarmTypes, NextToken: token }) {
          check('DescribeAlarms');
          if (!AlarmTypes?.includes('CompositeAlarm')) return { MetricAlarms: [] };
          const [CompositeAlarms, NextToken] = paged(stock.alarms, token);
          return { CompositeAlarms, NextToken };
        },
        ListTagsForResource: ({ ResourceARN = '' }) => ({ Tags: pairs(stock.tags[ResourceARN]) }),
      },
      RANGES,
    ),
    service(config, {
      DescribeConfigurationRecorders() {
        check('DescribeConfigurationRecorders');
        return { ConfigurationRecorders: stock.recorders.map(({ recorder }) => recorder) };
      },
      DescribeConfigurationRecorderStatus() {
        check('DescribeConfigurationRecorderStatus');
        return { ConfigurationRecordersStatus: stock.recorders.map(({ status }) => status) };
      },
      ListDiscoveredResources: ({ resourceType }) => ({
        resourceIdentifiers: Array.from({ length: stock.classic }, (_, at) => ({
          resourceType,
          resourceId: `acl-${at}`,
        })),
      }),
    }),
  ];
}
