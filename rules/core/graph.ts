import { arnKeys, namedByArn, serviceOf } from './arn';
import { identifies, type Resource, type World } from './resource';
import type { Neighbours } from './rule';
import { isList, isProperties, isUnresolved, ownValue, referenceOf, same, type Value } from './value';

/** The world with its references followed in both directions. */
export interface Graph {
  readonly ofType: (type: string) => readonly Resource[];
  readonly at: (address: string) => Resource | undefined;
  readonly referenced: (type: string, value: Value) => Neighbours;
  readonly related: (type: string, property: string, target: Resource) => Neighbours;
  readonly having: (type: string, property: string, value: Value) => Neighbours;
  readonly every: (type: string) => Neighbours;
  /** The resources of a type of which something was assumed or is yet to be decided. */
  readonly unsure: (type: string) => readonly Resource[];
}

interface Pointers {
  readonly byTarget: ReadonlyMap<string, readonly Resource[]>;
  /** Whether some value may turn out, once deployed, to point anywhere. */
  readonly unsure: boolean;
  /** Whether some value is a name that nothing in sight has. */
  readonly stray: boolean;
}

/** Indexes the world by type, by name and, as asked, by property, so that each question costs what it finds. */
export function connect(world: World): Graph {
  const byType = group(world.resources, ({ type }) => [type]);
  const byName = group(world.resources, namesOf);
  const pointers = new Map<string, Pointers>();
  const unsure = group(
    world.resources.filter(({ assumptions, undecided }) => assumptions.length > 0 || undecided?.length),
    ({ type }) => [type],
  );
  const ofType = (type: string): readonly Resource[] => byType.get(type) ?? [];

  /** The keys under which a value can name a resource. */
  const keysOf = (value: Value): readonly string[] => {
    if (typeof value === 'string') {
      if (value === '') return [];
      const arn = value.startsWith('arn:') ? namedByArn([value]) : undefined;
      return typeof arn?.name === 'string'
        ? [physical(value), ...arnKeys(arn.service, arn.account, arn.name, 'arn')]
        : [physical(value)];
    }
    if (!isUnresolved(value)) return [];
    const arn = value.parts.length > 1 ? namedByArn(value.parts) : undefined;
    if (typeof arn?.name === 'string') return arnKeys(arn.service, arn.account, arn.name, 'arn');
    const reference = arn?.name ?? referenceOf(value);
    const [target] = (reference && byName.get(logical(reference.target))) ?? [];
    return reference && target && identifies(reference.attribute, target.type)
      ? [logical(target.address)]
      : [];
  };

  const pointersOf = (type: string, property: string): Pointers => {
    const key = `${type} ${property}`;
    const known = pointers.get(key);
    if (known) return known;
    let unsure = false;
    let stray = false;
    const byTarget = group(ofType(type), (resource) =>
      valuesAt(resource.properties, property).flatMap((one) => {
        const names = keysOf(one);
        unsure ||= names.length === 0 && isUnresolved(one);
        stray ||= names.length > 0 && !names.some((name) => byName.has(name));
        return names;
      }),
    );
    const found = { byTarget, unsure, stray };
    pointers.set(key, found);
    return found;
  };

  return {
    ofType,
    at: (address) => byName.get(logical(address))?.[0],
    referenced(type, value) {
      const candidates = (isList(value) ? value : [value]).map((one) => {
        const names = keysOf(one);
        const all = names.flatMap((name) => byName.get(name) ?? []);
        const found = all.filter((resource) => resource.type === type);
        // A name that is written out may be that of something else, of any type, which is not in sight.
        return { found, sure: found.length > 0 || (isUnresolved(one) && all.length > 0) };
      });
      const found = candidates.flatMap((candidate) => candidate.found);
      return { found: [...new Set(found)], complete: candidates.every(({ sure }) => sure) };
    },
    related(type, property, target) {
      const { byTarget, unsure, stray } = pointersOf(type, property);
      const found = namesOf(target).flatMap((name) => byTarget.get(name) ?? []);
      const complete = world.closed(type) && !unsure && !(stray && isOfUnknownName(target));
      return { found: [...new Set(found)], complete };
    },
    having(type, property, value) {
      const answers = ofType(type).map((resource) => {
        const values = valuesAt(resource.properties, property).map((one) => same(one, value));
        return {
          resource,
          is: values.includes(true) ? true : values.includes('unknown') ? 'unknown' : false,
        };
      });
      return {
        found: answers.filter((answer) => answer.is === true).map(({ resource }) => resource),
        complete: world.closed(type) && !answers.some((answer) => answer.is === 'unknown'),
      };
    },
    every: (type) => ({ found: ofType(type), complete: world.closed(type) }),
    unsure: (type) => unsure.get(type) ?? [],
  };
}

/** What is at a path that goes through lists by `[]`; what is not known on the way may be anything. */
function valuesAt(properties: Resource['properties'], path: string): readonly Value[] {
  return path.split('.').reduce<readonly Value[]>(
    (values, step) => {
      const name = step.replace(/\[\]$/, '');
      return values.flatMap((value) => {
        const inner = isProperties(value) ? ownValue(value, name) : isUnresolved(value) ? value : undefined;
        if (inner === undefined) return [];
        return isList(inner) ? inner : [inner];
      });
    },
    [properties],
  );
}

/** A name that is not known may be the one that something points at. */
function isOfUnknownName({ properties, type }: Resource): boolean {
  if (isUnresolved(properties)) return true;
  return Object.entries(properties).some(
    ([name, value]) => name.endsWith('Name') && isUnresolved(value) && identifies(name, type),
  );
}

/** Addresses and physical names are apart: nobody can name a log group like another resource's address. */
function namesOf({ address, aliases, type, origin }: Resource): readonly string[] {
  const service = serviceOf(type);
  const names = aliases.flatMap((alias) => [
    physical(alias),
    ...arnKeys(service, origin.account, alias, 'resource'),
  ]);
  return [logical(address), ...names];
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
