import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runCanary } from '../../../canaries/local/run';
import { readSyntheticsReport } from '../../../canaries/synthetics-report';
import { filesIn, place, quick } from './fixture';

const here = place();
afterAll(here.remove);

const url = 'https://quest.example.com';
const HEAD = "import { synthetics } from '@aws/synthetics-playwright';\n";
const run = (name: string, body: string, more: object = {}) =>
  runCanary({
    definition: quick,
    url,
    output: here.output,
    directory: here.bundle(name, `${HEAD}export const handler = async () => {\n${body}\n};\n`),
    ...more,
  });

test('passes where every step does, and leaves the report and the log', async () => {
  const { status, reason, folder, report, attempts } = await run(
    'passes',
    `await synthetics.executeStep('asks', async () => { console.log('saw %s?token=%s', process.env.CANARY_URL, 'hunter2'); });
     console.warn('profile in ' + process.env.TMPDIR);`,
    { httpUrl: 'http://quest.example.com:8080', secretParameter: '/quest/secret' },
  );
  expect({ status, reason, attempts: attempts.length }).toEqual({
    status: 'PASSED',
    reason: undefined,
    attempts: 1,
  });
  expect(path.relative(here.output, folder ?? '')).toMatch(
    /^canary\/local\/quick\/\d{4}\/\d\d\/\d\d\/\d\d\/\d\d-\d\d-\d{3}$/,
  );
  const [log = '', ...others] = filesIn(folder);
  expect(log).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z-log\.txt$/);
  expect(others).toEqual(['SyntheticsReport-PASSED.json']);
  const text = readFileSync(path.join(folder ?? '', 'SyntheticsReport-PASSED.json'), 'utf8');
  expect(readSyntheticsReport(text)).toEqual(report);
  expect(report?.customerScript.steps).toMatchObject([{ stepNum: 1, stepName: 'asks', status: 'PASSED' }]);
  const lines = readFileSync(path.join(folder ?? '', log), 'utf8');
  expect(lines).toContain('INFO: saw https://quest.example.com?token=***\n');
  expect(lines).not.toContain('hunter2');
  const [, temporary = ''] = /WARN: profile in (.*quest-canary-\w+)\n/.exec(lines) ?? [];
  expect(temporary).not.toBe('');
  expect(existsSync(temporary)).toBe(false);
});

test('a failed step fails the run even if the run continues, and every attempt is kept', async () => {
  const { status, reason, attempts } = await run(
    'continues',
    `await synthetics.executeStep('first', async () => { throw new Error('expected 200, got 500 from /?key=hunter2'); });
     await synthetics.executeStep('second', async () => undefined);`,
    { retries: 1 },
  );
  expect({ status, reason }).toEqual({
    status: 'FAILED',
    reason: 'first: expected 200, got 500 from /?key=***',
  });
  expect(attempts.map(({ report }) => report?.retryAttempt)).toEqual([0, 1]);
  expect(new Set(attempts.map(({ folder }) => folder)).size).toBe(2);
  for (const { folder, report } of attempts) {
    expect(report?.customerScript.steps.map((step) => step.status)).toEqual(['FAILED', 'PASSED']);
    expect(filesIn(folder)).toContain('SyntheticsReport-FAILED.json');
    expect(JSON.stringify(report)).not.toContain('hunter2');
  }
});

test('a failed step ends the run where its configuration says so', async () => {
  const { status, report } = await run(
    'stops',
    `await synthetics.executeStep('first', async () => { throw new Error('no'); }, { continueOnStepFailure: false });
     await synthetics.executeStep('second', async () => undefined);`,
  );
  expect(status).toBe('FAILED');
  expect(report?.customerScript.steps.map((step) => step.stepName)).toEqual(['first']);
});

test.each([
  ['a handler that throws', 'throw new Error("no")', 'FAILED', 'no'],
  [
    'an error that nobody awaits',
    'setTimeout(() => { throw new Error("stray") }); await new Promise(() => {});',
    'FAILED',
    'stray',
  ],
  [
    'no probe that could run',
    'await synthetics.executeStep("asks", async () => { throw new Error("probe could not run: no resolver") });',
    'ERROR',
    'asks: probe could not run: no resolver',
  ],
  [
    'one of two probes that could run',
    `await synthetics.executeStep("asks", async () => { throw new Error("probe could not run: no resolver") });
     await synthetics.executeStep("sees", async () => { throw new Error("expected 200, got 500") });`,
    'FAILED',
    'asks: probe could not run: no resolver\nsees: expected 200, got 500',
  ],
  [
    'a process that ends by itself',
    'process.exit(3)',
    'ERROR',
    "the canary's process ended with exit code 3",
  ],
])('%s: %s', async (name, body, status, reason) => {
  expect(await run(name.replaceAll(' ', '-'), body)).toMatchObject({ status, reason });
});

test('a handler that cannot be loaded is an error of ours, not of the service', async () => {
  const directory = here.bundle('none', 'export const other = 1;\n');
  const { status, reason, report } = await runCanary({
    definition: quick,
    url,
    output: here.output,
    directory,
  });
  expect(status).toBe('ERROR');
  expect(reason).toMatch(/index\.mjs exports no function named handler$/);
  expect(report).toMatchObject({ executionStatus: 'FAILED', customerScript: { status: 'FAILED' } });
});

test('a run that takes too long is stopped, even one that never yields', async () => {
  const { status, reason, milliseconds, report } = await run(
    'loops',
    `await synthetics.executeStep('first', async () => undefined);
     await new Promise((resolve) => setTimeout(resolve, 50));
     for (;;);`,
    { definition: { ...quick, timeoutSeconds: 2 } },
  );
  expect({ status, reason }).toEqual({
    status: 'FAILED',
    reason: 'the run was stopped after its 2 seconds',
  });
  expect(milliseconds).toBeLessThan(10_000);
  expect(report?.customerScript.steps).toHaveLength(1);
});

test('without the origin that it needs it is skipped, never passed; with one it runs', async () => {
  const definition = { ...quick, needs: 'origin' as const };
  const { status, folder, attempts } = await run('skipped', 'return;', { definition, retries: 2 });
  expect({ status, attempts: attempts.length }).toEqual({ status: 'SKIPPED', attempts: 1 });
  expect(filesIn(folder)).toContain('SyntheticsReport-SKIPPED.json');
  const originUrl = 'http://203.0.113.7';
  const ran = await run('runs', 'if (process.env.CANARY_ORIGIN_URL !== "http://203.0.113.7") throw 1;', {
    definition,
    originUrl,
  });
  expect(ran.status).toBe('PASSED');
});
