import * as iam from 'aws-cdk-lib/aws-iam';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

interface FunctionRoleProps {
  /** What the function does, as the role and its policy say it. */
  readonly description: string;
  readonly logGroup: logs.ILogGroup;
  /** Where events go on which the function failed. */
  readonly undelivered: sqs.IQueue;
  readonly statements: readonly iam.PolicyStatement[];
}

/**
 * The role of one function: it writes its own log and traces, gives up to its own queue, and has the statements given.
 * Lambda does not say for whom it assumes a role, so nothing can be demanded of it there.
 */
export function functionRole(
  scope: Construct,
  id: string,
  { description, logGroup, undelivered, statements }: FunctionRoleProps,
): { readonly role: iam.IRole; readonly policy: iam.ManagedPolicy } {
  const role = new iam.Role(scope, id, {
    description,
    assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
  });
  const policy = new iam.ManagedPolicy(scope, `${id}Policy`, {
    description,
    roles: [role],
    statements: [
      new iam.PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
      new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: [undelivered.queueArn] }),
      // Neither knows a resource: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html
      new iam.PolicyStatement({
        actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
        resources: ['*'],
      }),
      ...statements,
    ],
  });
  // Without policy updates: CDK would add an inline policy beside the managed one.
  return { role: role.withoutPolicyUpdates(), policy };
}
