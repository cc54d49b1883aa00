import { Duration, Stack } from 'aws-cdk-lib';
import type * as ecs from 'aws-cdk-lib/aws-ecs';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as logs from 'aws-cdk-lib/aws-logs';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import type { Environment } from '../environments/environment';
import { redeployPolicy, trusted } from './secret-redeploy-roles';

interface SecretRedeployProps {
  readonly environment: Environment;
  readonly service: ecs.FargateService;
  readonly logGroup: logs.ILogGroup;
}

/**
 * Starts new tasks when the secret has changed: a task reads it once, as it starts. EventBridge cannot call ECS's
 * UpdateService by itself, a state machine can.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html
 */
export class SecretRedeploy extends Construct {
  readonly machine: sfn.StateMachine;
  /** Where a change ends up that could not be told to the machine. */
  readonly undelivered: sqs.Queue;

  constructor(scope: Construct, id: string, { environment, service, logGroup }: SecretRedeployProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const name = `quest-${environment.name}-secret-changed`;
    const redeployer = new iam.Role(this, 'Role', {
      description: 'Lets the service be deployed again when its secret has changed',
      assumedBy: trusted(stack, 'states', `stateMachine:${name}`),
    });
    const policy = redeployPolicy(this, redeployer, service);
    this.machine = new sfn.StateMachine(this, 'Machine', {
      stateMachineName: name,
      comment: 'Deploys the service again, with the secret as it now is',
      definitionBody: sfn.DefinitionBody.fromChainable(this.#update(service)),
      role: redeployer.withoutPolicyUpdates(),
      timeout: Duration.minutes(10),
      tracingEnabled: true,
      // What starts it names the parameter; its value is in no event.
      logs: { destination: logGroup, level: sfn.LogLevel.ALL },
    });
    this.machine.node.addDependency(policy);
    this.undelivered = new sqs.Queue(this, 'Undelivered', {
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.#startOnChange(environment.secret.parameterName, name);
  }

  #update(service: ecs.FargateService): sfn.IChainable {
    return new tasks.CallAwsService(this, 'UpdateService', {
      service: 'ecs',
      action: 'updateService',
      iamResources: [service.serviceArn],
      parameters: {
        Cluster: service.cluster.clusterName,
        Service: service.serviceName,
        ForceNewDeployment: true,
      },
      // What it answers, the whole service, is of no use to anybody.
      resultPath: sfn.JsonPath.DISCARD,
    }).addRetry({ interval: Duration.seconds(10), backoffRate: 2, maxAttempts: 5 });
  }

  /**
   * A label changes no value that ECS would read, so it is no reason.
   * https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-cwe.html
   */
  #startOnChange(parameterName: string, name: string): void {
    const stack = Stack.of(this);
    const starter = new iam.Role(this, 'StarterRole', {
      description: 'Starts the deployment of a changed secret',
      assumedBy: trusted(stack, 'events', `rule/${name}`),
    });
    const policy = new iam.ManagedPolicy(this, 'StarterPolicy', {
      description: 'Starts the deployment of a changed secret',
      roles: [starter],
      statements: [
        new iam.PolicyStatement({
          actions: ['states:StartExecution'],
          resources: [this.machine.stateMachineArn],
        }),
      ],
    });
    const rule = new events.Rule(this, 'Rule', {
      ruleName: name,
      description: 'The secret has changed',
      eventPattern: {
        source: ['aws.ssm'],
        detailType: ['Parameter Store Change'],
        detail: { name: [parameterName], operation: ['Create', 'Update'] },
      },
      targets: [
        new targets.SfnStateMachine(this.machine, {
          role: starter.withoutPolicyUpdates(),
          // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
          deadLetterQueue: this.undelivered,
          maxEventAge: Duration.hours(1),
          retryAttempts: 10,
        }),
      ],
    });
    rule.node.addDependency(policy);
  }
}
