import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCanary } from '../../../canaries/local/run';
import { pages } from '../../../canaries/pages/canary';
import { type Fault, openStage, SECRET, type Stage } from './stage';

let stage: Stage;
let output: string;

beforeAll(async () => {
  stage = await openStage();
  output = mkdtempSync(path.join(tmpdir(), 'pages-canary-'));
});

afterAll(() => {
  stage.close();
  rmSync(output, { recursive: true });
});

const STEPS = [
  'index-every-check-green',
  'docker-says-container',
  'secret-word-says-configured',
  'loadbalanced-says-load-balancer',
  'tls-says-encrypted',
  'pages-in-time',
  'no-console-error',
  'no-failed-request',
  'no-plain-http-request',
  'no-secret-in-pages',
];

async function look(
  faults: readonly Fault[] = [],
  { secretParameter = stage.parameter, url = stage.url }: { secretParameter?: string; url?: string } = {},
) {
  stage.break(faults);
  const { spki, env } = stage;
  return runCanary({ definition: pages, url, spki, env, output, secretParameter });
}

function failed({ report }: Awaited<ReturnType<typeof look>>) {
  const steps = report?.customerScript.steps ?? [];
  return steps
    .filter(({ status }) => status === 'FAILED')
    .map(({ stepName, failureReason }) => [stepName, failureReason]);
}

test('the healthy service passes, every step with a photograph', async () => {
  const run = await look();
  expect([run.status, run.reason, failed(run)]).toEqual(['PASSED', undefined, []]);
  const steps = run.report?.customerScript.steps ?? [];
  expect(steps.map(({ stepName }) => stepName)).toEqual(STEPS);
  for (const { screenshots } of steps)
    expect(screenshots).toEqual([expect.objectContaining({ error: null })]);
});

const inBody = (markup: string) => (html: string) => html.replace('</main>', `${markup}</main>`);

test('what a page says wrongly fails the step of that page alone; without a secret nobody looks for it', async () => {
  const faults: readonly Fault[] = [
    { at: '/', html: (html) => html.replace('Passed</span>', 'Not passed</span>') },
    { at: '/docker', html: (html) => html.replace('The service runs in a container.', 'All is well.') },
    { at: '/tls', status: 500 },
  ];
  const run = await look(faults, { secretParameter: '' });
  expect(run.report?.customerScript.steps.map(({ stepName }) => stepName)).toEqual(STEPS.slice(0, -1));
  const log = readdirSync(run.folder ?? '').find((file) => file.endsWith('-log.txt')) ?? '';
  expect(readFileSync(path.join(run.folder ?? '', log), 'utf8')).toContain(
    'CANARY_SECRET_PARAMETER is not set',
  );
  expect(failed(run)).toEqual([
    [
      'index-every-check-green',
      '/: expected the cards "Container: Passed, AWS: Passed, Load balancer: Passed, TLS: Passed, Secret word: Passed", seen "Container: Not passed, AWS: Passed, Load balancer: Passed, TLS: Passed, Secret word: Passed"',
    ],
    [
      'docker-says-container',
      '/docker: expected the lead "The service runs in a container.", seen "All is well."',
    ],
    ['tls-says-encrypted', '/tls: expected status 200, seen 500'],
  ]);
  expect(run.status).toBe('FAILED');
});

test('what a page does wrongly fails the step for it alone', async () => {
  const limit = pages.budget.stepMilliseconds;
  const run = await look([
    { at: '/', html: inBody('<img src="http://localhost:9/pixel.png" alt="">') },
    { at: '/secret_word', milliseconds: limit + 100 },
    { at: '/loadbalanced', html: inBody('<script>console.error(1)</script>') },
    {
      at: '/tls',
      html: inBody('<a href="http://example.com/">no request</a><img src="/nothing.png" alt="">'),
    },
  ]);
  expect(failed(run)).toEqual([
    [
      'pages-in-time',
      expect.stringMatching(`^expected each page within ${limit} ms, seen /secret_word: 3\\d{3} ms$`),
    ],
    [
      'no-console-error',
      expect.stringMatching(/^expected no error in the console, seen \/loadbalanced: [^;]*$/),
    ],
    [
      'no-failed-request',
      expect.stringMatching(/^expected no failed request, seen \/tls: https:\S+nothing.png \(status 404\)$/),
    ],
    ['no-plain-http-request', 'expected https only, seen /: http://localhost:9/pixel.png'],
  ]);
  expect(run.status).toBe('FAILED');
});

// The headless shell of the npm package asks for no icons; Chrome and Chromium do.
test('an icon that comes after the page is waited for', async () => {
  expect(failed(await look([{ at: '/favicon.svg', milliseconds: 400 }]))).toEqual([]);
});

test('the secret in a page fails its own step, and is in nothing that the run leaves', async () => {
  const escaped = SECRET.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const run = await look([
    { at: '/secret_word', html: (html) => html.replaceAll(/(?<=class="lead">)[^<]*/g, escaped) },
  ]);
  expect(failed(run)).toEqual([
    [
      'secret-word-says-configured',
      '/secret_word: expected the lead "A secret word is configured.", seen "[secret]"',
    ],
    [
      'no-secret-in-pages',
      'expected no page with the value of the secret, seen /secret_word: the value (not shown)',
    ],
  ]);
  const folder = run.folder ?? '';
  for (const file of readdirSync(folder))
    expect(readFileSync(path.join(folder, file), 'latin1')).not.toContain('horse');
});

test('a parameter that cannot be read is told, and nothing else fails', async () => {
  const unread = await look([], { secretParameter: '/quest/test/other' });
  expect(failed(unread)).toEqual([
    [
      'no-secret-in-pages',
      expect.stringMatching(/^probe could not run: .*\/quest\/test\/other could not be read/),
    ],
  ]);
  expect(unread.status).toBe('ERROR');
  // Nobody can tell whether they show it.
  const shown = (unread.report?.customerScript.steps ?? []).flatMap(({ screenshots }) => screenshots);
  expect(new Set(shown.map(({ pageUrl }) => pageUrl))).toEqual(new Set(['about:blank']));
});

test('a service that is not there fails the steps that open pages; the others could not look', async () => {
  const run = await look([], { url: 'https://localhost:2' });
  const reasons = failed(run);
  expect(reasons.map(([step]) => step)).toEqual(STEPS);
  for (const [, reason] of reasons.slice(0, 5))
    expect(reason).toMatch(/^\/\w* could not be opened, expected a page: net::ERR_CONNECTION_REFUSED/);
  for (const [, reason] of reasons.slice(5)) {
    expect(reason).toBe('probe could not run: none of the pages could be opened');
  }
  expect(run.status).toBe('FAILED');
});
