/** What the SDK's schema says of a value. */
export type Shape =
  | { readonly kind: 'text' | 'number' | 'boolean' | 'bytes' | 'any' }
  | { readonly kind: 'time'; readonly format: 'default' | 'iso' | 'http' | 'epoch' }
  | { readonly kind: 'list'; readonly of: Member }
  | { readonly kind: 'map'; readonly key: Member; readonly of: Member }
  | Structure;

export interface Structure {
  readonly kind: 'structure';
  readonly name: string;
  readonly members: ReadonlyMap<string, Member>;
  readonly required: readonly string[];
}

export interface Member {
  readonly shape: () => Shape;
  readonly traits: Traits;
}

export type Traits = Readonly<Record<string, unknown>>;

export interface Operation {
  readonly name: string;
  readonly traits: Traits;
  readonly input: Structure;
  readonly output: Structure;
}

/** The SDK writes traits that stand alone as bits: `translateTraits` of @smithy/core/schema. */
const BITS = [
  ...['httpLabel', 'idempotent', 'idempotencyToken', 'sensitive'],
  ...['httpPayload', 'httpResponseCode', 'httpQueryParams'],
];

function traitsOf(raw: unknown): Traits {
  if (typeof raw === 'object' && raw !== null) return raw as Traits;
  const bits = Number(raw ?? 0);
  return Object.fromEntries(BITS.filter((_, at) => (bits >> at) % 2 === 1).map((name) => [name, 1]));
}

type Schema = readonly unknown[];

/** The kinds of the SDK's static schemas, `SCHEMA` and `Static…Schema` of @smithy/core/schema. */
const [LIST, MAP, STRUCTURE, UNION, ERROR] = [1, 2, 3, 4, -3];
const [LISTED, MAPPED] = [64, 128];

const simples = new Map<number, Shape>();

function simple(code: number): Shape {
  const known = simples.get(code);
  if (known) return known;
  const made = simpleOf(code);
  simples.set(code, made);
  return made;
}

function simpleOf(code: number): Shape {
  if (code >= MAPPED) return { kind: 'map', key: memberOf(0), of: memberOf(code - MAPPED) };
  if (code >= LISTED) return { kind: 'list', of: memberOf(code - LISTED) };
  const formats = { 4: 'default', 5: 'iso', 6: 'http', 7: 'epoch' } as const;
  if (code >= 4 && code <= 7) return { kind: 'time', format: formats[code as 4] };
  const kinds: Readonly<Record<number, 'text' | 'number' | 'boolean' | 'bytes' | 'any'>> = {
    ...{ 0: 'text', 1: 'number', 2: 'boolean', 15: 'any', 17: 'number', 19: 'number' },
    ...{ 21: 'bytes', 42: 'bytes' },
  };
  const kind = kinds[code];
  if (kind === undefined)
    throw new Error(`the SDK's schema has a simple type ${code} that is not known here`);
  return { kind };
}

const shapes = new Map<Schema, Shape>();

export function shapeOf(raw: unknown): Shape {
  if (typeof raw === 'function') return shapeOf(raw());
  if (raw === 'unit' || raw === undefined || raw === null) return NOTHING;
  if (typeof raw === 'number') return simple(raw);
  const schema = raw as Schema;
  const known = shapes.get(schema);
  if (known) return known;
  const made = shapeOfSchema(schema);
  shapes.set(schema, made);
  return made;
}

function shapeOfSchema([kind, , name, , first, second, third]: Schema): Shape {
  switch (kind) {
    case 0:
      return shapeOf(first);
    case LIST:
      return { kind: 'list', of: memberOf(first) };
    case MAP:
      return { kind: 'map', key: memberOf(first), of: memberOf(second) };
    case STRUCTURE:
    case UNION:
    case ERROR: {
      const names = first as readonly string[];
      const of = second as readonly unknown[];
      return {
        kind: 'structure',
        name: String(name),
        members: new Map(names.map((one, at) => [one, memberOf(of[at])])),
        // The SDK puts the members that must be there first, and says how many they are.
        required: kind === UNION ? [] : names.slice(0, Number(third ?? 0)),
      };
    }
    default:
      throw new Error(
        `the SDK's schema of ${String(name)} is of a kind ${String(kind)} that is not known here`,
      );
  }
}

/** A member is its schema, or that with traits. */
function memberOf(raw: unknown): Member {
  const isPair =
    Array.isArray(raw) && raw.length === 2 && (typeof raw[0] === 'function' || typeof raw[0] === 'number');
  const [schema, traits] = isPair ? raw : [raw, 0];
  // Not at once: a shape may hold itself.
  let found: Shape | undefined;
  const shape = (): Shape => {
    found ??= shapeOf(schema);
    return found;
  };
  return { shape, traits: traitsOf(traits) };
}

export const NOTHING: Structure = { kind: 'structure', name: 'nothing', members: new Map(), required: [] };

function structureOf(raw: unknown): Structure {
  const shape = shapeOf(raw);
  if (shape.kind === 'structure') return shape;
  throw new Error(`what an operation takes or answers is a ${shape.kind}`);
}

/** An operation by the SDK's schema of it, which a client exports as `<operation>$`. */
export function operationOf(sdk: object, name: string): Operation | undefined {
  const schema = (sdk as Readonly<Record<string, unknown>>)[`${name}$`];
  if (!Array.isArray(schema) || schema[0] !== 9) return undefined;
  return {
    name,
    traits: traitsOf(schema[3]),
    input: structureOf(schema[4]),
    output: structureOf(schema[5]),
  };
}

/** What the SDK's schema says of an error, `{httpError, awsQueryError}`; undefined where the service has none of the name. */
export function errorOf(sdk: object, name: string): Traits | undefined {
  const schema = (sdk as Readonly<Record<string, unknown>>)[`${name}$`];
  return Array.isArray(schema) && schema[0] === ERROR ? traitsOf(schema[3]) : undefined;
}
