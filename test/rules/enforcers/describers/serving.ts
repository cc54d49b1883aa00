import * as ecr from '@aws-sdk/client-ecr';
import * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import * as iam from '@aws-sdk/client-iam';
import * as scheduler from '@aws-sdk/client-scheduler';
import * as sns from '@aws-sdk/client-sns';
import * as wafv2 from '@aws-sdk/client-wafv2';
import { type Ranges, Refusal, service } from '../fake/server';
import type { Service } from '../fake/service';
import type { Stock } from './stock';
import { type Check, PAGE, paged, pairs } from './trouble';

const RANGES: Ranges = {
  'ListWebACLsRequest.Limit': {
    ...{ least: 1, most: 100, error: 'WAFInvalidParameterException' },
    page: 'https://docs.aws.amazon.com/waf/latest/APIReference/API_ListWebACLs.html',
  },
  'ListLoggingConfigurationsRequest.Limit': {
    ...{ least: 1, most: 100, error: 'WAFInvalidParameterException' },
    page: 'https://docs.aws.amazon.com/waf/latest/APIReference/API_ListLoggingConfigurations.html',
  },
  'ListUsersRequest.MaxItems': {
    ...{ least: 1, most: 1000 },
    page: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html',
  },
  'ListSchedulesInput.MaxResults': {
    ...{ least: 1, most: 100 },
    page: 'https://docs.aws.amazon.com/scheduler/latest/APIReference/API_ListSchedules.html',
  },
};

/** What answers requests, sends messages and keeps images, and who may. */
export function serving(stock: Stock, check: Check): readonly Service[] {
  const acls = [...new Set(stock.associations.map(({ acl }) => acl))];
  const users = [...new Set(stock.keys.map(({ UserName = '' }) => UserName))];
  return [
    service(ecr, {
      GetRegistryScanningConfiguration() {
        check('GetRegistryScanningConfiguration');
        return stock.registry;
      },
    }),
    service(elb, {
      DescribeLoadBalancers({ Marker }) {
        check('DescribeLoadBalancers');
        const [LoadBalancers, NextMarker] = paged(stock.balancers, Marker);
        return { LoadBalancers, NextMarker };
      },
      DescribeListeners({ LoadBalancerArn = '', Marker }) {
        check('DescribeListeners', LoadBalancerArn);
        const [Listeners, NextMarker] = paged(stock.listeners[LoadBalancerArn] ?? [], Marker);
        return { Listeners, NextMarker };
      },
      DescribeRules({ ListenerArn = '', Marker }) {
        check('DescribeRules', ListenerArn);
        const own = stock.rules.filter(({ listener }) => listener === ListenerArn).map(({ rule }) => rule);
        const usual = { RuleArn: `${ListenerArn}/usual`, IsDefault: true, Priority: 'default', Actions: [] };
        const [Rules, NextMarker] = paged([usual, ...own], Marker);
        return { Rules, NextMarker };
      },
      DescribeTags: ({ ResourceArns = [] }) => ({
        TagDescriptions: ResourceArns.map((ResourceArn) => ({
          ResourceArn,
          Tags: pairs(stock.tags[ResourceArn]),
        })),
      }),
    }),
    service(
      wafv2,
      {
        ListWebACLs({ NextMarker: token }) {
          check('ListWebACLs');
          const [found, NextMarker] = paged(acls, token);
          return { WebACLs: found.map((ARN) => ({ ARN })), NextMarker };
        },
        ListResourcesForWebACL({ WebACLArn = '', ResourceType }) {
          check('ListResourcesForWebACL', WebACLArn);
          if (ResourceType !== 'APPLICATION_LOAD_BALANCER') return { ResourceArns: [] };
          const found = stock.associations.filter(({ acl }) => acl === WebACLArn);
          return { ResourceArns: found.map(({ resource }) => resource) };
        },
        ListLoggingConfigurations({ Scope, NextMarker: token }) {
          check('ListLoggingConfigurations');
          const isGlobal = ({ ResourceArn = '' }: wafv2.LoggingConfiguration) =>
            /:global\//.test(ResourceArn);
          const all = stock.loggings.filter((one) => isGlobal(one) === (Scope === 'CLOUDFRONT'));
          // The last page names a next one, which is empty.
          const from = Number(token ?? 0);
          const LoggingConfigurations = all.slice(from, from + PAGE);
          const isMore = LoggingConfigurations.length > 0;
          return { LoggingConfigurations, ...(isMore ? { NextMarker: String(from + PAGE) } : {}) };
        },
      },
      RANGES,
    ),
    service(
      iam,
      {
        ListUsers({ Marker: token }) {
          check('ListUsers');
          const [found, Marker] = paged(users, token);
          const Users = found.map((UserName) => ({
            ...{ UserName, Path: '/', UserId: `AIDA${UserName}`, CreateDate: new Date(0) },
            Arn: `arn:aws:iam::123456789012:user/${UserName}`,
          }));
          return { Users, Marker, IsTruncated: Marker !== undefined };
        },
        ListAccessKeys({ UserName, Marker: token }) {
          check('ListAccessKeys', UserName);
          const own = stock.keys.filter((key) => key.UserName === UserName);
          const [AccessKeyMetadata, Marker] = paged(own, token);
          return { AccessKeyMetadata, Marker, IsTruncated: Marker !== undefined };
        },
      },
      RANGES,
    ),
    service(sns, {
      ListSubscriptions({ NextToken: token }) {
        check('ListSubscriptions');
        const [found, NextToken] = paged(stock.subscriptions, token);
        return { Subscriptions: found.map(({ subscription }) => subscription), NextToken };
      },
      GetSubscriptionAttributes({ SubscriptionArn = '' }) {
        check('GetSubscriptionAttributes', SubscriptionArn);
        const found = stock.subscriptions.find((one) => one.subscription.SubscriptionArn === SubscriptionArn);
        if (!found) throw new Refusal('NotFoundException', SubscriptionArn);
        return { Attributes: found.attributes };
      },
    }),
    service(
      scheduler,
      {
        ListSchedules({ NextToken: token }) {
          check('ListSchedules');
          const [found, NextToken] = paged(stock.schedules, token);
          return {
            Schedules: found.map(({ Name, GroupName, Arn }) => ({ Name, GroupName, Arn })),
            NextToken,
          };
        },
        GetSchedule({ Name = '' }) {
          check('GetSchedule', Name);
          const found = stock.schedules.find((one) => one.Name === Name);
          if (!found) throw new Refusal('ResourceNotFoundException', Name);
          return found;
        },
      },
      RANGES,
    ),
  ];
}
