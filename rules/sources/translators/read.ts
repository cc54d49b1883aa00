import {
  isList,
  isProperties,
  isUnresolved,
  ownValue,
  type Properties,
  type Unresolved,
  unresolved,
  type Value,
} from '../../core/value';
import { isTooDeep } from '../json';

/** Reads one property from a part of what AWS Config recorded; undefined where it is not set. */
export type Read = (from: Properties) => Value | undefined;

/** A part of a resource in the shape of CloudFormation, property by property. */
export type Shape = Readonly<Record<string, Read>>;

export const NOT_RECORDED = 'which AWS Config does not record';
const NOT_HELD = 'which this AWS Config item does not hold';
const ODD = 'which AWS Config records in a shape that is not known';

/** A value that the item does not tell; where it stands is written into it once the resource is put together. */
export function unknown(why: string): Unresolved {
  return unresolved([], why);
}

export const notRecorded: Read = () => unknown(NOT_RECORDED);

export function odd(): Unresolved {
  return unknown(ODD);
}

/** A scalar. Enumerations stand in some items as `{ value: 'x' }`. */
export function scalar(value: Value | undefined): Value | undefined {
  if (value === undefined || value === null) return undefined;
  if (isProperties(value) && Object.keys(value).length === 1 && Object.hasOwn(value, 'value')) {
    return scalar(ownValue(value, 'value'));
  }
  return isList(value) || isProperties(value) ? odd() : value;
}

/** A value as text, to compare or to name by; nothing where it is no scalar. */
export function text(value: Value | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A member that is a scalar; AWS Config writes null, or nothing, where the API answers nothing. */
export function at(name: string): Read {
  return (from) => scalar(ownValue(from, name));
}

/** A member that the API always answers: an item without it does not tell what it is. */
export function sure(name: string, read: Read = at(name)): Read {
  return (from) => (ownValue(from, name) === undefined ? unknown(NOT_HELD) : read(from));
}

/** The first of several members that is there. */
export function first(...reads: readonly Read[]): Read {
  return (from) => reads.reduce<Value | undefined>((found, read) => found ?? read(from), undefined);
}

/** A member that is an object. */
export function inside(name: string, read: Read): Read {
  return (from) => {
    const value = ownValue(from, name);
    if (value === undefined || value === null || isUnresolved(value)) return value ?? undefined;
    return isProperties(value) ? read(value) : odd();
  };
}

/** A member that is a list of objects; an element of which nothing is told stays as a doubt. */
export function each(name: string, read: Read): Read {
  return listed(name, (item) => (isProperties(item) ? (read(item) ?? unknown(NOT_HELD)) : odd()));
}

/** A member that is a list of scalars. */
export function texts(name: string): Read {
  return listed(name, (item) => scalar(item) ?? odd());
}

function listed(name: string, read: (item: Value) => Value): Read {
  return (from) => {
    const value = ownValue(from, name);
    if (value === undefined || value === null || isUnresolved(value)) return value ?? undefined;
    return isList(value) ? value.map((item) => (isUnresolved(item) ? item : read(item))) : odd();
  };
}

/** The objects of a list, for what is put together from several; undefined where it is no list of objects. */
export function objects(from: Properties, name: string): readonly Properties[] | undefined {
  const value = ownValue(from, name);
  return isList(value) && value.every(isProperties) ? value.filter(isProperties) : undefined;
}

/** The properties of a shape that are set. */
export function shaped(shape: Shape, from: Properties): Properties {
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, read]) => {
      const value = read(from);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

export function shape(of: Shape): (from: Properties) => Properties {
  return (from) => shaped(of, from);
}

/** A member with all that is in it, each name with a capital: what CloudFormation takes from the API unchanged. */
export function pascal(name: string): Read {
  return (from) => capitalised(ownValue(from, name));
}

function capitalised(value: Value | undefined): Value | undefined {
  if (value === undefined || value === null) return undefined;
  if (isUnresolved(value)) return value;
  if (isList(value)) return value.map((item) => capitalised(item) ?? null);
  if (!isProperties(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const kept = capitalised(inner);
      return kept === undefined ? [] : [[`${key.charAt(0).toUpperCase()}${key.slice(1)}`, kept] as const];
    }),
  );
}

/** JSON may be written into JSON as text, even twice; a policy document may be URL-encoded as well. */
const MOST_LAYERS = 4;

/** A value out of the texts that it is wrapped in; a text that wraps nothing stays, and so does one that nests too deep. */
export function unwrapped(value: Value): Value {
  let found = value;
  for (let layer = 0; layer < MOST_LAYERS && typeof found === 'string'; layer += 1) {
    const inner = parsed(found);
    if (inner === undefined) break;
    found = inner;
  }
  return found;
}

function parsed(text: string): Value | undefined {
  try {
    const plain = /^\s*%(7B|5B|22)/i.test(text) ? decodeURIComponent(text) : text;
    const found: unknown = /^\s*[{["]/.test(plain) ? JSON.parse(plain) : undefined;
    return isTooDeep(found) ? undefined : (found as Value | undefined);
  } catch {
    return undefined;
  }
}

/** A policy document; `[document]` stands in items of managed policies. */
export function document(value: Value | undefined): Value | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const found = unwrapped(value);
  if (isProperties(found)) return Object.keys(found).length === 0 ? undefined : found;
  const [only] = isList(found) && found.length === 1 ? found : [];
  return isUnresolved(found) ? found : isProperties(only) ? only : odd();
}

export function policy(name: string): Read {
  return (from) => document(ownValue(from, name));
}
