import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as config from 'aws-cdk-lib/aws-config';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Environment } from '../environments/environment';

interface RecorderProps {
  readonly environment: Environment;
}

/** https://docs.aws.amazon.com/config/latest/developerguide/using-service-linked-roles.html */
const roleName = 'AWSServiceRoleForConfig';

/**
 * The recorder of an account that has none, with what it delivers to. An account has one in a Region, and whatever else
 * reads it does so without telling us: nothing of it goes when the stack goes.
 * https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html
 */
export class Recorder extends Construct {
  constructor(scope: Construct, id: string, { environment }: RecorderProps) {
    super(scope, id);
    const stack = Stack.of(this);
    // AWS Config as itself, on behalf of this account: https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html
    const service = new iam.ServicePrincipal('config.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    });
    const key = new kms.Key(this, 'Key', {
      description: 'Encrypts what AWS Config delivers',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // https://docs.aws.amazon.com/config/latest/developerguide/s3-kms-key-policy.html
    key.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'Deliveries',
        principals: [service],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
      }),
    );
    const bucket = this.#addBucket(environment, key, service);
    const role = new iam.CfnServiceLinkedRole(this, 'Role', { awsServiceName: 'config.amazonaws.com' });
    const recorder = new config.CfnConfigurationRecorder(this, 'Recorder', {
      name: 'default',
      roleArn: `arn:${stack.partition}:iam::${stack.account}:role/aws-service-role/config.amazonaws.com/${roleName}`,
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
      recordingMode: { recordingFrequency: 'CONTINUOUS' },
    });
    recorder.node.addDependency(role);
    // Neither waits for the other: CloudFormation starts the recorder when the channel is there.
    const channel = new config.CfnDeliveryChannel(this, 'Channel', {
      name: 'default',
      s3BucketName: bucket.bucketName,
      s3KmsKeyArn: key.keyArn,
      configSnapshotDeliveryProperties: { deliveryFrequency: 'TwentyFour_Hours' },
    });
    if (bucket.policy) channel.node.addDependency(bucket.policy);
    for (const kept of [role, recorder, channel]) kept.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }

  #addBucket({ logRetentionDays }: Environment, encryptionKey: kms.IKey, service: iam.IPrincipal): s3.Bucket {
    const { account } = Stack.of(this);
    const bucket = new s3.Bucket(this, 'Deliveries', {
      encryption: s3.BucketEncryption.KMS,
      encryptionKey,
      bucketKeyEnabled: true,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      lifecycleRules: [
        {
          id: 'Expire',
          expiration: Duration.days(logRetentionDays),
          noncurrentVersionExpiration: Duration.days(30),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    bucket.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'Look',
        principals: [service],
        actions: ['s3:GetBucketAcl', 's3:ListBucket'],
        resources: [bucket.bucketArn],
      }),
    );
    bucket.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'Deliver',
        principals: [service],
        actions: ['s3:PutObject'],
        resources: [bucket.arnForObjects(`AWSLogs/${account}/Config/*`)],
        conditions: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
      }),
    );
    return bucket;
  }
}
