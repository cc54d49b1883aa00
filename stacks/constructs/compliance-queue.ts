import { Duration, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

interface ComplianceQueueProps {
  /** Of the names of our rules in AWS Config. */
  readonly prefix: string;
  readonly key: kms.IKey;
}

/**
 * The changes that people are told of: to a violation, and away from one; of our rules only.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function compliancePattern(prefix: string): events.EventPattern {
  return {
    source: ['aws.config'],
    detailType: ['Config Rules Compliance Change'],
    detail: {
      messageType: ['ComplianceChangeNotification'],
      configRuleName: [{ prefix }],
      $or: [
        { newEvaluationResult: { complianceType: ['NON_COMPLIANT'] } },
        { oldEvaluationResult: { complianceType: ['NON_COMPLIANT'] } },
      ],
    },
  };
}

/** What the rule of EventBridge is called that puts a change into the queue, and the one that starts the function. */
export const changesRuleName = (prefix: string): string => `${prefix}compliance-changed`;
export const ticksRuleName = (prefix: string): string => `${prefix}compliance-notices`;

/** Where changes of compliance wait until they are told. */
export class ComplianceQueue extends Construct {
  readonly queue: sqs.Queue;
  /** What could not be delivered, read or told. */
  readonly undelivered: sqs.Queue;

  constructor(scope: Construct, id: string, { prefix, key }: ComplianceQueueProps) {
    super(scope, id);
    const encrypted = { encryption: sqs.QueueEncryption.KMS, encryptionMasterKey: key, enforceSSL: true };
    this.undelivered = new sqs.Queue(this, 'Undelivered', {
      ...encrypted,
      retentionPeriod: Duration.days(14),
    });
    this.queue = new sqs.Queue(this, 'Queue', {
      ...encrypted,
      retentionPeriod: Duration.days(4),
      // Longer than the function runs, shorter than until it runs again: what a crash left is there then.
      visibilityTimeout: Duration.seconds(45),
      // A message that waits for quiet is received each minute, and so is one while nothing can be published. Hours.
      deadLetterQueue: { queue: this.undelivered, maxReceiveCount: 500 },
    });
    const [changes, ticks] = [changesRuleName(prefix), ticksRuleName(prefix)];
    this.queue.addToResourcePolicy(this.#send(this.queue, [changes]));
    this.undelivered.addToResourcePolicy(this.#send(this.undelivered, [changes, ticks]));
    new events.Rule(this, 'Changed', {
      ruleName: changes,
      description: 'Something complies no longer, or does again',
      eventPattern: compliancePattern(prefix),
      targets: [
        {
          bind: () => ({
            arn: this.queue.queueArn,
            deadLetterConfig: { arn: this.undelivered.queueArn },
            retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
          }),
        },
      ],
    });
  }

  /** By name, because a rule and the policy of its queue cannot wait for each other. */
  #send(queue: sqs.Queue, rules: readonly string[]): iam.PolicyStatement {
    const { account, partition, region } = Stack.of(this);
    return new iam.PolicyStatement({
      sid: 'RulesOfThisStack',
      principals: [new iam.ServicePrincipal('events.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnEquals: {
          'aws:SourceArn': rules.map((rule) => `arn:${partition}:events:${region}:${account}:rule/${rule}`),
        },
      },
    });
  }
}
