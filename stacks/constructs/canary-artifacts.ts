import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** How long what a run left behind is kept. */
export const ARTIFACT_DAYS = 30;

/**
 * A bucket for the reports, screenshots and logs of canaries, encrypted with a key of its own.
 * Versioned, so that a run that is taken over cannot unwrite what earlier ones saw.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_artifact_encryption.html
 */
export function canaryArtifacts(
  scope: Construct,
  id: string,
): { readonly bucket: s3.IBucket; readonly key: kms.Key } {
  const key = new kms.Key(scope, `${id}Key`, {
    description: 'Encrypts what canaries leave behind',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const bucket = new s3.Bucket(scope, id, {
    encryption: s3.BucketEncryption.KMS,
    encryptionKey: key,
    // Of a bucket key CloudTrail records some uses only; so it records each time that somebody reads a screenshot.
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
    bucketKeyEnabled: false,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    versioned: true,
    lifecycleRules: [
      {
        id: 'Expire',
        expiration: Duration.days(ARTIFACT_DAYS),
        noncurrentVersionExpiration: Duration.days(1),
        abortIncompleteMultipartUploadAfter: Duration.days(1),
      },
    ],
    removalPolicy: RemovalPolicy.RETAIN,
  });
  return { bucket: bucket as s3.IBucket, key };
}
