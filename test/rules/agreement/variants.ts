import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { PropertyType, TypeDefinition } from '@aws-cdk/service-spec-types';
import { record } from '../../../rules/sources/json';
import { places, valueAt } from '../catalog/disguise';
import type { Template } from './completed';

const spec = loadAwsServiceSpecSync();

type Path = readonly (string | number)[];

/** A template that says a little more or less; undefined where there is nothing to change so. */
type Change = (template: Template, path: Path) => Template | undefined;

/** Without these IAM takes no policy: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
const OF_POLICIES: readonly string[] = [
  ...['Statement', 'Effect', 'Principal', 'NotPrincipal'],
  ...['Action', 'NotAction', 'Resource', 'NotResource'],
];

/** What CloudFormation insists on cannot be left out. */
function isRequired(template: Template, path: Path): boolean {
  const [, id, , ...inside] = path;
  if (OF_POLICIES.includes(String(inside.at(-1))) && inside.length > 1) return true;
  const type = record(record(template['Resources'])[String(id)])['Type'];
  const [resource] = spec.lookup('resource', 'cloudFormationType', 'equals', String(type));
  const names = inside.filter((step): step is string => typeof step === 'string');
  const last = names.pop() ?? '';
  const parent = names.reduce<Structure | undefined>(
    (of, name) => structureOf(of?.properties[name]?.type),
    resource,
  );
  return parent?.properties[last]?.required === true;
}

type Structure = Pick<TypeDefinition, 'properties'>;

function structureOf(type: PropertyType | undefined): Structure | undefined {
  if (type?.type === 'ref') return spec.get('typeDefinition', type.reference.$ref);
  return type?.type === 'array' ? structureOf(type.element) : undefined;
}

function changed(
  from: unknown,
  [step, ...rest]: Path,
  change: (parent: unknown, step: string | number) => unknown,
): unknown {
  if (step === undefined) return from;
  if (rest.length === 0) return change(from, step);
  if (Array.isArray(from))
    return from.map((one, index) => (index === step ? changed(one, rest, change) : one));
  const members = record(from);
  return { ...members, [step]: changed(members[step], rest, change) };
}

const dropped: Change = (template, path) => {
  const name = path.at(-1);
  if (path.length < 4 || typeof name !== 'string' || isRequired(template, path)) return undefined;
  return changed(template, path, (parent, step) =>
    Object.fromEntries(Object.entries(record(parent)).filter(([key]) => key !== step)),
  ) as Template;
};

const flipped: Change = (template, path) => {
  const value = valueAt(template, path);
  const other =
    typeof value === 'boolean' ? !value : value === 'true' ? 'false' : value === 'false' ? 'true' : undefined;
  return other === undefined
    ? undefined
    : (changed(template, path, (parent, step) =>
        Array.isArray(parent)
          ? parent.map((one, index) => (index === step ? other : one))
          : { ...record(parent), [step]: other },
      ) as Template);
};

/** The last element of what cannot be left out stays. */
function isLast(template: Template, path: Path): boolean {
  const list = path.slice(0, -1);
  return isRequired(template, list) && (valueAt(template, list) as readonly unknown[]).length === 1;
}

const removed: Change = (template, path) =>
  typeof path.at(-1) === 'number' && path.length > 4 && !isLast(template, path)
    ? (changed(template, path, (parent, step) =>
        (parent as unknown[]).filter((_, index) => index !== step),
      ) as Template)
    : undefined;

const doubled: Change = (template, path) =>
  typeof path.at(-1) === 'number' && path.length > 4
    ? (changed(template, path, (parent, step) =>
        (parent as unknown[]).flatMap((one, index) => (index === step ? [one, one] : [one])),
      ) as Template)
    : undefined;

const CHANGES: readonly Change[] = [dropped, flipped, removed, doubled];

/** The template with one change, both chosen by a number; itself where there is nothing to change so there. */
export function variant(template: Template, place: number, way: number): Template {
  const all = places(template);
  const path = all[place % Math.max(all.length, 1)];
  return (path && CHANGES[way % CHANGES.length]?.(template, path)) ?? template;
}

/** Every template with one change. */
export function variants(template: Template): readonly Template[] {
  return places(template).flatMap((path) =>
    CHANGES.map((change) => change(template, path)).filter((one) => one !== undefined),
  );
}
