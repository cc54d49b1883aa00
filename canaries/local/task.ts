import type { RequestCount, SyntheticsStep } from '../synthetics-report';
import type { Chromium } from './chromium';

/** Under this name of `globalThis` the bundle finds what stands for the runtime's module. */
export const PROVIDED = 'quest-guardrails.synthetics';

/** What the process of a run is told to do. */
export interface Task {
  readonly canary: string;
  /** The `index.mjs` to run. */
  readonly entry: string;
  /** What the run leaves goes here. */
  readonly folder: string;
  /** Removed after the run, whatever becomes of it: profiles, and files that are not redacted yet. */
  readonly temporary: string;
  readonly chromium?: Chromium;
  readonly spki?: string;
  readonly headed: boolean;
  readonly trace: boolean;
  /** From `synthetics.json`. */
  readonly step: StepDefaults;
}

export interface StepDefaults {
  readonly screenshotOnStepStart: boolean;
  readonly screenshotOnStepSuccess: boolean;
  readonly screenshotOnStepFailure: boolean;
  readonly continueOnStepFailure: boolean;
}

/** What that process tells while it runs. */
export type Told =
  | { readonly kind: 'log'; readonly level: string; readonly text: string }
  | { readonly kind: 'step'; readonly step: SyntheticsStep }
  | { readonly kind: 'launched'; readonly milliseconds: number }
  | {
      readonly kind: 'ended';
      /** Why the handler could not be called. */
      readonly unloadable?: string;
      /** What it has thrown. */
      readonly thrown?: string;
      readonly requests: Readonly<Record<RequestCount, number>>;
      /** Files in `temporary`. */
      readonly hars: readonly string[];
    };
