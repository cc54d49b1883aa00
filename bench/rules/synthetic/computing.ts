import { Stack } from 'aws-cdk-lib';
import { CfnCluster, CfnService, CfnTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { CfnManagedPolicy, CfnPolicy, CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnFunction, CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Entrance } from './entrance';
import type { Network } from './network';
import { allow, assumedBy, policy } from './policy';
import type { Storage } from './storage';

export interface Surroundings {
  readonly net: Network;
  readonly front: Entrance;
  readonly store: Storage;
  readonly careful: boolean;
  readonly retentionInDays: number;
}

/** 12 resources: a service with its task definition, a function, and their roles, policies and log groups. */
export function computing(parent: Construct, around: Surroundings): { readonly serviceName: string } {
  const scope = new Construct(parent, 'Computing');
  const { net, front, careful } = around;
  const cluster = new CfnCluster(scope, 'Cluster', {
    clusterSettings: [{ name: 'containerInsights', value: careful ? 'enabled' : 'disabled' }],
  });
  const service = new CfnService(scope, 'Service', {
    cluster: cluster.ref,
    taskDefinition: taskDefinition(scope, around),
    launchType: 'FARGATE',
    desiredCount: 2,
    enableExecuteCommand: !careful,
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: [...(careful ? net.privateSubnets : net.publicSubnets)],
        securityGroups: [net.taskGroup],
        assignPublicIp: careful ? 'DISABLED' : 'ENABLED',
      },
    },
    loadBalancers: [{ containerName: 'app', containerPort: 8080, targetGroupArn: front.targetGroupArn }],
  });
  worker(scope, around);
  return { serviceName: service.attrName };
}

function taskDefinition(scope: Construct, { store, careful, retentionInDays }: Surroundings): string {
  const logs = new CfnLogGroup(scope, 'TaskLogs', {
    retentionInDays,
    ...(careful ? { kmsKeyId: store.keyArn } : {}),
  });
  const assumeRolePolicyDocument = assumedBy('ecs-tasks.amazonaws.com');
  const execution = new CfnRole(scope, 'ExecutionRole', { assumeRolePolicyDocument });
  const role = new CfnRole(scope, 'TaskRole', { assumeRolePolicyDocument });
  new CfnPolicy(scope, 'ExecutionPolicy', {
    policyName: 'execution',
    roles: [execution.ref],
    policyDocument: policy(allow(undefined, ['logs:CreateLogStream', 'logs:PutLogEvents'], [logs.attrArn])),
  });
  new CfnManagedPolicy(scope, 'TaskPolicy', {
    roles: [role.ref],
    policyDocument: policy(
      careful
        ? allow(undefined, ['s3:GetObject', 's3:PutObject'], [`${store.bucketArn}/objects`])
        : allow(undefined, ['s3:*'], ['*']),
    ),
  });
  const task = new CfnTaskDefinition(scope, 'Task', {
    family: 'app',
    cpu: '256',
    memory: '512',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    executionRoleArn: execution.attrArn,
    taskRoleArn: role.attrArn,
    containerDefinitions: [
      {
        name: 'app',
        image: `public.ecr.aws/example/app${careful ? `@sha256:${'0'.repeat(64)}` : ':latest'}`,
        portMappings: [{ containerPort: 8080 }],
        readonlyRootFilesystem: careful,
        user: careful ? '65532' : 'root',
        environment: [{ name: 'BUCKET', value: store.bucketName }],
        logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': logs.ref } },
      },
    ],
  });
  return task.ref;
}

function worker(scope: Construct, { store, careful, retentionInDays }: Surroundings): void {
  const { partition, account } = Stack.of(scope);
  const role = new CfnRole(scope, 'WorkerRole', {
    assumeRolePolicyDocument: assumedBy('lambda.amazonaws.com'),
    managedPolicyArns: [`arn:${partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole`],
    policies: [
      {
        policyName: 'queue',
        policyDocument: policy(
          allow(undefined, ['sqs:ReceiveMessage', 'sqs:DeleteMessage'], [store.queueArn]),
        ),
      },
    ],
  });
  const worker = new CfnFunction(scope, 'Worker', {
    runtime: careful ? 'nodejs24.x' : 'nodejs16.x',
    handler: 'index.handler',
    code: { zipFile: 'exports.handler = async () => {};' },
    role: role.attrArn,
    environment: { variables: { BUCKET: store.bucketName } },
    ...(careful
      ? { deadLetterConfig: { targetArn: store.queueArn }, tracingConfig: { mode: 'Active' } }
      : {}),
  });
  new CfnLogGroup(scope, 'WorkerLogs', { logGroupName: `/aws/lambda/${worker.ref}`, retentionInDays });
  new CfnPermission(scope, 'Permission', {
    action: 'lambda:InvokeFunction',
    functionName: worker.attrArn,
    principal: 'sns.amazonaws.com',
    sourceArn: store.topicArn,
    ...(careful ? { sourceAccount: account } : {}),
  });
}
