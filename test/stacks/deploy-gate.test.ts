import type { Template } from 'aws-cdk-lib/assertions';
import { ENDPOINT } from '../../rules/core/rule';
import { MOST_TARGET_NAMES, targetNames } from '../../rules/enforcers/hook/plan';
import { loadPack } from '../../rules/packs/packs';
import { governance } from '../../stacks/environments/governance';
import { account, attribute, named, ref, resourcesOf, synthesize } from './template';

const { governance: template } = synthesize({ governance: governance() });

const hooksOf = (from: Template) => [...resourcesOf(from, 'AWS::CloudFormation::LambdaHook').values()];
const gate = 'DeployGateFunction';

const rule = (...appliesTo: string[]) => ({
  ...required(loadPack('baseline').rules[0]),
  appliesTo,
  reads: [],
});

test('one hook asks about templates, the other about the resources that rules judge alone', () => {
  const common = {
    ExecutionRole: attribute('DeployGateHookRole', 'Arn'),
    LambdaFunction: attribute(gate, 'Arn'),
    FailureMode: 'WARN',
    HookStatus: 'ENABLED',
    StackFilters: {
      FilteringCriteria: 'ALL',
      StackNames: { Exclude: ['CDKToolkit', 'Quest-example-Governance'] },
    },
  };
  const filters = { Actions: ['CREATE', 'UPDATE'], InvocationPoints: ['PRE_PROVISION'] };
  const [templates, resources] = hooksOf(template);
  expect(hooksOf(template)).toHaveLength(2);
  expect(templates?.Properties).toEqual({
    ...common,
    Alias: 'Quest::Example::Templates',
    TargetOperations: ['STACK', 'CHANGE_SET'],
    TargetFilters: filters,
  });
  expect(resources?.Properties).toEqual({
    ...common,
    Alias: 'Quest::Example::Resources',
    TargetOperations: ['RESOURCE', 'CLOUD_CONTROL'],
    TargetFilters: { ...filters, TargetNames: targetNames(loadPack('baseline').rules) },
  });
});

test('an environment says whether the gate refuses, and whether it is there', () => {
  const deployGate = { failureMode: 'FAIL', status: 'DISABLED' } as const;
  const changed = synthesize({ governance: governance({ deployGate }) }).governance;
  for (const { Properties } of hooksOf(changed)) {
    expect(Properties).toMatchObject({ FailureMode: 'FAIL', HookStatus: 'DISABLED' });
  }
});

test('the names of hooks and the filters are such as CloudFormation takes', () => {
  for (const { Properties } of hooksOf(template)) {
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-lambdahook.html
    expect(Properties['Alias']).toMatch(/^(?!(?:aws))[A-Za-z0-9]{2,64}(::[A-Za-z0-9]{2,64}){2}$/i);
  }
  // https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/hooks-target-filtering.html
  const names = targetNames(loadPack('baseline').rules);
  expect(names.length).toBeLessThanOrEqual(MOST_TARGET_NAMES);
  for (const name of names)
    expect(name).toMatch(/^[a-zA-Z0-9]{2,64}::[a-zA-Z0-9]{2,64}::([a-zA-Z0-9]{2,64}|\*)$/);
});

test('every type that a rule judges alone is asked about, and what is a part of one', () => {
  const { rules } = loadPack('baseline');
  const names = targetNames(rules).map((name) => new RegExp(`^${name.replace('*', '\\w+')}$`));
  const asked = (type: string): boolean => names.some((name) => name.test(type));
  const lone = rules
    .filter(({ reads }) => reads.length === 0)
    .flatMap(({ appliesTo }) => appliesTo)
    .filter((type) => type !== ENDPOINT);
  expect(lone.length).toBeGreaterThan(100);
  expect(lone.filter((type) => !asked(type))).toEqual([]);
  expect(targetNames([rule('AWS::EC2::SecurityGroup')])).toEqual([
    'AWS::EC2::SecurityGroup',
    'AWS::EC2::SecurityGroupEgress',
    'AWS::EC2::SecurityGroupIngress',
  ]);
});

test('the service of the most types is the first that is named as a whole', () => {
  const rules = [rule('AWS::A1::X', 'AWS::A1::Y', 'AWS::A1::Z'), rule('AWS::B2::X', 'AWS::B2::Y')];
  expect(targetNames(rules, 5)).toHaveLength(5);
  expect(targetNames(rules, 4)).toEqual(['AWS::A1::*', 'AWS::B2::X', 'AWS::B2::Y']);
  expect(targetNames(rules, 2)).toEqual(['AWS::A1::*', 'AWS::B2::*']);
});

test('CloudFormation may call the function, on behalf of this account, and do nothing else', () => {
  expect(named(template, 'AWS::IAM::Role', 'DeployGateHookRole').Properties).toMatchObject({
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: 'hooks.cloudformation.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': account } },
        },
      ],
    },
  });
  expect(named(template, 'AWS::IAM::ManagedPolicy', 'DeployGateHookPolicy').Properties).toMatchObject({
    PolicyDocument: {
      Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: attribute(gate, 'Arn') }],
    },
    Roles: [ref('DeployGateHookRole')],
  });
});

test('the function may write its log and its traces, and do nothing else', () => {
  const { PolicyDocument } = named(template, 'AWS::IAM::ManagedPolicy', 'DeployGateRolePolicy').Properties;
  const { Statement } = PolicyDocument as { readonly Statement: readonly { readonly Action: unknown }[] };
  expect(Statement.flatMap(({ Action }) => Action).sort()).toEqual([
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    'sqs:SendMessage',
    'xray:PutTelemetryRecords',
    'xray:PutTraceSegments',
  ]);
});

test('the function answers before CloudFormation stops waiting, and leaves out what mends it', () => {
  expect(named(template, 'AWS::Lambda::Function', gate).Properties).toMatchObject({
    FunctionName: 'quest-example-deploy-gate',
    Runtime: 'nodejs24.x',
    Architectures: ['arm64'],
    Handler: 'index.handler',
    // https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/lambda-hooks-create-lambda-function.html
    Timeout: 28,
    ReservedConcurrentExecutions: 20,
    TracingConfig: { Mode: 'Active' },
    Environment: {
      Variables: {
        GUARDRAILS_PACK: 'baseline',
        GUARDRAILS_LEFT_OUT: 'CDKToolkit,Quest-example-Governance',
      },
    },
  });
});

test('what it could not judge is told', () => {
  expect(named(template, 'AWS::CloudWatch::Alarm', 'DeployGateDeployGateFailures').Properties).toMatchObject({
    AlarmName: 'quest-example-DeployGateFailures',
    Namespace: 'QuestGuardrails/DeployGate',
    MetricName: 'Failures',
    Dimensions: [{ Name: 'Function', Value: 'quest-example-deploy-gate' }],
    Threshold: 1,
    TreatMissingData: 'notBreaching',
  });
});

test('one command switches both hooks off: an output has it', () => {
  const outputs: Readonly<Record<string, { readonly Value: unknown }>> = template.toJSON()['Outputs'];
  const [, output] = Object.entries(outputs).find(([name]) => name.startsWith('DeployGateDisable')) ?? [];
  const { 'Fn::Join': [, parts] = ['', []] } = required(output).Value as { 'Fn::Join': [string, unknown[]] };
  const command = parts.map((part) => (typeof part === 'string' ? part : 'arn:aws:lambda:x')).join('');
  const [, region, type, prefix, configuration] =
    /^for hook in Templates Resources; do aws cloudformation set-type-configuration --region (\S+) --type (\S+) --type-name (\S+)::\$hook --configuration '([^']+)'; done$/.exec(
      command,
    ) ?? [];
  expect([region, type]).toEqual(['us-east-1', 'HOOK']);
  const names = ['Templates', 'Resources'].map((kind) => `${prefix}::${kind}`);
  expect(names).toEqual(hooksOf(template).map(({ Properties }) => Properties['Alias']));
  expect(JSON.parse(configuration ?? '')).toEqual({
    CloudFormationConfiguration: {
      HookConfiguration: {
        HookInvocationStatus: 'DISABLED',
        FailureMode: 'WARN',
        TargetOperations: ['STACK'],
        Properties: { LambdaFunction: 'arn:aws:lambda:x' },
      },
    },
  });
});

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('there is none');
  return value;
}
