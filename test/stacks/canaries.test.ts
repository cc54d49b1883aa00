import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { CANARIES } from '../../canaries/canaries';
import { canariesOf } from '../../stacks/canaries';
import type { Environment } from '../../stacks/environments/environment';
import { example } from '../../stacks/environments/example';
import { selectEnvironment } from '../../stacks/environments/select';
import { arn, attribute, build, kept, named, only, ref, resourcesOf } from './template';

const { governance, ...unwatched } = example;

function templatesOf(changes: Partial<Environment> = {}) {
  const { canaries, observability } = build({ ...unwatched, canaries: {}, ...changes });
  return {
    canaries: canaries && Template.fromStack(canaries),
    observability: Template.fromStack(observability),
  };
}
function templateOf(changes: Partial<Environment> = {}): Template {
  const { canaries } = templatesOf(changes);
  if (canaries === undefined) throw new Error('this environment has no canaries');
  return canaries;
}

const originUrl = 'http://203.0.113.7:3000';
const keyArn = 'arn:aws:kms:us-east-1:111122223333:key/0123abcd';
const plain = templateOf();
const full = templateOf({ canaries: { originUrl }, secret: { ...example.secret, keyArn } });

const canary = (template: Template, name: string) =>
  named(template, 'AWS::Synthetics::Canary', `Canary${name}`);
const namesIn = (template: Template) =>
  [...resourcesOf(template, 'AWS::Synthetics::Canary').values()].map(({ Properties }) => Properties['Name']);

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}
const statementsOf = (template: Template, name: string) =>
  (
    named(template, 'AWS::IAM::ManagedPolicy', `Canary${name}RolePolicy`).Properties['PolicyDocument'] as {
      Statement: readonly Statement[];
    }
  ).Statement;

describe('which there are', () => {
  test('all but the one that needs an origin, where none is named', () => {
    expect(namesIn(plain)).toEqual(['quest-example-posture', 'quest-example-pages']);
    expect(canariesOf(example).map(({ name }) => name)).not.toContain('bypass');
  });

  test('all, where one is named; and nobody else is told of it', () => {
    expect(namesIn(full)).toEqual(CANARIES.map(({ name }) => `quest-example-${name}`));
    const told = [...resourcesOf(full, 'AWS::Synthetics::Canary').values()].filter(({ Properties }) =>
      JSON.stringify(Properties).includes(originUrl),
    );
    expect(told).toHaveLength(1);
    expect(told[0]?.Properties).toMatchObject({
      Name: 'quest-example-bypass',
      RunConfig: {
        EnvironmentVariables: { CANARY_URL: 'https://quest.example.com', CANARY_ORIGIN_URL: originUrl },
      },
    });
  });

  test.each([
    ['example', true],
    ['test', true],
    ['prod', true],
    ['pr-12', false],
  ])('%s has them: %s', (name, has) => {
    expect(selectEnvironment(name).canaries !== undefined).toBe(has);
    expect(canariesOf(selectEnvironment(name)).length > 0).toBe(has);
  });

  test('none without them: no stack, and nothing of them on the dashboard', () => {
    const { observability } = build(unwatchedAndUnseen());
    expect(build(unwatchedAndUnseen()).canaries).toBeUndefined();
    expect(JSON.stringify(Template.fromStack(observability).toJSON())).not.toContain('CloudWatchSynthetics');
  });
});

function unwatchedAndUnseen(): Environment {
  const { canaries, ...unseen } = unwatched;
  return unseen;
}

describe('each canary', () => {
  test.each(CANARIES.map((definition) => [definition.name, definition] as const))(
    '%s runs as its definition says, on a runtime that is supported, and is tried before it is changed',
    (name, { everyMinutes, timeoutSeconds, memoryMiB, retries }) => {
      const { Properties } = canary(full, name[0]?.toUpperCase() + name.slice(1));
      expect(Properties).toMatchObject({
        Name: `quest-example-${name}`,
        RuntimeVersion: 'syn-nodejs-playwright-9.0',
        Code: { Handler: 'index.handler' },
        Schedule: { Expression: `rate(${everyMinutes} minutes)`, RetryConfig: { MaxRetries: retries } },
        RunConfig: { TimeoutInSeconds: timeoutSeconds, MemoryInMB: memoryMiB },
        DryRunAndUpdate: true,
        ProvisionedResourceCleanup: 'AUTOMATIC',
        StartCanaryAfterCreation: true,
        ArtifactConfig: {
          S3Encryption: { EncryptionMode: 'SSE_KMS', KmsKeyArn: attribute('ArtifactsKey', 'Arn') },
        },
        ArtifactS3Location: {
          'Fn::Join': ['', ['s3://', ref('Artifacts'), `/canary/us-east-1/quest-example-${name}`]],
        },
      });
      expect(Properties['RunConfig']).not.toHaveProperty('ActiveTracing');
    },
  );

  test('only the one with a browser is told the name of the secret', () => {
    const variables = ['Posture', 'Pages', 'Bypass'].map(
      (name) =>
        (canary(full, name).Properties['RunConfig'] as Record<string, object>)['EnvironmentVariables'],
    );
    expect(variables).toEqual([
      { CANARY_URL: 'https://quest.example.com' },
      { CANARY_URL: 'https://quest.example.com', CANARY_SECRET_PARAMETER: '/quest/example/secret-word' },
      { CANARY_URL: 'https://quest.example.com', CANARY_ORIGIN_URL: originUrl },
    ]);
  });

  test('is in the group of the environment', () => {
    expect(only(full, 'AWS::Synthetics::Group').Properties).toMatchObject({ Name: 'quest-example' });
    expect(only(full, 'AWS::Synthetics::Group').Properties['ResourceArns']).toHaveLength(CANARIES.length);
  });
});

describe('the role of a canary', () => {
  const leaves = (name: string) => [
    {
      Effect: 'Allow',
      Action: 's3:PutObject',
      Resource: {
        'Fn::Join': ['', [attribute('Artifacts', 'Arn'), `/canary/us-east-1/quest-example-${name}/*`]],
      },
    },
    { Effect: 'Allow', Action: 's3:GetBucketLocation', Resource: attribute('Artifacts', 'Arn') },
    {
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: attribute('ArtifactsKey', 'Arn'),
      Condition: { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } },
    },
    {
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: arn('logs:us-east-1', [`:log-group:/aws/lambda/cwsyn-quest-example-${name}-*`]),
    },
    { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' },
    {
      Effect: 'Allow',
      Action: 'cloudwatch:PutMetricData',
      Resource: '*',
      Condition: { StringEquals: { 'cloudwatch:namespace': 'CloudWatchSynthetics' } },
    },
  ];
  const parameter = arn('ssm:us-east-1', [':parameter/quest/example/secret-word']);
  const secret = { Effect: 'Allow', Action: 'ssm:GetParameter', Resource: parameter };

  test.each([
    ['Posture', leaves('posture')],
    ['Bypass', leaves('bypass')],
    [
      'Pages',
      [
        ...leaves('pages'),
        secret,
        {
          Effect: 'Allow',
          Action: 'kms:Decrypt',
          Resource: keyArn,
          Condition: {
            StringEquals: {
              'kms:ViaService': 'ssm.us-east-1.amazonaws.com',
              'kms:EncryptionContext:PARAMETER_ARN': parameter,
            },
          },
        },
      ],
    ],
  ])('%s may do exactly this', (name, statements) => {
    expect(statementsOf(full, name)).toEqual(statements);
  });

  test('of pages reads the secret without a key where AWS has the key', () => {
    expect(statementsOf(plain, 'Pages')).toEqual([...leaves('pages'), secret]);
  });

  test('has no action with a wildcard, no other policy, and is for functions only', () => {
    for (const { Properties } of resourcesOf(full, 'AWS::IAM::ManagedPolicy').values())
      expect(JSON.stringify(Properties)).not.toMatch(/"Action":(\[[^\]]*)?"[^"]*\*/);
    expect(resourcesOf(full, 'AWS::IAM::Policy').size).toBe(0);
    const roles = [...resourcesOf(full, 'AWS::IAM::Role').values()];
    expect(roles).toHaveLength(CANARIES.length);
    for (const { Properties } of roles) {
      expect(Properties).not.toHaveProperty('ManagedPolicyArns');
      expect(Properties).not.toHaveProperty('Policies');
      expect(Properties['AssumeRolePolicyDocument']).toMatchObject({
        Statement: [{ Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
      });
    }
  });
});

describe('what they leave behind', () => {
  test('is encrypted, closed, and goes after a month', () => {
    expect(only(plain, 'AWS::S3::Bucket')).toMatchObject({
      ...kept,
      Properties: {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            {
              BucketKeyEnabled: false,
              ServerSideEncryptionByDefault: {
                SSEAlgorithm: 'aws:kms',
                KMSMasterKeyID: attribute('ArtifactsKey', 'Arn'),
              },
            },
          ],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        VersioningConfiguration: { Status: 'Enabled' },
        LifecycleConfiguration: { Rules: [{ ExpirationInDays: 30, Status: 'Enabled' }] },
      },
    });
    expect(JSON.stringify(only(plain, 'AWS::S3::BucketPolicy').Properties)).toContain(
      '{"Bool":{"aws:SecureTransport":"false"}}',
    );
    expect(named(plain, 'AWS::KMS::Key', 'ArtifactsKey').Properties).toMatchObject({
      EnableKeyRotation: true,
    });
  });

  test('is logged into a group that ends, of which a key admits just these', () => {
    expect(named(plain, 'AWS::Logs::LogGroup', 'CanaryPages').Properties).toMatchObject({
      LogGroupName: {
        'Fn::Join': ['', ['/aws/lambda/cwsyn-quest-example-pages-', attribute('CanaryPagesCanary', 'Id')]],
      },
      RetentionInDays: 365,
      KmsKeyId: attribute('LogsKey', 'Arn'),
    });
    expect(resourcesOf(plain, 'AWS::Logs::LogGroup').size).toBe(2);
    const { KeyPolicy } = named(plain, 'AWS::KMS::Key', 'LogsKey').Properties as {
      KeyPolicy: { Statement: readonly Statement[] };
    };
    expect(KeyPolicy.Statement[1]?.Condition).toEqual({
      ArnEquals: {
        'kms:EncryptionContext:aws:logs:arn': ['posture', 'pages'].map((name) =>
          arn('logs:us-east-1', [`:log-group:/aws/lambda/cwsyn-quest-example-${name}-*`]),
        ),
      },
    });
  });

  test.each([
    [example, 'Retain'],
    [{ ...example, removal: 'destroy', deletionProtection: false } as const, 'Delete'],
  ])(
    'goes with its environment or stays, the bucket always stays',
    ({ removal, deletionProtection }, policy) => {
      const template = templateOf({ removal, deletionProtection });
      for (const type of ['AWS::Logs::LogGroup', 'AWS::KMS::Key'])
        for (const { DeletionPolicy } of resourcesOf(template, type).values())
          expect(DeletionPolicy).toBe(policy);
      expect(only(template, 'AWS::S3::Bucket').DeletionPolicy).toBe('Retain');
    },
  );
});

describe('the alarms', () => {
  const alarms = [...resourcesOf(full, 'AWS::CloudWatch::Alarm').values()].map(
    ({ Properties }) => Properties,
  );
  const topic = [
    { 'Fn::GetStackOutput': expect.objectContaining({ OutputName: expect.stringContaining('AlarmTopic') }) },
  ];

  test.each(CANARIES.map((definition) => [definition.name, definition] as const))(
    'of %s tells when runs fail, and when there are none',
    (name, { everyMinutes, alarm: { successPercent, periods } }) => {
      const title = name[0]?.toUpperCase() + name.slice(1);
      expect(alarms.filter(({ AlarmName }) => AlarmName === `quest-example-Canary${title}`)).toEqual([
        expect.objectContaining({
          Namespace: 'CloudWatchSynthetics',
          MetricName: 'SuccessPercent',
          Dimensions: [{ Name: 'CanaryName', Value: ref(`Canary${title}Canary`) }],
          Statistic: 'Average',
          Period: everyMinutes * 60,
          EvaluationPeriods: periods,
          DatapointsToAlarm: periods,
          Threshold: successPercent,
          ComparisonOperator: 'LessThanThreshold',
          TreatMissingData: 'breaching',
          AlarmActions: topic,
          OKActions: topic,
        }),
      ]);
    },
  );

  test('are explained where their descriptions say, and no others', () => {
    const manual = readFileSync(join(__dirname, '../../docs/operations.md'), 'utf8');
    const chapter = manual.split(/^## /m).find((part) => part.startsWith('Seen from outside\n')) ?? '';
    const sections = chapter.split(/^### /m).slice(1);
    const anchors = alarms.map(
      ({ AlarmDescription }) =>
        /^[A-Z].{20,}\. docs\/operations\.md#(\w+)$/.exec(String(AlarmDescription))?.[1],
    );
    expect(anchors.toSorted()).toEqual(
      sections.map((section) => section.slice(0, section.indexOf('\n')).toLowerCase()).toSorted(),
    );
    for (const section of sections)
      expect([section, section.match(/^- \*\*(Means|Look|Do|Clears)\*\*: \S/gm)?.length]).toEqual([
        section,
        4,
      ]);
  });

  test('stand on the dashboard, with what the canaries measure', () => {
    const { observability } = templatesOf({ canaries: { originUrl } });
    const dashboard = JSON.stringify(only(observability, 'AWS::CloudWatch::Dashboard').Properties);
    for (const { name } of CANARIES) {
      const metric = (metricName: string) =>
        `CloudWatchSynthetics\\",\\"${metricName}\\",\\"CanaryName\\",\\"quest-example-${name}\\"`;
      expect(dashboard).toContain(metric('SuccessPercent'));
      expect(dashboard).toContain(metric('Duration'));
    }
    for (const { AlarmName } of alarms) expect(dashboard).toContain(`:alarm:${AlarmName}`);
  });
});
