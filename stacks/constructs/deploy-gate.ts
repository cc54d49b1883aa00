import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { CfnLambdaHook } from 'aws-cdk-lib/aws-cloudformation';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { disableCommand, hookAlias, targetNames } from '../../rules/enforcers/hook/plan';
import type { Pack } from '../../rules/packs/packs';
import { governanceLogGroupNames } from '../conventions';
import type { Environment } from '../environments/environment';
import type { Governance } from '../environments/governance';
import { deployGateAlarms } from './deploy-gate-alarms';
import { encryptedLogGroup } from './encrypted-log-group';
import { functionRole } from './function-role';
import { GrantedCode } from './granted-code';

interface DeployGateProps {
  readonly environment: Environment;
  readonly settings: Governance['deployGate'];
  readonly pack: Pack;
  readonly prefix: string;
  readonly alarmTopic: sns.ITopic;
  readonly logsKey: kms.IKey;
}

/**
 * The stacks that are deployed whatever the rules say, so that nobody is locked out of mending the guardrails: CDK's
 * own (https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-customizing.html), and the one that the gate is in.
 */
const leftOutOf = (stack: Stack): readonly string[] => ['CDKToolkit', stack.stackName];

/**
 * Has CloudFormation and the Cloud Control API ask before they deploy: one hook for templates, one for resources,
 * because a filter of resource types is documented for resources only. docs/deploy-gate.md is the runbook.
 */
export class DeployGate extends Construct {
  /** To be completed when the whole app stands. */
  readonly code = new GrantedCode('hook');
  readonly function: lambda.Function;
  readonly #props: DeployGateProps;

  constructor(scope: Construct, id: string, props: DeployGateProps) {
    super(scope, id);
    this.#props = props;
    const undelivered = new sqs.Queue(this, 'Undelivered', {
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.function = this.#function(undelivered);
    const role = this.#hookRole();
    const { name } = props.environment;
    this.#hook('Templates', role, ['STACK', 'CHANGE_SET'], []);
    this.#hook('Resources', role, ['RESOURCE', 'CLOUD_CONTROL'], targetNames(props.pack.rules));
    deployGateAlarms(this, this.function, undelivered, props);
    new CfnOutput(this, 'Disable', {
      description: 'Switches the deploy gate off, should it keep from working what has to work',
      value: disableCommand(name, Stack.of(this).region, this.function.functionArn),
    });
  }

  #function(undelivered: sqs.IQueue): lambda.Function {
    const { environment, logsKey, pack, prefix } = this.#props;
    const description = 'Judges what CloudFormation is about to deploy by the rules of Quest Guardrails';
    const logGroup = encryptedLogGroup(this, 'Logs', {
      name: governanceLogGroupNames(environment).deployGate,
      key: logsKey,
      environment,
    });
    // It asks nothing of AWS: templates come by URLs that are signed for it.
    const { role, policy } = functionRole(this, 'Role', {
      description,
      logGroup,
      undelivered,
      statements: [],
    });
    const made = new lambda.Function(this, 'Function', {
      functionName: `${prefix}deploy-gate`,
      description,
      code: this.code,
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      // A whole processor: https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
      memorySize: 1769,
      // CloudFormation waits 30 seconds, and the function answers within 25 of its own accord.
      timeout: Duration.seconds(28),
      reservedConcurrentExecutions: 20,
      environment: {
        GUARDRAILS_PACK: pack.name,
        GUARDRAILS_LEFT_OUT: leftOutOf(Stack.of(this)).join(','),
      },
      role,
      logGroup,
      tracing: lambda.Tracing.ACTIVE,
      deadLetterQueue: undelivered,
    });
    made.node.addDependency(policy);
    return made;
  }

  /** https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/lambda-hooks-prepare-to-create-hook.html */
  #hookRole(): iam.Role {
    const role = new iam.Role(this, 'HookRole', {
      description:
        'Lets the hooks of CloudFormation call the function that judges what is about to be deployed',
      assumedBy: new iam.ServicePrincipal('hooks.cloudformation.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    new iam.ManagedPolicy(this, 'HookPolicy', {
      description: 'Calls the function that judges what is about to be deployed',
      roles: [role],
      statements: [
        new iam.PolicyStatement({
          actions: ['lambda:InvokeFunction'],
          resources: [this.function.functionArn],
        }),
      ],
    });
    return role;
  }

  #hook(
    kind: 'Templates' | 'Resources',
    role: iam.Role,
    targetOperations: string[],
    types: readonly string[],
  ): void {
    const { environment, settings } = this.#props;
    const hook = new CfnLambdaHook(this, kind, {
      alias: hookAlias(environment.name, kind),
      executionRole: role.roleArn,
      lambdaFunction: this.function.functionArn,
      failureMode: settings.failureMode,
      hookStatus: settings.status,
      targetOperations,
      stackFilters: {
        filteringCriteria: 'ALL',
        stackNames: { exclude: [...leftOutOf(Stack.of(this))] },
      },
    });
    // CDK asks for `Targets`, beside which CloudFormation takes nothing else; what is deleted is not judged.
    hook.addPropertyOverride('TargetFilters', {
      Actions: ['CREATE', 'UPDATE'],
      InvocationPoints: ['PRE_PROVISION'],
      ...(types.length > 0 ? { TargetNames: types } : {}),
    });
    hook.node.addDependency(this.node.findChild('HookPolicy'));
  }
}
