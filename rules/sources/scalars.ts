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
 * a boolean, `"80"` for a number, and `true` for a string, and what a parameter passes is always a string.
 */
export function withTypes(type: string, properties: Properties | Unresolved): Properties | Unresolved {
  const scalars = Object.hasOwn(SCALARS, type) ? SCALARS[type] : undefined;
  if (scalars === undefined || isUnresolved(properties)) return properties;
  const typed = convert(properties, '', scalars);
  return isProperties(typed) ? typed : properties;
}

function convert(value: Value, path: string, scalars: Readonly<Record<string, Scalar>>): Value {
  if (isUnresolved(value)) return value;
  if (Object.hasOwn(scalars, path) && /^(json|any)$/.test(scalars[path] ?? ''))
    return typed(value, scalars[path]);
  if (isList(value)) return value.map((item) => convert(item, `${path}[]`, scalars));
  if (isProperties(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        convert(inner, path === '' ? name : `${path}.${name}`, scalars),
      ]),
    );
  }
  if (value === null) return value;
  return Object.hasOwn(scalars, path) ? scalar(value, scalars[path]) : String(value);
}

function scalar(value: string | number | boolean, type: Scalar | undefined): Value {
  switch (type) {
    case 'boolean':
      return /^(true|false)$/i.test(String(value)) ? String(value).toLowerCase() === 'true' : value;
    default:
      return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))
        ? Number(value)
        : value;
  }
}

function typed(value: Value, type: Scalar | undefined): Value {
  return type === 'json' && typeof value === 'string' ? document(value) : value;
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
