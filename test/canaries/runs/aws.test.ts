import { execFile } from 'node:child_process';
import path from 'node:path';
import { type Fake, fakeAws } from '../../rules/enforcers/fake/server';
import type { Answer, Request } from '../../rules/enforcers/fake/wire-rest';

const ROOT = path.resolve(__dirname, '../../..');
const FOLDER = 'canary/eu-west-1/quest-test-posture/2026/11/24/10/00-00-000';
const REPORT = {
  canaryName: 'quest-test-posture',
  executionStatus: 'SUCCEEDED',
  unknown: { field: 1 },
  customerScript: {
    status: 'FAILED',
    steps: [
      { stepName: 'http-redirects', status: 'PASSED' },
      { stepName: 'certificate-trusted', status: 'FAILED', failureReason: 'expired <b>yesterday</b>' },
    ],
  },
};
const FILES: Readonly<Record<string, string>> = {
  [`${FOLDER}/SyntheticsReport-FAILED.json`]: JSON.stringify(REPORT),
  [`${FOLDER}/results.har.html`]: '<body>',
};

function run(minute: number, state: string, more: object = {}): object {
  const at = (second: number): number => Date.UTC(2026, 10, 24, 10, minute, second) / 1000;
  return {
    Id: `run-${minute}`,
    Status: { State: state },
    Timeline: { Started: at(0), Completed: at(2) },
    ...more,
  };
}

let pages: object[][];
let fake: Fake;

let asked = 0;
let throttled = 0;
let refused = false;
let throttleEvery = 0;

function answer(status: number, body: object, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

/** https://docs.aws.amazon.com/AmazonSynthetics/latest/APIReference/API_Operations.html */
function canaryService({ url, body }: Request): Answer {
  const { NextToken } = JSON.parse(body.toString('utf8') || '{}') as { NextToken?: string };
  if (url.pathname === '/canaries')
    return NextToken === undefined
      ? answer(200, { Canaries: [{ Name: 'quest-prod-posture' }, {}], NextToken: 'more' })
      : answer(200, { Canaries: [{ Name: 'quest-test-posture', Unknown: 1 }] });
  if (url.pathname !== '/canary/quest-test-posture/runs')
    return answer(404, { Message: 'no such canary' }, { 'x-amzn-errortype': 'ResourceNotFoundException' });
  if (refused) return answer(403, { Message: 'not you' }, { 'x-amzn-errortype': 'AccessDeniedException' });
  asked += 1;
  if (throttleEvery > 0 && asked % throttleEvery === 1) {
    throttled += 1;
    return answer(429, { Message: 'slow down' }, { 'x-amzn-errortype': 'TooManyRequestsException' });
  }
  const page = Number(NextToken ?? 0);
  const more = page + 1 < pages.length ? { NextToken: String(page + 1) } : {};
  return answer(200, { CanaryRuns: pages[page], ...more });
}

beforeEach(async () => {
  pages = [[]];
  [asked, throttled, throttleEvery, refused] = [0, 0, 0, false];
  fake = await fakeAws([], {
    synthetics: canaryService,
    s3: ({ url }) => {
      const found = FILES[url.pathname.replace('/artifacts/', '')];
      if (found !== undefined) return { status: 200, headers: {}, body: found };
      const keys = Object.keys(FILES).map((key) => `<Contents><Key>${key}</Key></Contents>`);
      const body = `<ListBucketResult><IsTruncated>false</IsTruncated>${keys.join('')}</ListBucketResult>`;
      return { status: 200, headers: { 'content-type': 'application/xml' }, body };
    },
  });
});

afterEach(() => fake.close());

function tool(name: string, ...options: string[]): Promise<{ code: number; out: string; err: string }> {
  const args = ['--import', 'tsx', `tools/canaries-${name}.ts`, ...options];
  // On Node.js 20 the SDK says that it will not support that for ever.
  const env = { PATH: process.env['PATH'], NODE_NO_WARNINGS: '1', ...fake.env };
  return new Promise((done) => {
    const child = execFile(process.execPath, args, { cwd: ROOT, env, timeout: 30_000 }, (_error, out, err) =>
      done({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

const gate = (...options: string[]) =>
  tool(
    'gate',
    '--env',
    'test',
    '--since',
    '2026-11-24T10:00:00Z',
    '--every',
    '1s',
    '--within',
    '2s',
    ...options,
  );

test('passes after so many passes, on all pages, in any order', async () => {
  pages = [[run(5, 'PASSED')], [run(1, 'PASSED'), run(9, 'PASSED')]];
  expect(await gate()).toEqual({ code: 0, out: 'quest-test-posture: 3 of 3 passes\n', err: '' });
});

test('passes neither without runs, nor while one goes on, nor for those before the deployment', async () => {
  pages = [[run(1, 'PASSED'), run(2, 'RUNNING'), run(3, 'NEW'), run(-5, 'PASSED')]];
  const { code, err } = await gate('--passes', '1');
  expect({ code, err }).toEqual({
    code: 1,
    err: 'canaries:gate: not passed often enough within 2s: quest-test-posture\n',
  });
});

test('names the failing step, from where the run says that its artifacts are', async () => {
  pages = [[run(1, 'PASSED'), run(2, 'FAILED', { ArtifactS3Location: `artifacts/${FOLDER}` })]];
  const { code, err } = await gate();
  expect(code).toBe(1);
  expect(err).toContain('step certificate-trusted: expired <b>yesterday</b>');
  expect(err).not.toContain('step http-redirects');
});

test('is refused by AWS, or misunderstood: 2, and never a pass', async () => {
  const answers = await Promise.all([gate('--passes', '0'), gate('--since', 'soon'), tool('gate')]);
  expect(answers.map(({ code }) => code)).toEqual([2, 2, 2]);
  refused = true;
  expect(await gate()).toEqual({ code: 2, out: '', err: 'canaries:gate: not you\n' });
  expect(await tool('report', '--format', 'xml')).toMatchObject({
    code: 2,
    err: 'canaries:report: --format is "xml"; html, json and markdown are accepted\n',
  });
});

test('reports in spite of throttles, and shows text of others as text', async () => {
  pages = [[run(1, 'PASSED')], [run(2, 'FAILED', { ArtifactS3Location: `artifacts/${FOLDER}` })]];
  throttleEvery = 2;
  const { code, out, err } = await tool('report', '--window', '3650d');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(throttled).toBeGreaterThan(0);
  expect(out).toContain('50 %');
  expect(out).toContain('expired &lt;b&gt;yesterday&lt;/b&gt;');
  expect(out).not.toMatch(/<b>|<script|quest-prod-posture/);
});
