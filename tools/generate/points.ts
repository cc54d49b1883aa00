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
