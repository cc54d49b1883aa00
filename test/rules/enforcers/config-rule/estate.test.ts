import { carriers } from '../../../../rules/enforcers/config-rule/carriers';
import { RULES } from '../../../../rules/packs/rules';
import { bundle } from '../../../../stacks/bundles';
import type { Item as Projected } from '../../agreement/dialects';
import { FakeConfig } from '../fake/config';
import { type Fake, fakeAws } from '../fake/server';
import { estate, recorded, setUpLike, told } from './estate';
import { type Host, hostOf } from './host';
import { differences, doubled, eventOf, NOTHING_GRANTED, PLANNED, scheduled, together } from './stage';
import { UNDESCRIBED } from './undescribed';

const SIZE = 5000;
const START = Date.parse('2026-11-01T10:00:00.000Z');
const at = (minutes: number): Date => new Date(START + minutes * 60_000);

const account = new FakeConfig();
const items = estate(SIZE);
/** How many events of how many rules, evaluations, retries and so on there were. */
const figures = {
  resources: 0,
  types: 0,
  rules: 0,
  events: 0,
  evaluations: 0,
  throttled: 0,
  partial: 0,
  retries: 0,
  compared: 0,
};

let fake: Fake;
let host: Host;

beforeAll(async () => {
  for (const one of PLANNED) account.rule(one.name, JSON.stringify(one.inputParameters));
  for (const one of items) account.record(recorded(one, at(0)));
  fake = await fakeAws([account.service, ...UNDESCRIBED]);
  host = hostOf(bundle('config-rule', { granted: NOTHING_GRANTED }), fake.env);
});

afterAll(() => {
  host.kill();
  fake.close();
});

/** What verdicts on others depend on. */
const NEIGHBOURS: ReadonlySet<string> = new Set(RULES.flatMap(({ reads }) => carriers(reads)));

/** Sends each event, many at once, and again what the function gave up, as Lambda does. */
async function send(events: readonly object[]): Promise<void> {
  await together(events, 12, async (event) => {
    for (let attempt = 1; ; attempt++) {
      figures.events += 1;
      try {
        await host.call(event);
        return;
      } catch (thrown) {
        if (attempt === 3) throw thrown;
        figures.retries += 1;
      }
    }
  });
}

const sweeps = (minutes: number) => PLANNED.map((rule) => eventOf(account, rule, scheduled(at(minutes))));

/** What AWS Config tells the rules of a changed resource. */
const changes = (item: Projected, minutes: number, more: object = {}) =>
  PLANNED.filter(({ change }) => change.includes(item.type)).map((rule) =>
    eventOf(account, rule, told(item, at(minutes), more)),
  );

/** What AWS makes with a VPC cannot be deleted without it. */
function isMadeWithVpc({ configuration }: Projected): boolean {
  const { isDefault, groupName } = configuration as {
    readonly isDefault?: boolean;
    readonly groupName?: string;
  };
  return isDefault === true || groupName === 'default';
}

function same(): void {
  const { compared, different } = differences(account, PLANNED);
  expect(different).toEqual([]);
  expect(doubled(account)).toEqual([]);
  figures.compared += compared;
}

test('5,000 resources of every type: each rule, throttled and failing in part, finds what is found offline', async () => {
  account.partly = 9;
  fake.disturb({ throttle: 17 });
  await send(sweeps(1));
  same();
  expect(figures.compared).toBeGreaterThan(20_000);
}, 240_000);

test('a storm of changes, late, doubled and out of order, leaves what is found offline, without any sweep', async () => {
  const types = [...new Set(items.map(({ type }) => type))];
  const storm = types.flatMap((type) => {
    const all = items.filter((one) => one.type === type && !isMadeWithVpc(one));
    // Of what others read, two; each is set up as another one is, and then as a third.
    return (NEIGHBOURS.has(type) ? [0, 1] : [0]).flatMap((turn) => {
      const [one, first, second] = [turn * 7, turn * 5 + 3, turn * 3 + 11].map(
        (place) => all[place % all.length],
      );
      return one && first && second ? [{ before: setUpLike(one, first), now: setUpLike(one, second) }] : [];
    });
  });
  for (const { before, now } of storm) {
    account.record(recorded(before, at(10)));
    account.record(recorded(now, at(20)));
  }
  const events = storm.map(({ before, now }) =>
    [changes(now, 20), changes(before, 10), changes(now, 20)].flat(),
  );
  // Of several resources at once.
  const mixed = Array.from({ length: Math.max(...events.map(({ length }) => length)) }, (_, turn) =>
    events.flatMap((some) => some[turn] ?? []),
  ).flat();
  await send(mixed);
  same();
}, 240_000);

test('what is deleted is retired, and what read it is judged anew', async () => {
  const gone = items.filter((one, place) => place % 250 === 5 && !isMadeWithVpc(one));
  const configurationItemStatus = 'ResourceDeleted';
  for (const one of gone) {
    account.record({ ...recorded(one, at(30)), configurationItemStatus, configuration: '' });
  }
  await send(gone.flatMap((one) => changes(one, 30, { configurationItemStatus, configuration: null })));
  same();
}, 240_000);

test('a daily sweep afterwards changes nothing', async () => {
  const before = new Map([...account.verdicts].map(([rule, held]) => [rule, new Map(held)]));
  await send(sweeps(40));
  for (const [rule, held] of account.verdicts) {
    const changed = [...held].filter(([key, now]) => {
      const then = before.get(rule)?.get(key);
      return then?.compliance !== now.compliance || then.annotation !== now.annotation;
    });
    expect(changed).toEqual([]);
  }
  expect(doubled(account)).toEqual([]);
  const types = new Set(items.map(({ type }) => type));
  Object.assign(figures, {
    resources: items.length,
    types: types.size,
    rules: PLANNED.length,
    evaluations: account.puts.reduce((sum, { evaluations }) => sum + evaluations.length, 0),
    throttled: fake.calls.filter(({ outcome }) => outcome === 'throttled').length,
    partial: account.partialFailures,
  });
  process.stderr.write(`the estate: ${JSON.stringify(figures)}\n`);
  // Nothing judged, nothing troubled, would be nothing shown.
  expect(figures.resources).toBe(SIZE);
  expect(figures.rules).toBeGreaterThan(90);
  expect(figures.types).toBeGreaterThan(45);
  expect(figures.throttled).toBeGreaterThan(100);
  expect(figures.partial).toBeGreaterThan(50);
  expect(figures.compared).toBeGreaterThan(60_000);
}, 240_000);
