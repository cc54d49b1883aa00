import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CanaryRuns } from '../../../canaries/runs/model';
import { type Fake, fakeAws } from '../../rules/enforcers/fake/server';
import type { Answer, Request } from '../../rules/enforcers/fake/wire-rest';

const ROOT = path.resolve(__dirname, '../../..');
const FOLDER = 'canary/eu-west-1/quest-test-posture-1a2b/2026/11/24/10/00-00-000';
const PICTURE = readFileSync(path.join(ROOT, 'docs/pages/index-phone-light.png'));
const REPORT = {
  canaryName: 'quest-test-posture',
  executionStatus: 'SUCCEEDED',
  retryAttempt: 1,
  unknown: { field: 1 },
  customerScript: {
    status: 'FAILED',
    failureReason: 'certificate-trusted: expired <b>yesterday</b>',
    steps: [
      { stepName: 'http-redirects', status: 'PASSED' },
      {
        stepName: 'certificate-trusted',
        status: 'FAILED',
        failureReason: 'expired <b>yesterday</b>',
        screenshots: [{ fileName: '02-certificate-trusted-failed.png' }],
      },
    ],
  },
};
/** The listing comes in pages of one. */
const FILES: Readonly<Record<string, string | Buffer>> = {
  [`${FOLDER}/results.har`]: '{}',
  [`${FOLDER}/02-certificate-trusted-failed.png`]: PICTURE,
  [`${FOLDER}/SyntheticsReport-FAILED.json`]: JSON.stringify(REPORT),
};

function run(minute: number, state: string, more: object = {}): object {
  const at = (second: number): number => Date.UTC(2026, 10, 24, 10, minute, second) / 1000;
  return {
    Id: `run-${minute}`,
    Status: { State: state, Unknown: 1 },
    Timeline: { Started: at(0), Completed: at(2) },
    Unknown: {},
    ...more,
  };
}

const AT = { ArtifactS3Location: `artifacts/${FOLDER}` };

let pages: object[][];
let fake: Fake;
let trouble: { throttleEvery?: number; refused?: boolean; page?: boolean; noArtifacts?: boolean };
let asked: number;

function answer(status: number, body: object, type = ''): Answer {
  const headers = {
    'content-type': 'application/json',
    ...(type === '' ? {} : { 'x-amzn-errortype': type }),
  };
  return { status, headers, body: JSON.stringify(body) };
}

/** https://docs.aws.amazon.com/AmazonSynthetics/latest/APIReference/API_Operations.html */
function canaryService({ url, body }: Request): Answer {
  const { NextToken } = JSON.parse(body.toString('utf8') || '{}') as { NextToken?: string };
  asked += 1;
  if (trouble.page) return { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>no</html>' };
  if (trouble.refused) return answer(403, { Message: 'not you' }, 'AccessDeniedException');
  if (trouble.throttleEvery !== undefined && asked % trouble.throttleEvery === 1)
    return answer(429, { Message: 'slow down' }, 'TooManyRequestsException');
  if (url.pathname === '/canaries')
    return NextToken === undefined
      ? answer(200, { Canaries: [{ Name: 'quest-prod-posture' }, {}], NextToken: 'more' })
      : answer(200, { Canaries: [{ Name: 'quest-test-posture', Unknown: 1 }] });
  if (url.pathname !== '/canary/quest-test-posture/runs')
    return answer(404, { Message: 'no such canary' }, 'ResourceNotFoundException');
  const page = Number(NextToken ?? 0);
  const more = page + 1 < pages.length ? { NextToken: String(page + 1) } : {};
  return answer(200, { CanaryRuns: pages[page], ...more });
}

function artifacts({ url }: Request): Answer {
  if (trouble.noArtifacts) {
    const body = '<Error><Code>AccessDenied</Code><Message>not these</Message></Error>';
    return { status: 403, headers: { 'content-type': 'application/xml' }, body };
  }
  const found = FILES[url.pathname.replace('/artifacts/', '')];
  if (found !== undefined) return { status: 200, headers: {}, body: found };
  const keys = Object.keys(FILES).filter((key) => key.startsWith(url.searchParams.get('prefix') ?? ''));
  const from = Number(url.searchParams.get('continuation-token') ?? 0);
  const next = from + 1 < keys.length ? `<NextContinuationToken>${from + 1}</NextContinuationToken>` : '';
  const body = `<ListBucketResult><IsTruncated>${next !== ''}</IsTruncated>${next}<Contents><Key>${keys[from]}</Key></Contents></ListBucketResult>`;
  return { status: 200, headers: { 'content-type': 'application/xml' }, body };
}

beforeAll(async () => {
  fake = await fakeAws([], { synthetics: canaryService, s3: artifacts });
});

beforeEach(() => {
  pages = [[]];
  trouble = {};
  asked = 0;
});

afterAll(() => fake.close());

function tool(name: string, ...options: string[]): Promise<{ code: number; out: string; err: string }> {
  const args = ['--import', 'tsx', `tools/canaries-${name}.ts`, ...options];
  // On Node.js 20 the SDK says that it will not support that for ever.
  const env = { PATH: process.env['PATH'], NODE_NO_WARNINGS: '1', ...fake.env };
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      args,
      { cwd: ROOT, env, timeout: 30_000, maxBuffer: 1 << 24 },
      (_error, out, err) => done({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

const SINCE = ['--since', '2026-11-24T10:00:00Z'];
const gate = (...options: string[]) =>
  tool('gate', '--env', 'test', ...SINCE, '--every', '1s', '--within', '1s', ...options);

describe('the gate', () => {
  test('passes after so many passes since the deployment, on any page', async () => {
    pages = [
      [run(9, 'PASSED'), run(5, 'PASSED')],
      [run(1, 'PASSED'), run(-5, 'FAILED')],
    ];
    expect(await gate()).toEqual({ code: 0, out: 'quest-test-posture: 3 of 3 passes\n', err: '' });
    expect(await gate('--passes', '4')).toEqual({
      code: 1,
      out: 'quest-test-posture: 3 of 4 passes\n',
      err: 'canaries:gate: not passed often enough within 1s: quest-test-posture\n',
    });
  });

  test('reads no page beyond the deployment', async () => {
    pages = [
      [run(1, 'PASSED')],
      [run(0, 'PASSED'), run(-5, 'PASSED')],
      [run(-10, 'FAILED')],
      [run(2, 'FAILED')],
    ];
    expect(await gate('--passes', '2')).toMatchObject({ code: 0, err: '' });
    expect(asked).toBe(2 + 3);
  });

  test('waits while one goes on or is of an unknown state, and until there are enough', async () => {
    pages = [[run(3, 'NEW'), run(1, 'PASSED')]];
    expect(await gate('--passes', '1')).toMatchObject({ code: 1, out: expect.stringContaining('1 of 1') });
    pages = [[run(3, 'RUNNING'), run(1, 'PASSED')]];
    asked = 0;
    const waiting = gate('--passes', '2', '--within', '20s');
    while (asked < 2 + 1) await new Promise((done) => setTimeout(done, 20));
    pages = [[run(3, 'PASSED'), run(1, 'PASSED')]];
    expect(await waiting).toMatchObject({
      code: 0,
      out: expect.stringMatching(/1 of 2[\s\S]*2 of 2/),
      err: '',
    });
  });

  test('names the failing step once, from where the run says that its artifacts are', async () => {
    const reason = 'certificate-trusted: expired <b>yesterday</b>';
    pages = [[run(2, 'FAILED', AT), run(1, 'PASSED')]];
    expect(await gate()).toEqual({
      code: 1,
      out: '',
      err: `canaries:gate: quest-test-posture: the run of 2026-11-24T10:02:00.000Z is FAILED\n  step ${reason}\n`,
    });
    const [list, get, ...others] = fake.calls.filter(({ service }) => service === 's3').slice(-4);
    expect([list?.operation, get?.operation]).toEqual(['GET /artifacts/', 'GET /artifacts/']);
    expect(others.map(({ operation }) => operation)).toEqual([
      'GET /artifacts/',
      `GET /artifacts/${FOLDER}/SyntheticsReport-FAILED.json`,
    ]);
  });

  test('stops as well where artifacts cannot be read, or a failed run has none', async () => {
    trouble.noArtifacts = true;
    pages = [[run(2, 'FAILED', { ...AT, Status: { State: 'FAILED', StateReason: 'timed out' } })]];
    const { code, err } = await gate();
    expect(code).toBe(1);
    expect(err).toContain('is FAILED: timed out; its artifacts cannot be read: AccessDenied: not these');
    pages = [[{ Status: { State: 'FAILED' } }]];
    expect((await gate()).code).toBe(1);
  });

  test('does not pass where it is refused, misunderstood, or nothing watches', async () => {
    const wrong = await Promise.all([
      gate('--passes', '0'),
      gate('--since', 'soon'),
      gate('--within', '5 minutes'),
      tool('gate'),
      gate('--env', 'pr'),
    ]);
    expect(wrong.map(({ code, err }) => `${code} ${err.trim()}`)).toEqual([
      '2 canaries:gate: --passes is "0"; 1 to 99 are accepted',
      '2 canaries:gate: --since is "soon"; a time such as 2026-11-24T10:00:00Z is accepted',
      '2 canaries:gate: --within is "5 minutes"; for example 20s, 30m or 2h is accepted',
      '2 canaries:gate: --env is ""; the name of an environment is needed',
      '1 canaries:gate: no canary is named quest-pr-...; nothing watches, so nothing passes',
    ]);
    trouble = { refused: true };
    expect(await gate()).toEqual({
      code: 2,
      out: '',
      err: 'canaries:gate: AccessDeniedException: not you\n',
    });
  });
});

describe('the report', () => {
  const report = (...options: string[]) => tool('report', '--window', '3650d', ...options);

  test('as JSON: all pages, in spite of throttles, missing and unknown fields', async () => {
    pages = [
      [run(2, 'FAILED', AT), run(3, 'PASSED', { Timeline: undefined })],
      [],
      [run(1, 'PASSED'), { Status: { State: 'NEW' } }, {}],
    ];
    trouble.throttleEvery = 2;
    const { code, out, err } = await report('--format', 'json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(asked).toBeGreaterThan(5 + 2);
    const { canaries } = JSON.parse(out) as CanaryRuns;
    expect(canaries.map(({ name }) => name)).toEqual(['quest-test-posture']);
    const { title, lastStatus, passRate, durationMs, runs = [] } = canaries[0] ?? {};
    expect({ lastStatus, passRate, durationMs }).toEqual({
      lastStatus: 'FAILED',
      passRate: 2 / 3,
      durationMs: { p50: 2000, p95: 2000, max: 2000 },
    });
    expect(title).toContain('endpoint');
    expect(runs.map(({ status }) => status)).toEqual(['FAILED', 'PASSED', 'PASSED', 'UNKNOWN', 'UNKNOWN']);
    const [failed] = runs;
    expect(failed).toMatchObject({
      id: 'run-2',
      startedAt: '2026-11-24T10:02:00.000Z',
      attempt: 1,
      artifacts: `s3://artifacts/${FOLDER}`,
      steps: [
        { name: 'http-redirects', status: 'PASSED', screenshots: [] },
        { name: 'certificate-trusted', status: 'FAILED', reason: 'expired <b>yesterday</b>' },
      ],
    });
    expect(failed?.steps[1]?.screenshots).toEqual([
      {
        name: '02-certificate-trusted-failed.png',
        dataUri: `data:image/png;base64,${PICTURE.toString('base64')}`,
        width: PICTURE.readUInt32BE(16),
        height: PICTURE.readUInt32BE(20),
      },
    ]);
  });

  test('as a page: pictures are within, and text of others is text', async () => {
    pages = [[run(2, 'FAILED', AT), run(1, 'PASSED')]];
    const { code, out, err } = await report();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('50 %');
    expect(out.match(/expired &lt;b&gt;yesterday&lt;\/b&gt;/g)).toHaveLength(1);
    expect(out).toContain(`src="data:image/png;base64,${PICTURE.toString('base64')}"`);
    expect(out).not.toMatch(/<b>|<script|quest-prod-posture|https?:/);
  });

  test('as Markdown: each canary with its failing steps', async () => {
    pages = [[run(2, 'FAILED', AT), run(1, 'PASSED')]];
    expect((await report('--format', 'markdown')).out).toContain(
      '| quest-test-posture | FAILED | 2 | 50 % | 2.0 s / 2.0 s / 2.0 s | certificate-trusted |\n',
    );
  });

  test('of runs on this machine, written to a file, without a call of AWS', async () => {
    const before = fake.calls.length;
    const folder = mkdtempSync(path.join(tmpdir(), 'quest-report-'));
    const [file, page] = ['report.md', 'report.html'].map((name) => path.join(folder, name)) as [
      string,
      string,
    ];
    const local = ['--local', 'canaries/sample', '--window', '9999d'];
    const written = await Promise.all([
      tool('report', ...local, '--format', 'markdown', '--output', file),
      tool('report', ...local, '--output', page),
    ]);
    expect(written).toEqual([0, 0].map((code) => ({ code, out: '', err: '' })));
    const rows = readFileSync(file, 'utf8').split('\n').slice(6, -1);
    expect(rows.map((row) => row.split('|').map((cell) => cell.trim()))).toEqual([
      ['', 'bypass', 'SKIPPED', '1', 'not known', 'not known / not known / not known', 'none', ''],
      ['', 'pages', 'PASSED', '1', '100 %', expect.stringMatching(/m?s .*s$/), 'none', ''],
      ['', 'posture', 'PASSED', '1', '100 %', expect.stringMatching(/m?s .*s$/), 'none', ''],
    ]);
    expect(readFileSync(page, 'utf8')).toContain('<h1>Canaries: 2 passed, 1 skipped</h1>');
    expect(fake.calls).toHaveLength(before);
    rmSync(folder, { recursive: true });
  });

  test('reads the artifacts of the newest run and of the newest ten that failed only', async () => {
    const many = Array.from({ length: 12 }, (_, index) => run(40 - index, 'FAILED', AT));
    pages = [[run(50, 'PASSED', AT), ...many, run(1, 'PASSED', AT)]];
    const before = fake.calls.length;
    expect((await report('--format', 'markdown')).code).toBe(0);
    const read = fake.calls.slice(before).map(({ operation }) => operation.split('/').at(-1));
    expect(read.filter((file) => file === 'SyntheticsReport-FAILED.json')).toHaveLength(1 + 10);
    expect(read.filter((file) => file?.endsWith('.png'))).toHaveLength(1 + 3);
    expect(read).not.toContain('results.har');
  });

  test('is not written where AWS refuses, answers nonsense, or an option is wrong', async () => {
    trouble = { refused: true };
    const refused = await report();
    expect(refused).toEqual({
      code: 2,
      out: '',
      err: 'canaries:report: AccessDeniedException: not you\n',
    });
    trouble = { page: true };
    expect(await report()).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^canaries:report: SyntaxError: /),
    });
    const wrong = await Promise.all([
      report('--format', 'xml'),
      tool('report', '--window', '1y'),
      report('--env', 'Test!'),
      report('--local', 'no/such/folder'),
    ]);
    expect(wrong.map(({ code, out, err }) => `${code}${out} ${err.trim()}`)).toEqual([
      '2 canaries:report: --format is "xml"; html, json and markdown are accepted',
      '2 canaries:report: --window is "1y"; for example 30m, 24h or 7d is accepted',
      '2 canaries:report: --env is "Test!"; the name of an environment is accepted',
      '2 canaries:report: --local is "no/such/folder", where there is no folder',
    ]);
  });
});
