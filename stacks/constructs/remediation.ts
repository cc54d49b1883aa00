import { Duration, Stack } from 'aws-cdk-lib';
import * as config from 'aws-cdk-lib/aws-config';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct, type IDependable } from 'constructs';
import { bundle } from '../bundles';
import { clusterName, governanceLogGroupNames } from '../conventions';
import type { Environment } from '../environments/environment';
import type { Governance } from '../environments/governance';
import { authorizeIngressAgain, revokeWorldOpenIngress } from '../remediation/revoke-world-open-ingress';
import { type Runbook, runbookNames, type Surroundings } from '../remediation/runbook';
import { startEcsServiceAgain } from '../remediation/start-ecs-service-again';
import { stopEcsService } from '../remediation/stop-ecs-service';
import { encryptedLogGroup } from './encrypted-log-group';
import { functionAlarms } from './function-alarms';
import { functionRole } from './function-role';
import { commonStatements, remediatorStatements, runbookRole, serviceStatements } from './remediation-roles';

interface RemediationProps {
  readonly environment: Environment;
  readonly settings: Governance['remediation'];
  /** Begins the names of our rules in AWS Config. */
  readonly prefix: string;
  /** The ids of the rules that AWS Config watches, and what has to be there before they are. */
  readonly watched: readonly string[];
  readonly rules: IDependable;
  readonly evaluator: lambda.IFunction;
  /** Where people are told of a change, or asked; and its key. */
  readonly topic: sns.ITopic;
  readonly topicKey: kms.IKey;
  readonly alarmTopic: sns.ITopic;
  readonly logsKey: kms.IKey;
}

interface Action {
  readonly id: string;
  readonly rule: string;
  readonly resourceType: string;
  readonly document: ssm.CfnDocument;
  readonly role: iam.IRole;
}

/**
 * Mends what AWS Config finds, where the environment is set to: an ECS service in a public subnet is stopped, a
 * security group of a task that the whole internet reaches is closed. By default (`notify`) nothing is attached to the
 * rules, and the runbooks only tell what they would do. docs/remediation.md says more.
 */
export class Remediation extends Construct {
  constructor(scope: Construct, id: string, props: RemediationProps) {
    super(scope, id);
    const { environment, settings, topic, topicKey, evaluator } = props;
    const stack = Stack.of(this);
    const cluster = clusterName(environment);
    const within = { environment: environment.name, cluster };
    const remediator = this.#remediator(props);
    const surroundings: Surroundings = {
      ...within,
      mode: settings.mode,
      approvers: settings.approvers,
      evaluator: evaluator.functionArn,
      remediator: remediator.functionArn,
      topic: topic.topicArn,
    };
    const common = commonStatements([evaluator, remediator], topic, topicKey);
    const services = runbookRole(this, 'ServiceRole', 'Runs the runbooks that stop and start ECS services', [
      ...common,
      ...serviceStatements(stack, within),
    ]);
    const groups = runbookRole(this, 'GroupRole', 'Runs the runbooks that close and open groups', common);

    const names = runbookNames(environment.name);
    const stop = this.#document('Stop', names.stop, stopEcsService(surroundings, services.roleArn));
    const revoke = this.#document(
      'Revoke',
      names.revoke,
      revokeWorldOpenIngress(surroundings, groups.roleArn),
    );
    this.#document('StartAgain', names.startAgain, startEcsServiceAgain(surroundings, services.roleArn));
    this.#document(
      'AuthorizeAgain',
      names.authorizeAgain,
      authorizeIngressAgain(surroundings, groups.roleArn),
    );
    if (settings.mode === 'notify') return;
    this.#attach(props, {
      id: 'StopServices',
      rule: 'ecs-service-private-subnets-required',
      resourceType: 'AWS::ECS::Service',
      document: stop,
      role: services,
    });
    this.#attach(props, {
      id: 'CloseGroups',
      rule: 'ec2-security-group-ingress-restricted',
      resourceType: 'AWS::EC2::SecurityGroup',
      document: revoke,
      role: groups,
    });
  }

  #document(id: string, name: string, content: Runbook): ssm.CfnDocument {
    return new ssm.CfnDocument(this, id, {
      name,
      content,
      documentType: 'Automation',
      documentFormat: 'JSON',
      // A document of a fixed name cannot be replaced.
      // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-document.html
      updateMethod: 'NewVersion',
    });
  }

  /**
   * One execution at a time. What failed half-way is tried again; where somebody is asked, once is enough.
   * https://docs.aws.amazon.com/config/latest/APIReference/API_RemediationConfiguration.html
   */
  #attach({ settings, prefix, watched, rules }: RemediationProps, action: Action): void {
    if (!watched.includes(action.rule)) return;
    const attached = new config.CfnRemediationConfiguration(this, action.id, {
      configRuleName: `${prefix}${action.rule}`,
      targetType: 'SSM_DOCUMENT',
      targetId: action.document.ref,
      resourceType: action.resourceType,
      parameters: {
        ResourceId: { ResourceValue: { Value: 'RESOURCE_ID' } },
        AutomationAssumeRole: { StaticValue: { Values: [action.role.roleArn] } },
        DryRun: { StaticValue: { Values: ['false'] } },
      },
      automatic: true,
      executionControls: { ssmControls: { concurrentExecutionRatePercentage: 1, errorPercentage: 1 } },
      maximumAutomaticAttempts: settings.mode === 'approve' ? 1 : 3,
      retryAttemptSeconds: 3600,
    });
    attached.node.addDependency(rules);
  }

  #remediator({ environment, settings, prefix, logsKey, alarmTopic }: RemediationProps): lambda.Function {
    const cluster = clusterName(environment);
    const undelivered = new sqs.Queue(this, 'Undelivered', {
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    const logGroup = encryptedLogGroup(this, 'Logs', {
      name: governanceLogGroupNames(environment).remediation,
      key: logsKey,
      environment,
    });
    const description = 'Decides for the runbooks whether something may be mended, and records what it was';
    const { role, policy } = functionRole(this, 'FunctionRole', {
      description,
      logGroup,
      undelivered,
      statements: remediatorStatements(
        Stack.of(this),
        { environment: environment.name, cluster },
        settings.mode !== 'notify',
      ),
    });
    const remediator = new lambda.Function(this, 'Function', {
      description,
      code: lambda.Code.fromAsset(bundle('remediation')),
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      memorySize: 256,
      timeout: Duration.seconds(50),
      reservedConcurrentExecutions: 2,
      environment: {
        GUARDRAILS_ENVIRONMENT: environment.name,
        GUARDRAILS_CLUSTER: cluster,
        GUARDRAILS_AT_MOST_PER_HOUR: String(settings.atMostPerHour),
      },
      role,
      logGroup,
      tracing: lambda.Tracing.ACTIVE,
      deadLetterQueue: undelivered,
    });
    remediator.node.addDependency(policy);
    functionAlarms(
      this,
      { name: 'Remediation', what: 'The function of the runbooks', function: remediator, undelivered },
      { prefix, topic: alarmTopic },
    );
    return remediator;
  }
}
