import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { remediationPath } from '../remediation/runbook';

/** What may be changed: what has the environment's tag, and not the one that opts out. */
interface Scope {
  readonly environment: string;
  readonly cluster: string;
}

const arn = ({ partition, region, account }: Stack, service: string, resource: string): string =>
  `arn:${partition}:${service}:${region}:${account}:${resource}`;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourcetag */
const tagged = ({ environment }: Scope) => ({
  StringEquals: { 'aws:ResourceTag/environment': environment },
  StringNotEquals: { 'aws:ResourceTag/remediation': 'off' },
});

const inCluster = (stack: Stack, { cluster }: Scope) => ({
  ArnEquals: { 'ecs:cluster': arn(stack, 'ecs', `cluster/${cluster}`) },
});

const services = (stack: Stack, { cluster }: Scope): string => arn(stack, 'ecs', `service/${cluster}/*`);

/**
 * A role that Systems Manager runs runbooks of this account as, and nobody else's: as in AWS's own role of that kind.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html and
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/running-automations-multiple-accounts-regions.html
 */
export function runbookRole(
  scope: Construct,
  id: string,
  description: string,
  statements: readonly iam.PolicyStatement[],
): iam.IRole {
  const stack = Stack.of(scope);
  const role = new iam.Role(scope, id, {
    description,
    assumedBy: new iam.ServicePrincipal('ssm.amazonaws.com', {
      conditions: {
        StringEquals: { 'aws:SourceAccount': stack.account },
        ArnLike: { 'aws:SourceArn': arn(stack, 'ssm', 'automation-execution/*') },
      },
    }),
  });
  new iam.ManagedPolicy(scope, `${id}Policy`, { description, roles: [role], statements: [...statements] });
  return role.withoutPolicyUpdates();
}

/** What each runbook does: asks functions, and tells people. */
export function commonStatements(
  functions: readonly lambda.IFunction[],
  topic: sns.ITopic,
  key: kms.IKey,
): readonly iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      actions: ['lambda:InvokeFunction'],
      resources: functions.map((one) => one.functionArn),
    }),
    new iam.PolicyStatement({ actions: ['sns:Publish'], resources: [topic.topicArn] }),
    // https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
    new iam.PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key.keyArn] }),
  ];
}

/** What stops a service and starts it again; nothing outside the cluster, nothing that opted out. */
export function serviceStatements(stack: Stack, scope: Scope): readonly iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      actions: ['ecs:DescribeServices'],
      resources: [services(stack, scope)],
      conditions: inCluster(stack, scope),
    }),
    new iam.PolicyStatement({
      actions: ['ecs:UpdateService'],
      resources: [services(stack, scope)],
      conditions: { ...inCluster(stack, scope), ...tagged(scope) },
    }),
    // The id of a scalable target is made up by the service.
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsapplicationautoscaling.html
    new iam.PolicyStatement({
      actions: ['application-autoscaling:RegisterScalableTarget'],
      resources: [arn(stack, 'application-autoscaling', 'scalable-target/*')],
      conditions: {
        StringEquals: {
          'application-autoscaling:service-namespace': 'ecs',
          'application-autoscaling:scalable-dimension': 'ecs:service:DesiredCount',
        },
      },
    }),
    new iam.PolicyStatement({
      actions: ['ssm:GetParameter', 'ssm:DeleteParameters'],
      resources: [arn(stack, 'ssm', `parameter${remediationPath(scope.environment)}/stopped/*`)],
    }),
  ];
}

/**
 * What the function looks at, records and, for security groups, changes. Those for all resources know none that one
 * could name here: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html and
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html
 */
export function remediatorStatements(
  stack: Stack,
  scope: Scope,
  mayRevoke: boolean,
): readonly iam.PolicyStatement[] {
  const path = `parameter${remediationPath(scope.environment)}`;
  const records = ['stopped', 'revoked'].map((folder) => arn(stack, 'ssm', `${path}/${folder}`));
  const groups = arn(stack, 'ec2', 'security-group/*');
  const rules = arn(stack, 'ec2', 'security-group-rule/*');
  const change = [
    'ec2:AuthorizeSecurityGroupIngress',
    ...(mayRevoke ? ['ec2:RevokeSecurityGroupIngress'] : []),
  ];
  return [
    new iam.PolicyStatement({
      actions: ['ssm:GetParameter'],
      resources: [arn(stack, 'ssm', `${path}/switch`)],
    }),
    new iam.PolicyStatement({ actions: ['ssm:GetParametersByPath'], resources: records }),
    new iam.PolicyStatement({
      actions: ['ssm:PutParameter', 'ssm:DeleteParameters'],
      resources: records.map((record) => `${record}/*`),
    }),
    new iam.PolicyStatement({
      actions: ['ecs:DescribeServices'],
      resources: [services(stack, scope)],
      conditions: inCluster(stack, scope),
    }),
    new iam.PolicyStatement({
      actions: ['ecs:ListServices'],
      resources: ['*'],
      conditions: inCluster(stack, scope),
    }),
    new iam.PolicyStatement({
      actions: [
        'application-autoscaling:DescribeScalableTargets',
        'ec2:DescribeSecurityGroupRules',
        'ec2:DescribeSecurityGroups',
      ],
      resources: ['*'],
    }),
    new iam.PolicyStatement({ actions: change, resources: [groups], conditions: tagged(scope) }),
    // Asked for as well, beside the group itself, which has to have the tags.
    new iam.PolicyStatement({ actions: change, resources: [rules] }),
    new iam.PolicyStatement({
      actions: ['ec2:CreateTags'],
      resources: [rules],
      conditions: { StringEquals: { 'ec2:CreateAction': 'AuthorizeSecurityGroupIngress' } },
    }),
  ];
}
