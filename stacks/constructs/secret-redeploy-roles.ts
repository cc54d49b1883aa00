import type { Stack } from 'aws-cdk-lib';
import type * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/**
 * A service of AWS, on behalf of one resource of this account only.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export function trusted(stack: Stack, service: 'events' | 'states', resource: string): iam.IPrincipal {
  return new iam.ServicePrincipal(`${service}.amazonaws.com`, {
    conditions: {
      StringEquals: { 'aws:SourceAccount': stack.account },
      ArnEquals: {
        'aws:SourceArn': `arn:${stack.partition}:${service}:${stack.region}:${stack.account}:${resource}`,
      },
    },
  });
}

/** Deploys this one service again, logs and traces doing so. */
export function redeployPolicy(
  scope: Construct,
  role: iam.Role,
  service: ecs.FargateService,
): iam.ManagedPolicy {
  return new iam.ManagedPolicy(scope, 'Policy', {
    description: 'Lets the service be deployed again when its secret has changed',
    roles: [role],
    statements: [
      new iam.PolicyStatement({ actions: ['ecs:UpdateService'], resources: [service.serviceArn] }),
      // None of these knows a resource that one could name here.
      // https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
      new iam.PolicyStatement({
        actions: [
          'logs:CreateLogDelivery',
          'logs:DeleteLogDelivery',
          'logs:DescribeLogGroups',
          'logs:DescribeResourcePolicies',
          'logs:GetLogDelivery',
          'logs:ListLogDeliveries',
          'logs:PutResourcePolicy',
          'logs:UpdateLogDelivery',
        ],
        resources: ['*'],
      }),
      // https://docs.aws.amazon.com/step-functions/latest/dg/xray-iam.html
      new iam.PolicyStatement({
        actions: [
          'xray:GetSamplingRules',
          'xray:GetSamplingTargets',
          'xray:PutTelemetryRecords',
          'xray:PutTraceSegments',
        ],
        resources: ['*'],
      }),
    ],
  });
}
