import type { Expectation } from './expectation';
import { type Default, elements, judgeValue, type Predicate, unknownList } from './property';
import type { Resource } from './resource';
import type { Context } from './rule';
import { isUnresolved, same, show, type Value } from './value';
import { indeterminate, type Verdicts } from './verdict';

/** How a list of pairs names its keys and values: `Key` and `Value` for tags and load balancer attributes. */
export interface PairNames {
  readonly key: string;
  readonly value: string;
}

const KEY_VALUE: PairNames = { key: 'Key', value: 'Value' };

/**
 * Judges the value that a list of pairs gives a key, such as a load balancer's attribute. A key that is given twice
 * with different values is a doubt: which one counts is documented nowhere. An element that is not known may be any key.
 */
export function entry(
  list: string,
  key: string,
  expectation: Expectation,
  options: Default & { readonly names?: PairNames } = {},
): Predicate {
  return (resource, context) => {
    const found = lookUp(resource, list, key, context, options.names ?? KEY_VALUE);
    if (found === 'unknown') return unknownList(list, context.read(resource, list));
    const [first, ...others] = found.pairs;
    const judged = judgeValue(first?.value, first?.path ?? list, keyed(expectation, key), options);
    if (others.some((other) => same(other.value ?? null, first?.value ?? null) !== true)) {
      return indeterminate(list, `${list} gives ${key} more than once, with different values`);
    }
    if (found.doubt === undefined || judged[0].status === 'indeterminate') return judged;
    return doubtful(list, key, found.doubt);
  };
}

function keyed({ expected, test }: Expectation, key: string): Expectation {
  return { expected: `${key} to be ${expected}`, test };
}

function doubtful(
  list: string,
  key: string,
  doubt: { readonly path: string; readonly value: Value },
): Verdicts {
  const why = isUnresolved(doubt.value) ? `, ${doubt.value.why}` : '';
  return indeterminate(
    doubt.path,
    `${doubt.path} is ${show(doubt.value)}${why}, and may give ${key} in ${list}`,
  );
}

interface Found {
  readonly pairs: readonly { readonly path: string; readonly value: Value | undefined }[];
  readonly doubt: { readonly path: string; readonly value: Value } | undefined;
}

function lookUp(
  resource: Resource,
  list: string,
  key: string,
  context: Context,
  names: PairNames,
): Found | 'unknown' {
  const items = elements(resource, list, context);
  if (!items) return 'unknown';
  const keys = items.map((path) => ({ path, is: context.read(resource, `${path}.${names.key}`) ?? null }));
  const pairs = keys
    .filter((one) => one.is === key)
    .map(({ path }) => {
      const at = `${path}.${names.value}`;
      return { path: at, value: context.read(resource, at) };
    });
  const doubt = keys.find((one) => one.is !== key && same(one.is, key) === 'unknown');
  return { pairs, doubt: doubt && { path: doubt.path, value: doubt.is } };
}
