/**
 * What a run leaves as `SyntheticsReport-PASSED.json` or `SyntheticsReport-FAILED.json`, as far as we read it; a run
 * on a laptop that was skipped leaves `SyntheticsReport-SKIPPED.json`.
 */
export interface SyntheticsReport {
  readonly canaryName: string;
  /** ISO 8601, like every time here. */
  readonly startTime: string;
  readonly endTime: string;
  readonly timeSpentInLaunchInMs: number;
  /** Whether the script could be run, whatever it found. */
  readonly executionStatus: 'SUCCEEDED' | 'FAILED' | 'SKIPPED';
  readonly executionError: string | null;
  /** 0 for the first run, then one more for each time that a failed run was tried again. */
  readonly retryAttempt?: number;
  readonly customerScript: {
    readonly startTime: string;
    readonly endTime: string;
    readonly status: 'PASSED' | 'FAILED' | 'SKIPPED';
    readonly failureReason: string | null;
    readonly requests: Readonly<Record<RequestCount, number>>;
    readonly steps: readonly SyntheticsStep[];
  };
}

export type RequestCount = 'failed' | '_2xx' | '_3xx' | '_4xx' | '_5xx';

export interface SyntheticsStep {
  /** From 1. */
  readonly stepNum: number;
  readonly stepName: string;
  readonly startTime: string;
  readonly endTime: string;
  readonly status: 'PASSED' | 'FAILED';
  readonly failureReason: string | null;
  readonly sourceUrl: string | null;
  readonly destinationUrl: string | null;
  readonly screenshots: readonly Readonly<{
    fileName: string;
    pageUrl: string | null;
    error: string | null;
  }>[];
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a report of any runtime: a field that is missing, or of another type, is empty, and one that is not known is
 * left out; what does not say that it passed has not. Throws where the text is no JSON object.
 */
export function readSyntheticsReport(text: string): SyntheticsReport {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new Error(`a SyntheticsReport is a JSON object, not ${text.slice(0, 40)}`);
  }
  const report = parsed as Fields;
  const script = fieldsIn(report['customerScript']);
  const requests = fieldsIn(script['requests']);
  const count = (name: RequestCount): number => numberIn(requests[name]);
  const { retryAttempt } = report;
  return {
    canaryName: textIn(report['canaryName']) ?? '',
    startTime: textIn(report['startTime']) ?? textIn(script['startTime']) ?? '',
    endTime: textIn(report['endTime']) ?? textIn(script['endTime']) ?? '',
    timeSpentInLaunchInMs: numberIn(report['timeSpentInLaunchInMs']),
    executionStatus: one(report['executionStatus'], ['SUCCEEDED', 'SKIPPED'], 'FAILED'),
    executionError: textIn(report['executionError']),
    ...(typeof retryAttempt === 'number' ? { retryAttempt } : {}),
    customerScript: {
      startTime: textIn(script['startTime']) ?? '',
      endTime: textIn(script['endTime']) ?? '',
      status: one(script['status'], ['PASSED', 'SKIPPED'], 'FAILED'),
      failureReason: textIn(script['failureReason']),
      requests: {
        failed: count('failed'),
        _2xx: count('_2xx'),
        _3xx: count('_3xx'),
        _4xx: count('_4xx'),
        _5xx: count('_5xx'),
      },
      steps: listIn(script['steps']).map(stepOf),
    },
  };
}

function stepOf(step: Fields, index: number): SyntheticsStep {
  return {
    stepNum: numberIn(step['stepNum']) || index + 1,
    stepName: textIn(step['stepName']) ?? `step ${index + 1}`,
    startTime: textIn(step['startTime']) ?? '',
    endTime: textIn(step['endTime']) ?? '',
    status: one(step['status'], ['PASSED'], 'FAILED'),
    failureReason: textIn(step['failureReason']),
    sourceUrl: textIn(step['sourceUrl']),
    destinationUrl: textIn(step['destinationUrl']),
    screenshots: listIn(step['screenshots']).flatMap(({ fileName, pageUrl, error }) =>
      typeof fileName === 'string' ? [{ fileName, pageUrl: textIn(pageUrl), error: textIn(error) }] : [],
    ),
  };
}

function one<T extends string>(value: unknown, known: readonly T[], otherwise: T): T;
function one<T extends string, F extends string>(value: unknown, known: readonly T[], otherwise: F): T | F;
function one(value: unknown, known: readonly string[], otherwise: string): string {
  return known.find((name) => name === value) ?? otherwise;
}

function fieldsIn(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function listIn(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(fieldsIn) : [];
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function numberIn(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
