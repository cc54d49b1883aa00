import { at, each, first, pascal, type Read, shape, sure, texts } from './read';
import type { Translations } from './translation';

/** An alarm of one metric has no list of metrics. */
const metrics: Read = (from) =>
  at('metricName')(from) === undefined ? sure('metrics', pascal('metrics'))(from) : undefined;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html */
export const CLOUDWATCH: Translations = {
  'AWS::CloudWatch::Alarm': {
    shape: {
      AlarmName: at('alarmName'),
      AlarmDescription: at('alarmDescription'),
      ActionsEnabled: sure('actionsEnabled'),
      AlarmActions: texts('alarmActions'),
      // `OKActions` in the API, lowered like a word.
      OKActions: first(texts('okactions'), texts('oKActions')),
      InsufficientDataActions: texts('insufficientDataActions'),
      MetricName: at('metricName'),
      Namespace: at('namespace'),
      Statistic: at('statistic'),
      ExtendedStatistic: at('extendedStatistic'),
      Dimensions: each('dimensions', shape({ Name: at('name'), Value: at('value') })),
      Period: at('period'),
      Unit: at('unit'),
      EvaluationPeriods: at('evaluationPeriods'),
      DatapointsToAlarm: at('datapointsToAlarm'),
      Threshold: at('threshold'),
      ComparisonOperator: at('comparisonOperator'),
      TreatMissingData: at('treatMissingData'),
      EvaluateLowSampleCountPercentile: at('evaluateLowSampleCountPercentile'),
      ThresholdMetricId: at('thresholdMetricId'),
      Metrics: metrics,
    },
    notRecorded: ['WarmUpConfiguration', 'EvaluationWindow', 'EvaluationInterval', 'EvaluationCriteria'],
  },
};
