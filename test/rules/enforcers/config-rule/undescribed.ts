import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import * as lambda from '@aws-sdk/client-lambda';
import { service } from '../fake/server';

/** The services that rules of the estate describe resources of, with none there. */
export const UNDESCRIBED = [
  service(cloudwatch, { DescribeAlarms: () => ({ CompositeAlarms: [], MetricAlarms: [] }) }),
  service(elb, { DescribeLoadBalancers: () => ({ LoadBalancers: [] }) }),
  service(lambda, { ListFunctions: () => ({ Functions: [] }) }),
];

/** What they would tell of. */
export const UNDESCRIBED_TYPES: readonly string[] = [
  'AWS::CloudWatch::CompositeAlarm',
  'AWS::ElasticLoadBalancingV2::ListenerRule',
  'AWS::Lambda::ResourcePolicy',
];
