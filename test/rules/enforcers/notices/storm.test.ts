import { event, NOON, service } from './events';
import { FakeNotices } from './fake-notices';
import { noticesIn } from './host';

type State = 'COMPLIANT' | 'NON_COMPLIANT' | 'NOT_APPLICABLE';

/** Always the same chances, so that what fails once fails again: https://www.pcg-random.org/posts/critiquing-mulberry32.html */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const RULES = ['made-up-rule-one', 'made-up-rule-two', 'made-up-rule-three'];
const STATES: readonly State[] = ['COMPLIANT', 'NON_COMPLIANT', 'NOT_APPLICABLE'];

interface Pair {
  readonly rule: string;
  readonly resource: string;
  state: State | undefined;
  /** What people know: whether it violates. */
  known: boolean;
}

interface Late {
  readonly event: object;
  readonly due: number;
}

test.each([1, 2])('an hour of chances, number %i: nothing is lost, nothing is told twice', async (seed) => {
  const chance = chances(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T;
  const pairs: Pair[] = RULES.flatMap((rule) =>
    Array.from({ length: 10 }, (_, at) => ({
      ...{ rule, resource: service(`s${at}`), state: undefined, known: false },
    })),
  );
  const changes: Pair[] = [];
  const aws = await FakeNotices.listen();
  const host = noticesIn(aws.env);
  aws.fake.disturb({ throttle: 9, fail: 31 });
  Object.assign(aws.moods, { keep: 11, again: 13 });
  let late: Late[] = [];
  let sent = 0;
  for (let minute = 0; minute < 70; minute++) {
    const isOver = minute >= 60;
    for (let left = isOver || chance() < 0.4 ? 0 : Math.floor(chance() * 24); left > 0; left--) {
      const pair = pick(pairs);
      const { rule, resource, state: was } = pair;
      const is = pick(STATES.filter((state) => state !== was));
      pair.state = is;
      // What the rule of EventBridge lets through.
      if (was !== 'NON_COMPLIANT' && is !== 'NON_COMPLIANT') continue;
      const at = NOON + minute * 60_000 - left * 1000;
      changes.push(pair);
      const one = event({ rule, resource, was, is, at, annotation: `change #${changes.length}#` });
      for (const _ of chance() < 0.15 ? [1, 2] : [1])
        late.push({ event: one, due: minute + (chance() < 0.1 ? Math.floor(chance() * 4) : 0) });
    }
    for (const { event: one } of late.filter(({ due }) => isOver || due <= minute)) {
      aws.send(one, Math.floor(chance() * 60_000));
      sent += 1;
    }
    late = isOver ? [] : late.filter(({ due }) => due > minute);
    expect(await host.tick()).toBeUndefined();
    aws.pass(60_000);
  }
  host.kill();

  expect(aws.waiting).toBe(0);
  const told = new Set<number>();
  for (const { texts } of aws.published) {
    expect(texts.default).not.toMatch(/\band \d+ more\b/);
    let kind = '';
    for (const line of texts.default.split('\n')) {
      kind = /^[A-Z]+/.exec(line)?.[0] ?? kind;
      for (const [, digits] of line.matchAll(/#(\d+)#/g)) {
        const number = Number(digits);
        expect(told.has(number)).toBe(false);
        told.add(number);
        const pair = changes[number - 1];
        if (pair) pair.known = kind === 'VIOLATION';
      }
    }
  }
  expect(pairs.map(({ known }) => known)).toEqual(pairs.map(({ state }) => state === 'NON_COMPLIANT'));
  expect(told.size).toBeGreaterThan(50);
  expect(sent).toBeGreaterThan(changes.length);
  expect(aws.published.length).toBeLessThan(60);
  aws.fake.close();
});
