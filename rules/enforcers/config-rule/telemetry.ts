import type { Judged, Verdict } from './evaluation';

/** What one call did, for the log and for CloudWatch. */
export interface Call {
  readonly rule: string;
  readonly trigger: string;
  readonly milliseconds: number;
  readonly retries: number;
  readonly evaluations: readonly Judged[];
  readonly error?: string;
  readonly code?: string;
}

const NAMESPACE = 'QuestGuardrails/ConfigRule';

/**
 * The log lines of a call: what it did, then its metrics, one line for each verdict because a line has one value of a
 * dimension: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function linesOf({ evaluations, ...call }: Call, now: number): readonly string[] {
  const counts = new Map<Verdict, number>();
  for (const { verdict } of evaluations) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const metric = (
    dimensions: readonly string[],
    units: Readonly<Record<string, string>>,
    values: object,
  ) => ({
    _aws: {
      Timestamp: now,
      CloudWatchMetrics: [
        {
          Namespace: NAMESPACE,
          Dimensions: [dimensions],
          Metrics: Object.entries(units).map(([Name, Unit]) => ({ Name, Unit })),
        },
      ],
    },
    Rule: call.rule,
    ...values,
  });
  return [
    { level: call.error === undefined ? 'info' : 'error', ...call, verdicts: Object.fromEntries(counts) },
    metric(
      ['Rule'],
      { Duration: 'Milliseconds', Doubts: 'Count', Faults: 'Count' },
      {
        Duration: call.milliseconds,
        Doubts: counts.get('indeterminate') ?? 0,
        Faults: call.error === undefined ? 0 : 1,
      },
    ),
    ...[...counts].map(([Verdict, Evaluations]) =>
      metric(['Rule', 'Verdict'], { Evaluations: 'Count' }, { Verdict, Evaluations }),
    ),
  ].map((line) => JSON.stringify(line));
}
