import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { changesRuleName } from './compliance-queue';

interface Watched {
  readonly prefix: string;
  readonly alarmTopic: sns.ITopic;
  readonly queue: sqs.Queue;
  readonly undelivered: sqs.Queue;
  readonly tell: lambda.Function;
  readonly topic: sns.Topic;
}

/** Says through another topic that people are not told; docs/notices.md says what to do then. */
export function complianceAlarms(
  scope: Construct,
  { prefix, alarmTopic, queue, undelivered, tell, topic }: Watched,
): void {
  const minute = { period: Duration.minutes(1) };
  const definitions = {
    NoticesLate: {
      meaning: 'A change of compliance waits for a quarter of an hour, and nobody is told.',
      metric: queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum', ...minute }),
      threshold: 900,
      evaluationPeriods: 3,
    },
    NoticesUndelivered: {
      meaning: 'A change of compliance could not be delivered or read, and nobody was told.',
      metric: undelivered.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', ...minute }),
      threshold: 1,
      evaluationPeriods: 1,
    },
    NoticesFailing: {
      meaning: 'The function that tells people fails again and again.',
      metric: tell.metricErrors({ statistic: 'Sum', ...minute }),
      threshold: 1,
      evaluationPeriods: 15,
      datapointsToAlarm: 3,
    },
    NoticesUnrouted: {
      meaning: 'EventBridge cannot put changes of compliance into the queue.',
      metric: new cloudwatch.Metric({
        namespace: 'AWS/Events',
        metricName: 'FailedInvocations',
        dimensionsMap: { RuleName: changesRuleName(prefix) },
        statistic: 'Sum',
        ...minute,
      }),
      threshold: 1,
      evaluationPeriods: 1,
    },
    NoticesUnread: {
      meaning:
        'A message about compliance did not reach an address: see the limits of SMS and the subscriptions.',
      metric: topic.metricNumberOfNotificationsFailed({ statistic: 'Sum', ...minute }),
      threshold: 1,
      evaluationPeriods: 1,
    },
  } satisfies Readonly<
    Record<string, Partial<cloudwatch.AlarmProps> & { metric: cloudwatch.IMetric; meaning: string }>
  >;
  const told = new actions.SnsAction(alarmTopic);
  for (const [name, { meaning, ...props }] of Object.entries(definitions)) {
    const alarm = new cloudwatch.Alarm(scope, name, {
      ...props,
      alarmName: `${prefix}${name}`,
      alarmDescription: `${meaning} See docs/notices.md.`,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // What nothing happens to tells nothing.
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(told);
    alarm.addOkAction(told);
  }
}
