import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { localRuns } from '../../../canaries/runs/local';
import type { Run } from '../../../canaries/runs/model';

const PICTURE = path.resolve(__dirname, '../../../docs/pages/index-phone-light.png');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'quest-runs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inside = (minute: string): string => `canary/local/pages/2026/11/24/10/${minute}-00-000`;

/** Leaves a folder as a run does; the report is written as it is where it is text. */
function leave(minute: string, status: string, report: object | string, pictures: string[] = []): void {
  const place = path.join(folder, inside(minute));
  mkdirSync(place, { recursive: true });
  writeFileSync(path.join(place, 'results.har'), '{}');
  for (const name of pictures) cpSync(PICTURE, path.join(place, name));
  if (status !== '')
    writeFileSync(
      path.join(place, `SyntheticsReport-${status}.json`),
      typeof report === 'string' ? report : JSON.stringify(report),
    );
}

function told(minute: string, executionStatus: string, status: string, more: object = {}): object {
  return {
    canaryName: 'pages',
    startTime: `2026-11-24T10:${minute}:00.000Z`,
    endTime: `2026-11-24T10:${minute}:04.000Z`,
    executionStatus,
    executionError: null,
    customerScript: { status, failureReason: null, steps: [], ...more },
  };
}

const shown = ({ id, status, reason, attempt }: Run): unknown[] => [
  path.basename(id),
  status,
  reason,
  attempt,
];

test('every way in which a run ends is told as it is, newest first', async () => {
  leave('01', 'PASSED', told('01', 'SUCCEEDED', 'PASSED'));
  leave('02', 'FAILED', told('02', 'SUCCEEDED', 'FAILED', { failureReason: 'tls: none' }));
  leave('03', 'FAILED', { ...told('03', 'SUCCEEDED', 'FAILED'), retryAttempt: 1 });
  leave('04', 'FAILED', { ...told('04', 'FAILED', 'FAILED'), executionError: 'no browser' });
  leave('05', 'SKIPPED', told('05', 'SKIPPED', 'SKIPPED', { failureReason: 'no origin' }));
  leave('06', 'PASSED', '{"canaryName":"pages","customerScr');
  leave('07', 'PASSED', '{}');
  leave('08', 'PASSED', '[]');
  leave('09', '', '');
  const { canaries } = await localRuns(folder);
  expect(canaries).toHaveLength(1);
  expect(canaries[0]).toMatchObject({
    name: 'pages',
    title: expect.stringContaining('real browser'),
    lastStatus: 'UNKNOWN',
    // Of the five that were judged; {} says nothing, so that it could not run.
    passRate: 1 / 5,
    durationMs: { p50: 4000, p95: 4000, max: 4000 },
  });
  expect(canaries[0]?.runs.map(shown)).toEqual([
    ['09-00-000', 'UNKNOWN', 'it has left no report: it goes on, or was ended', 0],
    ['08-00-000', 'UNKNOWN', expect.stringContaining('is a JSON object, not []'), 0],
    ['07-00-000', 'ERROR', undefined, 0],
    ['06-00-000', 'UNKNOWN', expect.stringContaining('SyntheticsReport-PASSED.json cannot be read: '), 0],
    ['05-00-000', 'SKIPPED', 'no origin', 0],
    ['04-00-000', 'ERROR', 'no browser', 0],
    ['03-00-000', 'FAILED', undefined, 1],
    ['02-00-000', 'FAILED', 'tls: none', 0],
    ['01-00-000', 'PASSED', undefined, 0],
  ]);
});

test('a canary that was only ever skipped has no pass rate', async () => {
  leave('05', 'SKIPPED', told('05', 'SKIPPED', 'SKIPPED'));
  expect((await localRuns(folder)).canaries).toMatchObject([
    { lastStatus: 'SKIPPED', passRate: null, durationMs: null },
  ]);
});

test('runs before the window are left out, and a folder without runs has no canary', async () => {
  expect((await localRuns(folder)).canaries).toEqual([]);
  leave('01', 'FAILED', told('01', 'SUCCEEDED', 'FAILED'));
  leave('02', 'PASSED', told('02', 'SUCCEEDED', 'PASSED'));
  leave('00', '', '');
  const { canaries, window } = await localRuns(folder, new Date('2026-11-24T10:02:00Z'));
  expect(canaries[0]?.runs.map(({ status }) => status)).toEqual(['PASSED']);
  expect(window).toContain('2026-11-24 10:02:00 UTC');
  const one = await localRuns(path.join(folder, inside('01')));
  expect(one.canaries.map(({ name, runs }) => [name, runs.length])).toEqual([['pages', 1]]);
});

test('pictures are read of the newest run and of the newest three that failed, and no others', async () => {
  const step = (fileName: string): object => ({
    steps: [{ stepName: 'index', status: 'PASSED', screenshots: [{ fileName }, { fileName: 'gone.png' }] }],
  });
  for (const minute of ['01', '02', '03', '04'])
    leave(minute, 'FAILED', told(minute, 'SUCCEEDED', 'FAILED', step('01-index.png')), ['01-index.png']);
  for (const minute of ['05', '06'])
    leave(minute, 'PASSED', told(minute, 'SUCCEEDED', 'PASSED', step('01-index.png')), ['01-index.png']);
  const { canaries } = await localRuns(folder);
  const pictures = canaries[0]?.runs.map(({ id, steps }) => [
    path.basename(id).slice(0, 2),
    steps[0]?.screenshots.map(({ name, dataUri }) => `${name} ${dataUri?.slice(0, 22)}`),
  ]);
  const yes = ['01-index.png data:image/png;base64,', 'gone.png undefined'];
  const no = ['01-index.png undefined', 'gone.png undefined'];
  expect(pictures).toEqual([
    ['06', yes],
    ['05', no],
    ['04', yes],
    ['03', yes],
    ['02', yes],
    ['01', no],
  ]);
});
