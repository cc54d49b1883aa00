import { Stack } from 'aws-cdk-lib';
import type * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Environment } from '../environments/environment';

/**
 * Only tasks of this account and region.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
 */
function tasks(stack: Stack): iam.IPrincipal {
  return new iam.ServicePrincipal('ecs-tasks.amazonaws.com', {
    conditions: {
      StringEquals: { 'aws:SourceAccount': stack.account },
      ArnLike: {
        'aws:SourceArn': `arn:${stack.partition}:ecs:${stack.region}:${stack.account}:*`,
      },
    },
  });
}

/** What the service itself may do in AWS: nothing. */
export function taskRole(scope: Construct): iam.IRole {
  return new iam.Role(scope, 'TaskRole', {
    description: 'Quest tasks: no permissions',
    assumedBy: tasks(Stack.of(scope)),
  }).withoutPolicyUpdates();
}

interface ExecutionRoleProps {
  readonly environment: Environment;
  readonly repository: ecr.IRepository;
  readonly logGroup: logs.ILogGroup;
  readonly secretArn: string;
}

/**
 * What Fargate may do to start a task: pull this image, read this secret, write this log.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
 */
export function executionRole(scope: Construct, props: ExecutionRoleProps): iam.IRole {
  const stack = Stack.of(scope);
  const role = new iam.Role(scope, 'ExecutionRole', {
    description: 'Starts Quest tasks: image, secret and log',
    assumedBy: tasks(stack),
  });
  const { keyArn } = props.environment.secret;
  new iam.ManagedPolicy(scope, 'ExecutionPolicy', {
    description: 'Starts Quest tasks: image, secret and log',
    roles: [role],
    statements: [
      // This action knows no resource.
      // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html
      new iam.PolicyStatement({ actions: ['ecr:GetAuthorizationToken'], resources: ['*'] }),
      new iam.PolicyStatement({
        actions: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
        resources: [props.repository.repositoryArn],
      }),
      new iam.PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [props.logGroup.logGroupArn],
      }),
      new iam.PolicyStatement({ actions: ['ssm:GetParameters'], resources: [props.secretArn] }),
      ...(keyArn === undefined ? [] : [decryptOnly(stack, keyArn, props.secretArn)]),
    ],
  });
  // CDK would grant the same again, in an inline policy.
  return role.withoutPolicyUpdates();
}

/**
 * Needed for a customer managed key only.
 * https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html
 */
function decryptOnly(stack: Stack, keyArn: string, parameterArn: string): iam.PolicyStatement {
  return new iam.PolicyStatement({
    actions: ['kms:Decrypt'],
    resources: [keyArn],
    conditions: {
      StringEquals: {
        'kms:ViaService': `ssm.${stack.region}.amazonaws.com`,
        'kms:EncryptionContext:PARAMETER_ARN': parameterArn,
      },
    },
  });
}
