import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { PropertyType, TypeDefinition } from '@aws-cdk/service-spec-types';
import { isList, isProperties, isUnresolved, ownValue, type Value } from '../../../rules/core/value';
import { parseConfigurationItem } from '../../../rules/sources/configuration-item';
import { resourcesOfItem } from '../../../rules/sources/configuration-resources';
import { RECORDED } from './account';
import { NAMED, NOT_PUBLISHED, SEEN, TOLD_OTHERWISE } from './items/published';

const spec = loadAwsServiceSpecSync();

interface Place {
  readonly isList: boolean;
  readonly structure: Pick<TypeDefinition, 'properties'> | undefined;
}

function placeOf(type: PropertyType): Place {
  if (type.type === 'array') return { ...placeOf(type.element), isList: true };
  const structure = type.type === 'ref' ? spec.get('typeDefinition', type.reference.$ref) : undefined;
  return { isList: false, structure };
}

/** The names on a path with what CloudFormation has there; undefined where it has nothing. */
function walk(type: string, path: string): readonly (readonly [string, Place])[] | undefined {
  let at: Place['structure'] = spec.lookup('resource', 'cloudFormationType', 'equals', type)[0];
  const found: (readonly [string, Place])[] = [];
  for (const name of path.split('.')) {
    const property: { readonly type: PropertyType } | undefined = at?.properties[name];
    if (!property) return undefined;
    const place = placeOf(property.type);
    found.push([name, place]);
    at = place.structure;
  }
  return found;
}

const all = Object.entries(NOT_PUBLISHED).flatMap(([type, paths]) =>
  paths.map((path) => [type, path] as const),
);

test.each(all)('CloudFormation has %s %s', (type, path) => {
  expect(walk(type, path)).toBeDefined();
});

test('what a public item shows is not published, and only that', () => {
  const known = (type: string, path: string): boolean =>
    (NOT_PUBLISHED[type] ?? []).some((one) => path === one || path.startsWith(`${one}.`));
  const odd = Object.entries(SEEN).flatMap(([type, paths]) => paths.filter((path) => !known(type, path)));
  expect(odd).toEqual([]);
});

/** An item that has all that leads to a path, by the names of AWS Config, and nothing there. */
function itemWithout(type: string, path: string): unknown {
  const leading = (walk(type, path) ?? []).slice(0, -1);
  const inner = leading.reduceRight<unknown>((value, [name, { isList: list }], index) => {
    const at = path
      .split('.')
      .slice(0, index + 1)
      .join('.');
    return { [NAMED[type]?.[at] ?? name]: list ? [value] : value };
  }, {});
  return { Id: 'one', ...(inner as object) };
}

function at(value: Value, path: readonly string[]): Value | undefined {
  const [name, ...rest] = path;
  if (name === undefined || isUnresolved(value)) return value;
  const one = isList(value) ? value[0] : value;
  const next = isProperties(one) ? ownValue(one, name) : undefined;
  return next === undefined ? undefined : at(next, rest);
}

const unheld = all.filter(
  ([type, path]) =>
    RECORDED.has(type) && ![...(SEEN[type] ?? []), ...(TOLD_OTHERWISE[type] ?? [])].includes(path),
);

test.each(unheld)('an item of %s without %s leaves it open', (resourceType, path) => {
  const raw = { resourceType, resourceId: 'one', configuration: itemWithout(resourceType, path), tags: {} };
  const [made] = resourcesOfItem(parseConfigurationItem(raw, { file: 'items.json' }));
  expect(isUnresolved(at(made?.properties ?? {}, path.split('.')))).toBe(true);
});
