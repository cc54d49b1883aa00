import { GuardrailsError } from '../../core/errors';
import type { Rule } from '../../core/rule';
import { describesOf } from '../../packs/points-of';
import { type ConfigurationItem, parseConfigurationItem } from '../../sources/configuration-item';
import { resourcesOfItem } from '../../sources/configuration-resources';
import { own } from '../../sources/json';
import type { Account } from './account';
import { carriersOf, records } from './carriers';
import type { Described } from './describer';
import { DESCRIBERS } from './describers/describers';

/** The items of a type, those of them that cannot be read, and whether there can be no others. */
export interface Recorded {
  readonly items: readonly ConfigurationItem[];
  readonly broken: readonly Error[];
  readonly closed: boolean;
}

export function keyOf(type: string, id: string): string {
  return `${type} ${id}`;
}

/** What one call reads of an account. */
export interface Reader {
  /** Everything of a type, which is read once. */
  readonly read: (type: string) => Promise<Recorded>;
  /** The same in portions, read anew, where AWS Config records the type; else undefined. */
  readonly portions: (type: string) => Promise<AsyncIterable<Recorded> | undefined>;
  /** The tags of a resource, which tell what CloudFormation calls it. */
  readonly tagsOf: (item: ConfigurationItem) => Promise<Readonly<Record<string, string>>>;
}

/** The types that the function describes for a rule, because AWS Config does not record them: all it needs, or none. */
export function describedFor({ id }: Pick<Rule, 'id'>): readonly string[] {
  // What is told within the item of another type needs no describing.
  const wanted = describesOf(id).filter((type) => carriersOf(type).includes(type));
  return wanted.every((type) => Object.hasOwn(DESCRIBERS, type)) ? wanted : [];
}

export function readerOf(rule: Rule, account: Account): Reader {
  const known = new Map<string, Promise<Recorded>>();
  const askTags = new Map<string, NonNullable<Described['askTags']>>();
  let recordings: ReturnType<Account['recordings']> | undefined;
  const isRecorded = async (type: string): Promise<boolean> => {
    recordings ??= account.recordings();
    return (await recordings).some((group) => records(group, type));
  };

  const describe = async (type: string): Promise<Recorded> => {
    const describer = await DESCRIBERS[type]?.();
    const session = account.session(rule.id);
    const found = await describer?.(session);
    for (const one of found ?? []) if (one.askTags) askTags.set(keyOf(type, one.id), one.askTags);
    const seen = { account: session.account, region: session.region, captureTime: new Date().toISOString() };
    const items = (found ?? []).map((one) => ({ ...itemOf(type, one), ...seen }));
    return { items, broken: [], closed: found !== undefined };
  };

  const read = async (type: string): Promise<Recorded> => {
    if (describedFor(rule).includes(type)) return describe(type);
    const items: ConfigurationItem[] = [];
    const broken: Error[] = [];
    if (!(await isRecorded(type))) return { items, broken, closed: false };
    try {
      for await (const raw of account.itemsOf(type)) {
        const some = readable(raw);
        items.push(...some.items);
        broken.push(...some.broken);
      }
    } catch (thrown) {
      // AWS Config has no such type, and cannot tell of it.
      if (isNoSuchType(thrown)) return { items: [], broken: [], closed: false };
      throw thrown;
    }
    return { items, broken, closed: broken.length === 0 };
  };

  async function* portionsOf(type: string): AsyncGenerator<Recorded> {
    try {
      for await (const raw of account.itemsOf(type)) yield { ...readable(raw), closed: false };
    } catch (thrown) {
      if (!isNoSuchType(thrown)) throw thrown;
    }
  }

  return {
    read(type) {
      const found = known.get(type) ?? read(type);
      known.set(type, found);
      return found;
    },
    async portions(type) {
      if (describedFor(rule).includes(type) || !(await isRecorded(type))) return undefined;
      return portionsOf(type);
    },
    async tagsOf(item) {
      const { resourceType: type, resourceId: id, captureTime } = item;
      const asked = await askTags.get(keyOf(type, id))?.();
      if (asked || describedFor(rule).includes(type)) return asked ?? {};
      const raw =
        captureTime === undefined ? undefined : await account.itemAt(type, id, new Date(captureTime));
      return (raw === undefined ? undefined : parseConfigurationItem(raw, { file: 'AWS Config' }).tags) ?? {};
    },
  };
}

function isNoSuchType(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'ValidationException';
}

function itemOf(type: string, { id, name, arn, tags, properties }: Described): ConfigurationItem {
  return {
    status: 'OK',
    resourceType: type,
    resourceId: id,
    ...(name === undefined ? {} : { resourceName: name }),
    ...(arn === undefined ? {} : { arn }),
    ...(tags === undefined ? {} : { tags }),
    configuration: properties,
    supplementary: {},
    relationships: [],
    file: 'AWS',
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
      // What it holds is not for the log: which one it is says enough.
      const code = thrown instanceof GuardrailsError ? thrown.code : 'TRANSLATION_FAILED';
      const which = `${own(one, 'resourceType')} ${own(one, 'resourceId')}`;
      broken.push(new GuardrailsError('ITEM_NOT_READ', `the item of ${which} cannot be read: ${code}`));
    }
  }
  return { items, broken };
}
