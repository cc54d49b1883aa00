import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Environment } from '../environments/environment';
import { encryptedLogGroup } from './encrypted-log-group';
import { functionRole } from './function-role';

type Settings = Pick<
  lambda.FunctionProps,
  'handler' | 'timeout' | 'memorySize' | 'environment' | 'reservedConcurrentExecutions' | 'code'
>;

interface GuardrailsFunctionProps extends Settings {
  readonly description: string;
  readonly logGroupName: string;
  readonly logsKey: kms.IKey;
  /** Says how long the log is kept. */
  readonly retained: Environment;
  /** Where events go that were tried in vain. */
  readonly undelivered: sqs.IQueue;
  /** What it may do beside writing its log and its traces. */
  readonly statements: readonly iam.PolicyStatement[];
}

/** A function with a log and a role of its own. */
export function guardrailsFunction(
  scope: Construct,
  id: string,
  { logGroupName, logsKey, retained, undelivered, statements, ...props }: GuardrailsFunctionProps,
): lambda.Function {
  const logGroup = encryptedLogGroup(scope, `${id}Logs`, {
    name: logGroupName,
    key: logsKey,
    environment: retained,
  });
  const { role, policy } = functionRole(scope, `${id}Role`, {
    description: props.description,
    logGroup,
    undelivered,
    statements,
  });
  const made = new lambda.Function(scope, id, {
    ...props,
    runtime: lambda.Runtime.NODEJS_24_X,
    architecture: lambda.Architecture.ARM_64,
    role,
    logGroup,
    tracing: lambda.Tracing.ACTIVE,
    deadLetterQueue: undelivered,
  });
  made.node.addDependency(policy);
  return made;
}
