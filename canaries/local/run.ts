import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { bundleCanary } from '../bundle';
import type { CanaryDefinition } from '../definition';
import type { SyntheticsReport } from '../synthetics-report';
import { readConfiguration, writeArtifacts } from './artifacts';
import { type Chromium, findChromium } from './chromium';
import { hostRun, type Observed } from './host';
import { messageOf } from './synthetics';
import { openWorkplace } from './workplace';

export interface RunOptions {
  readonly definition: CanaryDefinition;
  readonly url: string;
  readonly httpUrl?: string | undefined;
  readonly originUrl?: string | undefined;
  readonly secretParameter?: string | undefined;
  /** Variables of the canary's process besides. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** The root of the folders of runs. */
  readonly output: string;
  /** Base64 of the SHA-256 of the public key (SPKI) of the one certificate that the browser takes besides trusted ones. */
  readonly spki?: string | undefined;
  readonly headed?: boolean | undefined;
  /** Leaves a trace of Playwright, which is not redacted. */
  readonly trace?: boolean | undefined;
  /** How often a run that has not passed is tried again; none unless said. */
  readonly retries?: number | undefined;
  /** The bundle, in place of the one made of the canary's sources. */
  readonly directory?: string | undefined;
}

export type RunStatus = 'PASSED' | 'FAILED' | 'ERROR' | 'SKIPPED';

export interface Attempt {
  readonly status: RunStatus;
  readonly reason?: string;
  /** Absent where nothing could be written. */
  readonly folder?: string;
  readonly report?: SyntheticsReport;
  readonly milliseconds: number;
}

export interface LocalRun extends Attempt {
  readonly canary: string;
  /** All of them, the last one being the outcome. */
  readonly attempts: readonly Attempt[];
}

/** Where a failing step says so, nothing is known of what it watches. */
const COULD_NOT_RUN = 'probe could not run: ';

/**
 * Runs a canary's deployed bundle in a process of its own, as the Synthetics runtime would, and leaves what that would
 * leave under `canary/local/<name>/YYYY/MM/DD/HH/MM-SS-mmm/` of the output. A canary that needs an origin is skipped
 * without one; ERROR says that the canary could not look, which is neither passed nor failed.
 */
export async function runCanary(options: RunOptions): Promise<LocalRun> {
  const attempts: Attempt[] = [];
  const most = 1 + (options.retries ?? 0);
  let last: Attempt;
  do {
    last = await attempt(options, attempts.length);
    attempts.push(last);
  } while ((last.status === 'FAILED' || last.status === 'ERROR') && attempts.length < most);
  return { canary: options.definition.name, ...last, attempts };
}

async function attempt(options: RunOptions, retryAttempt: number): Promise<Attempt> {
  const { definition } = options;
  const begin = new Date();
  const started = performance.now();
  const folder = await folderOf(path.resolve(options.output), definition.name, begin);
  const directory = options.directory ?? bundleCanary(definition.name);
  const configuration = await readConfiguration(directory);
  const observed = await observe(options, { directory, folder, step: configuration.step });
  const { status, reason } = judge(observed);
  const report = await writeArtifacts({
    canary: definition.name,
    folder,
    begin,
    status,
    reason,
    retryAttempt,
    observed,
    redaction: configuration.report,
  });
  const milliseconds = Math.round(performance.now() - started);
  const shown = report.executionError ?? report.customerScript.failureReason;
  return { status, ...(shown === null ? {} : { reason: shown }), folder, report, milliseconds };
}

interface Place {
  readonly directory: string;
  readonly folder: string;
  readonly step: Awaited<ReturnType<typeof readConfiguration>>['step'];
}

async function observe(options: RunOptions, { directory, folder, step }: Place): Promise<Observed> {
  const { definition, spki, headed = false, trace = false } = options;
  const none: Observed = { lines: [], steps: [], launchMilliseconds: 0, hars: [] };
  if (definition.needs === 'origin' && (options.originUrl ?? '') === '') {
    return { ...none, skipped: "no origin's address was given, so that there is nothing to try" };
  }
  let chromium: Chromium | undefined;
  try {
    if (definition.browser) chromium = await findChromium();
  } catch (error) {
    return { ...none, unloadable: messageOf(error) };
  }
  if (headed && chromium?.source === 'package') {
    return {
      ...none,
      unloadable:
        'the browser of the npm package has no window; install Chrome or Chromium, or set CHROME_PATH, to watch it',
    };
  }
  const workplace = await openWorkplace();
  try {
    return await hostRun({
      task: {
        canary: definition.name,
        entry: path.resolve(directory, 'index.mjs'),
        folder,
        temporary: workplace.temporary,
        ...(chromium === undefined ? {} : { chromium }),
        ...(spki === undefined ? {} : { spki }),
        headed,
        trace,
        step,
      },
      env: variables(options),
      timeoutSeconds: definition.timeoutSeconds,
      started: workplace.owns,
    });
  } finally {
    await workplace.close();
  }
}

function variables({ url, httpUrl, originUrl, secretParameter, env }: RunOptions): NodeJS.ProcessEnv {
  return {
    ...process.env,
    CANARY_URL: url,
    CANARY_HTTP_URL: httpUrl,
    CANARY_ORIGIN_URL: originUrl,
    CANARY_SECRET_PARAMETER: secretParameter,
    ...env,
  };
}

function judge(observed: Observed): { readonly status: RunStatus; readonly reason: string | null } {
  const { skipped, unloadable, timedOut, thrown, steps } = observed;
  if (skipped !== undefined) return { status: 'SKIPPED', reason: skipped };
  const failed = steps.filter(({ status }) => status === 'FAILED');
  const reasons = failed.map(({ stepName, failureReason }) => `${stepName}: ${failureReason}`).join('\n');
  if (timedOut !== undefined) {
    return { status: 'FAILED', reason: [timedOut, reasons].filter((text) => text !== '').join('\n') };
  }
  if (unloadable !== undefined) return { status: 'ERROR', reason: unloadable };
  const faults = failed.length > 0 ? failed.map(({ failureReason }) => failureReason ?? '') : [thrown];
  if (faults[0] === undefined) return { status: 'PASSED', reason: null };
  const blind = faults.every((fault) => fault?.startsWith(COULD_NOT_RUN));
  return { status: blind ? 'ERROR' : 'FAILED', reason: reasons === '' ? (thrown ?? '') : reasons };
}

/** Laid out as the runtime does in its bucket, under `local` for the region; no two runs share one. */
async function folderOf(output: string, canary: string, begin: Date): Promise<string> {
  for (let later = 0; ; later += 1) {
    const [, year = '', month = '', day = '', hour = '', rest = ''] =
      /^(\d+)-(\d+)-(\d+)T(\d+):(.*)Z$/.exec(new Date(begin.getTime() + later).toISOString()) ?? [];
    const parent = path.join(output, 'canary', 'local', canary, year, month, day, hour);
    const folder = path.join(parent, rest.replaceAll(/[:.]/g, '-'));
    await mkdir(parent, { recursive: true });
    try {
      await mkdir(folder);
      return folder;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
