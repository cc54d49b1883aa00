import type { Said } from './annotation';
import type { Answer } from './answer';
import type { Request } from './event';
import { DEPLOY_GATE_METRICS } from './plan';

/** What one call did. */
export interface Call {
  readonly request: Request | undefined;
  readonly answer: Answer;
  readonly said: readonly Said[];
  readonly resources: number;
  readonly milliseconds: number;
}

/**
 * The log line of a call, which is its metrics as well. It holds no property of a resource, and no URL.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function lineOf({ request, answer, said, resources, milliseconds }: Call, now: number): string {
  const named = (name: Said['standing']): readonly string[] =>
    said.filter(({ standing }) => standing === name).map(({ rule }) => rule.id);
  const failed = answer.errorCode === 'InternalFailure';
  const units = {
    Duration: 'Milliseconds',
    Violations: 'Count',
    Doubts: 'Count',
    Failures: 'Count',
  };
  return JSON.stringify({
    _aws: {
      Timestamp: now,
      CloudWatchMetrics: [
        {
          Namespace: DEPLOY_GATE_METRICS,
          Dimensions: [['Function'], ['Function', 'Target']],
          Metrics: Object.entries(units).map(([Name, Unit]) => ({ Name, Unit })),
        },
      ],
    },
    Function: process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? 'deploy-gate',
    Target: request?.target ?? 'UNKNOWN',
    Duration: milliseconds,
    Violations: named('violated').length,
    Doubts: named('not judged').length,
    Failures: failed ? 1 : 0,
    level: failed ? 'error' : 'info',
    operation: request?.operation,
    stack: request?.stack,
    name: request?.name,
    logicalId: request?.logicalId,
    resources,
    answer: answer.errorCode ?? answer.hookStatus,
    violated: named('violated'),
    onTrial: named('on trial'),
    excepted: named('excepted'),
    ...(failed ? { message: answer.message } : {}),
  });
}
