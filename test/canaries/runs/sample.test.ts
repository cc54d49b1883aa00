import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { CANARIES } from '../../../canaries/canaries';
import { localRuns } from '../../../canaries/runs/local';
import { readSyntheticsReport, type SyntheticsReport } from '../../../canaries/synthetics-report';
import { openBrowser, openWindow, SCREENS, serious, stops, widths } from '../../browser/looking';

const mockTaken: string[] = [];

jest.mock(
  '@aws/synthetics-playwright',
  () => ({
    synthetics: {
      executeStep: async (name: string) => void mockTaken.push(name),
      launch: async () => ({}),
      newPage: async () => ({}),
      close: async () => undefined,
    },
  }),
  { virtual: true },
);

/** Where screenshots of the report go: `PHOTOGRAPHS=docs/pages npx jest test/canaries/runs/sample`. */
const photographs = process.env['PHOTOGRAPHS'];

const SAMPLE = path.resolve(__dirname, '../../../canaries/sample');
const FILES = readdirSync(SAMPLE, { recursive: true, encoding: 'utf8' }).filter((file) =>
  statSync(path.join(SAMPLE, file)).isFile(),
);
const REPORTS = FILES.filter((file) => file.endsWith('.json'));

const read = (file: string): SyntheticsReport =>
  readSyntheticsReport(readFileSync(path.join(SAMPLE, file), 'utf8'));

/** The steps that a handler takes now, none of them carried out. */
async function stepsOf(name: string): Promise<string[]> {
  mockTaken.length = 0;
  const { handler } = (await import(`../../../canaries/${name}/handler`)) as { handler(): Promise<void> };
  await handler();
  return [...mockTaken];
}

describe('the sample', () => {
  beforeAll(() => {
    Object.assign(process.env, {
      CANARY_URL: 'https://localhost',
      CANARY_SECRET_PARAMETER: '/quest/local/secret-word',
      // Nobody is there.
      AWS_ENDPOINT_URL_SSM: 'http://127.0.0.1:9',
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'none',
      AWS_SECRET_ACCESS_KEY: 'none',
      AWS_MAX_ATTEMPTS: '1',
    });
    jest.spyOn(console, 'log').mockReturnValue(undefined);
  });

  test('has one run of each canary, with what such a run leaves', async () => {
    const { canaries } = await localRuns(SAMPLE);
    const states = Object.fromEntries(
      canaries.map(({ name, runs }) => [name, runs.map((run) => run.status)]),
    );
    expect(states).toEqual({ posture: ['PASSED'], pages: ['PASSED'], bypass: ['SKIPPED'] });
    const kinds = (name: string): string[] =>
      FILES.filter((file) => file.startsWith(`canary/local/${name}/`))
        .map((file) => path.basename(file).replace(/^.*-log\.txt$/, 'log'))
        .filter((file) => !file.endsWith('.png'))
        .sort();
    expect(kinds('posture')).toEqual(['SyntheticsReport-PASSED.json', 'log']);
    expect(kinds('pages')).toEqual(['SyntheticsReport-PASSED.json', 'log', 'results.har']);
    expect(kinds('bypass')).toEqual(['SyntheticsReport-SKIPPED.json', 'log']);
    const pages = canaries.find(({ name }) => name === 'pages')?.runs[0];
    expect(
      pages?.steps.map(({ screenshots }) => screenshots.filter(({ dataUri }) => dataUri).length),
    ).toEqual(pages?.steps.map(() => 1));
  });

  test.each(CANARIES.map(({ name }) => name))('%s takes the very steps that its run tells', async (name) => {
    const [report] = REPORTS.map(read).filter(({ canaryName }) => canaryName === name);
    const steps = report?.customerScript.steps.map(({ stepName, status }) => `${stepName} ${status}`);
    const isSkipped = report?.executionStatus === 'SKIPPED';
    expect(isSkipped).toBe(name === 'bypass');
    expect(steps).toEqual(isSkipped ? [] : (await stepsOf(name)).map((step) => `${step} PASSED`));
  });

  test('names nothing of the machine that made it, and stays small', () => {
    const sizes = FILES.map((file) => statSync(path.join(SAMPLE, file)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_500_000);
    const own = [process.cwd(), `${hostname()}.`, '/tmp/', '/root/', '/home/', '/Users/', 'file://'];
    for (const file of FILES.filter((one) => !one.endsWith('.png'))) {
      // Base64 says whatever chance wants.
      const text = readFileSync(path.join(SAMPLE, file), 'utf8').replaceAll(
        /data:image\/png;base64,[\w+/=]+/g,
        '',
      );
      expect([file, own.filter((word) => text.includes(word))]).toEqual([file, []]);
    }
  });
});

describe('its page', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test.each(SCREENS)('$screen, $colorScheme', async (screen) => {
    const context = await openWindow(browser, screen);
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).protocol));
    await page.goto(pathToFileURL(path.join(SAMPLE, 'report.html')).href);
    if (photographs !== undefined) {
      mkdirSync(photographs, { recursive: true });
      await page.screenshot({
        path: path.join(photographs, `report-${screen.screen}-${screen.colorScheme}.png`),
        clip: { x: 0, y: 0, width: screen.width, height: 1600 },
        fullPage: true,
      });
    }
    expect(await page.textContent('h1')).toBe('Canaries: 2 passed, 1 skipped');
    expect(await serious(page)).toEqual([]);
    const { across, within } = await widths(page);
    expect(across).toBe(within);
    const drawn = await page.evaluate<number[]>('[...document.images].map((one) => one.naturalWidth)');
    expect(drawn.length).toBeGreaterThanOrEqual(5);
    expect(drawn.filter((width) => width === 0)).toEqual([]);
    expect(asked).toEqual(['file:']);
    const reachable = await page.evaluate<string[]>(
      "[...document.querySelectorAll('a, summary')].map((one) => one.textContent.trim() || one.querySelector('img').alt)",
    );
    expect(await stops(page)).toEqual(reachable);
    await context.close();
  });
});
