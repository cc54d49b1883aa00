import { isList, isProperties, isUnresolved, type Part, unresolved, type Value } from '../core/value';
import { opaque, type Scope } from './scope';

/** Far longer than what CloudFormation takes for a property that is put together from others. */
const LONGEST = 100_000;

/** A string as it is, unless CloudFormation replaces a part of it at deployment. */
export function literal(text: string, { document }: Scope): Value {
  return text.includes('{{resolve:')
    ? unresolved([{ expression: text }], `a dynamic reference, read at deployment of ${document.id}`)
    : text;
}

/** The values as one string, of which only some parts may be known. */
export function concatenate(values: readonly Value[], raw: unknown, scope: Scope): Value {
  const parts: Part[] = [];
  let why = '';
  let length = 0;
  for (const value of values) {
    if (isList(value) || (isProperties(value) && !isUnresolved(value))) {
      return opaque(raw, scope, 'a list or an object where a string belongs');
    }
    if (isUnresolved(value)) why ||= value.why;
    for (const part of isUnresolved(value) ? value.parts : [String(value)]) {
      const last = parts.at(-1);
      if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
      else if (part !== '') parts.push(part);
      length += typeof part === 'string' ? part.length : 1;
      if (length > LONGEST) return opaque(raw, scope, `longer than ${LONGEST} characters`);
    }
  }
  const [only = ''] = parts;
  if (parts.length < 2 && typeof only === 'string') return literal(only, scope);
  // The pieces of a dynamic reference are not what the value begins and ends with.
  return parts.some((part) => typeof part === 'string' && part.includes('{{resolve:'))
    ? opaque(parts, scope, 'a dynamic reference, read at deployment')
    : unresolved(parts, why);
}

/** The pieces between delimiters; undefined where something not known may hold a delimiter too. */
export function split(
  value: Value | undefined,
  delimiter: string,
  scope: Scope,
): readonly Value[] | undefined {
  if (typeof value === 'string') return delimiter === '' ? undefined : value.split(delimiter);
  if (delimiter === '' || !isUnresolved(value)) return undefined;
  const pieces: Value[][] = [[]];
  for (const part of value.parts) {
    if (typeof part === 'string') {
      const [first = '', ...rest] = part.split(delimiter);
      pieces.at(-1)?.push(first);
      for (const piece of rest) pieces.push([piece]);
    } else if ('target' in part && isResourceId(part.target, part.attribute, scope)) {
      pieces.at(-1)?.push(unresolved([part], value.why));
    } else return undefined;
  }
  return pieces.map((piece) => concatenate(piece, value.parts, scope));
}

/** Ids and ARNs of resources hold none of the delimiters that people join them with. */
function isResourceId(target: string, attribute: string, { stacks }: Scope): boolean {
  const cut = target.lastIndexOf('/');
  const owner = stacks.documents.find(({ id }) => id === target.slice(0, cut));
  const resources = owner?.template['Resources'];
  const declared =
    typeof resources === 'object' && resources !== null && Object.hasOwn(resources, target.slice(cut + 1));
  return declared && /^(Ref|.*(Id|Arn))$/.test(attribute);
}
