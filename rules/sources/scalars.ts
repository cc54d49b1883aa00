import {
  isList,
  isProperties,
  isUnresolved,
  type Properties,
  type Unresolved,
  type Value,
} from '../core/value';
import { isTooDeep } from './json';
import type { Scalar } from './scalar';
import { SCALARS } from './schema';

/**
 * The properties with each scalar of the type that CloudFormation's schema gives it: CloudFormation takes `"true"` for
 * a boolean and `"80"` for a number, and what a parameter passes is always a string.
 */
export function withTypes(type: string, properties: Properties | Unresolved): Properties | Unresolved {
  const scalars = Object.hasOwn(SCALARS, type) ? SCALARS[type] : undefined;
  if (scalars === undefined || isUnresolved(properties)) return properties;
  const typed = convert(properties, '', scalars);
  return isProperties(typed) ? typed : properties;
}

function convert(value: Value, path: string, scalars: Readonly<Record<string, Scalar>>): Value {
  if (isUnresolved(value)) return value;
  if (isList(value)) return value.map((item) => convert(item, `${path}[]`, scalars));
  if (isProperties(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        convert(inner, path === '' ? name : `${path}.${name}`, scalars),
      ]),
    );
  }
  return value === null || !Object.hasOwn(scalars, path) ? value : scalar(value, scalars[path]);
}

function scalar(value: string | number | boolean, type: Scalar | undefined): Value {
  switch (type) {
    case 'boolean':
      return /^(true|false)$/i.test(String(value)) ? String(value).toLowerCase() === 'true' : value;
    case 'json':
      return typeof value === 'string' ? document(value) : value;
    default:
      return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))
        ? Number(value)
        : value;
  }
}

/** CloudFormation takes a policy document as JSON text too. */
function document(text: string): Value {
  if (!text.trimStart().startsWith('{')) return text;
  try {
    const parsed: unknown = JSON.parse(text);
    return isTooDeep(parsed) ? text : (parsed as Value);
  } catch {
    return text;
  }
}
