import { isList, isProperties, isUnresolved, unresolved, type Value } from '../../core/value';

/** Each doubt as an expression of its own place, so that two of them are never taken to be equal. */
export function located<T extends Value>(value: T, address: string, path: string): T;
export function located(value: Value, address: string, path: string): Value {
  if (isUnresolved(value)) {
    return value.parts.length > 0
      ? value
      : unresolved([{ expression: path === '' ? address : `${address} ${path}` }], value.why);
  }
  if (isList(value)) return value.map((item, index) => located(item, address, `${path}[${index}]`));
  if (!isProperties(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      located(inner, address, path === '' ? name : `${path}.${name}`),
    ]),
  );
}
