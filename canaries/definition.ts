/** What a canary watches, how often, what it may cost and when it alarms: data that stands beside its handler. */
export interface CanaryDefinition {
  /**
   * At most 255 lower-case letters, digits, `-` and `_`; the environment's name comes before it where it is deployed.
   * https://docs.aws.amazon.com/AmazonSynthetics/latest/APIReference/API_CreateCanary.html
   */
  readonly name: string;
  /** What holds while it passes, as a statement. */
  readonly title: string;
  /** Minutes from one run to the next. */
  readonly everyMinutes: number;
  /** How long one run may last, in seconds. */
  readonly timeoutSeconds: number;
  /** MiB, a multiple of 64. */
  readonly memoryMiB: number;
  /** How often a failed run is tried again at once. */
  readonly retries: 0 | 1 | 2;
  /** Whether it opens a browser. */
  readonly browser: boolean;
  /** Without an origin's address there is nothing to try: it is then not deployed, and skipped on a laptop. */
  readonly needs: 'url' | 'origin';
  readonly alarm: {
    /** Below this per cent of passed runs, over `periods` periods of one schedule, it alarms. */
    readonly successPercent: number;
    readonly periods: number;
  };
  /** What the runs of a month of 730 hours cost, without retries, in US dollars: https://aws.amazon.com/cloudwatch/pricing/ */
  readonly monthlyUsd: number;
  readonly budget: {
    /** One page or one answer that takes longer fails its step, in milliseconds. */
    readonly stepMilliseconds: number;
  };
}
