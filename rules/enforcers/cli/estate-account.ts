import { evaluate } from '../../core/evaluate';
import type { Origin, Resource } from '../../core/resource';
import type { Rule } from '../../core/rule';
import { compliant } from '../../core/verdict';
import { worldOfResources } from '../../sources/configuration-world';
import { unpack } from '../../sources/snapshot-resources';
import type { Aside, Problem, Stream, StreamOptions } from './estate-stream';
import { threw, toldOf } from './estate-stream';
import { createListing, emptyTally, type Listing, ruleTally, type Tally } from './estate-tally';

/** What is unpacked at once at most, so that a large account is judged by a few rules after another. */
const AT_ONCE = 1024 * 1024;

/** What is in no item of its own where a VPC is: https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html */
const MADE_WITH_VPC: readonly string[] = [
  'AWS::EC2::RouteTable',
  'AWS::EC2::NetworkAcl',
  'AWS::EC2::SecurityGroup',
];

/** Judges what waits in an account for its neighbours. The view is closed for the types that are said to be complete. */
export function judgeAccount(
  stream: Stream,
  account: number,
  closed: readonly string[],
  options: StreamOptions,
): { readonly tallies: readonly Tally[]; readonly problems: readonly Problem[] } {
  const { atOnce = AT_ONCE } = options;
  const sizes = stream.store.sizes(account);
  const setsOf = (types: ReadonlySet<string>): ReadonlySet<number> =>
    new Set([...sizes.keys()].filter((set) => (stream.typeSets[set] ?? []).some((type) => types.has(type))));
  const sizeOf = (types: ReadonlySet<string>): number =>
    [...setsOf(types)].reduce((sum, set) => sum + (sizes.get(set) ?? 0), 0);
  const hasVpc = setsOf(new Set(['AWS::EC2::VPC'])).size > 0;
  const waiting = stream.waiting.get(account);
  const due = options.rules.flatMap((rule, index) => {
    const mayBeMade = hasVpc && rule.appliesTo.some((type) => MADE_WITH_VPC.includes(type));
    if (!mayBeMade && !waiting?.has(index)) return [];
    const types = [...rule.appliesTo, ...rule.reads, ...(mayBeMade ? ['AWS::EC2::VPC'] : [])];
    return [{ rule, index, types: new Set(types) }];
  });
  const units: { readonly rules: [Rule, number][]; types: Set<string> }[] = [];
  for (const { rule, index, types } of due) {
    const last = units.at(-1);
    const both = new Set([...(last?.types ?? []), ...types]);
    if (last && sizeOf(both) <= atOnce) {
      last.rules.push([rule, index]);
      last.types = both;
    } else units.push({ rules: [[rule, index]], types });
  }
  const found = collector(options.most);
  for (const { rules, types } of units)
    judgeUnit(stream, account, rules, setsOf(types), closed, options, found);
  return found.result();
}

function judgeUnit(
  stream: Stream,
  account: number,
  rules: readonly (readonly [Rule, number])[],
  sets: ReadonlySet<number>,
  closed: readonly string[],
  options: StreamOptions,
  found: Collector,
): void {
  const resources: Resource[] = [];
  const pending = new Map<string, readonly number[]>();
  const names = new Map<Origin, readonly string[]>();
  stream.store.read(account, sets, (text) => {
    const { resources: own, also } = unpack<Aside>(text);
    for (const one of own) {
      resources.push(one);
      pending.set(one.address, also.pending);
      if (also.names.length > 0) names.set(one.origin, also.names);
    }
  });
  // Which others are here depends on what was read together.
  const world = { ...worldOfResources(resources, { closed }), onlyRead: true };
  const restricted = rules.map(([rule, index]): Rule => {
    return {
      ...rule,
      evaluate: (resource, context) => {
        const own = pending.get(resource.address);
        // What is in no item was made with a VPC, and nobody has judged it.
        return own === undefined || own.includes(index) ? rule.evaluate(resource, context) : compliant();
      },
    };
  });
  const { findings, faults } = evaluate(world, restricted, options);
  for (const { rule, origin, error } of faults) {
    found.problem(
      threw(rule, origin.type, origin.id, origin.file, error.message.replace(/^rule .*? threw: /, '')),
    );
  }
  for (const [rule] of rules) {
    for (const { type, address, origin } of world.resources) {
      if (!pending.has(address) && rule.appliesTo.includes(type)) found.judged(rule.id, origin);
    }
  }
  const objected = new Set<string>();
  for (const finding of findings) {
    const { rule, origin } = finding;
    const key = `${rule.id} ${origin.account} ${origin.region} ${origin.type} ${origin.id}`;
    found.told(rule.id, origin, toldOf(finding, names.get(origin) ?? [], options.excuse), !objected.has(key));
    objected.add(key);
  }
}

type Collector = ReturnType<typeof collector>;

function collector(most: number) {
  const tallies = new Map<string, Tally>();
  const listings = new Map<
    string,
    { readonly tally: Tally; readonly rule: string; readonly listing: Listing }
  >();
  const problems: Problem[] = [];
  const tallyAt = ({ account = '-', region = '-' }: Origin): Tally => {
    const found = tallies.get(`${account} ${region}`) ?? emptyTally(account, region);
    tallies.set(`${account} ${region}`, found);
    return found;
  };
  return {
    problem: (one: Problem): void => void problems.push(one),
    judged(rule: string, origin: Origin): void {
      const row = ruleTally(tallyAt(origin), rule);
      row.judged += 1;
      row.clean += 1;
    },
    told(rule: string, origin: Origin, told: ReturnType<typeof toldOf>, isFirst: boolean): void {
      const tally = tallyAt(origin);
      const row = ruleTally(tally, rule);
      row[told.status] += 1;
      // While it waited it counted as one to which nothing is objected.
      if (isFirst) row.clean -= 1;
      const key = `${tally.account} ${tally.region} ${rule} ${told.status}`;
      const one = listings.get(key) ?? { tally, rule, listing: createListing(most) };
      listings.set(key, one);
      one.listing.add('', told);
    },
    result(): { readonly tallies: readonly Tally[]; readonly problems: readonly Problem[] } {
      for (const { tally, rule, listing } of listings.values()) {
        ruleTally(tally, rule).told.push(...listing.first(most));
      }
      return { tallies: [...tallies.values()], problems };
    },
  };
}
