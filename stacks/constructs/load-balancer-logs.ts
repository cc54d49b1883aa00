import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/**
 * A bucket that load balancers may write the logs of this account to.
 * Encrypted with SSE-S3, as no other encryption is accepted for these logs.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
export function loadBalancerLogs(scope: Construct, id: string, retentionDays: number): s3.Bucket {
  const stack = Stack.of(scope);
  const bucket = new s3.Bucket(scope, id, {
    encryption: s3.BucketEncryption.S3_MANAGED,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    versioned: true,
    lifecycleRules: [
      {
        id: 'Expire',
        expiration: Duration.days(retentionDays),
        noncurrentVersionExpiration: Duration.days(30),
        abortIncompleteMultipartUploadAfter: Duration.days(1),
      },
    ],
    removalPolicy: RemovalPolicy.RETAIN,
  });
  bucket.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'LogsOfLoadBalancers',
      principals: [new iam.ServicePrincipal('logdelivery.elasticloadbalancing.amazonaws.com')],
      actions: ['s3:PutObject'],
      resources: ['access', 'connection'].map((log) =>
        bucket.arnForObjects(`${log}/AWSLogs/${stack.account}/*`),
      ),
    }),
  );
  return bucket;
}

/** Writes the access and connection logs of a load balancer, once the bucket lets it. */
export function logTo(bucket: s3.Bucket, loadBalancer: elbv2.ApplicationLoadBalancer): void {
  for (const log of ['access', 'connection']) {
    loadBalancer.setAttribute(`${log}_logs.s3.enabled`, 'true');
    loadBalancer.setAttribute(`${log}_logs.s3.bucket`, bucket.bucketName);
    loadBalancer.setAttribute(`${log}_logs.s3.prefix`, log);
  }
  if (bucket.policy) loadBalancer.node.addDependency(bucket.policy);
}
