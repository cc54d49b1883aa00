import { Duration, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Claim } from '../../rules/reachability/claim';
import { bundle } from '../bundles';
import type { Environment } from '../environments/environment';
import { complianceAlarms } from './compliance-alarms';
import { ComplianceQueue, ticksRuleName } from './compliance-queue';
import { ComplianceTopic } from './compliance-topic';
import { encryptedLogGroup, logsKey } from './encrypted-log-group';
import { functionRole } from './function-role';

interface ComplianceNoticesProps {
  readonly environment: Environment;
  /** Of the names of our rules in AWS Config, and of what is made here. */
  readonly prefix: string;
  /** Who hears when people cannot be told. */
  readonly alarmTopic: sns.ITopic;
  /** Must let CloudWatch Logs use it for `noticesLogGroupName(prefix)`; without it there is one of its own. */
  readonly logsKey?: kms.IKey;
  /** What the deployment claims of its network: a message says what a claim is, and how to mend it. */
  readonly claims?: readonly Claim[];
}

/** https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html */
export const noticesLogGroupName = (prefix: string): string => `/aws/lambda/${prefix}compliance-notices`;

/**
 * Tells people what complies no longer, and what does again: one message for one change in the account, however many
 * rules and resources it touches. docs/notices.md says how.
 */
export class ComplianceNotices extends Construct {
  /** What people, and chats, subscribe to. */
  readonly topic: sns.Topic;
  /** What encrypts it: whoever publishes to it has to use the key. */
  readonly topicKey: kms.IKey;

  constructor(
    scope: Construct,
    id: string,
    { environment, prefix, alarmTopic, claims = [], ...given }: ComplianceNoticesProps,
  ) {
    super(scope, id);
    const { topic, key } = new ComplianceTopic(this, 'Told', environment);
    const { queue, undelivered } = new ComplianceQueue(this, 'Changes', { prefix, key });
    const name = noticesLogGroupName(prefix);
    const logGroup = encryptedLogGroup(this, 'Logs', {
      name,
      key: given.logsKey ?? logsKey(this, 'LogsKey', [name]),
      environment,
    });
    const { role, policy } = functionRole(this, 'Role', {
      description: 'Tells people of changes of compliance',
      logGroup,
      undelivered,
      statements: [
        new iam.PolicyStatement({
          actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility'],
          resources: [queue.queueArn],
        }),
        new iam.PolicyStatement({ actions: ['sns:Publish'], resources: [topic.topicArn] }),
        // https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
        new iam.PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key.keyArn] }),
      ],
    });
    const tell = new lambda.Function(this, 'Function', {
      functionName: `${prefix}compliance-notices`,
      description: 'Tells people what complies no longer, and what does again',
      code: lambda.Code.fromAsset(bundle('notices', { claims })),
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      memorySize: 512,
      timeout: Duration.seconds(40),
      // Alone, so that nobody else receives a part of what belongs together.
      reservedConcurrentExecutions: 1,
      environment: {
        NOTICES_QUEUE_URL: queue.queueUrl,
        NOTICES_TOPIC_ARN: topic.topicArn,
        NOTICES_PREFIX: prefix,
      },
      role,
      logGroup,
      loggingFormat: lambda.LoggingFormat.TEXT,
      tracing: lambda.Tracing.ACTIVE,
      deadLetterQueue: undelivered,
      maxEventAge: Duration.minutes(5),
    });
    tell.node.addDependency(policy);
    this.#eachMinute(tell, undelivered.queueArn, prefix);
    complianceAlarms(this, { prefix, alarmTopic, queue, undelivered, tell, topic });
    this.topic = topic;
    this.topicKey = key;
  }

  #eachMinute(tell: lambda.Function, undelivered: string, prefix: string): void {
    const { account, partition, region } = Stack.of(this);
    const ruleName = ticksRuleName(prefix);
    const rule = new events.Rule(this, 'EachMinute', {
      ruleName,
      description: 'Starts what tells people of changes of compliance',
      schedule: events.Schedule.rate(Duration.minutes(1)),
      targets: [
        {
          bind: () => ({
            arn: tell.functionArn,
            deadLetterConfig: { arn: undelivered },
            retryPolicy: { maximumEventAgeInSeconds: 60, maximumRetryAttempts: 1 },
          }),
        },
      ],
    });
    rule.node.addDependency(
      new lambda.CfnPermission(this, 'StartedByRule', {
        action: 'lambda:InvokeFunction',
        functionName: tell.functionArn,
        principal: 'events.amazonaws.com',
        sourceAccount: account,
        sourceArn: `arn:${partition}:events:${region}:${account}:rule/${ruleName}`,
      }),
    );
  }
}
