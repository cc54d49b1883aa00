import { Stack } from 'aws-cdk-lib';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type * as logs from 'aws-cdk-lib/aws-logs';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import type { Environment } from '../environments/environment';
import { logGroupArn } from './encrypted-log-group';

/** Requests of one address in five minutes; the service itself has a finer limit. */
const requestsPerAddress = 2000;

/** https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html */
const managed = [
  'AWSManagedRulesAmazonIpReputationList',
  'AWSManagedRulesCommonRuleSet',
  'AWSManagedRulesKnownBadInputsRuleSet',
] as const;

/** What clients prove who they are with. Neither logs nor sampled requests show it. */
const secretHeaders = ['authorization', 'cookie'] as const;

interface WebAclProps {
  readonly environment: Environment;
  readonly loadBalancer: elbv2.ApplicationLoadBalancer;
  /** Its name has to begin with `aws-waf-logs-`; WAF itself is let write to it when logging begins. */
  readonly logGroup: logs.ILogGroup;
  readonly logGroupName: string;
}

/**
 * Refuses what is known to be bad before it reaches the load balancer.
 * https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html
 */
export function webAcl(scope: Construct, id: string, props: WebAclProps): wafv2.CfnWebACL {
  const { environment, loadBalancer, logGroup, logGroupName } = props;
  const seen = (metricName: string) => ({
    cloudWatchMetricsEnabled: true,
    metricName,
    sampledRequestsEnabled: true,
  });
  const acl = new wafv2.CfnWebACL(scope, id, {
    name: `quest-${environment.name}`,
    description: 'Quest: refuses what is known to be bad',
    scope: 'REGIONAL',
    defaultAction: { allow: {} },
    visibilityConfig: seen(`quest-${environment.name}`),
    // https://docs.aws.amazon.com/waf/latest/developerguide/data-masking.html
    dataProtectionConfig: {
      dataProtections: [
        { action: 'SUBSTITUTION', field: { fieldType: 'SINGLE_HEADER', fieldKeys: [...secretHeaders] } },
      ],
    },
    rules: [
      {
        name: 'TooManyRequests',
        priority: 0,
        action: { block: { customResponse: { responseCode: 429 } } },
        statement: {
          rateBasedStatement: {
            limit: requestsPerAddress,
            evaluationWindowSec: 300,
            aggregateKeyType: 'IP',
          },
        },
        visibilityConfig: seen('TooManyRequests'),
      },
      ...managed.map((name, index) => ({
        name,
        priority: index + 1,
        overrideAction: { none: {} },
        statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
        visibilityConfig: seen(name),
      })),
    ],
  });
  new wafv2.CfnWebACLAssociation(scope, `${id}Association`, {
    webAclArn: acl.attrArn,
    resourceArn: loadBalancer.loadBalancerArn,
  });
  const logging = new wafv2.CfnLoggingConfiguration(scope, `${id}Logging`, {
    resourceArn: acl.attrArn,
    // Without the `:*` that CloudFormation's own ARN of a log group ends with.
    logDestinationConfigs: [logGroupArn(Stack.of(scope), logGroupName)],
    redactedFields: secretHeaders.map((name) => ({ singleHeader: { Name: name } })),
  });
  logging.node.addDependency(logGroup);
  return acl;
}
