import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { PropertyType, Resource as SpecResource, TypeDefinition } from '@aws-cdk/service-spec-types';
import { distance } from 'fastest-levenshtein';
import { pathSteps } from '../../../rules/core/resource';
import { ACCOUNT, ENDPOINT } from '../../../rules/core/rule';
import { isProperties, type Value } from '../../../rules/core/value';
import { ADDITIONS, type Addition } from '../../../rules/sources/additions';

const SPEC = loadAwsServiceSpecSync();

/** What lies at a step of a path: a type of the schema, a resource as a whole, or a list of what has its shape. */
type Place = PropertyType | { readonly type: 'resource' | 'resources'; readonly name: string };

type Step = { readonly at: Place } | { readonly wrong: string };

function specOf(type: string): SpecResource | undefined {
  return SPEC.lookup('resource', 'cloudFormationType', 'equals', type)[0];
}

/** Whether CloudFormation, or a source of ours, has anything of that type; a custom resource may have any name. */
export function isKnownType(type: string): boolean {
  return specOf(type) !== undefined || type.startsWith('Custom::') || type === ACCOUNT || type === ENDPOINT;
}

/**
 * What is wrong with a path of a resource type by CloudFormation's schema and our additions to it, in words;
 * undefined where nothing is. What is known at the path's beginning tells one object that stands for a list of one.
 */
export function misspelt(type: string, path: string, properties: Value = {}): string | undefined {
  const found = follow(type, path, properties);
  return 'wrong' in found ? found.wrong : undefined;
}

/** The values that the schema allows at a path, none where it names none. */
export function allowedValues(type: string, path: string): readonly string[] {
  const found = follow(type, path, {});
  if ('wrong' in found) throw new Error(found.wrong);
  return (found.at.type === 'string' && found.at.allowedValues) || [];
}

function follow(type: string, path: string, properties: Value): Step {
  let at: Place = { type: 'resource', name: type };
  let given: Value | undefined = properties;
  let walked = '';
  for (const step of pathSteps(path)) {
    if (at.type === 'array' && typeof step === 'string' && isProperties(given)) at = at.element;
    const taken = take(at, step);
    const here = typeof step === 'number' ? `${walked}[]` : walked === '' ? step : `${walked}.${step}`;
    if ('wrong' in taken) return { wrong: `${type} has no ${here}; ${taken.wrong}` };
    at = taken.at;
    given = inside(given, step);
    walked = here;
  }
  return { at };
}

/** The names of the properties that CloudFormation's schema gives a type, without our additions. */
export function propertyNames(type: string): readonly string[] {
  return Object.keys(specOf(type)?.properties ?? {});
}

function inside(value: Value | undefined, step: string | number): Value | undefined {
  return isProperties(value) || Array.isArray(value)
    ? (value as Readonly<Record<string | number, Value>>)[step]
    : undefined;
}

function take(place: Place, step: string | number): Step {
  switch (place.type) {
    case 'json':
      return { at: place };
    case 'resource':
      return typeof step === 'string' ? inResource(place.name, step) : { wrong: 'a resource is no list' };
    case 'resources':
      return typeof step === 'number' ? { at: { type: 'resource', name: place.name } } : inNoElement(step);
    case 'ref':
      return among(typesIn(SPEC.get('typeDefinition', place.reference.$ref)), step);
    case 'tag':
      return among({ Key: { type: 'string' }, Value: { type: 'string' } }, step);
    case 'array':
      return typeof step === 'number' ? { at: place.element } : inNoElement(step);
    case 'map':
      return typeof step === 'string' ? { at: place.element } : { wrong: 'it is a map, no list' };
    case 'union': {
      const taken = place.types.map((one) => take(one, step));
      const types = taken.flatMap((one) => ('at' in one && isInSchema(one.at) ? [one.at] : []));
      return types.length > 0 ? { at: { type: 'union', types } } : (taken[0] ?? { wrong: 'it is nothing' });
    }
    default:
      return { wrong: `what it would be in is a ${place.type}` };
  }
}

function isInSchema(place: Place): place is PropertyType {
  return place.type !== 'resource' && place.type !== 'resources';
}

function inNoElement(step: string): Step {
  return { wrong: `${step} is looked for in a list; go through its elements by [0] or []` };
}

/** What the source of answers gives: rules/sources/https-endpoint.ts. */
const ANSWER: Readonly<Record<string, PropertyType>> = {
  Url: { type: 'string' },
  Status: { type: 'integer' },
  Headers: { type: 'array', element: { type: 'json' } },
};

function inResource(type: string, name: string): Step {
  if (type === ENDPOINT) return among(ANSWER, name);
  const spec = specOf(type);
  if (!spec) return type.startsWith('Custom::') ? { at: { type: 'json' } } : { wrong: `${type} is no type` };
  const added = ADDITIONS[type] ?? {};
  const addition = Object.hasOwn(added, name) ? added[name] : undefined;
  if (addition) return { at: placeOf(addition) };
  const attribute = !Object.hasOwn(spec.properties, name) && Object.hasOwn(spec.attributes, name);
  return attribute
    ? { wrong: `${name} is an attribute, for Fn::GetAtt, and no property` }
    : among(typesIn(spec), name, Object.keys(added));
}

function placeOf(added: Addition): Place {
  return added === 'boolean' ? { type: 'boolean' } : { type: 'resources', name: added.elements };
}

function typesIn({ properties }: SpecResource | TypeDefinition): Readonly<Record<string, PropertyType>> {
  return Object.fromEntries(Object.entries(properties).map(([name, { type }]) => [name, type]));
}

function among(
  types: Readonly<Record<string, PropertyType>>,
  step: string | number,
  others: readonly string[] = [],
): Step {
  if (typeof step === 'number') return { wrong: 'it is an object, no list' };
  const found = Object.hasOwn(types, step) ? types[step] : undefined;
  return found ? { at: found } : { wrong: suggestion(step, [...Object.keys(types), ...others]) };
}

/** The nearest name, or all there are where none is near. */
function suggestion(name: string, names: readonly string[]): string {
  const [nearest] = names
    .map((one) => ({ one, far: distance(one.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  if (nearest && nearest.far <= Math.max(2, name.length / 3)) return `did you mean ${nearest.one}?`;
  return `there are ${names.join(', ') || 'none'}`;
}
