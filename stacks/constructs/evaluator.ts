import { Duration, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct, type IDependable } from 'constructs';
import { governanceLogGroupNames } from '../conventions';
import type { Environment } from '../environments/environment';
import { expiryStatements, judgeStatements } from './evaluator-statements';
import { functionAlarms, toldAlarm } from './function-alarms';
import { GrantedCode } from './granted-code';
import { guardrailsFunction } from './guardrails-function';

interface EvaluatorProps {
  readonly environment: Environment;
  /** What begins the names of our rules in AWS Config. */
  readonly prefix: string;
  readonly logsKey: kms.IKey;
  readonly alarmTopic: sns.ITopic;
  /** What the planned rules describe, beside what AWS Config tells. */
  readonly describes: readonly string[];
}

/** The most that Lambda gives: a sweep that was cut off has told nothing of what was left. */
const judgeTimeout = Duration.minutes(15);

/**
 * The function of every rule of ours in AWS Config, and the one that has them look again when an exception begins,
 * changes or ends. Both have one code, and each a role of its own.
 */
export class Evaluator extends Construct {
  readonly function: lambda.Function;
  readonly expiry: lambda.Function;
  /** To be completed when the whole app stands. */
  readonly code = new GrantedCode('config-rule');
  /** What a rule has to wait for: AWS Config tries the function when the rule is made. */
  readonly permission: lambda.CfnPermission;
  readonly #undelivered: sqs.Queue;
  readonly #props: EvaluatorProps;

  constructor(scope: Construct, id: string, props: EvaluatorProps) {
    super(scope, id);
    this.#props = props;
    const { environment, prefix, alarmTopic } = props;
    const stack = Stack.of(this);
    this.#undelivered = new sqs.Queue(this, 'Undelivered', {
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    const names = governanceLogGroupNames(environment);
    const common = {
      code: this.code,
      undelivered: this.#undelivered,
      logsKey: props.logsKey,
      retained: environment,
      timeout: judgeTimeout,
    };
    this.function = guardrailsFunction(this, 'Function', {
      ...common,
      description: 'Judges what AWS Config records by the rules of Quest Guardrails',
      handler: 'index.handler',
      logGroupName: names.evaluator,
      memorySize: 1024,
      reservedConcurrentExecutions: 10,
      environment: { GUARDRAILS_STRICT: String(environment.governance?.strict ?? false) },
      statements: judgeStatements(stack, props.describes),
    });
    // Once made, the function alone writes it: CloudFormation does not touch what it did not change itself.
    const judged = new ssm.StringParameter(this, 'Judged', {
      parameterName: `/quest/${environment.name}/guardrails/judged`,
      description: 'By which exceptions each rule in AWS Config has judged last',
      stringValue: '{}',
    });
    this.expiry = guardrailsFunction(this, 'Expiry', {
      ...common,
      description: 'Has rules look again when what is excused changes',
      handler: 'expiry.handler',
      logGroupName: names.expiry,
      memorySize: 256,
      reservedConcurrentExecutions: 1,
      environment: { GUARDRAILS_PREFIX: prefix, GUARDRAILS_JUDGED: judged.parameterName },
      statements: expiryStatements(stack, judged.parameterArn),
    });
    this.permission = this.#admitConfig();
    this.#askDaily();
    const alarmed = { prefix, topic: alarmTopic };
    functionAlarms(
      this,
      {
        name: 'ConfigRule',
        what: 'The function of our rules in AWS Config',
        function: this.function,
        undelivered: this.#undelivered,
      },
      alarmed,
    );
    toldAlarm(this, 'ExpiryErrors', alarmed, {
      meaning: 'The function that has rules look again when an exception begins or ends failed.',
      metric: this.expiry.metricErrors({ period: Duration.minutes(5) }),
      threshold: 1,
      evaluationPeriods: 1,
    });
  }

  /**
   * An alarm on two days without a call: every rule calls once a day. Made after the rules, so that there was a call
   * when it is first looked at.
   */
  watchSilence(rules: IDependable): void {
    const { prefix, alarmTopic: topic } = this.#props;
    toldAlarm(
      this,
      'ConfigRuleSilent',
      { prefix, topic },
      {
        meaning: 'AWS Config has called the function of our rules for two days not once.',
        metric: this.function.metricInvocations({ period: Duration.days(1) }),
        threshold: 1,
        comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
        treatMissingData: cloudwatch.TreatMissingData.BREACHING,
        evaluationPeriods: 2,
      },
    ).node.addDependency(rules);
  }

  /**
   * Once for all rules: a permission for each would not fit into the function's policy, which takes 20 kB.
   * https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_nodejs.html and
   * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
   */
  #admitConfig(): lambda.CfnPermission {
    return new lambda.CfnPermission(this, 'AwsConfig', {
      action: 'lambda:InvokeFunction',
      functionName: this.function.functionArn,
      principal: 'config.amazonaws.com',
      sourceAccount: Stack.of(this).account,
    });
  }

  /** Early in the day: the last day of an exception ends at midnight, UTC. */
  #askDaily(): void {
    new events.Rule(this, 'Daily', {
      ruleName: `${this.#props.prefix}exceptions`,
      description: 'Has rules look again when what is excused changes',
      schedule: events.Schedule.cron({ hour: '0', minute: '5' }),
      targets: [
        new targets.LambdaFunction(this.expiry, {
          deadLetterQueue: this.#undelivered,
          maxEventAge: Duration.hours(6),
          retryAttempts: 10,
        }),
      ],
    });
  }
}
