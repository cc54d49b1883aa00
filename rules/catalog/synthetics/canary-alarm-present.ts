import type { Predicate } from '../../core/property';
import { defineRule } from '../../core/rule';
import { same } from '../../core/value';
import { compliant, indeterminate, violation } from '../../core/verdict';

const OWN = 'CloudWatchSynthetics';
const ALARM = 'AWS::CloudWatch::Alarm';

/** Where an alarm names its metric, and the metric the canary. */
const METRICS: readonly { readonly namespace: string; readonly dimension: string }[] = [
  { namespace: 'Namespace', dimension: 'Dimensions[].Value' },
  {
    namespace: 'Metrics[0].MetricStat.Metric.Namespace',
    dimension: 'Metrics[].MetricStat.Metric.Dimensions[].Value',
  },
];

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_metrics.html */
const watched: Predicate = (canary, context) => {
  const name = context.read(canary, 'Name');
  const answers = METRICS.map(({ namespace, dimension }) => {
    const neighbours = [
      context.related(ALARM, dimension, canary),
      ...(name === undefined ? [] : [context.having(ALARM, dimension, name)]),
    ];
    const alarms = neighbours.flatMap(({ found }) => found);
    return {
      // What one way of naming leaves open, the other may not.
      complete: neighbours.some(({ complete }) => complete),
      is: alarms.map((alarm) => same(context.read(alarm, namespace) ?? OWN, OWN)),
    };
  });
  if (answers.some(({ is }) => is.includes(true))) return compliant();
  const isKnown = answers.every(({ complete, is }) => complete && !is.includes('unknown'));
  return isKnown
    ? violation('Name', 'Name is that of no alarm on a metric of CloudWatchSynthetics')
    : indeterminate('Name', 'Name is that of an alarm which is not in sight, or of none');
};

export const canaryAlarmPresent = defineRule({
  id: 'synthetics-canary-alarm-present',
  title: 'Canaries have an alarm',
  severity: 'low',
  stage: 'trial',
  rationale: 'A canary that fails and rings nowhere tells what users know already.',
  remediation: 'Add an alarm: canary.metricSuccessPercent().createAlarm(...), with an action',
  controls: {},
  appliesTo: ['AWS::Synthetics::Canary'],
  reads: [ALARM],
  evaluate: watched,
});
