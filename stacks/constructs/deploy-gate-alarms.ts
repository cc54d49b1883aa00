import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { DEPLOY_GATE_METRICS } from '../../rules/enforcers/hook/plan';
import { functionAlarms, toldAlarm } from './function-alarms';

/** Alarms on the function of the deploy gate, which answers also where it could not judge. */
export function deployGateAlarms(
  scope: Construct,
  judges: lambda.Function,
  undelivered: sqs.IQueue,
  { prefix, alarmTopic: topic }: { readonly prefix: string; readonly alarmTopic: sns.ITopic },
): void {
  const what = 'The function of the deploy gate';
  functionAlarms(scope, { name: 'DeployGate', what, function: judges, undelivered }, { prefix, topic });
  toldAlarm(
    scope,
    'DeployGateFailures',
    { prefix, topic },
    {
      meaning: 'The deploy gate could not judge what was about to be deployed.',
      metric: new cloudwatch.Metric({
        namespace: DEPLOY_GATE_METRICS,
        metricName: 'Failures',
        dimensionsMap: { Function: `${prefix}deploy-gate` },
        statistic: 'Sum',
        period: Duration.minutes(5),
      }),
      threshold: 1,
      evaluationPeriods: 1,
    },
  );
}
