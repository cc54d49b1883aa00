import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type CanaryRuns, historyOf, type Run, type RunStatus } from '../../../canaries/runs/model';
import { reportPage } from '../../../canaries/runs/page';
import { openBrowser, openWindow, SCREENS, serious, stops, widths } from '../../browser/looking';

const PICTURE = readFileSync(path.resolve(__dirname, '../../../docs/pages/index-desktop-light.png'));
const HOSTILE = `<img src=x onerror="document.title='run'"><script>document.title='run'</script>`;
const LONG = `expected-${'https://localhost:8443/a/very/long/address/that/nothing/breaks'.repeat(6)}`;

function run(minute: number, status: RunStatus, more: Partial<Run> = {}): Run {
  const at = Date.UTC(2026, 10, 24, 10, minute);
  const [startedAt, endedAt] = [at, at + 2000].map((time) => new Date(time).toISOString()) as [
    string,
    string,
  ];
  return { id: `${minute}`, startedAt, endedAt, status, steps: [], attempt: 0, ...more };
}

const shot = (name: string, bytes: Buffer): Run['steps'][0]['screenshots'][0] => ({
  name,
  dataUri: `data:image/png;base64,${bytes.toString('base64')}`,
  width: PICTURE.readUInt32BE(16),
  height: PICTURE.readUInt32BE(20),
});

const STEPS: Run['steps'] = [
  { name: 'index', status: 'PASSED', milliseconds: 205, screenshots: [shot('01-index.png', PICTURE)] },
  {
    name: 'tls-says-encrypted',
    status: 'FAILED',
    milliseconds: 12_345,
    reason: `${LONG}\n  saw ${HOSTILE}`,
    screenshots: [shot('02-tls.png', PICTURE), { name: '02-tls-again.png' }],
  },
];

/** Of each state one, in the order in which the page does not show them. */
const MODEL: CanaryRuns = {
  generatedAt: '2026-11-24T11:00:00.000Z',
  window: 'all runs <here>',
  canaries: [
    historyOf('bypass', [run(1, 'SKIPPED', { reason: 'no origin' })], 'The origin is closed'),
    historyOf('posture', [run(1, 'PASSED', { steps: [...STEPS].slice(0, 1) })]),
    historyOf('unknown', [run(1, 'UNKNOWN', { startedAt: '', endedAt: '', reason: 'no JSON' })]),
    historyOf('broken', [run(1, 'ERROR', { reason: HOSTILE }), run(0, 'RUNNING', { endedAt: '' })]),
    historyOf(
      'pages',
      [
        run(5, 'FAILED', {
          steps: STEPS,
          reason: `tls-says-encrypted: ${STEPS[1]?.reason}`,
          artifacts: `s3://${LONG}`,
          attempt: 1,
        }),
        run(4, 'PASSED', { steps: STEPS.slice(0, 1) }),
      ],
      HOSTILE,
    ),
  ],
};

const STOPS = [
  ...['pages', 'broken', 'unknown', 'posture', 'bypass'],
  ...['passed, 2026-11-24 10:04:00 UTC', 'failed, 2026-11-24 10:05:00 UTC'],
  ...['2026-11-24 10:05:00 UTC✕ failed2.0 s, try 2', 'Screen at index'],
  '2026-11-24 10:04:00 UTC✓ passed2.0 s',
  ...['running, 2026-11-24 10:00:00 UTC', 'could not run, 2026-11-24 10:01:00 UTC'],
  ...['2026-11-24 10:01:00 UTC! could not run2.0 s', '2026-11-24 10:00:00 UTC… running'],
  'at an unknown time? unknown',
  ...['2026-11-24 10:01:00 UTC✓ passed2.0 s', 'Screen at index'],
  '2026-11-24 10:01:00 UTC– skipped2.0 s',
];

let browser: Browser;
let server: Server;
let url: string;
let served: string[];

beforeAll(async () => {
  browser = await openBrowser();
  server = createServer((request, response) => {
    served.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(request.url === '/' ? reportPage(MODEL) : '');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

beforeEach(() => {
  served = [];
});

afterAll(async () => {
  await browser.close();
  server.close();
  server.closeAllConnections();
});

/** The sizes at which its pictures are drawn; 0 for one that is not. */
const pictures = (page: Page): Promise<number[]> =>
  page.evaluate('[...document.images].map((one) => one.complete ? one.naturalWidth : 0)');

test.each(SCREENS)(
  '$screen, $colorScheme: no serious finding, nothing cut off, all by keyboard',
  async (screen) => {
    const context = await openWindow(browser, screen);
    const page = await context.newPage();
    await page.goto(url);
    expect(await serious(page)).toEqual([]);
    const { across, within } = await widths(page);
    expect(across).toBe(within);
    expect(await pictures(page)).toEqual([1280, 1280, 1280]);
    expect(await stops(page)).toEqual(STOPS);
    // Opened wide, too.
    await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
    expect(await serious(page)).toEqual([]);
    expect((await widths(page)).across).toBe(within);
    const broken = await page.evaluate<string[]>(
      `[...document.querySelectorAll('.state')]
      .filter((one) => one.getBoundingClientRect().height > 30).map((one) => one.textContent)`,
    );
    expect(broken).toEqual([]);
    const ground = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    expect(ground).toBe(screen.colorScheme === 'dark' ? 'rgb(14, 20, 18)' : 'rgb(244, 246, 245)');
    await context.close();
  },
);

test('the page asks for nothing, runs nothing, and its policy would not let it', async () => {
  const page = await browser.newPage();
  const asked: string[] = [];
  const said: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  await page.goto(url);
  expect([await page.title(), said]).toEqual([
    'Canaries: 1 failed, 1 could not run, 1 unknown, 1 passed, 1 skipped',
    [],
  ]);
  expect(asked).toEqual([url]);
  expect(served).toEqual(['/']);
  const policy = await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', 'content');
  expect(policy).toBe("default-src 'none';style-src 'unsafe-inline';img-src data:");
  const refused = await page.evaluate<string[]>(`new Promise((done) => {
    const found = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      found.push(effectiveDirective);
      if (found.length === 3) done(found.sort());
    });
    document.body.append(Object.assign(new Image(), { src: '/picture.png' }));
    document.body.append(Object.assign(document.createElement('script'), { src: '/script.js' }));
    fetch('/data.json').catch(() => undefined);
  })`);
  expect(refused).toEqual(['connect-src', 'img-src', 'script-src-elem']);
  expect(served).toEqual(['/']);
  await page.close();
});

test('a run of the line, chosen by keyboard, opens what is told of it', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(url);
  const details = page.locator('details:has(> #c0r1)');
  expect(await details.getAttribute('open')).toBeNull();
  await page.locator('.line a.PASSED').first().focus();
  await page.keyboard.press('Enter');
  await page.locator('#c0r1').waitFor();
  expect(await details.getAttribute('open')).toBe('');
  const { y: top = -1, height = 0 } = (await details.locator('> summary').boundingBox()) ?? {};
  expect(top).toBeGreaterThanOrEqual(0);
  expect(top + height).toBeLessThanOrEqual(844);
  await page.close();
});

test('a picture, chosen by keyboard, is shown as large as the screen', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(url);
  const box = () => page.locator('img').first().boundingBox();
  expect((await box())?.width).toBeLessThan(500);
  await page.locator('figure summary').first().focus();
  await page.keyboard.press('Enter');
  await page.locator('figure details[open]').first().waitFor();
  expect(await box()).toMatchObject({ x: 20, width: 1240 });
  const { across, within } = await widths(page);
  expect(across).toBe(within);
  await page.close();
});

test('each reason once, each picture once, what failed first', () => {
  const html = reportPage(MODEL);
  const count = (text: string): number => html.split(text).length - 1;
  expect(count('saw &lt;img src=x')).toBe(1);
  expect(count(PICTURE.toString('base64'))).toBe(3);
  expect(html).toContain('<figcaption>index; the same at tls-says-encrypted</figcaption>');
  expect(html).toContain('1 screenshot is not shown here.');
  expect(html).toMatch(/href="#c0">pages<\/a> .*<span>tls-says-encrypted<\/span>/);
  // Skipped is told as neither passed nor failed.
  expect(html).toContain('<p class="soft">no origin</p>');
  expect(html).toContain('<span class="state SKIPPED">– skipped</span>');
});

test('a page of a week stays a page: what is older is counted, not told', () => {
  const week = Array.from({ length: 2016 }, (_, index) =>
    run(5 * index, index % 100 === 0 ? 'FAILED' : 'PASSED', {
      steps: STEPS.slice(0, 1).map((step) => ({ ...step, screenshots: [] })),
    }),
  );
  const html = reportPage({ ...MODEL, canaries: [historyOf('posture', week)] });
  const count = (text: string): number => html.split(text).length - 1;
  expect(html).toContain('The newest 100 of 2016 runs, oldest first');
  expect(html).toContain(`<dd>98.9 %</dd>`);
  expect([count('<details'), count('<li><a class='), count('<li><span class=')]).toEqual([29, 20, 80]);
  expect(html).toContain('1987 more not told here.');
  expect(html.length).toBeLessThan(100_000);
});

test('no run at all is said, and is not a pass', () => {
  const html = reportPage({ ...MODEL, canaries: [] });
  expect(html).toContain('<h1>Canaries: no run</h1>');
  expect(html).toContain('No canary ran');
  expect(html).not.toContain('class="state');
});
