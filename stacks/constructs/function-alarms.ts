import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { manualOf } from '../observability/alarms';

/** Where alarms tell, and what begins their names. */
export interface Alarmed {
  readonly prefix: string;
  readonly topic: sns.ITopic;
}

/** An alarm that tells by itself when it begins and when it is over; docs/operations.md has a section of its name. */
export function toldAlarm(
  scope: Construct,
  name: string,
  { prefix, topic }: Alarmed,
  { meaning, ...props }: cloudwatch.AlarmProps & { readonly meaning: string },
): cloudwatch.Alarm {
  const alarm = new cloudwatch.Alarm(scope, name, {
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    ...props,
    alarmName: `${prefix}${name}`,
    alarmDescription: `${meaning} ${manualOf(name)}`,
  });
  const tell = new actions.SnsAction(topic);
  alarm.addAlarmAction(tell);
  alarm.addOkAction(tell);
  return alarm;
}

interface Watched {
  /** Begins the names of the alarms: `ConfigRule` has ConfigRuleErrors. */
  readonly name: string;
  /** What the function is, as a sentence begins with it. */
  readonly what: string;
  readonly function: lambda.Function;
  readonly undelivered: sqs.IQueue;
}

/** Alarms on a function that fails, is not let run, takes nearly all its time, or gave events up. */
export function functionAlarms(
  scope: Construct,
  { name, what, function: watched, undelivered }: Watched,
  alarmed: Alarmed,
): void {
  const period = Duration.minutes(5);
  const add = (kind: string, meaning: string, metric: cloudwatch.IMetric, threshold = 1) =>
    toldAlarm(scope, `${name}${kind}`, alarmed, { meaning, metric, threshold, evaluationPeriods: 1 });
  add('Errors', `${what} failed.`, watched.metricErrors({ period }));
  // A storm of changes is held back for a moment; only one that lasts is worth telling.
  toldAlarm(scope, `${name}Throttles`, alarmed, {
    meaning: `${what} was called more often than it may run at once.`,
    metric: watched.metricThrottles({ period }),
    threshold: 1,
    evaluationPeriods: 3,
    datapointsToAlarm: 3,
  });
  const limit = watched.timeout?.toMilliseconds() ?? 3000;
  add(
    'Duration',
    `${what} takes nearly all the time that it has.`,
    watched.metricDuration({ period, statistic: 'Maximum' }),
    limit * 0.8,
  );
  add(
    'Undelivered',
    `${what} gave an event up after every try.`,
    undelivered.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
  );
}
