import { assumptionsOf, identifies, type Resource, type World } from './resource';
import type { Neighbours } from './rule';
import { isList, isUnresolved, ownValue, referenceOf, type Value } from './value';

/** The world with its references followed in both directions. */
export interface Graph {
  readonly ofType: (type: string) => readonly Resource[];
  readonly referenced: (type: string, value: Value) => Neighbours;
  readonly related: (type: string, property: string, target: Resource) => Neighbours;
  /** The resources of a type whose property is known only under an assumption. */
  readonly assumed: (type: string, property: string) => readonly Resource[];
}

interface Pointers {
  readonly byTarget: ReadonlyMap<string, readonly Resource[]>;
  /** Whether some value may turn out, once deployed, to point anywhere. */
  readonly unsure: boolean;
  readonly assumed: readonly Resource[];
}

/** Indexes the world by type, by name and, as asked, by property, so that each question costs what it finds. */
export function connect(world: World): Graph {
  const byType = group(world.resources, ({ type }) => [type]);
  const byName = group(world.resources, namesOf);
  const pointers = new Map<string, Pointers>();
  const ofType = (type: string): readonly Resource[] => byType.get(type) ?? [];
  const nameOf = (value: Value): string | undefined => {
    if (typeof value === 'string') return value === '' ? undefined : physical(value);
    const reference = referenceOf(value);
    const [target] = (reference && byName.get(logical(reference.target))) ?? [];
    return reference && target && identifies(reference.attribute, target.type)
      ? logical(target.address)
      : undefined;
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
    const assumed = ofType(type).filter((one) => assumptionsOf(one, property).length > 0);
    const found = { byTarget, unsure, assumed };
    pointers.set(key, found);
    return found;
  };

  return {
    ofType,
    referenced(type, value) {
      const candidates = (isList(value) ? value : [value]).map((one) => {
        const named = byName.get(nameOf(one) ?? '') ?? [];
        const found = named.filter((resource) => resource.type === type);
        // A name that is written out may be that of something else, of any type, which is not in sight.
        return { found, sure: found.length > 0 || (isUnresolved(one) && named.length > 0) };
      });
      const found = candidates.flatMap((candidate) => candidate.found);
      return { found: [...new Set(found)], complete: candidates.every(({ sure }) => sure) };
    },
    related(type, property, target) {
      const { byTarget, unsure } = pointersOf(type, property);
      const found = namesOf(target).flatMap((name) => byTarget.get(name) ?? []);
      return { found: [...new Set(found)], complete: world.closed(type) && !unsure };
    },
    assumed: (type, property) => pointersOf(type, property).assumed,
  };
}

/** Addresses and physical names are apart: nobody can name a log group like another resource's address. */
function namesOf({ address, aliases }: Resource): readonly string[] {
  return [logical(address), ...aliases.map(physical)];
}

function logical(address: string): string {
  return `logical ${address}`;
}

function physical(name: string): string {
  return `physical ${name}`;
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
