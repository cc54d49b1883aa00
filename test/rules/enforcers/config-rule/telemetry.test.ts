import type { Judged } from '../../../../rules/enforcers/config-rule/evaluation';
import { linesOf } from '../../../../rules/enforcers/config-rule/telemetry';

const judged = (verdict: Judged['verdict']): Judged => ({
  type: 'AWS::ECR::Repository',
  id: 'shop',
  verdict,
  compliance: 'NOT_APPLICABLE',
  annotation: 'a text that may hold what was recorded',
});

const call = { rule: 'a-b-c', trigger: 'change', milliseconds: 12, retries: 1 };

const lines = (evaluations: readonly Judged[], more: object = {}) =>
  linesOf({ ...call, evaluations, ...more }, 1_790_000_000_000).map((line) => JSON.parse(line));

test('a call is one line, and one of metrics for itself and for each verdict', () => {
  const [log, whole, ...verdicts] = lines([
    judged('compliant'),
    judged('indeterminate'),
    judged('compliant'),
  ]);
  expect(log).toEqual({ level: 'info', ...call, verdicts: { compliant: 2, indeterminate: 1 } });
  expect(whole).toEqual({
    _aws: {
      Timestamp: 1_790_000_000_000,
      CloudWatchMetrics: [
        {
          Namespace: 'QuestGuardrails/ConfigRule',
          Dimensions: [['Rule']],
          Metrics: [
            { Name: 'Duration', Unit: 'Milliseconds' },
            { Name: 'Doubts', Unit: 'Count' },
            { Name: 'Faults', Unit: 'Count' },
          ],
        },
      ],
    },
    Rule: 'a-b-c',
    Duration: 12,
    Doubts: 1,
    Faults: 0,
  });
  expect(verdicts).toMatchObject([
    { Rule: 'a-b-c', Verdict: 'compliant', Evaluations: 2 },
    { Rule: 'a-b-c', Verdict: 'indeterminate', Evaluations: 1 },
  ]);
});

test('a call that failed is an error with its code, and a fault', () => {
  const [log, whole] = lines([], { error: 'it broke', code: 'BROKEN' });
  expect(log).toMatchObject({ level: 'error', error: 'it broke', code: 'BROKEN', verdicts: {} });
  expect(whole).toMatchObject({ Faults: 1, Doubts: 0 });
});

test('what was judged does not get into the log', () => {
  expect(JSON.stringify(lines([judged('violation')]))).not.toMatch(/shop|recorded/);
});

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
test('every metric and dimension that is declared has a value', () => {
  const [, ...metrics] = lines([judged('compliant'), judged('violation')]);
  expect(metrics).toHaveLength(3);
  for (const line of metrics) {
    const [{ Dimensions, Metrics }] = line._aws.CloudWatchMetrics;
    for (const name of Dimensions.flat()) expect(typeof line[name]).toBe('string');
    for (const { Name } of Metrics) expect(typeof line[Name]).toBe('number');
  }
});
