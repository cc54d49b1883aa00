const UNRESOLVED: unique symbol = Symbol('unresolved');

/** What an identity or an attribute is taken from: a resource's address (`Stack/LogicalId`) and `Ref` or an attribute's name. */
export interface Reference {
  readonly target: string;
  readonly attribute: string;
  /** A parameter, which whoever deploys may give any text, unlike what AWS makes. */
  readonly given?: true;
}

/** An expression that stays as it is, in a spelling that is equal for equal expressions. */
export interface Expression {
  readonly expression: string;
}

export type Part = string | Reference | Expression;

/** A value that is not known before deployment: its literals and references in order, and why it is not known. */
export interface Unresolved {
  readonly [UNRESOLVED]: true;
  readonly parts: readonly Part[];
  readonly why: string;
}

export interface Properties {
  readonly [name: string]: Value;
}

/** JSON, or what is known of it before deployment. */
export type Value = null | boolean | number | string | Unresolved | readonly Value[] | Properties;

/** Three-valued logic: doubt is an answer of its own. */
export type Truth = true | false | 'unknown';

export function unresolved(parts: readonly Part[], why: string): Unresolved {
  return Object.freeze({ [UNRESOLVED]: true as const, parts: Object.freeze([...parts]), why });
}

export function isUnresolved(value: unknown): value is Unresolved {
  return typeof value === 'object' && value !== null && UNRESOLVED in value;
}

export function isProperties(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isUnresolved(value);
}

/** An array as such; `Array.isArray` does not narrow a readonly one. */
export function isList(value: unknown): value is readonly Value[] {
  return Array.isArray(value);
}

/** A property by name, never one that every JavaScript object has. */
export function ownValue(properties: Properties, name: string): Value | undefined {
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/** The one reference that a value consists of, or undefined. */
export function referenceOf(value: Value | undefined): Reference | undefined {
  if (!isUnresolved(value) || value.parts.length !== 1) return undefined;
  const [part] = value.parts;
  return typeof part === 'object' && 'target' in part ? part : undefined;
}

/** The value as a message shows it: quoted, its unknown parts as `${Target.Attribute}`, at most 100 characters. */
export function show(value: Value | undefined): string {
  if (value === undefined) return 'absent';
  const text = isUnresolved(value)
    ? value.parts.map(showPart).join('')
    : JSON.stringify(value, (_key, inner: Value) =>
        isUnresolved(inner) ? inner.parts.map(showPart).join('') : inner,
      );
  return text.length > 100 ? `${text.slice(0, 97)}...` : text;
}

function showPart(part: Part): string {
  if (typeof part === 'string') return part;
  if ('expression' in part) return part.expression;
  return part.attribute === 'Ref' ? `\${${part.target}}` : `\${${part.target}.${part.attribute}}`;
}

/** Whether two values are the same once deployed. */
export function same(a: Value, b: Value): Truth {
  if (isUnresolved(a) && isUnresolved(b)) {
    return JSON.stringify(a.parts) === JSON.stringify(b.parts) ? true : 'unknown';
  }
  if (isUnresolved(a)) return typeof b === 'string' ? couldBe(a, b) : 'unknown';
  if (isUnresolved(b)) return same(b, a);
  if (isList(a) && isList(b)) return sameLists(a, b);
  if (isProperties(a) && isProperties(b)) return sameProperties(a, b);
  return a === b;
}

/** An unresolved element may turn out to be none, which shifts those after it. */
function sameLists(a: readonly Value[], b: readonly Value[]): Truth {
  const answer = a.length === b.length && every(a.map((item, index) => same(item, b[index] ?? null)));
  return answer === false && [...a, ...b].some(isUnresolved) ? 'unknown' : answer;
}

/** An unresolved property may turn out to be absent. */
function sameProperties(a: Properties, b: Properties): Truth {
  return every(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((name): Truth => {
      const [one, other] = [ownValue(a, name), ownValue(b, name)];
      if (one !== undefined && other !== undefined) return same(one, other);
      return isUnresolved(one ?? other) ? 'unknown' : false;
    }),
  );
}

function every(answers: readonly Truth[]): Truth {
  if (answers.includes(false)) return false;
  return answers.includes('unknown') ? 'unknown' : true;
}

function couldBe(value: Unresolved, text: string): Truth {
  const first = value.parts[0];
  const last = value.parts.at(-1);
  if (typeof first === 'string' && !text.startsWith(first)) return false;
  if (typeof last === 'string' && !text.endsWith(last)) return false;
  return 'unknown';
}
