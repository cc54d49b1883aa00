/** What a run leaves as `SyntheticsReport-PASSED.json` or `SyntheticsReport-FAILED.json`, as far as we read it. */
export interface SyntheticsReport {
  readonly canaryName: string;
  /** ISO 8601, like every time here. */
  readonly startTime: string;
  readonly endTime: string;
  readonly timeSpentInLaunchInMs: number;
  /** Whether the script could be run, whatever it found. */
  readonly executionStatus: 'SUCCEEDED' | 'FAILED';
  readonly executionError: string | null;
  readonly customerScript: {
    readonly startTime: string;
    readonly endTime: string;
    readonly status: 'PASSED' | 'FAILED';
    readonly failureReason: string | null;
    readonly requests: Readonly<Record<'failed' | '_2xx' | '_3xx' | '_4xx' | '_5xx', number>>;
    readonly steps: readonly SyntheticsStep[];
  };
}

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
