import { GuardrailsError, messageOf } from '../../core/errors';
import type { Finding } from '../../core/evaluate';
import type { Rule } from '../../core/rule';
import { type ConfigurationItem, parseConfigurationItem } from '../../sources/configuration-item';
import { idOf, resourcesOfItem } from '../../sources/configuration-resources';
import { type CutItem, headOf, type ItemHead } from '../../sources/snapshot-items';
import { pack } from '../../sources/snapshot-resources';
import { carriers } from '../config-rule/carriers';
import { type Excuse, excuseFor } from './estate-excuse';
import { judgeAlone } from './estate-lone';
import { createStore, type Store } from './estate-store';
import { createTable } from './estate-table';
import { createListing, emptyTally, type Listing, ruleTally, type Tally, type Told } from './estate-tally';

export interface StreamOptions {
  readonly rules: readonly Rule[];
  readonly strict: boolean;
  readonly excuse: Excuse;
  /** How many findings of a rule in a place are told one by one. */
  readonly most: number;
  /** How many bytes of what was put aside are judged at once at most, if not as many as usual. */
  readonly atOnce?: number;
  /** Where what is put aside is written. */
  readonly folder: string;
  readonly name: string;
}

/** What went wrong while judging, or with what was to be judged. */
export interface Problem {
  readonly file: string;
  readonly code: string;
  readonly message: string;
}

/** What a record says beside its resources. */
export interface Aside {
  /** Which rules are still to judge it. */
  readonly pending: readonly number[];
  /** By which names an exception may mean it. */
  readonly names: readonly string[];
}

/** https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationItem.html */
const GONE: readonly string[] = ['ResourceDeleted', 'ResourceDeletedNotRecorded', 'ResourceNotRecorded'];

/** What AWS makes with a VPC, and what its absence from the items says. */
const WITH_VPC: readonly string[] = [
  'AWS::EC2::VPC',
  'AWS::EC2::RouteTable',
  'AWS::EC2::NetworkAcl',
  'AWS::EC2::SecurityGroup',
];

/** What one kind of item comes to; many items share one. */
interface Outcome {
  readonly place: number;
  readonly type: string;
  readonly kind: 'judged' | 'unjudged' | 'gone';
  readonly judged: readonly number[];
  readonly found: readonly (readonly [rule: number, status: Told['status'], count: number])[];
}

export interface Stream {
  readonly take: (item: CutItem, file: string) => void;
  readonly stranger: (file: string, at: number) => void;
  /** Calls back with the accounts whose items were taken since it was last called. */
  readonly accounts: readonly string[];
  readonly problems: readonly Problem[];
  readonly problemCount: () => number;
  /** Accounts and regions that were seen since `begin`. */
  readonly begin: () => void;
  readonly seen: () => readonly { readonly account: string; readonly region: string }[];
  readonly malformed: () => number;
  readonly store: Store;
  /** By account: how many items wait for which rule. */
  readonly waiting: ReadonlyMap<number, ReadonlySet<number>>;
  /** The sets of types that records have, by number. */
  readonly typeSets: readonly (readonly string[])[];
  readonly tallies: () => readonly Tally[];
}

const MOST_PROBLEMS = 20;

/** Takes items one by one, judges what each alone can tell, and puts aside what neighbours have to tell more of. */
export function createStream(options: StreamOptions): Stream {
  const { rules, strict, excuse, most } = options;
  const byType = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const type of new Set(rule.appliesTo)) byType.set(type, [...(byType.get(type) ?? []), rule]);
  }
  const rulesFor = (type: string): readonly Rule[] => byType.get(type) ?? [];
  const indexOf = new Map(rules.map((rule, index) => [rule, index]));
  const asking = rules.filter(({ reads }) => reads.length > 0);
  const kept = new Set([...asking.flatMap(({ appliesTo, reads }) => [...appliesTo, ...reads]), ...WITH_VPC]);
  const relevant = new Set(carriers([...kept, ...rules.flatMap(({ appliesTo }) => appliesTo)]));

  const table = createTable();
  const store = createStore(options.folder, options.name);
  const accounts: string[] = [];
  const accountOf = interning<string>((name) => name, accounts);
  const places: { account: string; region: string }[] = [];
  const placeOf = interning<{ account: string; region: string }>(
    ({ account, region }) => `${account} ${region}`,
    places,
  );
  const outcomes: Outcome[] = [];
  const outcomeOf = interning<Outcome>((one) => JSON.stringify(one), outcomes);
  const typeSets: (readonly string[])[] = [];
  const typeSetOf = interning<readonly string[]>((types) => types.join(), typeSets);
  const appliedTo = new Map<number, readonly number[]>();
  const listings = new Map<string, Listing>();
  const waiting = new Map<number, Set<number>>();
  const problems: Problem[] = [];
  const strayed = new Set<string>();
  let problemCount = 0;
  let malformed = 0;
  let seen = new Set<number>();

  const problem = (one: Problem): void => {
    problemCount += 1;
    if (problems.length < MOST_PROBLEMS) problems.push(one);
  };

  const listing = (place: number, rule: number, status: string): Listing => {
    const key = `${place} ${rule} ${status}`;
    const found = listings.get(key) ?? createListing(most);
    listings.set(key, found);
    return found;
  };

  const settle = (key: string, time: number, outcome: Outcome, record: number): void => {
    const before = table.put(key, { time, outcome: outcomeOf(outcome), record });
    if (!before) return;
    store.drop(before.record);
    const old = outcomes[before.outcome];
    for (const [rule, status] of old?.found ?? []) listing(old?.place ?? 0, rule, status).remove(key);
  };

  const placed = (account: string | undefined, region: string | undefined): number => {
    const place = placeOf({ account: account ?? '-', region: region ?? '-' });
    seen.add(place);
    return place;
  };

  const glance = (head: ItemHead, kind: Outcome['kind']): void => {
    const { resourceType: type = '', resourceId: id = '', arn, account, region, captureTime } = head;
    const time = timeOf(captureTime);
    const key = `${account} ${region} ${type} ${idOf({ ...NOTHING, resourceType: type, resourceId: id, ...(arn === undefined ? {} : { arn }) })}`;
    const place = placed(account, region);
    if (table.hasNewer(key, time)) return;
    settle(key, time, { place, type, kind, judged: [], found: [] }, 0);
  };

  const judge = (item: ConfigurationItem, file: string): void => {
    const { account, region, resourceType: type } = item;
    const time = timeOf(item.captureTime);
    const key = `${account} ${region} ${type} ${idOf(item)}`;
    const place = placed(account, region);
    if (table.hasNewer(key, time)) return;
    const resources = resourcesOfItem(item);
    const { findings, pending, faults } = judgeAlone(resources, rulesFor, strict);
    for (const { rule, message } of faults) problem(threw(rule, type, item.resourceId, file, message));
    const set = typeSetOf([...new Set(resources.map((one) => one.type))]);
    const judged = appliedTo.get(set) ?? [
      ...new Set((typeSets[set] ?? []).flatMap((one) => rulesFor(one).map((rule) => indexOf.get(rule) ?? 0))),
    ];
    appliedTo.set(set, judged);
    const names = excuse.isAsked ? namesOf(item) : [];
    const all: [number, Told][] = [];
    const counted = new Map<string, [number, Told['status'], number]>();
    for (const finding of findings) {
      const rule = ruleIndex(finding, indexOf);
      const told = toldOf(finding, names, excuse);
      all.push([rule, told]);
      const at = `${rule} ${told.status}`;
      const known = counted.get(at);
      if (known) known[2] += 1;
      else counted.set(at, [rule, told.status, 1]);
    }
    let record = 0;
    if (pending.length > 0 || resources.some((one) => kept.has(one.type))) {
      const owner = accountOf(account ?? '-');
      const aside: Aside = { pending: pending.map((rule) => indexOf.get(rule) ?? 0), names };
      record = store.put(pack(resources, aside), owner, set);
      const others = waiting.get(owner) ?? new Set();
      waiting.set(owner, others);
      for (const rule of aside.pending) {
        others.add(rule);
        const { id, reads, appliesTo } = rules[rule] ?? { id: '', reads: [], appliesTo: [] };
        if (reads.length > 0 || appliesTo.every((one) => kept.has(one)) || strayed.has(id)) continue;
        strayed.add(id);
        const asks = `rule ${id} asked for other resources of its own type, which it does not declare in reads`;
        problem({ file, code: 'RULE_READS_UNDECLARED', message: `${asks}; report it` });
      }
    }
    const kind = resources.length === 0 ? 'gone' : judged.length > 0 ? 'judged' : 'unjudged';
    settle(key, time, { place, type, kind, judged, found: [...counted.values()] }, record);
    for (const [rule, told] of all) listing(place, rule, told.status).add(key, told);
  };

  return {
    accounts,
    problems,
    problemCount: () => problemCount,
    malformed: () => malformed,
    store,
    waiting,
    typeSets,
    begin() {
      seen = new Set();
    },
    seen: () => [...seen].flatMap((place) => places[place] ?? []),
    stranger(file, at) {
      malformed += 1;
      problem({
        file,
        code: 'CONFIGURATION_ITEM_MALFORMED',
        message: `what stands among the items at byte ${at} is no object; it was left out`,
      });
    },
    take(cut, file) {
      try {
        const head = headOf(cut);
        const { resourceType, resourceId, status } = head ?? {};
        if (
          head &&
          resourceType !== undefined &&
          resourceId !== undefined &&
          /^\w+(::\w*)+$/.test(resourceType)
        ) {
          if (status !== undefined && GONE.includes(status)) return glance(head, 'gone');
          if (!relevant.has(resourceType)) return glance(head, 'unjudged');
        }
        const item = parseConfigurationItem(parsed(cut.bytes, file), { file });
        judge(item, file);
      } catch (thrown) {
        malformed += 1;
        problem({
          file,
          code: thrown instanceof GuardrailsError ? thrown.code : 'UNEXPECTED',
          message: messageOf(thrown).replace(`${file} holds`, 'it holds'),
        });
      }
    },
    tallies() {
      const counts = new Float64Array(outcomes.length);
      const oldest = new Float64Array(places.length).fill(Number.POSITIVE_INFINITY);
      const newest = new Float64Array(places.length).fill(Number.NEGATIVE_INFINITY);
      table.each(({ outcome, time }) => {
        counts[outcome] = (counts[outcome] ?? 0) + 1;
        const { place, kind } = outcomes[outcome] ?? { place: 0, kind: 'gone' };
        if (kind === 'gone' || !Number.isFinite(time)) return;
        oldest[place] = Math.min(oldest[place] ?? 0, time);
        newest[place] = Math.max(newest[place] ?? 0, time);
      });
      const tallies = places.map(({ account, region }, place) => ({
        ...emptyTally(account, region),
        oldest: finite(oldest[place]),
        newest: finite(newest[place]),
      }));
      for (const [index, { place, kind, type, judged, found }] of outcomes.entries()) {
        const [tally, count] = [tallies[place], counts[index] ?? 0];
        if (!tally || count === 0) continue;
        if (kind === 'gone') {
          tally.gone += count;
          continue;
        }
        tally.resources += count;
        if (kind === 'unjudged') tally.unjudged[type] = (tally.unjudged[type] ?? 0) + count;
        for (const rule of judged) {
          const row = ruleTally(tally, rules[rule]?.id ?? '');
          row.judged += count;
          if (!found.some(([one]) => one === rule)) row.clean += count;
        }
        for (const [rule, status, times] of found) {
          ruleTally(tally, rules[rule]?.id ?? '')[status] += count * times;
        }
      }
      for (const [key, one] of listings) {
        const [place, rule] = key.split(' ').map(Number);
        const tally = tallies[place ?? 0];
        if (tally) ruleTally(tally, rules[rule ?? 0]?.id ?? '').told.push(...one.first(most));
      }
      return tallies;
    },
  };
}

const NOTHING = { status: 'OK', supplementary: {}, relationships: [], file: '' } as const;

function interning<T>(keyOf: (one: T) => string, all: T[]): (one: T) => number {
  const known = new Map<string, number>();
  return (one) => {
    const key = keyOf(one);
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, all.length);
    return all.push(one) - 1;
  };
}

function parsed(bytes: Buffer, file: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (thrown) {
    throw new GuardrailsError(
      'CONFIGURATION_ITEM_MALFORMED',
      `${file} holds an item that is no JSON (${messageOf(thrown)}); it was left out`,
    );
  }
}

function timeOf(text: string | undefined): number {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
}

function finite(value: number | undefined): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

function ruleIndex({ rule }: Finding, indexOf: ReadonlyMap<unknown, number>): number {
  return indexOf.get(rule) ?? 0;
}

/** An exception may name a resource by its id, name or ARN, or as CloudFormation's tags say what made it. */
function namesOf({ resourceId, resourceName, arn, tags = {} }: ConfigurationItem): readonly string[] {
  const [stack, logical] = [tags['aws:cloudformation:stack-name'], tags['aws:cloudformation:logical-id']];
  const made = stack === undefined || logical === undefined ? [] : [`${stack}/${logical}`];
  return [resourceId, resourceName, arn, ...made].flatMap((name) => name ?? []);
}

export function toldOf(finding: Finding, names: readonly string[], excuse: Excuse): Told {
  const { status, origin, path, message } = finding;
  const exception = excuseFor(finding, names, excuse);
  return exception
    ? { status: 'excepted', origin, path, message, exception }
    : { status, origin, path, message };
}

export function threw(rule: Rule, type: string, id: string, file: string, message: string): Problem {
  return {
    file,
    code: 'RULE_THREW',
    message: `rule ${rule.id} threw on ${type} ${id}: ${message}; report it, with the item`,
  };
}
