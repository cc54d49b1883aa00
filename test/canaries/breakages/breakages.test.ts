import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LocalRun } from '../../../canaries/local/run';
import { BREAKAGES, breakagesTable } from './breakages';
import { faultsOf, openWorld, type World } from './world';

let open: World | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

const outcome = (run: LocalRun) => ({ status: run.status, faults: faultsOf(run) });
const passed = { status: 'PASSED', faults: {} };

test.each(BREAKAGES)('$canary sees it: $broken', async ({ canary, step, says, also = [], how }) => {
  open = await openWorld(await how());
  const { status, faults } = outcome(await open.run(canary));
  expect(faults[step] ?? JSON.stringify(faults)).toContain(says);
  expect({ status, failed: Object.keys(faults).sort() }).toEqual({
    status: 'FAILED',
    failed: [step, ...also].sort(),
  });
});

test('the healthy service passes 50 runs of posture, and bypass is never passed without an origin', async () => {
  const world = await openWorld();
  open = world;
  const runs: LocalRun[] = [];
  const runner = async () => {
    while (runs.length < 50) {
      const at = runs.length;
      runs.length += 1;
      runs[at] = await world.run('posture');
    }
  };
  await Promise.all([runner(), runner()]);
  expect(runs.map(outcome)).toEqual(Array.from({ length: 50 }, () => passed));
  const { status, reason } = await world.run('bypass');
  expect({ status, reason }).toEqual({ status: 'SKIPPED', reason: expect.stringContaining('no origin') });
});

test('the healthy service passes 3 runs of pages', async () => {
  open = await openWorld();
  for (let run = 0; run < 3; run += 1) expect(outcome(await open.run('pages'))).toEqual(passed);
});

test('the README has them all', () => {
  expect(readFileSync(path.join(__dirname, '../../../README.md'), 'utf8')).toContain(breakagesTable());
});
