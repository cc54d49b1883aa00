import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { reportJunit, reportText } from '../../../canaries/local/reporters';
import type { LocalRun } from '../../../canaries/local/run';
import { place } from './fixture';

const here = place();
afterAll(here.remove);

const root = path.resolve(__dirname, '../../..');
const canary = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'tools/canary.ts', '--output', here.output, ...args], {
    cwd: root,
    encoding: 'utf8',
  });

test('a service that is down fails, with exit code 1', () => {
  const { status, stdout, stderr } = canary('posture', '--url', 'https://localhost:1', '--reporter', 'json');
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject([{ canary: 'posture', status: 'FAILED' }]);
});

test.each([
  [[], 'the name of a canary is missing'],
  [
    ['pasture', '--url', 'https://a.example'],
    'there is no canary "pasture"; there are posture, pages, bypass',
  ],
  [['posture'], '--url is missing'],
  [['posture', '--url', 'http://a.example'], '--url takes an address that begins with https://'],
  [
    ['posture', '--url', 'https://a.example/path'],
    'without path, query or user, not "https://a.example/path"',
  ],
  [
    ['posture', '--url', 'https://a.example', '--output', 'package.json/runs'],
    '--output takes a folder that can be written, not "package.json/runs": ENOTDIR',
  ],
])('%j is not understood', (args, message) => {
  const { status, stdout, stderr } = canary(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(message);
});

const step = (stepNum: number, stepName: string, failureReason: string | null) => ({
  stepNum,
  stepName,
  startTime: '2026-11-24T10:00:00.000Z',
  endTime: '2026-11-24T10:00:01.250Z',
  status: failureReason === null ? ('PASSED' as const) : ('FAILED' as const),
  failureReason,
  sourceUrl: null,
  destinationUrl: null,
  screenshots: [],
});
const reason = 'sees: expected <h1>, got "&"\u0007';
const customerScript = {
  startTime: '2026-11-24T10:00:00.000Z',
  endTime: '2026-11-24T10:00:03.000Z',
  status: 'FAILED' as const,
  failureReason: reason,
  requests: { failed: 0, _2xx: 0, _3xx: 0, _4xx: 0, _5xx: 0 },
  steps: [step(1, 'asks', null), step(2, 'sees', 'expected <h1>, got "&"\u0007')],
};
const failed: LocalRun = {
  canary: 'pages',
  status: 'FAILED',
  reason,
  milliseconds: 3000,
  attempts: [],
  report: {
    canaryName: 'pages',
    startTime: '2026-11-24T10:00:00.000Z',
    endTime: '2026-11-24T10:00:03.000Z',
    timeSpentInLaunchInMs: 0,
    executionStatus: 'SUCCEEDED',
    executionError: null,
    customerScript,
  },
};
const skipped: LocalRun = {
  canary: 'bypass',
  status: 'SKIPPED',
  reason: 'no origin',
  milliseconds: 1,
  attempts: [],
};

test('junit has a case for each step, and a skipped run as skipped', () => {
  expect(reportJunit([failed, skipped])).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="pages" tests="2" failures="1" errors="0" skipped="0" time="3.000" timestamp="2026-11-24T10:00:00">
    <testcase classname="pages" name="asks" time="1.250"/>
    <testcase classname="pages" name="sees" time="1.250"><failure message="expected &lt;h1&gt;, got &quot;&amp;&quot;">expected &lt;h1&gt;, got &quot;&amp;&quot;</failure></testcase>
  </testsuite>
  <testsuite name="bypass" tests="1" failures="0" errors="0" skipped="1" time="0.001">
    <testcase classname="bypass" name="the run" time="0.001"><skipped message="no origin"/></testcase>
  </testsuite>
</testsuites>
`);
});

test('text has a line for each step, and each reason once', () => {
  expect(reportText([failed, skipped])).toBe(`FAILED  pages  3000 ms
  PASSED  asks    1250 ms
  FAILED  sees    1250 ms
          expected <h1>, got "&"\u0007

SKIPPED  bypass  1 ms
  no origin
`);
});
