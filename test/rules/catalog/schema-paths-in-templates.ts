import { pathSteps } from '../../../rules/core/resource';
import type { Value } from '../../../rules/core/value';
import { record } from '../../../rules/sources/json';
import { isKnownType, misspelt } from './schema-paths';

/** The properties that a template gives and CloudFormation does not know. */
export function unknownIn(template: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.values(record(template['Resources'])).flatMap((resource) => {
    const { Type, Properties } = record(resource);
    const type = String(Type);
    if (!isKnownType(type)) return [`CloudFormation has no ${type}`];
    return writtenIn(Properties, '').flatMap((path) => misspelt(type, path, leadingTo(path)) ?? []);
  });
}

/** The paths of what is written in a value, in both branches of a condition, and not within other functions. */
function writtenIn(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => writtenIn(one, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [path];
  const members = Object.entries(value);
  const [name, inner] = members.length === 1 ? (members[0] ?? []) : [];
  if (name === 'Fn::If' && Array.isArray(inner))
    return inner.slice(1).flatMap((branch) => writtenIn(branch, path));
  if (members.some(([key]) => key === 'Ref' || key.startsWith('Fn::'))) return [path];
  return members.length === 0
    ? [path]
    : members.flatMap(([key, one]) => writtenIn(one, path === '' ? key : `${path}.${key}`));
}

/** The least that a path leads through: an object where it names a property, a list where it counts. */
function leadingTo(path: string): Value {
  return pathSteps(path).reduceRight<Value>(
    (inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }),
    {},
  );
}
