import type { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';

const inAccount = (stack: Stack, service: string, resource: string): string =>
  `arn:${stack.partition}:${service}:${stack.region}:${stack.account}:${resource}`;

/**
 * What judging takes. Those for all resources know none that one could name here; a rule's ARN ends in an id that AWS
 * Config makes up, and so does that of a recorder.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsconfig.html
 */
export function judgeStatements(stack: Stack, describes: readonly string[]): readonly iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'Items',
      actions: [
        'config:BatchGetResourceConfig',
        'config:GetResourceConfigHistory',
        'config:ListDiscoveredResources',
        'config:PutEvaluations',
      ],
      resources: ['*'],
    }),
    new iam.PolicyStatement({
      sid: 'Verdicts',
      actions: ['config:GetComplianceDetailsByConfigRule'],
      resources: [inAccount(stack, 'config', 'config-rule/*')],
    }),
    new iam.PolicyStatement({
      sid: 'Recorders',
      actions: ['config:DescribeConfigurationRecorders', 'config:DescribeConfigurationRecorderStatus'],
      resources: [inAccount(stack, 'config', 'configuration-recorder/*')],
    }),
    ...describeStatements(stack, describes),
  ];
}

/**
 * The actions of describing that know the resources they are about. The others know none, or, as
 * cloudwatch:DescribeAlarms, tell of composite alarms only who may ask for all.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 * and https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
 */
const about: Readonly<Record<string, (stack: Stack) => string>> = {
  'iam:ListAccessKeys': ({ partition, account }) => `arn:${partition}:iam::${account}:user/*`,
  'lambda:GetLayerVersionPolicy': (stack) => inAccount(stack, 'lambda', 'layer:*'),
  'lambda:GetPolicy': (stack) => inAccount(stack, 'lambda', 'function:*'),
  'lambda:ListFunctionEventInvokeConfigs': (stack) => inAccount(stack, 'lambda', 'function:*'),
  'lambda:ListFunctionUrlConfigs': (stack) => inAccount(stack, 'lambda', 'function:*'),
  'logs:DescribeLogGroups': (stack) => inAccount(stack, 'logs', 'log-group:*'),
  'logs:ListTagsForResource': (stack) => inAccount(stack, 'logs', 'log-group:*'),
  'ssm:GetServiceSetting': (stack) => inAccount(stack, 'ssm', 'servicesetting/*'),
};

/** What AWS Config does not record is listed and described, all there is of it in the account. */
function describeStatements(stack: Stack, describes: readonly string[]): readonly iam.PolicyStatement[] {
  const resources = new Map<string, string[]>();
  for (const action of describes.filter((one) => !one.startsWith('config:'))) {
    const resource = about[action]?.(stack) ?? '*';
    resources.set(resource, [...(resources.get(resource) ?? []), action]);
  }
  return [...resources].map(
    ([resource, actions]) => new iam.PolicyStatement({ actions, resources: [resource] }),
  );
}

/** What having rules look again takes, and noting that they did. */
export function expiryStatements(stack: Stack, note: string): readonly iam.PolicyStatement[] {
  return [
    // Knows no resource: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsconfig.html
    new iam.PolicyStatement({ sid: 'Rules', actions: ['config:DescribeConfigRules'], resources: ['*'] }),
    new iam.PolicyStatement({
      sid: 'Again',
      actions: ['config:StartConfigRulesEvaluation'],
      resources: [inAccount(stack, 'config', 'config-rule/*')],
    }),
    new iam.PolicyStatement({
      sid: 'Note',
      actions: ['ssm:GetParameter', 'ssm:PutParameter'],
      resources: [note],
    }),
  ];
}
