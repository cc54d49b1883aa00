import type { Origin, Resource } from '../core/resource';
import {
  isList,
  isProperties,
  isUnresolved,
  type Part,
  type Properties,
  unresolved,
  type Value,
} from '../core/value';

/** Resources of one item as they are put aside. */
interface Packed {
  readonly origin: Origin;
  readonly resources: readonly (Omit<Resource, 'origin' | 'folded' | 'assumptions'> & {
    /** Where a value stands that is not known, which JSON has no word for. */
    readonly doubts: readonly Doubt[];
  })[];
}

type Doubt = readonly [path: readonly (string | number)[], parts: readonly Part[], why: string];

/** The resources of an item as text, which `unpack` makes the same resources of. */
export function pack(resources: readonly Resource[], also: object): string {
  const [first] = resources;
  return JSON.stringify({
    ...also,
    origin: first?.origin,
    resources: resources.map(({ origin: _, folded: __, assumptions: ___, ...resource }) => {
      const doubts: Doubt[] = [];
      doubtsIn(resource.properties, [], doubts);
      return { ...resource, doubts };
    }),
  });
}

function doubtsIn(value: Value, path: (string | number)[], found: Doubt[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (isUnresolved(value)) found.push([[...path], value.parts, value.why]);
  else if (isList(value)) {
    for (let index = 0; index < value.length; index += 1) {
      path.push(index);
      doubtsIn(value[index] ?? null, path, found);
      path.pop();
    }
  } else if (isProperties(value)) {
    for (const name of Object.keys(value)) {
      path.push(name);
      doubtsIn(value[name] ?? null, path, found);
      path.pop();
    }
  }
}

export function unpack<T extends object>(
  text: string,
): { readonly resources: readonly Resource[]; readonly also: T } {
  const { origin, resources, ...also } = JSON.parse(text) as Packed & T;
  return {
    also: also as unknown as T,
    resources: resources.map(({ doubts, ...resource }): Resource => {
      const whole: { properties: Value } = { properties: resource.properties };
      for (const [path, parts, why] of doubts) put(whole, ['properties', ...path], unresolved(parts, why));
      return {
        ...resource,
        properties: whole.properties as Properties,
        origin,
        folded: [],
        assumptions: [],
      };
    }),
  };
}

function put(within: object, path: readonly (string | number)[], value: Value): void {
  const last = path.at(-1) ?? '';
  const holder = path.slice(0, -1).reduce<unknown>((one, step) => Reflect.get(one as object, step), within);
  Reflect.set(holder as object, last, value);
}
