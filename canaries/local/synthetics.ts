import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { synthetics } from '@aws/synthetics-playwright';
import type { Browser, BrowserContext, LaunchOptions, Page } from 'playwright-core';
import type { RequestCount, SyntheticsStep } from '../synthetics-report';
import { type Chromium, findChromium } from './chromium';
import type { Task, Told } from './task';

type Synthetics = typeof synthetics;
type StepConfiguration = NonNullable<Parameters<Synthetics['executeStep']>[2]>;

export interface LocalSynthetics {
  /** What the bundle imports. */
  readonly synthetics: Synthetics;
  readonly requests: Readonly<Record<RequestCount, number>>;
  /** Names of files in the temporary folder of the task, whole once closed. */
  readonly hars: readonly string[];
}

const SIZE = { width: 1920, height: 1080 };

/**
 * The module `@aws/synthetics-playwright` on a laptop: a step that failed fails the run even if the run goes on.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Library_Nodejs_Playwright.html
 */
export function localSynthetics(task: Task, tell: (told: Told) => void): LocalSynthetics {
  const requests: Record<RequestCount, number> = { failed: 0, _2xx: 0, _3xx: 0, _4xx: 0, _5xx: 0 };
  const hars: string[] = [];
  const browsers: Browser[] = [];
  const contexts: BrowserContext[] = [];
  let latest: Page | undefined;
  let steps = 0;
  const log = (text: string): void => tell({ kind: 'log', level: 'INFO', text });

  const optionsFor = (chromium: Chromium | undefined): LaunchOptions => ({
    ...(chromium === undefined ? {} : { executablePath: chromium.executablePath }),
    headless: !task.headed,
    // It cannot work for root.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-quic',
      '--disable-gpu',
      ...(task.spki === undefined ? [] : [`--ignore-certificate-errors-spki-list=${task.spki}`]),
    ],
    env: { ...variables(), ...chromium?.env },
  });
  const getDefaultLaunchOptions = (): LaunchOptions => optionsFor(task.chromium);

  const launch = async (options: LaunchOptions = {}): Promise<Browser> => {
    const begin = performance.now();
    const defaults = optionsFor(task.chromium ?? (await findChromium()));
    const args = [...new Set([...(defaults.args ?? []), ...(options.args ?? [])])];
    const all = { ...defaults, ...options, args, env: { ...defaults.env, ...options.env } };
    const { chromium: playwright } = await import('playwright-core');
    const start = (sandbox: boolean): Promise<Browser> => {
      if (!sandbox) log('the browser runs without its sandbox');
      return playwright.launch({ ...all, chromiumSandbox: sandbox });
    };
    const browser = await start(all.chromiumSandbox ?? true).catch((error: unknown) => {
      if (all.chromiumSandbox !== true || !/sandbox/i.test(String(error))) throw noBrowser(error);
      return start(false).catch((again: unknown) => {
        throw noBrowser(again);
      });
    });
    browsers.push(browser);
    tell({ kind: 'launched', milliseconds: Math.round(performance.now() - begin) });
    return browser;
  };

  const open = async (browser: Browser): Promise<BrowserContext> => {
    const session = await browser.newBrowserCDPSession();
    const { userAgent } = await session.send('Browser.getVersion');
    await session.detach();
    const har = `har-${hars.length + 1}.har`;
    const context = await browser.newContext({
      viewport: SIZE,
      userAgent: `${userAgent} CloudWatchSynthetics/${task.canary}`,
      recordHar: { path: path.join(task.temporary, har), content: 'omit' },
    });
    hars.push(har);
    contexts.push(context);
    if (task.trace) await context.tracing.start({ screenshots: true, snapshots: true });
    return context;
  };

  const newPage = async (given?: Browser | BrowserContext): Promise<Page> => {
    const from = given ?? browsers.at(-1) ?? (await launch());
    const context = 'newContext' in from ? await open(from) : from;
    const page = await context.newPage();
    page.on('requestfailed', () => {
      requests.failed += 1;
    });
    page.on('response', (response) => {
      const kind = `_${Math.floor(response.status() / 100)}xx`;
      if (kind in requests) requests[kind as RequestCount] += 1;
    });
    latest = page;
    return page;
  };

  const executeStep = async <T>(
    name: string,
    take: () => Promise<T>,
    configuration: StepConfiguration = {},
  ): Promise<T> => {
    steps += 1;
    const stepNum = steps;
    const { page = latest, ...chosen } = configuration;
    const wanted = { ...task.step, ...chosen };
    const screenshots: SyntheticsStep['screenshots'][number][] = [];
    const photograph = async (suffix: string): Promise<void> => {
      if (page === undefined || page.isClosed()) return;
      const fileName = `${String(stepNum).padStart(2, '0')}-${name.replaceAll(/[^\w.-]+/g, '-')}-${suffix}.png`;
      const error = await page
        .screenshot({ path: path.join(task.folder, fileName), timeout: 10_000 })
        .then(() => null)
        .catch(messageOf);
      screenshots.push({ fileName, pageUrl: page.url(), error });
    };
    const sourceUrl = page?.url() ?? null;
    const startTime = new Date().toISOString();
    log(`Step starting: ${name}${sourceUrl === null ? '' : ` URL: ${sourceUrl}`}`);
    const end = (status: 'PASSED' | 'FAILED', failureReason: string | null, endTime: string): void => {
      log(
        `Step ${status === 'PASSED' ? 'succeeded' : 'failed'}: ${name}${failureReason === null ? '' : ` ${failureReason}`}`,
      );
      const destinationUrl = (page ?? latest)?.url() ?? null;
      tell({
        kind: 'step',
        step: {
          stepNum,
          stepName: name,
          startTime,
          endTime,
          status,
          failureReason,
          sourceUrl,
          destinationUrl,
          screenshots,
        },
      });
    };
    try {
      if (wanted.screenshotOnStepStart) await photograph('starting');
      const result = await take();
      const endTime = new Date().toISOString();
      if (wanted.screenshotOnStepSuccess) await photograph('succeeded');
      end('PASSED', null, endTime);
      return result;
    } catch (error) {
      const endTime = new Date().toISOString();
      if (wanted.screenshotOnStepFailure) await photograph('failed');
      end('FAILED', messageOf(error), endTime);
      if (!wanted.continueOnStepFailure) throw error;
      return undefined as T;
    }
  };

  const close = async (): Promise<void> => {
    for (const [index, context] of contexts.splice(0).entries()) {
      const trace = path.join(task.folder, index === 0 ? 'trace.zip' : `trace-${index + 1}.zip`);
      if (task.trace) await context.tracing.stop({ path: trace }).catch((error) => log(messageOf(error)));
      await context.close().catch((error) => log(messageOf(error)));
    }
    await Promise.all(browsers.splice(0).map((browser) => browser.close()));
  };

  return { synthetics: { launch, newPage, executeStep, getDefaultLaunchOptions, close }, requests, hars };
}

export function messageOf(thrown: unknown): string {
  // Playwright colours parts of its messages.
  return stripVTControlCharacters(thrown instanceof Error ? thrown.message : String(thrown));
}

/** It says nothing of the service. */
function noBrowser(error: unknown): Error {
  const text = messageOf(error);
  console.error(text);
  const why = /Missing X server|without having a XServer/.test(text)
    ? 'there is no display to show it on; leave --headed out'
    : (text.split('\n')[0] ?? '');
  return new Error(`probe could not run: the browser could not be started: ${why}`);
}

function variables(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
