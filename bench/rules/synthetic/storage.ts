import { Stack } from 'aws-cdk-lib';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { CfnTopic, CfnTopicPolicy } from 'aws-cdk-lib/aws-sns';
import { CfnQueue, CfnQueuePolicy } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { allow, denyPlain, policy } from './policy';

export interface Storage {
  readonly keyArn: string;
  readonly bucketArn: string;
  readonly bucketName: string;
  readonly queueArn: string;
  readonly queueName: string;
  readonly topicArn: string;
}

/** 10 resources: a key, two buckets and their policies, a queue with its dead-letter queue, and a topic. */
export function storage(parent: Construct, careful: boolean, index: number): Storage {
  const scope = new Construct(parent, 'Storage');
  const { partition, account } = Stack.of(scope);
  const key = new CfnKey(scope, 'Key', {
    enableKeyRotation: careful,
    keyPolicy: policy(allow({ AWS: `arn:${partition}:iam::${account}:root` }, ['kms:*'], ['*'])),
  });
  const logs = bucket(scope, 'Logs', careful, {});
  const data = bucket(scope, 'Data', careful, {
    bucketName: `data-${index}-${account}`,
    ...(careful ? { loggingConfiguration: { destinationBucketName: logs.ref } } : {}),
  });
  const dead = new CfnQueue(scope, 'DeadLetters', { sqsManagedSseEnabled: careful });
  const queue = new CfnQueue(scope, 'Queue', {
    redrivePolicy: { deadLetterTargetArn: dead.attrArn, maxReceiveCount: 5 },
    ...(careful ? { kmsMasterKeyId: key.ref } : {}),
  });
  const topic = new CfnTopic(scope, 'Topic', careful ? { kmsMasterKeyId: key.ref } : {});
  const alarms = { Service: 'cloudwatch.amazonaws.com' };
  new CfnTopicPolicy(scope, 'TopicPolicy', {
    topics: [topic.ref],
    policyDocument: policy(
      allow(careful ? alarms : { AWS: '*' }, ['sns:Publish'], [topic.ref]),
      ...(careful ? [denyPlain('sns:Publish', topic.ref)] : []),
    ),
  });
  new CfnQueuePolicy(scope, 'QueuePolicy', {
    queues: [queue.ref],
    policyDocument: policy(
      allow({ Service: 'sns.amazonaws.com' }, ['sqs:SendMessage'], [queue.attrArn]),
      ...(careful ? [denyPlain('sqs:*', queue.attrArn)] : []),
    ),
  });
  return {
    keyArn: key.attrArn,
    bucketArn: data.attrArn,
    bucketName: data.ref,
    queueArn: queue.attrArn,
    queueName: queue.attrQueueName,
    topicArn: topic.ref,
  };
}

function bucket(
  scope: Construct,
  id: string,
  careful: boolean,
  props: ConstructorParameters<typeof CfnBucket>[2],
): CfnBucket {
  const made = new CfnBucket(scope, id, {
    ...props,
    publicAccessBlockConfiguration: {
      blockPublicAcls: true,
      blockPublicPolicy: careful,
      ignorePublicAcls: true,
      restrictPublicBuckets: careful,
    },
    ...(careful
      ? {
          versioningConfiguration: { status: 'Enabled' },
          bucketEncryption: {
            serverSideEncryptionConfiguration: [
              { serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms' }, bucketKeyEnabled: true },
            ],
          },
        }
      : {}),
  });
  new CfnBucketPolicy(scope, `${id}Policy`, {
    bucket: made.ref,
    policyDocument: careful
      ? policy(denyPlain('s3:*', made.attrArn, `${made.attrArn}/*`))
      : policy(allow({ AWS: '*' }, ['s3:GetObject'], [`${made.attrArn}/*`])),
  });
  return made;
}
