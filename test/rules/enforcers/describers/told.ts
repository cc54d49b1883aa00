import { isUnresolved, type Value } from '../../../../rules/core/value';
import { describe, fakeOf } from './session';
import type { Stock } from './stock';
import type { Trouble } from './trouble';

/** A value with its doubts in words. */
function plain(value: Value): unknown {
  if (isUnresolved(value)) return `? ${value.why}`;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner as Value)]));
}

interface Asking {
  readonly trouble?: Trouble;
  readonly rule?: string;
  readonly region?: string;
}

/** What a describer tells of an account: the id and the properties of each resource, with doubts in words. */
export async function toldOf(
  type: string,
  stock: Stock,
  { trouble = {}, rule, region }: Asking = {},
): Promise<readonly unknown[] | undefined> {
  const fake = await fakeOf(stock, trouble);
  try {
    const found = await describe(type, fake, rule, region);
    return found?.map(({ id, properties }) => [id, plain(properties)]);
  } finally {
    fake.close();
  }
}
