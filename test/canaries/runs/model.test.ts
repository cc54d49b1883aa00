import { verdictOf } from '../../../canaries/runs/gate';
import {
  historyOf,
  type Run,
  type RunStatus,
  reasonBesideSteps,
  runOfReport,
  worthShowing,
} from '../../../canaries/runs/model';
import { percent, seconds } from '../../../canaries/runs/page';

function run(status: RunStatus, minute = 0, milliseconds = 1000): Run {
  const at = Date.UTC(2026, 10, 24, 10, minute);
  return {
    id: `${minute}`,
    startedAt: new Date(at).toISOString(),
    endedAt: new Date(at + milliseconds).toISOString(),
    status,
    steps: [],
    attempt: 0,
  };
}

describe('what is counted', () => {
  test.each([
    [[], null],
    [['SKIPPED'], null],
    [['SKIPPED', 'RUNNING', 'UNKNOWN'], null],
    [['PASSED', 'SKIPPED'], 1],
    [['PASSED', 'FAILED', 'SKIPPED', 'SKIPPED'], 0.5],
    [['PASSED', 'ERROR', 'RUNNING', 'UNKNOWN'], 0.5],
    [['FAILED', 'SKIPPED'], 0],
  ] as const)('%p: pass rate %p', (states, rate) => {
    const runs = states.map((status) => run(status));
    expect(historyOf('pages', runs)).toMatchObject({ passRate: rate, lastStatus: states[0] ?? 'UNKNOWN' });
  });

  test('the last status is that of the newest run, in whatever order they come', () => {
    const runs = [run('PASSED', 2), run('SKIPPED', 3), run('FAILED', 1)];
    expect(historyOf('pages', runs)).toMatchObject({ lastStatus: 'SKIPPED', passRate: 0.5 });
    expect(historyOf('pages', runs).runs.map(({ id }) => id)).toEqual(['3', '2', '1']);
  });

  test('percentiles are durations that were measured (nearest rank), of judged runs that ended', () => {
    const of = (times: number[], more: Run[] = []): unknown =>
      historyOf('pages', [...times.map((time, index) => run('PASSED', index, time)), ...more]).durationMs;
    expect(of([700])).toEqual({ p50: 700, p95: 700, max: 700 });
    expect(of([300, 100])).toEqual({ p50: 100, p95: 300, max: 300 });
    expect(of(Array.from({ length: 20 }, (_, index) => 100 * (20 - index)))).toEqual({
      p50: 1000,
      p95: 1900,
      max: 2000,
    });
    const endless = { ...run('FAILED', 9), endedAt: '' };
    expect(of([5], [run('SKIPPED', 7, 90_000), run('RUNNING', 8, 90_000), endless])).toEqual({
      p50: 5,
      p95: 5,
      max: 5,
    });
    expect(of([], [endless])).toBeNull();
  });

  test('nothing below all is told as 100 %, and no time is made up', () => {
    expect([1, 0.9999, 2 / 3, 0, null].map(percent)).toEqual([
      '100 %',
      '99.9 %',
      '66.6 %',
      '0 %',
      'not known',
    ]);
    expect([0, 999.4, 1000, 61_250, undefined, Number.NaN].map(seconds)).toEqual([
      ...['0 ms', '999 ms', '1.0 s', '61.3 s'],
      ...['not known', 'not known'],
    ]);
  });
});

test('a reason is told once: what the steps say is left out of what the run says', () => {
  const steps = [
    {
      name: 'tls',
      status: 'FAILED',
      reason: 'expected $& refused,\nsaw none',
      milliseconds: 1,
      screenshots: [],
    },
    { name: 'index', status: 'PASSED', milliseconds: 1, screenshots: [] },
    { name: 'headers', status: 'FAILED', reason: 'no HSTS', milliseconds: 1, screenshots: [] },
  ] as const;
  const all = 'tls: expected $& refused,\nsaw none\nheaders: no HSTS';
  const beside = (reason?: string): string | undefined =>
    reasonBesideSteps({ ...run('FAILED'), steps, ...(reason === undefined ? {} : { reason }) });
  expect(beside(all)).toBeUndefined();
  expect(beside()).toBeUndefined();
  expect(beside(`timed out after 60 s\n${all}`)).toBe('timed out after 60 s');
  expect(beside('index: not this')).toBe('index: not this');
});

test('what is worth showing: the newest, and of the failed ones the newest too', () => {
  const runs = Array.from({ length: 60 }, (_, index) => run(index > 30 ? 'FAILED' : 'PASSED', 59 - index));
  const { told, pictured } = worthShowing(runs);
  const places = (set: ReadonlySet<Run>): number[] => [...set].map((one) => runs.indexOf(one));
  const upTo = (count: number, from = 0): number[] =>
    Array.from({ length: count }, (_, index) => from + index);
  expect(places(told)).toEqual([...upTo(20), ...upTo(10, 31)]);
  expect(places(pictured)).toEqual([0, 31, 32, 33]);
});

describe('a report of a run', () => {
  const of = (report: object, pictures = new Map<string, Uint8Array>()) =>
    runOfReport(JSON.stringify(report), pictures);

  test.each([
    [{}, 'ERROR'],
    [{ executionStatus: 'SUCCEEDED' }, 'FAILED'],
    [{ executionStatus: 'SUCCEEDED', customerScript: { status: 'PASSED' } }, 'PASSED'],
    [{ executionStatus: 'SUCCEEDED', customerScript: { status: 'GREEN' } }, 'FAILED'],
    [{ executionStatus: 'SUCCEEDED', customerScript: { status: 'SKIPPED' } }, 'SKIPPED'],
    [{ executionStatus: 'FAILED', customerScript: { status: 'PASSED' } }, 'ERROR'],
    [{ executionStatus: 'SKIPPED', customerScript: { status: 'PASSED' } }, 'SKIPPED'],
  ])('%j is %s', (report, status) => expect(of(report).status).toBe(status));

  test('a step without times took 0 ms; what is no PNG is not shown', () => {
    const steps = [{ stepName: 'index', screenshots: [{ fileName: 'a.png' }, { fileName: 'b.png' }, {}] }];
    const pictures = new Map([['a.png', Buffer.from(`<svg onload="alert(1)">${' '.repeat(30)}`)]]);
    expect(of({ customerScript: { steps } }, pictures).steps).toEqual([
      {
        name: 'index',
        status: 'FAILED',
        milliseconds: 0,
        screenshots: [{ name: 'a.png' }, { name: 'b.png' }],
      },
    ]);
  });
});

describe('the gate', () => {
  const verdict = (passes: number, ...states: RunStatus[]): unknown => {
    const told = verdictOf(
      states.map((status, index) => run(status, 50 - index)),
      passes,
    );
    return typeof told === 'string' ? told : `${told.status} ${told.id}`;
  };

  test('passes with as many passes as asked for, and nothing else', () => {
    expect(verdict(1, 'PASSED')).toBe('passed');
    expect(verdict(2, 'PASSED')).toBe('waiting');
    expect(verdict(2, 'PASSED', 'PASSED', 'PASSED')).toBe('passed');
    expect(verdict(1)).toBe('waiting');
    expect(verdict(1, 'RUNNING', 'PASSED')).toBe('waiting');
    expect(verdict(1, 'UNKNOWN', 'PASSED')).toBe('waiting');
    expect(verdictOf([{ ...run('PASSED'), startedAt: '' }], 1)).toBe('waiting');
  });

  test.each(['FAILED', 'ERROR', 'SKIPPED'] as const)('is closed by the newest run that %s', (status) => {
    expect(verdict(1, status)).toBe(`${status} 50`);
    expect(verdict(1, 'PASSED', 'PASSED', status, status)).toBe(`${status} 48`);
    expect(verdict(1, 'RUNNING', status)).toBe(`${status} 49`);
  });
});
