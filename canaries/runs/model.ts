import { readSyntheticsReport } from '../synthetics-report';

export type RunStatus = 'PASSED' | 'FAILED' | 'ERROR' | 'SKIPPED' | 'RUNNING' | 'UNKNOWN';

/** What the report shows. Every time is ISO 8601; an empty one is not known. */
export interface CanaryRuns {
  readonly generatedAt: string;
  readonly window: string;
  readonly canaries: readonly CanaryHistory[];
}

export interface CanaryHistory {
  readonly name: string;
  readonly title?: string;
  readonly lastStatus: RunStatus;
  /** Passed runs of those that passed, failed or could not run, 0 to 1; null where there is none. */
  readonly passRate: number | null;
  /** Of the runs that ended; null where there is none. */
  readonly durationMs: { readonly p50: number; readonly p95: number; readonly max: number } | null;
  /** Newest first. */
  readonly runs: readonly Run[];
}

export interface Run {
  readonly id: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly status: RunStatus;
  readonly reason?: string;
  readonly steps: readonly RunStep[];
  /** Where its artifacts are: a folder, or `s3://...`. */
  readonly artifacts?: string;
  /** 0 for the first try. */
  readonly attempt: number;
}

export interface RunStep {
  readonly name: string;
  readonly status: 'PASSED' | 'FAILED';
  readonly milliseconds: number;
  readonly reason?: string;
  readonly screenshots: readonly Screenshot[];
}

export interface Screenshot {
  readonly name: string;
  /** A PNG; undefined where it could not be read. */
  readonly dataUri?: string;
  readonly width?: number;
  readonly height?: number;
}

/** One canary of its runs, in whatever order they come. */
export function historyOf(name: string, runs: readonly Run[], title?: string): CanaryHistory {
  const sorted = [...runs].sort(({ startedAt: one }, { startedAt: other }) =>
    one === other ? 0 : one < other ? 1 : -1,
  );
  const judged = runs.filter(({ status }) => ['PASSED', 'FAILED', 'ERROR'].includes(status));
  const times = judged
    .map(({ startedAt, endedAt }) => Date.parse(endedAt) - Date.parse(startedAt))
    .filter((time) => time >= 0)
    .sort((one, other) => one - other);
  const at = (share: number): number => times[Math.max(0, Math.ceil(times.length * share) - 1)] ?? 0;
  const passed = judged.filter(({ status }) => status === 'PASSED').length;
  return {
    name,
    ...(title === undefined ? {} : { title }),
    lastStatus: sorted[0]?.status ?? 'UNKNOWN',
    passRate: judged.length === 0 ? null : passed / judged.length,
    durationMs: times.length === 0 ? null : { p50: at(0.5), p95: at(0.95), max: at(1) },
    runs: sorted,
  };
}

/** How many runs of a canary are listed, told with their steps, and shown with their screenshots. */
export const SHOWN = { listed: 100, told: 20, failed: 10, pictured: 3 };

/**
 * Of runs, newest first: those that are told step by step (the newest ones, and the newest that failed), and those
 * that are shown with screenshots (the newest one, and the newest that failed). A page of all would not open.
 */
export function worthShowing(runs: readonly Run[]): { told: ReadonlySet<Run>; pictured: ReadonlySet<Run> } {
  const failed = runs.filter(({ status }) => status === 'FAILED' || status === 'ERROR');
  return {
    told: new Set([...runs.slice(0, SHOWN.told), ...failed.slice(0, SHOWN.failed)]),
    pictured: new Set([...runs.slice(0, 1), ...failed.slice(0, SHOWN.pictured)]),
  };
}

/** What a run's reason says besides the reasons of its steps; undefined where that is nothing. */
export function reasonBesideSteps({ reason = '', steps }: Run): string | undefined {
  const left = steps
    .filter(({ status }) => status === 'FAILED')
    .reduce((text, step) => text.replace(`${step.name}: ${step.reason ?? ''}`, () => ''), reason)
    .trim();
  return left === '' ? undefined : left;
}

type ReportPart = Pick<Run, 'startedAt' | 'endedAt' | 'status' | 'reason' | 'steps' | 'attempt'> & {
  readonly canaryName: string;
};

/** What a SyntheticsReport says of its run; `pictures` are the PNG files beside it, by name. */
export function runOfReport(text: string, pictures: ReadonlyMap<string, Uint8Array>): ReportPart {
  const { customerScript: script, ...report } = readSyntheticsReport(text);
  const broke = report.executionStatus === 'FAILED';
  const reason = report.executionError ?? script.failureReason;
  return {
    canaryName: report.canaryName,
    startedAt: report.startTime,
    endedAt: report.endTime,
    status: report.executionStatus === 'SKIPPED' ? 'SKIPPED' : broke ? 'ERROR' : script.status,
    ...(reason === null ? {} : { reason }),
    steps: script.steps.map((step) => ({
      name: step.stepName,
      status: step.status,
      milliseconds: Math.max(0, Date.parse(step.endTime) - Date.parse(step.startTime)) || 0,
      ...(step.failureReason === null ? {} : { reason: step.failureReason }),
      screenshots: step.screenshots.map(({ fileName }) => ({
        name: fileName,
        ...pictureOf(pictures.get(fileName)),
      })),
    })),
    attempt: report.retryAttempt ?? 0,
  };
}

function pictureOf(bytes: Uint8Array | undefined): Omit<Screenshot, 'name'> {
  if (!bytes || bytes.length < 24) return {};
  const view = Buffer.from(bytes);
  if (view.toString('latin1', 1, 4) !== 'PNG') return {};
  return {
    dataUri: `data:image/png;base64,${view.toString('base64')}`,
    width: view.readUInt32BE(16),
    height: view.readUInt32BE(20),
  };
}
