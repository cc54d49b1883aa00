import type { Template } from 'aws-cdk-lib/assertions';
import { governanceShape } from '../../stacks/environments/governance';
import { APPROVER, type Mode, remediationOf, runbookOf } from './automation/runbooks';
import { attribute, named, only, ref, resourcesOf } from './template';

const ACCOUNT = '111122223333';
const templates: Readonly<Record<Mode, Template>> = {
  notify: remediationOf('notify'),
  approve: remediationOf('approve'),
  automatic: remediationOf('automatic'),
};
const attached = (template: Template) =>
  [...resourcesOf(template, 'AWS::Config::RemediationConfiguration').values()].map(
    ({ Properties }) => Properties,
  );
const statements = (template: Template, policy: string) =>
  (
    named(template, 'AWS::IAM::ManagedPolicy', policy).Properties['PolicyDocument'] as {
      Statement: { Action: string | string[]; Resource: unknown; Condition?: object }[];
    }
  ).Statement;
const arn = (service: string, resource: string): string =>
  `arn:aws:${service}:eu-west-1:${ACCOUNT}:${resource}`;

test('by default nothing is attached to a rule; the runbooks are there for dry runs', () => {
  expect(governanceShape.parse({}).remediation).toEqual({ mode: 'notify', approvers: [], atMostPerHour: 1 });
  expect(attached(templates.notify)).toEqual([]);
  expect(resourcesOf(templates.notify, 'AWS::SSM::Document').size).toBe(4);
  for (const name of ['quest-example-stop-ecs-service', 'quest-example-revoke-world-open-ingress'])
    expect(runbookOf(templates.notify, name).parameters['DryRun']?.allowedValues).toEqual(['true']);
});

test.each<[Mode, number]>([
  ['approve', 1],
  ['automatic', 3],
])('in the mode %s both rules start their runbook', (mode, maximumAutomaticAttempts) => {
  const common = (document: string, role: string) => ({
    Automatic: true,
    TargetType: 'SSM_DOCUMENT',
    TargetId: ref(document),
    Parameters: {
      ResourceId: { ResourceValue: { Value: 'RESOURCE_ID' } },
      AutomationAssumeRole: { StaticValue: { Values: [attribute(role, 'Arn')] } },
      DryRun: { StaticValue: { Values: ['false'] } },
    },
    ExecutionControls: { SsmControls: { ConcurrentExecutionRatePercentage: 1, ErrorPercentage: 1 } },
    MaximumAutomaticAttempts: maximumAutomaticAttempts,
    RetryAttemptSeconds: 3600,
  });
  expect(attached(templates[mode])).toEqual([
    {
      ...common('RemediationStop', 'RemediationServiceRole'),
      ConfigRuleName: 'quest-example-ecs-service-private-subnets-required',
      ResourceType: 'AWS::ECS::Service',
    },
    {
      ...common('RemediationRevoke', 'RemediationGroupRole'),
      ConfigRuleName: 'quest-example-ec2-security-group-ingress-restricted',
      ResourceType: 'AWS::EC2::SecurityGroup',
    },
  ]);
});

test('every parameter that AWS Config gives is one of the runbook, and none is missing', () => {
  for (const [mode, template] of Object.entries(templates))
    for (const { ResourceType, Parameters } of attached(template)) {
      const isService = ResourceType === 'AWS::ECS::Service';
      const name = isService ? 'quest-example-stop-ecs-service' : 'quest-example-revoke-world-open-ingress';
      const { parameters } = runbookOf(template, name);
      expect([mode, Object.keys(Parameters as object).sort()]).toEqual([
        mode,
        Object.keys(parameters).sort(),
      ]);
    }
});

test('a rule that is not watched has nothing attached', () => {
  const template = remediationOf('automatic', ['ec2-security-group-ingress-restricted']);
  expect(attached(template).map(({ ResourceType }) => ResourceType)).toEqual(['AWS::EC2::SecurityGroup']);
});

test('only where somebody is to approve is there a step that asks, and it names who', () => {
  const approvers = Object.entries(templates).map(([mode, template]) => {
    const { mainSteps } = runbookOf(template, 'quest-example-stop-ecs-service');
    return [mode, mainSteps.find(({ action }) => action === 'aws:approve')?.inputs['Approvers']];
  });
  expect(Object.fromEntries(approvers)).toEqual({
    notify: undefined,
    automatic: undefined,
    approve: [APPROVER],
  });
});

test.each([
  [{ mode: 'approve' }, 'at least one, where the mode is "approve"'],
  [{ mode: 'approve', approvers: ['somebody'] }, 'the ARN of an IAM role or user'],
  [{ atMostPerHour: 0 }, 'a whole number from 1 to 20'],
  [{ mode: 'auto' }, '"notify" or "approve" or "automatic"'],
])('the configuration %j is refused', (remediation, message) => {
  const result = governanceShape.safeParse({ remediation });
  expect(result.error?.issues.map((issue) => issue.message)).toEqual([message]);
});

test('what stops services reaches those of the cluster that have the tag of the environment and did not opt out', () => {
  const own = { ArnEquals: { 'ecs:cluster': arn('ecs', 'cluster/quest-example') } };
  expect(statements(templates.automatic, 'RemediationServiceRolePolicy').slice(3)).toEqual([
    {
      Effect: 'Allow',
      Action: 'ecs:DescribeServices',
      Resource: arn('ecs', 'service/quest-example/*'),
      Condition: own,
    },
    {
      Effect: 'Allow',
      Action: 'ecs:UpdateService',
      Resource: arn('ecs', 'service/quest-example/*'),
      Condition: {
        ...own,
        StringEquals: { 'aws:ResourceTag/environment': 'example' },
        StringNotEquals: { 'aws:ResourceTag/remediation': 'off' },
      },
    },
    {
      Effect: 'Allow',
      Action: 'application-autoscaling:RegisterScalableTarget',
      Resource: arn('application-autoscaling', 'scalable-target/*'),
      Condition: {
        StringEquals: {
          'application-autoscaling:service-namespace': 'ecs',
          'application-autoscaling:scalable-dimension': 'ecs:service:DesiredCount',
        },
      },
    },
    {
      Effect: 'Allow',
      Action: ['ssm:DeleteParameters', 'ssm:GetParameter'],
      Resource: arn('ssm', 'parameter/quest/example/remediation/stopped/*'),
    },
  ]);
});

test('the runbooks of groups have functions asked and people told, and do nothing else', () => {
  expect(statements(templates.automatic, 'RemediationGroupRolePolicy').map(({ Action }) => Action)).toEqual([
    'lambda:InvokeFunction',
    'sns:Publish',
    ['kms:Decrypt', 'kms:GenerateDataKey'],
  ]);
});

test('groups are changed only with the tag; what only tells revokes none', () => {
  const change = (mode: Mode) =>
    statements(templates[mode], 'RemediationFunctionRolePolicy').filter(({ Action }) =>
      [Action].flat().some((action) => /SecurityGroupIngress$/.test(action)),
    );
  const both = ['ec2:AuthorizeSecurityGroupIngress', 'ec2:RevokeSecurityGroupIngress'];
  expect(change('automatic')).toEqual([
    {
      Effect: 'Allow',
      Action: both,
      Resource: arn('ec2', 'security-group/*'),
      Condition: {
        StringEquals: { 'aws:ResourceTag/environment': 'example' },
        StringNotEquals: { 'aws:ResourceTag/remediation': 'off' },
      },
    },
    { Effect: 'Allow', Action: both, Resource: arn('ec2', 'security-group-rule/*') },
  ]);
  expect(change('notify').map(({ Action }) => Action)).toEqual([both[0], both[0]]);
});

test('what knows resources names them: the star is for what lists and for traces', () => {
  const starred = ['ServiceRole', 'GroupRole', 'FunctionRole'].flatMap((role) =>
    statements(templates.automatic, `Remediation${role}Policy`).filter(({ Resource }) => Resource === '*'),
  );
  expect(starred.flatMap(({ Action }) => Action).sort()).toEqual([
    'application-autoscaling:DescribeScalableTargets',
    'ec2:DescribeSecurityGroupRules',
    'ec2:DescribeSecurityGroups',
    'ecs:ListServices',
    'xray:PutTelemetryRecords',
    'xray:PutTraceSegments',
  ]);
});

test.each(['RemediationServiceRole', 'RemediationGroupRole'])(
  '%s serves runbooks of this account only',
  (role) => {
    expect(named(templates.automatic, 'AWS::IAM::Role', role).Properties['AssumeRolePolicyDocument']).toEqual(
      {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'ssm.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': ACCOUNT },
              ArnLike: { 'aws:SourceArn': arn('ssm', 'automation-execution/*') },
            },
          },
        ],
      },
    );
  },
);

test('the function is told its limits, logs to its own encrypted group, and seldom runs', () => {
  expect(only(templates.automatic, 'AWS::Lambda::Function').Properties).toMatchObject({
    Runtime: 'nodejs24.x',
    Architectures: ['arm64'],
    ReservedConcurrentExecutions: 2,
    TracingConfig: { Mode: 'Active' },
    Environment: {
      Variables: {
        GUARDRAILS_ENVIRONMENT: 'example',
        GUARDRAILS_CLUSTER: 'quest-example',
        GUARDRAILS_AT_MOST_PER_HOUR: '1',
      },
    },
  });
  expect(only(templates.automatic, 'AWS::Logs::LogGroup').Properties).toMatchObject({
    LogGroupName: '/quest/example/guardrails/remediation',
    KmsKeyId: attribute('LogsKey', 'Arn'),
  });
});
