import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { DESCRIBED } from '../../rules/enforcers/config-rule/described';
import type { Granted } from '../../rules/enforcers/config-rule/granted';
import { loadPack } from '../../rules/packs/packs';
import { claimsOf } from '../../stacks/claims';
import type { Environment } from '../../stacks/environments/environment';
import { example } from '../../stacks/environments/example';
import { governance } from '../../stacks/environments/governance';
import { selectEnvironment } from '../../stacks/environments/select';
import { account, arn, attribute, build, named, only, ref, resourcesOf } from './template';

const templateOf = (environment: Environment) => Template.fromStack(build(environment).governance);
const template = templateOf(example);

/** What the template holds of every rule, by its name without the prefix. */
function rulesIn(
  of: Template,
  prefix = 'quest-example-',
): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  return new Map(
    [...resourcesOf(of, 'AWS::Config::ConfigRule').values()].map(({ Properties }) => {
      const name = String(Properties['ConfigRuleName']);
      expect(name.startsWith(prefix)).toBe(true);
      return [name.slice(prefix.length), Properties];
    }),
  );
}

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

/** The statements of every policy whose logical id begins so. */
function statementsOf(of: Template, id: string): readonly Statement[] {
  return [...resourcesOf(of, 'AWS::IAM::ManagedPolicy')]
    .filter(([logicalId]) => logicalId.startsWith(id))
    .flatMap(([, { Properties }]) => (Properties['PolicyDocument'] as { Statement: Statement[] }).Statement);
}

const listed = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? [value] : value;

const scheduled = (MaximumExecutionFrequency: string) => [
  { EventSource: 'aws.config', MessageType: 'ScheduledNotification', MaximumExecutionFrequency },
];

const sources = (...messages: readonly string[]) =>
  messages.map((MessageType) => ({
    EventSource: 'aws.config',
    MessageType,
    ...(MessageType === 'ScheduledNotification' && { MaximumExecutionFrequency: 'TwentyFour_Hours' }),
  }));

test('each rule of the pack is one of AWS Config, or is said not to be watched', () => {
  const watched = [...rulesIn(template).keys()];
  const { Metadata, Outputs } = template.toJSON();
  const left: Record<string, string> = Metadata['Guardrails::NotWatched'];
  const claims = claimsOf(example).map(({ name }) => `claim-${name}`);
  expect(claims).toHaveLength(6);
  expect([...watched, ...Object.keys(left)].sort()).toEqual(
    [...loadPack('baseline').rules.map(({ id }) => id), ...claims].sort(),
  );
  expect(watched).toEqual(expect.arrayContaining(claims));
  expect(watched.length).toBeGreaterThan(100);
  expect(Object.values(left).filter((why) => why.length < 20)).toEqual([]);
  expect(Outputs.Watched.Value).toBe(`${watched.length} rules; not watched: ${Object.keys(left).length}`);
});

test('a smaller pack has its rules only, and leaves settings of the others alone', () => {
  const smaller = templateOf({ ...example, governance: governance({ pack: 'cis-aws-3.0' }) });
  const ids = new Set(loadPack('cis-aws-3.0').rules.map(({ id }) => id));
  const watched = [...rulesIn(smaller).keys()];
  // What the deployment claims is its own, whatever pack there is.
  expect(watched.filter((id) => !ids.has(id))).toEqual(claimsOf(example).map(({ name }) => `claim-${name}`));
  expect(watched.length).toBeGreaterThan(3 + 6);
  // A claim asks for listener rules, which AWS Config does not record.
  expect(
    statementsOf(smaller, 'EvaluatorFunctionRolePolicy').flatMap(({ Action }) => listed(Action)),
  ).toEqual(expect.arrayContaining([...(DESCRIBED['AWS::ElasticLoadBalancingV2::ListenerRule'] ?? [])]));
});

test('a claim looks at the account as a whole every three hours, and not at each change', () => {
  expect(rulesIn(template).get('claim-tasks-internet-never')).toEqual({
    ConfigRuleName: 'quest-example-claim-tasks-internet-never',
    Description: 'No task reaches the internet (high; Quest Guardrails)',
    InputParameters: { rule: 'claim-tasks-internet-never' },
    Source: {
      Owner: 'CUSTOM_LAMBDA',
      SourceIdentifier: attribute('EvaluatorFunction', 'Arn'),
      SourceDetails: scheduled('Three_Hours'),
    },
  });
  expect(rulesIn(template).get('claim-workload-load-balancer-only')).toMatchObject({
    Source: { SourceDetails: scheduled('TwentyFour_Hours') },
  });
});

test('a rule that items decide runs on changes of what it judges and reads, and once a day', () => {
  expect(rulesIn(template).get('ecs-service-private-subnets-required')).toEqual({
    ConfigRuleName: 'quest-example-ecs-service-private-subnets-required',
    Description: expect.stringContaining('Quest Guardrails'),
    InputParameters: { rule: 'ecs-service-private-subnets-required' },
    Scope: {
      ComplianceResourceTypes: [
        'AWS::EC2::InternetGateway',
        'AWS::EC2::RouteTable',
        'AWS::EC2::Subnet',
        'AWS::EC2::VPC',
        'AWS::ECS::Service',
        'AWS::ECS::TaskSet',
      ],
    },
    Source: {
      Owner: 'CUSTOM_LAMBDA',
      SourceIdentifier: attribute('EvaluatorFunction', 'Arn'),
      SourceDetails: sources(
        'ConfigurationItemChangeNotification',
        'OversizedConfigurationItemChangeNotification',
        'ScheduledNotification',
      ),
    },
  });
});

test('a rule that only describing decides runs once a day, with no scope', () => {
  const rule = rulesIn(template).get('logs-log-group-retention-sufficient');
  expect(rule).toMatchObject({ Source: { SourceDetails: sources('ScheduledNotification') } });
  expect(rule).not.toHaveProperty('Scope');
});

test('what exceptions.yaml sets for an environment reaches the rules there', () => {
  const parameters = (of: Template, prefix: string, rule: string) =>
    rulesIn(of, prefix).get(rule)?.['InputParameters'];
  expect(parameters(template, 'quest-example-', 'ec2-vpc-interface-endpoints-present')).toEqual({
    rule: 'ec2-vpc-interface-endpoints-present',
    services: 'ecr.api,ecr.dkr,logs,ssm',
  });
  const retention = 'logs-log-group-retention-sufficient';
  expect(parameters(template, 'quest-example-', retention)).toEqual({ rule: retention });
  expect(parameters(templateOf(selectEnvironment('test')), 'quest-test-', retention)).toEqual({
    rule: retention,
    days: '90',
  });
});

test('AWS Config of this account may call the function, by one permission for all rules', () => {
  const permissions = [...resourcesOf(template, 'AWS::Lambda::Permission')].filter(
    ([, { Properties }]) => Properties['Principal'] === 'config.amazonaws.com',
  );
  expect(permissions).toEqual([
    [
      expect.stringMatching(/^EvaluatorAwsConfig/),
      expect.objectContaining({
        Properties: {
          Action: 'lambda:InvokeFunction',
          FunctionName: attribute('EvaluatorFunction', 'Arn'),
          Principal: 'config.amazonaws.com',
          SourceAccount: account,
        },
      }),
    ],
  ]);
  const [[permission] = []] = permissions;
  const early = [...resourcesOf(template, 'AWS::Config::ConfigRule').values()].filter(
    ({ DependsOn }) => !DependsOn?.includes(String(permission)),
  );
  expect(early).toEqual([]);
});

test('no more than ten rules are made at a time', () => {
  const rules = resourcesOf(template, 'AWS::Config::ConfigRule');
  const before = [...rules.values()].map(({ DependsOn }) => (DependsOn ?? []).filter((id) => rules.has(id)));
  expect(before.filter((ids) => ids.length === 0)).toHaveLength(10);
  // Each waits for one, and none for the one that another waits for: ten rows, one behind the other.
  expect(before.filter((ids) => ids.length > 1)).toEqual([]);
  expect(new Set(before.flat()).size).toBe(rules.size - 10);
});

test('every function runs on Node 24 and arm64, keeps its share, logs to its own group and keeps what it failed on', () => {
  const functions = [...resourcesOf(template, 'AWS::Lambda::Function')];
  expect(functions.length).toBeGreaterThan(1);
  const groups = [...resourcesOf(template, 'AWS::Logs::LogGroup').keys()];
  const used = functions.map(([id, { Properties }]) => {
    expect([id, Properties]).toEqual([
      id,
      expect.objectContaining({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        ReservedConcurrentExecutions: expect.any(Number),
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: expect.objectContaining({ LogGroup: { Ref: expect.any(String) } }),
        DeadLetterConfig: { TargetArn: expect.anything() },
      }),
    ]);
    return (Properties['LoggingConfig'] as { LogGroup: { Ref: string } }).LogGroup.Ref;
  });
  expect(used.toSorted()).toEqual(groups.toSorted());
  for (const { Properties } of resourcesOf(template, 'AWS::Logs::LogGroup').values())
    expect(Properties).toMatchObject({ RetentionInDays: 365, KmsKeyId: attribute('LogsKey', 'Arn') });
});

test('the key of the logs admits every log group of the stack, and no other', () => {
  const { Statement } = named(template, 'AWS::KMS::Key', 'LogsKey').Properties['KeyPolicy'] as {
    Statement: readonly { Sid?: string; Condition: Record<string, Record<string, unknown[]>> }[];
  };
  const admitted = Statement.find(({ Sid }) => Sid === 'LogGroupsOfThisStack')?.Condition['ArnEquals']?.[
    'kms:EncryptionContext:aws:logs:arn'
  ];
  const groups = [...resourcesOf(template, 'AWS::Logs::LogGroup').values()];
  expect(admitted?.map((one) => JSON.stringify(one)).toSorted()).toEqual(
    groups
      .map(({ Properties }) =>
        JSON.stringify(arn('logs:us-east-1', [`:log-group:${Properties['LogGroupName']}`])),
      )
      .toSorted(),
  );
});

/**
 * The actions that know no resource, or that AWS wants for all of them:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 * Composite alarms are told only to who may describe all alarms:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
 */
const knowNoResource: ReadonlySet<string> = new Set([
  'application-autoscaling:DescribeScalableTargets',
  'cloudwatch:DescribeAlarms',
  'cloudwatch:ListTagsForResource',
  'config:BatchGetResourceConfig',
  'config:DescribeConfigRules',
  'config:GetResourceConfigHistory',
  'config:ListDiscoveredResources',
  'config:PutEvaluations',
  'ec2:DescribeSecurityGroupRules',
  'ec2:DescribeSecurityGroups',
  'ecr:GetRegistryScanningConfiguration',
  'ecs:ListServices',
  'elasticloadbalancing:DescribeListeners',
  'elasticloadbalancing:DescribeLoadBalancers',
  'elasticloadbalancing:DescribeRules',
  'elasticloadbalancing:DescribeTags',
  'elasticloadbalancing:DescribeWebACLAssociation',
  'iam:ListUsers',
  'lambda:ListFunctions',
  'lambda:ListLayerVersions',
  'lambda:ListLayers',
  'logs:DescribeResourcePolicies',
  'ssm:DescribeParameters',
  'synthetics:DescribeCanaries',
  'wafv2:ListLoggingConfigurations',
  'wafv2:ListResourcesForWebACL',
  'wafv2:ListWebACLs',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
]);

test('no role may do more than named actions, nor any of them to everything where a resource can be named', () => {
  const statements = statementsOf(template, '');
  expect(statements.length).toBeGreaterThan(10);
  for (const { Action, Resource } of statements) {
    expect(listed(Action).filter((action) => action.includes('*'))).toEqual([]);
    if (Resource === '*') expect(listed(Action).filter((action) => !knowNoResource.has(action))).toEqual([]);
  }
  expect(resourcesOf(template, 'AWS::IAM::Policy').size).toBe(0);
  for (const { Properties } of resourcesOf(template, 'AWS::IAM::Role').values())
    expect(Properties).not.toHaveProperty('ManagedPolicyArns');
});

test('the function that judges changes nothing but verdicts, its log, its traces and its dead letters', () => {
  const actions = statementsOf(template, 'EvaluatorFunctionRolePolicy').flatMap(({ Action }) =>
    listed(Action),
  );
  expect(actions.filter((action) => !/:(Describe|Get|List|BatchGet)/.test(action)).toSorted()).toEqual([
    'config:PutEvaluations',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    'sqs:SendMessage',
    'xray:PutTelemetryRecords',
    'xray:PutTraceSegments',
  ]);
  // The values of parameters and secrets are nobody's business here.
  expect(actions.filter((action) => /^(ssm:GetParameter|secretsmanager:)/.test(action))).toEqual([]);
});

test('the roles let the functions call what they call of AWS Config, and nothing else of it', () => {
  const folder = join(__dirname, '../../rules/enforcers/config-rule');
  const called = (files: readonly string[]) =>
    files.flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/new (\w+)Command\(/g)].map(([, name]) => name),
    );
  const granted = (id: string) =>
    statementsOf(template, id)
      .flatMap(({ Action }) => listed(Action))
      .filter((action) => action.startsWith('config:'))
      .map((action) => action.slice('config:'.length))
      .toSorted();
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && file !== 'expiry.ts');
  const judging = new Set([...called(files), ...called(['describers/config.ts'])]);
  // Of other accounts only, whose role says who may assume it.
  judging.delete('AssumeRole');
  expect(granted('EvaluatorFunctionRolePolicy')).toEqual([...judging].toSorted());
  expect(granted('EvaluatorExpiryRolePolicy')).toEqual(
    called(['expiry.ts'])
      .filter((name) => !name?.endsWith('Parameter'))
      .toSorted(),
  );
});

test('no policy is larger than IAM takes', () => {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  for (const { Properties } of resourcesOf(template, 'AWS::IAM::ManagedPolicy').values())
    expect(JSON.stringify(Properties['PolicyDocument']).length).toBeLessThan(6144);
});

test('the function that heeds expiries has rules look again, and notes it in its own parameter', () => {
  expect(statementsOf(template, 'EvaluatorExpiryRolePolicy')).toEqual([
    expect.objectContaining({ Action: ['logs:CreateLogStream', 'logs:PutLogEvents'] }),
    expect.objectContaining({ Action: 'sqs:SendMessage' }),
    expect.objectContaining({ Action: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], Resource: '*' }),
    expect.objectContaining({ Action: 'config:DescribeConfigRules', Resource: '*' }),
    expect.objectContaining({
      Action: 'config:StartConfigRulesEvaluation',
      Resource: arn('config:us-east-1', [':config-rule/*']),
    }),
    expect.objectContaining({
      Action: ['ssm:GetParameter', 'ssm:PutParameter'],
      Resource: arn('ssm:us-east-1', [':parameter', ref('EvaluatorJudged')]),
    }),
  ]);
  expect(named(template, 'AWS::Events::Rule', 'EvaluatorDaily').Properties).toMatchObject({
    Name: 'quest-example-exceptions',
    ScheduleExpression: 'cron(5 0 * * ? *)',
    Targets: [{ Arn: attribute('EvaluatorExpiry', 'Arn'), DeadLetterConfig: { Arn: expect.anything() } }],
  });
  expect(named(template, 'AWS::Lambda::Function', 'EvaluatorExpiry').Properties).toMatchObject({
    Handler: 'expiry.handler',
    ReservedConcurrentExecutions: 1,
    Environment: {
      Variables: { GUARDRAILS_PREFIX: 'quest-example-', GUARDRAILS_JUDGED: ref('EvaluatorJudged') },
    },
  });
});

test('doubt counts as a violation only where the environment says so', () => {
  const strict = (of: Template) =>
    named(of, 'AWS::Lambda::Function', 'EvaluatorFunction').Properties['Environment'];
  expect(strict(template)).toEqual({ Variables: { GUARDRAILS_STRICT: 'false' } });
  expect(strict(templateOf({ ...example, governance: governance({ strict: true }) }))).toEqual({
    Variables: { GUARDRAILS_STRICT: 'true' },
  });
});

test('every alarm tells when it begins and when it is over, and the manual explains it', () => {
  const alarms = [...resourcesOf(template, 'AWS::CloudWatch::Alarm').values()].map(
    ({ Properties }) => Properties,
  );
  expect(alarms.map(({ AlarmName }) => AlarmName)).toEqual(
    expect.arrayContaining([
      'quest-example-ConfigRuleErrors',
      'quest-example-ConfigRuleThrottles',
      'quest-example-ConfigRuleDuration',
      'quest-example-ConfigRuleUndelivered',
      'quest-example-ConfigRuleSilent',
      'quest-example-ExpiryErrors',
    ]),
  );
  for (const { AlarmName, AlarmActions, OKActions, AlarmDescription } of alarms) {
    const name = String(AlarmName).replace('quest-example-', '');
    const topic = { 'Fn::GetStackOutput': expect.objectContaining({ StackName: 'Quest-example-Data' }) };
    expect([name, AlarmActions, OKActions]).toEqual([name, [topic], [topic]]);
    const [page = 'none'] = /docs\/[\w-]+\.md/.exec(String(AlarmDescription)) ?? [];
    const manual = readFileSync(join(__dirname, '../..', page), 'utf8');
    expect([name, manual.includes(name)]).toEqual([name, true]);
  }
});

test('silence of AWS Config is an alarm, and a call in every two days is none', () => {
  expect(named(template, 'AWS::CloudWatch::Alarm', 'EvaluatorConfigRuleSilent').Properties).toMatchObject({
    MetricName: 'Invocations',
    Statistic: 'Sum',
    Period: 86_400,
    EvaluationPeriods: 2,
    Threshold: 1,
    ComparisonOperator: 'LessThanThreshold',
    TreatMissingData: 'breaching',
  });
});

test('one stack holds it all, far from the limits of CloudFormation', () => {
  const { Resources } = template.toJSON();
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
  expect(Object.keys(Resources).length).toBeLessThan(300);
  expect(JSON.stringify(template.toJSON()).length).toBeLessThan(500_000);
});

test('the recorder is that of the account, unless one is asked for', () => {
  for (const type of ['ConfigurationRecorder', 'DeliveryChannel'])
    expect(resourcesOf(template, `AWS::Config::${type}`).size).toBe(0);
});

describe('a recorder of our own', () => {
  const created = templateOf({ ...example, governance: governance({ recorder: 'create' }) });
  const kept = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };

  test('records everything, continuously, as the role that belongs to AWS Config', () => {
    expect(only(created, 'AWS::Config::ConfigurationRecorder')).toMatchObject({
      Properties: {
        Name: 'default',
        RoleARN: arn('iam:', [':role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig']),
        RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: true },
        RecordingMode: { RecordingFrequency: 'CONTINUOUS' },
      },
      ...kept,
    });
    expect(only(created, 'AWS::IAM::ServiceLinkedRole')).toMatchObject(kept);
  });

  test('delivers to an encrypted bucket that only AWS Config of this account writes to', () => {
    expect(only(created, 'AWS::Config::DeliveryChannel')).toMatchObject({
      Properties: { S3BucketName: ref('RecorderDeliveries'), S3KmsKeyArn: attribute('RecorderKey', 'Arn') },
      ...kept,
    });
    expect(only(created, 'AWS::S3::Bucket')).toMatchObject(kept);
    const { Statement } = only(created, 'AWS::S3::BucketPolicy').Properties['PolicyDocument'] as {
      Statement: readonly { Effect: string; Principal: unknown; Condition: unknown }[];
    };
    for (const { Principal, Condition } of Statement.filter(({ Effect }) => Effect === 'Allow')) {
      expect(Principal).toEqual({ Service: 'config.amazonaws.com' });
      expect(Condition).toMatchObject({ StringEquals: { 'aws:SourceAccount': account } });
    }
  });

  test('is there before the rules', () => {
    const [recorder = ''] = resourcesOf(created, 'AWS::Config::ConfigurationRecorder').keys();
    const early = [...resourcesOf(created, 'AWS::Config::ConfigRule').values()].filter(
      ({ DependsOn }) => !DependsOn?.includes(recorder),
    );
    expect(early).toEqual([]);
  });
});

test('the environment of a pull request watches over nothing', () => {
  const app = build(selectEnvironment('pr-12'));
  expect(
    Object.values(Template.fromStack(app.governance).toJSON()['Resources']).map((one) => Object(one).Type),
  ).toEqual(['AWS::SSM::Parameter']);
});

/** What the asset of a function's code holds under a name; undefined where it holds none. */
function besideCode(assembly: CloudAssembly, id: string, file: string): unknown {
  const assets = JSON.parse(readFileSync(join(assembly.directory, 'Governance.assets.json'), 'utf8'));
  const code = named(template, 'AWS::Lambda::Function', id).Properties['Code'] as { S3Key: string };
  const { source } = assets.files[code.S3Key.replace('.zip', '')];
  const path = join(assembly.directory, source.path, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

test('what judges the account, and what tells people, know what is claimed; the deploy gate does not judge it', () => {
  const { governance: stack } = build(example);
  const assembly = (stack.node.root as App).synth();
  const claims = JSON.parse(JSON.stringify(claimsOf(example)));
  expect(besideCode(assembly, 'EvaluatorFunction', 'claims.json')).toEqual(claims);
  expect(besideCode(assembly, 'NoticesFunction', 'claims.json')).toEqual(claims);
  expect(besideCode(assembly, 'DeployGateFunction', 'claims.json')).toBeUndefined();
  expect(besideCode(assembly, 'DeployGateFunction', 'granted.json')).toBeDefined();
});

test('the functions know what is excused, in words of constructs and of CloudFormation', () => {
  const { governance: stack } = build(example);
  const app = stack.node.root as App;
  const assembly = app.synth();
  const { file, paths } = besideCode(assembly, 'EvaluatorFunction', 'granted.json') as Granted;
  const rules: readonly string[] = file.exceptions.map(({ rule }: { rule: string }) => rule);
  // An entry that only moves in the file is no reason to deploy.
  expect(new Set(file.exceptions.map(({ line }: { line: number }) => line))).toEqual(new Set([0]));
  expect(rules).toContain('s3-bucket-access-logs-enabled');
  // Those of cdk-nag, and those of other environments, are nothing to the function.
  expect(rules.filter((rule) => /^(AwsSolutions|NIST)/.test(rule))).toEqual([]);
  expect(rules).not.toContain('elbv2-load-balancer-deletion-protected');
  const logicalId = (path: string) => Object.keys(paths).find((name) => paths[name] === path);
  expect(logicalId('Data/LoadBalancerLogs/Resource')).toMatch(
    /^Quest-example-Data\/LoadBalancerLogs[0-9A-F]{8}$/,
  );
  // The function itself is excused from being in a VPC, and so is every other one here.
  expect(logicalId('Governance/Evaluator/Function/Resource')).toBe(
    `Quest-example-Governance/${[...resourcesOf(template, 'AWS::Lambda::Function').keys()].find((id) => id.startsWith('EvaluatorFunction'))}`,
  );
  expect(logicalId('Network/Vpc/Resource')).toBeUndefined();
});
