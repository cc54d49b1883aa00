import { evaluate, type Fault, type Finding } from '../../core/evaluate';
import type { Context, Rule } from '../../core/rule';
import { type ConfigurationItem, parseConfigurationItem } from '../../sources/configuration-item';
import { resourcesOfItem } from '../../sources/configuration-resources';
import { worldOfItems } from '../../sources/configuration-world';
import type { Account } from './account';
import { carriers, records } from './carriers';

/** The items of a type, those of them that cannot be read, and whether there can be no others. */
interface Recorded {
  readonly items: readonly ConfigurationItem[];
  readonly broken: readonly Error[];
  readonly closed: boolean;
}

/** What one call has read of an account; each type is read once. */
export type Reader = (type: string) => Promise<Recorded>;

export function readerOf(account: Account): Reader {
  const known = new Map<string, Promise<Recorded>>();
  let recordings: ReturnType<Account['recordings']> | undefined;
  const read = async (type: string): Promise<Recorded> => {
    recordings ??= account.recordings();
    const isRecorded = (await recordings).some((group) => records(group, type));
    if (!isRecorded) return { items: [], broken: [], closed: false };
    try {
      const { items, broken } = readable(await account.itemsOf(type));
      return { items, broken, closed: broken.length === 0 };
    } catch (thrown) {
      // AWS Config has no such type, and cannot tell of it.
      if (thrown instanceof Error && thrown.name === 'ValidationException') {
        return { items: [], broken: [], closed: false };
      }
      throw thrown;
    }
  };
  return (type) => {
    const found = known.get(type) ?? read(type);
    known.set(type, found);
    return found;
  };
}

/** The items that can be read and translated, apart from those that cannot. */
export function readable(raw: readonly unknown[]): Pick<Recorded, 'items' | 'broken'> {
  const [items, broken]: [ConfigurationItem[], Error[]] = [[], []];
  for (const one of raw) {
    try {
      const item = parseConfigurationItem(one, { file: 'AWS Config' });
      resourcesOfItem(item);
      items.push(item);
    } catch (thrown) {
      broken.push(thrown instanceof Error ? thrown : new Error(String(thrown)));
    }
  }
  return { items, broken };
}

interface Scene {
  readonly findings: readonly Finding[];
  readonly faults: readonly Fault[];
  readonly broken: readonly Error[];
  /** The items in which there is something that the rule judges. */
  readonly judged: ReadonlySet<string>;
}

export function keyOf(type: string, id: string): string {
  return `${type} ${id}`;
}

/** Judges items by a rule, together with what the rule asks for: of each type that it asks for, all that is recorded. */
export async function judge(
  rule: Rule,
  given: readonly ConfigurationItem[],
  sight: { readonly strict: boolean; readonly gone: string | undefined; readonly closed: readonly string[] },
  read: Reader,
): Promise<Scene> {
  const asked = new Set<string>();
  const curious: Rule = {
    ...rule,
    evaluate: (resource, context) => rule.evaluate(resource, noting(context, asked)),
  };
  const items = [...given];
  const closed = [...sight.closed];
  const broken: Error[] = [];
  const seen = new Set(closed);
  for (;;) {
    const world = worldOfItems(items, { closed });
    const { findings, faults } = evaluate(world, [curious], sight);
    const missing = carriers([...asked]).filter((type) => !seen.has(type));
    if (missing.length === 0) {
      const about = world.resources.filter(({ type }) => rule.appliesTo.includes(type));
      const judged = new Set(about.map(({ origin }) => keyOf(origin.type, origin.id)));
      return { findings, faults, broken, judged };
    }
    for (const type of missing) {
      const found = await read(type);
      seen.add(type);
      if (found.closed) closed.push(type);
      broken.push(...found.broken);
      // Of two items of one time the last one counts: that of the event, which has tags.
      items.unshift(...found.items.filter((one) => keyOf(one.resourceType, one.resourceId) !== sight.gone));
    }
  }
}

function noting(context: Context, asked: Set<string>): Context {
  return {
    read: (resource, path) => context.read(resource, path),
    outline: (resource, path) => context.outline(resource, path),
    referenced: (type, value) => context.referenced(asked.add(type) && type, value),
    related: (type, property, target) => context.related(asked.add(type) && type, property, target),
    having: (type, property, value) => context.having(asked.add(type) && type, property, value),
    every: (type) => context.every(asked.add(type) && type),
  };
}
