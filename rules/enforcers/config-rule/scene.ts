import { evaluate, type Fault, type Finding } from '../../core/evaluate';
import type { Resource } from '../../core/resource';
import { ACCOUNT, type Context, type Neighbours, type Rule } from '../../core/rule';
import type { ConfigurationItem } from '../../sources/configuration-item';
import { worldOfItems } from '../../sources/configuration-world';
import { carriers } from './carriers';
import { keyOf, type Reader } from './reader';

/** The key of what stands for the account as a whole. */
export const THE_ACCOUNT = keyOf(ACCOUNT, 'account');

/** What a rule says of items, and what it looked at to say so. */
export interface Scene {
  readonly findings: readonly Finding[];
  readonly faults: readonly Fault[];
  readonly broken: readonly Error[];
  /** The items in which there is something that the rule judges, each with the items of neighbours that it found. */
  readonly judged: ReadonlyMap<string, ReadonlySet<string>>;
  /** The item of a key, among all that were looked at. */
  readonly itemAt: (key: string) => ConfigurationItem | undefined;
}

export interface View {
  readonly strict: boolean;
  /** The key of what the event says is gone: AWS Config may still answer its last item. */
  readonly gone: string | undefined;
  /** The types of which all is given. */
  readonly closed: readonly string[];
}

/** Judges items by a rule, together with what the rule asks for: of each type that it asks for, all that there is. */
export async function judge(
  rule: Rule,
  given: readonly ConfigurationItem[],
  view: View,
  { read }: Reader,
): Promise<Scene> {
  const asked = new Set<string>();
  const found = new Map<string, Set<string>>();
  const curious: Rule = {
    ...rule,
    evaluate: (resource, context) => {
      const mine = found.get(keyOfOrigin(resource)) ?? new Set<string>();
      found.set(keyOfOrigin(resource), mine);
      return rule.evaluate(resource, noting(context, asked, mine));
    },
  };
  const items = [...given];
  const closed = [...view.closed];
  const broken: Error[] = [];
  const seen = new Set(closed);
  for (;;) {
    // In one order however they were read: a verdict that stays is told in the same words.
    const world = worldOfItems([...items].sort(byIdentity), { closed });
    const { findings, faults } = evaluate(world, [curious], view);
    const missing = carriers([...asked]).filter((type) => !seen.has(type));
    if (missing.length === 0) {
      const about = world.resources.filter(({ type }) => rule.appliesTo.includes(type));
      // What stands for the account is in no item, and judged all the same.
      const keys = [...about.map(keyOfOrigin), ...(rule.appliesTo.includes(ACCOUNT) ? [THE_ACCOUNT] : [])];
      const judged = new Map(keys.map((key) => [key, found.get(key) ?? new Set<string>()]));
      const itemAt = (key: string): ConfigurationItem | undefined =>
        items.findLast(({ resourceType, resourceId }) => keyOf(resourceType, resourceId) === key);
      return { findings, faults, broken, judged, itemAt };
    }
    for (const type of missing) {
      const recorded = await read(type);
      seen.add(type);
      if (recorded.closed) closed.push(type);
      broken.push(...recorded.broken);
      // Of two items of one time the last one counts: that of the event, which has tags.
      items.unshift(...recorded.items.filter((one) => keyOf(one.resourceType, one.resourceId) !== view.gone));
    }
  }
}

function keyOfOrigin({ origin }: Resource): string {
  return keyOf(origin.type, origin.id);
}

function noting(context: Context, asked: Set<string>, mine: Set<string>): Context {
  const note = (type: string, find: () => Neighbours): Neighbours => {
    asked.add(type);
    const neighbours = find();
    for (const one of neighbours.found) mine.add(keyOfOrigin(one));
    return neighbours;
  };
  const noted: Context = {
    read: (resource, path) => context.read(resource, path),
    outline: (resource, path) => context.outline(resource, path),
    referenced: (type, value) => note(type, () => context.referenced(type, value)),
    related: (type, property, target) => note(type, () => context.related(type, property, target)),
    having: (type, property, value) => note(type, () => context.having(type, property, value)),
    every: (type) => note(type, () => context.every(type)),
    others: () => context.others(),
    once: (make) => make(noted),
  };
  return noted;
}

function byIdentity(one: ConfigurationItem, other: ConfigurationItem): number {
  if (one.resourceType !== other.resourceType) return one.resourceType < other.resourceType ? -1 : 1;
  if (one.resourceId === other.resourceId) return 0;
  return one.resourceId < other.resourceId ? -1 : 1;
}
