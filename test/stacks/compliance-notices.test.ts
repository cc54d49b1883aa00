import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as sns from 'aws-cdk-lib/aws-sns';
import { ComplianceNotices } from '../../stacks/constructs/compliance-notices';
import { compliancePattern } from '../../stacks/constructs/compliance-queue';
import { example } from '../../stacks/environments/example';
import sample from '../fixtures/compliance-change.json';
import { account, arn, attribute, named, only, ref, resourcesOf } from './template';

const prefix = 'quest-example-';

const template = (() => {
  const { context } = JSON.parse(readFileSync(join(__dirname, '../../cdk.json'), 'utf8'));
  const stack = new Stack(new App({ context }), 'Watch', { env: { region: 'us-east-1' } });
  const alarmTopic = sns.Topic.fromTopicArn(stack, 'Alarms', 'arn:aws:sns:us-east-1:123456789012:alarms');
  const alerts = { email: ['oncall@example.com', 'team@example.com'], sms: ['+14255550100'] };
  const environment = { ...example, alerts };
  new ComplianceNotices(stack, 'Notices', { environment, prefix, alarmTopic });
  return Template.fromStack(stack);
})();

const queue = 'NoticesChangesQueue';
const undelivered = 'NoticesChangesUndelivered';
const key = 'NoticesToldKey';

const rules = () => [...resourcesOf(template, 'AWS::Events::Rule').values()].map((one) => one.Properties);
const ruleArn = (name: string) => arn('events:us-east-1', [`:rule/${name}`]);

/** The part of EventBridge's patterns that ours uses: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html */
function matches(pattern: unknown, value: unknown): boolean {
  if (Array.isArray(pattern)) {
    return pattern.some((one) =>
      typeof one === 'object' ? typeof value === 'string' && value.startsWith(one.prefix) : one === value,
    );
  }
  return Object.entries(pattern as object).every(([name, inner]) =>
    name === '$or'
      ? inner.some((one: unknown) => matches(one, value))
      : matches(inner, (value as Readonly<Record<string, unknown>> | undefined)?.[name]),
  );
}

const [changed, eachMinute] = ['compliance-changed', 'compliance-notices'].map((name) =>
  rules().find((one) => one['Name'] === prefix + name),
);

const event = (is: string, was?: string, configRuleName = `${prefix}ecs-cluster-insights`) => ({
  ...sample,
  detail: {
    ...sample.detail,
    configRuleName,
    newEvaluationResult: { ...sample.detail.newEvaluationResult, complianceType: is },
    ...(was && { oldEvaluationResult: { complianceType: was } }),
  },
});

test.each([
  ['the first verdict, a violation', event('NON_COMPLIANT'), true],
  ['the first verdict, compliance', event('COMPLIANT'), false],
  ['from compliance to a violation', event('NON_COMPLIANT', 'COMPLIANT'), true],
  ['from a violation to compliance', event('COMPLIANT', 'NON_COMPLIANT'), true],
  ['from a violation to an exception', event('NOT_APPLICABLE', 'NON_COMPLIANT'), true],
  ['from compliance to nothing', event('NOT_APPLICABLE', 'COMPLIANT'), false],
  ['a rule of somebody else', sample, false],
  ['a rule of another environment', event('NON_COMPLIANT', undefined, 'quest-test-some-rule'), false],
  ['another event of AWS Config', { ...event('NON_COMPLIANT'), 'detail-type': 'Config Item Change' }, false],
])('%s', (_, given, expected) => {
  expect(changed?.['EventPattern']).toEqual({
    source: ['aws.config'],
    'detail-type': ['Config Rules Compliance Change'],
    detail: compliancePattern(prefix).detail,
  });
  expect(matches(changed?.['EventPattern'], given)).toBe(expected);
});

test('a change goes into the queue, a tick to the function; what cannot be delivered is kept', () => {
  expect(rules()).toHaveLength(2);
  expect(changed?.['Targets']).toEqual([
    {
      Id: expect.any(String),
      Arn: attribute(queue, 'Arn'),
      DeadLetterConfig: { Arn: attribute(undelivered, 'Arn') },
      RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
    },
  ]);
  expect(eachMinute).toMatchObject({
    ScheduleExpression: 'rate(1 minute)',
    Targets: [
      { Arn: attribute('NoticesFunction', 'Arn'), DeadLetterConfig: { Arn: attribute(undelivered, 'Arn') } },
    ],
  });
  expect(only(template, 'AWS::Lambda::Permission').Properties).toEqual({
    Action: 'lambda:InvokeFunction',
    FunctionName: attribute('NoticesFunction', 'Arn'),
    Principal: 'events.amazonaws.com',
    SourceAccount: account,
    SourceArn: ruleArn(`${prefix}compliance-notices`),
  });
});

test('queues and topic are encrypted with a key of their own, which EventBridge uses for this account only', () => {
  expect(named(template, 'AWS::SQS::Queue', queue).Properties).toMatchObject({
    KmsMasterKeyId: attribute(key, 'Arn'),
    RedrivePolicy: { deadLetterTargetArn: attribute(undelivered, 'Arn'), maxReceiveCount: 500 },
    VisibilityTimeout: 45,
  });
  expect(named(template, 'AWS::SQS::Queue', undelivered).Properties).toMatchObject({
    KmsMasterKeyId: attribute(key, 'Arn'),
    MessageRetentionPeriod: 1_209_600,
  });
  expect(only(template, 'AWS::SNS::Topic').Properties).toMatchObject({
    KmsMasterKeyId: attribute(key, 'Arn'),
    DisplayName: 'Guardrails',
  });
  const policy = named(template, 'AWS::KMS::Key', key).Properties['KeyPolicy'] as { Statement: unknown[] };
  expect(policy.Statement.slice(1)).toEqual([
    {
      Sid: 'EventsOfThisAccount',
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: '*',
      Condition: { StringEquals: { 'aws:SourceAccount': account } },
    },
  ]);
});

test.each([
  [queue, [`${prefix}compliance-changed`]],
  [undelivered, [`${prefix}compliance-changed`, `${prefix}compliance-notices`]],
])('only our rules may send to %s, and nobody without TLS', (id, senders) => {
  expect(named(template, 'AWS::SQS::QueuePolicy', id).Properties['PolicyDocument']).toEqual({
    Version: '2012-10-17',
    Statement: [
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      {
        Sid: 'RulesOfThisStack',
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: attribute(id, 'Arn'),
        Condition: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnEquals: { 'aws:SourceArn': senders.map(ruleArn) },
        },
      },
    ],
  });
});

test('no policy lets anybody else publish', () => {
  const policy = only(template, 'AWS::SNS::TopicPolicy').Properties['PolicyDocument'] as {
    Statement: unknown[];
  };
  expect(policy.Statement).toEqual([expect.objectContaining({ Effect: 'Deny' })]);
});

test('the function runs alone, with the rights that it needs', () => {
  expect(only(template, 'AWS::Lambda::Function').Properties).toMatchObject({
    ReservedConcurrentExecutions: 1,
    Runtime: 'nodejs24.x',
    Architectures: ['arm64'],
    // Less than the queue hides what was received.
    Timeout: 40,
    TracingConfig: { Mode: 'Active' },
    DeadLetterConfig: { TargetArn: attribute(undelivered, 'Arn') },
    LoggingConfig: { LogGroup: ref('NoticesLogs') },
    Environment: {
      Variables: {
        NOTICES_QUEUE_URL: ref(queue),
        NOTICES_TOPIC_ARN: ref('NoticesToldTopic'),
        NOTICES_PREFIX: prefix,
      },
    },
  });
  const allow = (Action: string | readonly string[], Resource: unknown) => ({
    Effect: 'Allow',
    Action,
    Resource,
  });
  expect(only(template, 'AWS::IAM::ManagedPolicy').Properties['PolicyDocument']).toEqual({
    Version: '2012-10-17',
    Statement: [
      allow(['logs:CreateLogStream', 'logs:PutLogEvents'], attribute('NoticesLogs', 'Arn')),
      allow('sqs:SendMessage', attribute(undelivered, 'Arn')),
      allow(['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], '*'),
      allow(
        ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:ReceiveMessage'],
        attribute(queue, 'Arn'),
      ),
      allow('sns:Publish', ref('NoticesToldTopic')),
      allow(['kms:Decrypt', 'kms:GenerateDataKey'], attribute(key, 'Arn')),
    ],
  });
  expect(resourcesOf(template, 'AWS::IAM::Policy').size).toBe(0);
});

test('the addresses of the environment are subscribed', () => {
  const all = [...resourcesOf(template, 'AWS::SNS::Subscription').values()].map((one) => one.Properties);
  expect(all).toEqual(
    [
      ['email', 'oncall@example.com'],
      ['email', 'team@example.com'],
      ['sms', '+14255550100'],
    ].map(([Protocol, Endpoint]) => ({ Protocol, Endpoint, TopicArn: ref('NoticesToldTopic') })),
  );
});

test('that people are not told is told through another topic', () => {
  const alarms = [...resourcesOf(template, 'AWS::CloudWatch::Alarm').values()].map((one) => one.Properties);
  const told = ['arn:aws:sns:us-east-1:123456789012:alarms'];
  expect(
    alarms.map(({ AlarmName, Namespace, MetricName, Threshold }) => [
      AlarmName,
      Namespace,
      MetricName,
      Threshold,
    ]),
  ).toEqual([
    ['quest-example-NoticesLate', 'AWS/SQS', 'ApproximateAgeOfOldestMessage', 900],
    ['quest-example-NoticesUndelivered', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', 1],
    ['quest-example-NoticesFailing', 'AWS/Lambda', 'Errors', 1],
    ['quest-example-NoticesUnrouted', 'AWS/Events', 'FailedInvocations', 1],
    ['quest-example-NoticesUnread', 'AWS/SNS', 'NumberOfNotificationsFailed', 1],
  ]);
  for (const alarm of alarms) expect(alarm).toMatchObject({ AlarmActions: told, OKActions: told });
  const manual = readFileSync(join(__dirname, '../../docs/notices.md'), 'utf8');
  for (const { AlarmName } of alarms)
    expect(manual).toContain(`### ${String(AlarmName).slice(prefix.length)}\n`);
});
