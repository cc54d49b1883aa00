import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FIXTURES = join(__dirname, '../../fixtures/configuration-items');
const MOULDS = readdirSync(FIXTURES)
  .sort()
  .map((name) => readFileSync(join(FIXTURES, name), 'utf8'));

/** The same numbers for the same seed: https://en.wikipedia.org/wiki/Linear_congruential_generator */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const STATUSES = ['OK', 'OK', 'OK', 'OK', 'ResourceDiscovered', 'ResourceDeleted', 'ResourceNotRecorded'];

/**
 * Items of many types as they may stand in an account: they point at each other, at what is not there and at what was
 * deleted, and some were captured more than once.
 */
export function randomItems(seed: number, count: number): readonly Record<string, unknown>[] {
  const roll = dice(seed);
  return Array.from({ length: count }, () => {
    const mould = MOULDS[roll(MOULDS.length)] ?? '';
    const system = String(roll(4));
    const text = mould
      .replaceAll('111122223333', roll(3) === 0 ? '444455556666' : '111122223333')
      .replaceAll('eu-west-1', roll(4) === 0 ? 'us-east-1' : 'eu-west-1')
      // Most names are those of one system, some of another.
      .replace(/\b([a-z]{1,8}-0[a-z]\d)\b/g, (name) => `${name}${roll(12) === 0 ? roll(4) : system}`)
      .replace(/\bquest\b/g, `quest${system}`)
      .replace(/: (true|false)/g, (same) => (roll(6) === 0 ? `: ${roll(2) === 0}` : same))
      .replaceAll('0.0.0.0/0', roll(2) === 0 ? '0.0.0.0/0' : '10.0.0.0/8');
    const item = JSON.parse(text) as Record<string, unknown>;
    const minute = String(roll(20)).padStart(2, '0');
    return {
      ...item,
      ...(roll(10) === 0 ? { configuration: null } : {}),
      ...(roll(10) === 0 ? { tags: undefined } : {}),
      configurationItemStatus: STATUSES[roll(40)] ?? 'OK',
      configurationItemCaptureTime: `2026-10-05T08:${minute}:00.000Z`,
    };
  });
}
