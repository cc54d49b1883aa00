import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Environment } from '../environments/environment';

/**
 * The topic through which people are told what complies no longer, and the key of all that such a message goes
 * through. Nobody may publish to it but who is granted it in this account.
 */
export class ComplianceTopic extends Construct {
  readonly key: kms.Key;
  readonly topic: sns.Topic;

  constructor(scope: Construct, id: string, { alerts }: Pick<Environment, 'alerts'>) {
    super(scope, id);
    const stack = Stack.of(this);
    this.key = new kms.Key(this, 'Key', {
      description: `Encrypts the messages about compliance of ${stack.stackName}`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // EventBridge says for which account it puts events into an encrypted queue.
    // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html#compatibility-with-aws-services
    this.key.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'EventsOfThisAccount',
        principals: [
          new iam.ServicePrincipal('events.amazonaws.com', {
            conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
          }),
        ],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
      }),
    );
    this.topic = new sns.Topic(this, 'Topic', {
      // Who an e-mail is from, and what an SMS begins with, of which the first ten characters count:
      // https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
      displayName: 'Guardrails',
      masterKey: this.key,
      enforceSSL: true,
    });
    const { EMAIL, SMS } = sns.SubscriptionProtocol;
    for (const endpoint of alerts.email) this.#subscribe(`Email-${endpoint}`, EMAIL, endpoint);
    for (const endpoint of alerts.sms) this.#subscribe(`Sms-${endpoint}`, SMS, endpoint);
  }

  #subscribe(id: string, protocol: sns.SubscriptionProtocol, endpoint: string): void {
    new sns.Subscription(this, id, { topic: this.topic, protocol, endpoint });
  }
}
