import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Environment } from '../environments/environment';
import { logGroupArn } from './encrypted-log-group';

/** Of the group that CloudFormation makes for a canary: Synthetics puts an id of its own after the name. */
export const canaryLogGroupName = (name: string, id: string): string => `/aws/lambda/cwsyn-${name}-${id}`;

interface CanaryRoleProps {
  /** The name of the canary. */
  readonly name: string;
  readonly bucket: s3.IBucket;
  readonly key: kms.IKey;
  /** Where in the bucket its runs are. */
  readonly prefix: string;
  /** What it may read, where it has to know what no page may show. */
  readonly secret: Environment['secret'] | undefined;
}

/**
 * The role of one canary: it leaves its artifacts, log and metrics, and reads the one secret where it was given one.
 * It may not make log groups: the one that has a retention is made for it, and no other comes to be.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_CanaryPermissions.html
 */
export function canaryRole(
  scope: Construct,
  { name, bucket, key, prefix, secret }: CanaryRoleProps,
): { readonly role: iam.IRole; readonly policy: iam.ManagedPolicy } {
  const stack = Stack.of(scope);
  const description = `Runs the canary ${name}: its artifacts, log and metrics`;
  const role = new iam.Role(scope, 'Role', {
    description,
    assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
  });
  const policy = new iam.ManagedPolicy(scope, 'RolePolicy', {
    description,
    roles: [role],
    statements: [
      new iam.PolicyStatement({
        actions: ['s3:PutObject'],
        resources: [bucket.arnForObjects(`${prefix}/*`)],
      }),
      new iam.PolicyStatement({ actions: ['s3:GetBucketLocation'], resources: [bucket.bucketArn] }),
      new iam.PolicyStatement({
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [key.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `s3.${stack.region}.amazonaws.com` } },
      }),
      new iam.PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroupArn(stack, canaryLogGroupName(name, '*'))],
      }),
      // Demanded by the page above. It knows no resource, and tells the names of buckets only.
      // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
      new iam.PolicyStatement({ actions: ['s3:ListAllMyBuckets'], resources: ['*'] }),
      // It knows no resource either, but a namespace.
      new iam.PolicyStatement({
        actions: ['cloudwatch:PutMetricData'],
        resources: ['*'],
        conditions: { StringEquals: { 'cloudwatch:namespace': 'CloudWatchSynthetics' } },
      }),
      ...(secret === undefined ? [] : reads(stack, secret)),
    ],
  });
  // Without policy updates: CDK would add an inline policy beside the managed one.
  return { role: role.withoutPolicyUpdates(), policy };
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html */
function reads(stack: Stack, { parameterName, keyArn }: Environment['secret']): iam.PolicyStatement[] {
  const parameterArn = stack.formatArn({
    service: 'ssm',
    resource: 'parameter',
    resourceName: parameterName.slice(1),
  });
  return [
    new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: [parameterArn] }),
    ...(keyArn === undefined
      ? []
      : [
          new iam.PolicyStatement({
            actions: ['kms:Decrypt'],
            resources: [keyArn],
            conditions: {
              StringEquals: {
                'kms:ViaService': `ssm.${stack.region}.amazonaws.com`,
                'kms:EncryptionContext:PARAMETER_ARN': parameterArn,
              },
            },
          }),
        ]),
  ];
}
