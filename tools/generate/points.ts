import { execFileSync } from 'node:child_process';
import type { Points } from '../../rules/packs/point';
import { BANNER, ROOT } from './file';

/** Where each rule can be decided, as it comes of judging its cases and their variants in both worlds. */
export function measured(): Readonly<Record<string, Points>> {
  // By path, because the projections are a part of the tests.
  const args = ['--import', 'tsx', 'test/rules/agreement/points-main.ts'];
  return JSON.parse(
    execFileSync(process.execPath, args, {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
}

export function points(found: Readonly<Record<string, Points>>): string {
  return [
    BANNER,
    "import type { Points } from './point';",
    '',
    '/** Where each rule can be decided, by its id. */',
    `export const POINTS: Readonly<Record<string, Points>> = ${JSON.stringify(found, null, 2)};`,
    '',
  ].join('\n');
}

/** The part of it that the functions need, which would load twenty kilobytes of reasons besides. */
export function describes(found: Readonly<Record<string, Points>>): string {
  const types = Object.entries(found).flatMap(([id, { periodic }]) =>
    periodic === undefined ? [] : [[id, periodic.describes] as const],
  );
  return [
    BANNER,
    '/** The types that a periodic rule of AWS Config describes, by the id of the rule. */',
    `export const DESCRIBES: Readonly<Record<string, readonly string[]>> = ${JSON.stringify(Object.fromEntries(types), null, 2)};`,
    '',
  ].join('\n');
}
