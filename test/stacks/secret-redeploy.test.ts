import { account, arn, attribute, named, only, ref, synthesize } from './template';

const { service: template } = synthesize();

/** A definition is a string in parts; here with each reference as its logical id. */
function definition(): unknown {
  const { DefinitionString } = only(template, 'AWS::StepFunctions::StateMachine').Properties;
  const [, parts] = (DefinitionString as { 'Fn::Join': [string, (string | Record<string, unknown>)[]] })[
    'Fn::Join'
  ];
  return JSON.parse(
    parts
      .map((part) => (typeof part === 'string' ? part : String(part['Ref'] ?? part['Fn::GetAtt'])))
      .join(''),
  );
}

test('a changed parameter, and no other, starts the machine; what cannot be told is kept', () => {
  expect(only(template, 'AWS::Events::Rule').Properties).toMatchObject({
    Name: 'quest-example-secret-changed',
    EventPattern: {
      source: ['aws.ssm'],
      'detail-type': ['Parameter Store Change'],
      detail: { name: ['/quest/example/secret-word'], operation: ['Create', 'Update'] },
    },
    Targets: [
      {
        Arn: ref('SecretRedeployMachine'),
        RoleArn: attribute('SecretRedeployStarterRole', 'Arn'),
        DeadLetterConfig: { Arn: attribute('SecretRedeployUndelivered', 'Arn') },
        RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 10 },
      },
    ],
  });
  expect(only(template, 'AWS::SQS::Queue').Properties).toMatchObject({ SqsManagedSseEnabled: true });
});

test('the machine deploys the service again, and tries more than once', () => {
  expect(definition()).toMatchObject({
    StartAt: 'UpdateService',
    TimeoutSeconds: 600,
    States: {
      UpdateService: {
        Type: 'Task',
        End: true,
        Resource: expect.stringMatching(/:states:::aws-sdk:ecs:updateService$/),
        Parameters: {
          Cluster: expect.stringMatching(/^Cluster/),
          Service: expect.stringMatching(/^Service.*,Name$/),
          ForceNewDeployment: true,
        },
        Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 10, MaxAttempts: 5, BackoffRate: 2 }],
      },
    },
  });
});

test('the machine is logged, encrypted, and traced', () => {
  expect(only(template, 'AWS::StepFunctions::StateMachine').Properties).toMatchObject({
    LoggingConfiguration: {
      Level: 'ALL',
      Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: attribute('SecretRedeployLogs', 'Arn') } }],
    },
    TracingConfiguration: { Enabled: true },
  });
});

test('it may deploy that service, and beyond it only what knows no resource', () => {
  const policy = named(template, 'AWS::IAM::ManagedPolicy', 'SecretRedeployPolicy').Properties;
  expect(policy['Roles']).toEqual([ref('SecretRedeployRole')]);
  expect(policy['PolicyDocument']).toEqual({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 'ecs:UpdateService', Resource: ref('Service') },
      {
        Effect: 'Allow',
        Action: [
          'logs:CreateLogDelivery',
          'logs:DeleteLogDelivery',
          'logs:DescribeLogGroups',
          'logs:DescribeResourcePolicies',
          'logs:GetLogDelivery',
          'logs:ListLogDeliveries',
          'logs:PutResourcePolicy',
          'logs:UpdateLogDelivery',
          'xray:GetSamplingRules',
          'xray:GetSamplingTargets',
          'xray:PutTelemetryRecords',
          'xray:PutTraceSegments',
        ],
        Resource: '*',
      },
    ],
  });
});

test('the rule may start that machine, and nothing else', () => {
  const policy = named(template, 'AWS::IAM::ManagedPolicy', 'SecretRedeployStarterPolicy').Properties;
  expect(policy['Roles']).toEqual([ref('SecretRedeployStarterRole')]);
  expect(policy['PolicyDocument']).toEqual({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'states:StartExecution', Resource: ref('SecretRedeployMachine') }],
  });
});

test.each([
  ['SecretRedeployRole', 'states', ':stateMachine:quest-example-secret-changed'],
  ['SecretRedeployStarterRole', 'events', ':rule/quest-example-secret-changed'],
])('%s serves that one resource only, and has no other policy', (role, service, resource) => {
  expect(named(template, 'AWS::IAM::Role', role).Properties).toEqual({
    Description: expect.any(String),
    Tags: expect.any(Array),
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: `${service}.amazonaws.com` },
          Condition: {
            StringEquals: { 'aws:SourceAccount': account },
            ArnEquals: { 'aws:SourceArn': arn(`${service}:us-east-1`, [resource]) },
          },
        },
      ],
    },
  });
});
