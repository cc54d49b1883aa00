import { arnKeys, namedByArn } from './arn';
import { group } from './group';
import { expressionName, isOfUnknownName, logical, namesOf, physical } from './naming';
import { assumptionsOf, identifies, type Resource, undecidedAt, type World } from './resource';
import { ACCOUNT, type Neighbours } from './rule';
import { IMPOSSIBLE } from './scenario';
import { isList, isProperties, isUnresolved, ownValue, referenceOf, same, type Value } from './value';

/** The world with its references followed in both directions. */
export interface Graph {
  readonly ofType: (type: string) => readonly Resource[];
  readonly at: (address: string) => Resource | undefined;
  readonly referenced: (type: string, value: Value) => Neighbours;
  readonly related: (type: string, property: string, target: Resource) => Neighbours;
  readonly having: (type: string, property: string, value: Value) => Neighbours;
  readonly every: (type: string) => Neighbours;
  /** The resources of all types but those given. */
  readonly others: (types: readonly string[]) => readonly Resource[];
  /** The resources of a type of which a property was assumed or is yet to be decided. */
  readonly unsure: (type: string, property: string) => readonly Resource[];
  /**
   * Those of them that may point at a resource. One that points elsewhere, whatever is decided, does not: what is yet
   * to be decided is then only whether what it points at is made.
   */
  readonly suspects: (type: string, property: string, target: Resource) => readonly Resource[];
  /** The same world with other properties of some resources, which shares all that does not depend on them. */
  readonly with: (changed: ReadonlyMap<string, Resource>) => Graph;
}

/** What a graph looks things up in. */
interface Index {
  readonly types: readonly string[];
  readonly ofType: (type: string) => readonly Resource[];
  readonly named: (name: string) => readonly Resource[];
  readonly pointersOf: (type: string, property: string) => Pointers | undefined;
  readonly unsure: (type: string) => readonly Resource[];
}

interface Pointers {
  readonly byTarget: ReadonlyMap<string, readonly Resource[]>;
  /** Whether some value may turn out, once deployed, to point anywhere. */
  readonly unsure: boolean;
  /** Whether some value is a name that nothing in sight has. */
  readonly stray: boolean;
}

/** Who may point at what: those that may point anywhere, and those of which it is settled at what. */
interface Suspects {
  readonly anywhere: readonly Resource[];
  readonly byTarget: ReadonlyMap<string, readonly { readonly resource: Resource }[]>;
}

/** The values of a property: the resources by what is sure to be the same, and every one. */
interface Values {
  readonly exact: ReadonlyMap<string, readonly Resource[]>;
  readonly scalars: readonly Value[];
}

/** Equal for values that are the same once deployed, as far as anybody can say. */
function spelling(value: Value): string {
  return isUnresolved(value) ? JSON.stringify(value.parts) : `= ${JSON.stringify(value)}`;
}

/** Indexes the world by type, by name and, as asked, by property, so that each question costs what it finds. */
export function connect(world: World): Graph {
  const byType = group(world.resources, ({ type }) => [type]);
  const byName = group(world.resources, namesOf);
  const unsure = group(world.resources.filter(isUnsure), ({ type }) => [type]);
  return graphOf(world.closed, {
    types: [...byType.keys()],
    ofType: (type) => byType.get(type) ?? [],
    named: (name) => byName.get(name) ?? [],
    pointersOf: () => undefined,
    unsure: (type) => unsure.get(type) ?? [],
  });
}

function isUnsure({ assumptions, undecided }: Resource): boolean {
  return assumptions.length > 0 || (undecided?.length ?? 0) > 0;
}

function over(
  base: Index,
  pointersOf: (type: string, property: string) => Pointers,
  changed: ReadonlyMap<string, Resource>,
): Index {
  const types = new Set([...changed.values()].map(({ type }) => type));
  const swapped = (resources: readonly Resource[]): readonly Resource[] =>
    resources.map((one) => changed.get(one.address) ?? one);
  const kept = new Map<string, readonly Resource[]>();
  const ofType = (type: string): readonly Resource[] => {
    if (!types.has(type)) return base.ofType(type);
    const known = kept.get(type) ?? swapped(base.ofType(type));
    kept.set(type, known);
    return known;
  };
  return {
    types: base.types,
    ofType,
    named: (name) => swapped(base.named(name)),
    pointersOf: (type, property) => (types.has(type) ? undefined : pointersOf(type, property)),
    unsure: (type) => (types.has(type) ? ofType(type).filter(isUnsure) : base.unsure(type)),
  };
}

function graphOf(closed: World['closed'], index: Index): Graph {
  const { ofType, named, unsure } = index;
  const pointers = new Map<string, Pointers>();

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
    const [target] = reference ? named(logical(reference.target)) : [];
    if (reference && target && identifies(reference.attribute, target.type)) return [logical(target.address)];
    const name = physical(expressionName(value));
    return named(name).length > 0 ? [name] : [];
  };

  const pointersOf = (type: string, property: string): Pointers => {
    const key = `${type} ${property}`;
    const known = pointers.get(key) ?? index.pointersOf(type, property);
    if (known) return known;
    let unsure = false;
    let stray = false;
    const byTarget = group(ofType(type), (resource) =>
      valuesAt(resource.properties, property).flatMap((one) => {
        const names = keysOf(one);
        unsure ||= names.length === 0 && isUnresolved(one);
        stray ||= names.length > 0 && !names.some((name) => named(name).length > 0);
        return names;
      }),
    );
    const found = { byTarget, unsure, stray };
    pointers.set(key, found);
    return found;
  };

  const values = new Map<string, Values>();
  const valuesOf = (type: string, property: string): Values => {
    const key = `${type} ${property}`;
    const known = values.get(key);
    if (known) return known;
    const all = ofType(type).map((resource) => ({ resource, is: valuesAt(resource.properties, property) }));
    const exact = new Map<string, Resource[]>();
    for (const { resource, is } of all) {
      for (const spelt of new Set(is.map(spelling))) {
        const others = exact.get(spelt);
        if (others) others.push(resource);
        else exact.set(spelt, [resource]);
      }
    }
    const found = { exact, scalars: all.flatMap(({ is }) => is) };
    values.set(key, found);
    return found;
  };

  const doubtful = new Map<string, readonly Resource[]>();
  const unsureAt = (type: string, property: string): readonly Resource[] => {
    const key = `${type} ${property}`;
    const known = doubtful.get(key);
    if (known) return known;
    const found = unsure(type).filter(
      (one) => assumptionsOf(one, property).length > 0 || undecidedAt(one, property).length > 0,
    );
    doubtful.set(key, found);
    return found;
  };

  const suspected = new Map<string, Suspects>();
  const suspectsAt = (type: string, property: string): Suspects => {
    const key = `${type} ${property}`;
    const known = suspected.get(key);
    if (known) return known;
    const [first = ''] = property.split(/[.[]/);
    const all = unsureAt(type, first).map((resource) => {
      const names = valuesAt(resource.properties, property).map(keysOf);
      const isSettled =
        names.length > 0 &&
        names.every(({ length }) => length > 0) &&
        assumptionsOf(resource, first).length === 0 &&
        !undecidedAt(resource, first).includes(IMPOSSIBLE);
      return { resource, names: isSettled ? names.flat() : undefined };
    });
    const found = {
      anywhere: all.flatMap(({ resource, names }) => (names ? [] : [resource])),
      byTarget: group(
        all.filter(({ names }) => names !== undefined),
        ({ names = [] }) => names,
      ),
    };
    suspected.set(key, found);
    return found;
  };

  return {
    ofType,
    at: (address) => named(logical(address))[0],
    referenced(type, value) {
      const candidates = (isList(value) ? value : [value]).map((one) => {
        const names = keysOf(one);
        const all = names.flatMap(named);
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
      const complete = closed(type) && !unsure && !(stray && isOfUnknownName(target));
      return { found: [...new Set(found)], complete };
    },
    having(type, property, value) {
      const { exact, scalars } = valuesOf(type, property);
      const found = exact.get(spelling(value)) ?? [];
      // Most who ask find, and need not know whether there may be more.
      let complete: boolean | undefined;
      return {
        found,
        get complete() {
          complete ??= closed(type) && !scalars.some((one) => same(one, value) === 'unknown');
          return complete;
        },
      };
    },
    every: (type) => ({ found: ofType(type), complete: closed(type) }),
    others: (types) =>
      index.types.filter((type) => type !== ACCOUNT && !types.includes(type)).flatMap(ofType),
    unsure: unsureAt,
    suspects(type, property, target) {
      const { anywhere, byTarget } = suspectsAt(type, property);
      const settled = namesOf(target).flatMap((name) => byTarget.get(name) ?? []);
      return [...anywhere, ...settled.map(({ resource }) => resource)];
    },
    with: (changed) => graphOf(closed, over(index, pointersOf, changed)),
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
