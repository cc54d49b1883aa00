import { identifies, type Resource, type World } from './resource';
import type { Neighbours } from './rule';
import { isList, isUnresolved, ownValue, referenceOf, type Value } from './value';

/** The world with its references followed in both directions. */
export interface Graph {
  readonly ofType: (type: string) => readonly Resource[];
  readonly referenced: (type: string, value: Value) => Neighbours;
  readonly related: (type: string, property: string, target: Resource) => Neighbours;
}

interface Pointers {
  readonly byTarget: ReadonlyMap<string, readonly Resource[]>;
  /** Whether some value may turn out, once deployed, to point anywhere. */
  readonly unsure: boolean;
}

/** Indexes the world by type, by name and, as asked, by property, so that each question costs what it finds. */
export function connect(world: World): Graph {
  const byType = group(world.resources, ({ type }) => [type]);
  const byName = group(world.resources, ({ address, aliases }) => [address, ...aliases]);
  const pointers = new Map<string, Pointers>();
  const ofType = (type: string): readonly Resource[] => byType.get(type) ?? [];
  const nameOf = (value: Value): string | undefined => {
    if (typeof value === 'string') return value;
    const reference = referenceOf(value);
    const target = reference && byName.get(reference.target)?.[0];
    return target && identifies(reference.attribute, target.type) ? target.address : undefined;
  };

  const pointersOf = (type: string, property: string): Pointers => {
    const key = `${type} ${property}`;
    const known = pointers.get(key);
    if (known) return known;
    let unsure = false;
    const byTarget = group(ofType(type), ({ properties }) => {
      const value = isUnresolved(properties) ? properties : ownValue(properties, property);
      return (isList(value) ? value : [value ?? null]).flatMap((one) => {
        const name = nameOf(one);
        unsure ||= name === undefined && isUnresolved(one);
        return name === undefined ? [] : [name];
      });
    });
    const found = { byTarget, unsure };
    pointers.set(key, found);
    return found;
  };

  return {
    ofType,
    referenced(type, value) {
      const candidates = (isList(value) ? value : [value]).map((one) => byName.get(nameOf(one) ?? '') ?? []);
      const found = candidates.flat().filter((resource) => resource.type === type);
      return { found: [...new Set(found)], complete: candidates.every((named) => named.length > 0) };
    },
    related(type, property, target) {
      const { byTarget, unsure } = pointersOf(type, property);
      const found = [target.address, ...target.aliases].flatMap((name) => byTarget.get(name) ?? []);
      return { found: [...new Set(found)], complete: world.closed(type) && !unsure };
    },
  };
}

function group<T>(
  items: readonly T[],
  keys: (item: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keys(item)) {
      const found = groups.get(key);
      if (found) found.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}
