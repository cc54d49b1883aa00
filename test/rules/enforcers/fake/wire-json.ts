import type { Member, Shape, Traits } from './shape';

/** Reads and writes the JSON of a service: https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html */
export function fromJson(value: unknown, shape: Shape, traits: Traits = {}, named = false): unknown {
  if (value === null || value === undefined) return value ?? undefined;
  switch (shape.kind) {
    case 'time':
      return timeFrom(value, formatOf(shape, traits, 'epoch'));
    case 'bytes':
      return typeof value === 'string' ? new Uint8Array(Buffer.from(value, 'base64')) : value;
    case 'list':
      return Array.isArray(value) ? value.map((one) => inner(fromJson, one, shape.of, named)) : value;
    case 'map':
      return mapped(value, (one) => inner(fromJson, one, shape.of, named));
    case 'structure': {
      if (typeof value !== 'object' || Array.isArray(value)) return value;
      const names = new Map(
        [...shape.members].map(([name, member]) => [jsonName(name, member, named), name]),
      );
      return Object.fromEntries(
        Object.entries(value)
          // The SDK tells errors and unions by it.
          .filter(([key]) => key !== '__type')
          .map(([key, one]) => {
            const name = names.get(key);
            const member = name === undefined ? undefined : shape.members.get(name);
            return member && name !== undefined ? [name, inner(fromJson, one, member, named)] : [key, one];
          }),
      );
    }
    default:
      return value;
  }
}

export function toJson(value: unknown, shape: Shape, traits: Traits = {}, named = false): unknown {
  if (value === null || value === undefined) return undefined;
  switch (shape.kind) {
    case 'time':
      return timeTo(value as Date, formatOf(shape, traits, 'epoch'));
    case 'bytes':
      return Buffer.from(value as Uint8Array).toString('base64');
    case 'list':
      return (value as readonly unknown[]).map((one) => inner(toJson, one, shape.of, named));
    case 'map':
      return mapped(value, (one) => inner(toJson, one, shape.of, named));
    case 'structure':
      return Object.fromEntries(
        Object.entries(value as object).flatMap(([name, one]) => {
          const member = shape.members.get(name);
          return member && one !== undefined
            ? [[jsonName(name, member, named), inner(toJson, one, member, named)]]
            : [];
        }),
      );
    default:
      return value;
  }
}

type Way = (value: unknown, shape: Shape, traits: Traits, named: boolean) => unknown;

function inner(way: Way, value: unknown, member: Member, named: boolean): unknown {
  return way(value, member.shape(), member.traits, named);
}

function mapped(value: unknown, way: (one: unknown) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, way(one)]));
}

/** Only REST services call members otherwise in JSON: https://smithy.io/2.0/spec/protocol-traits.html#jsonname-trait */
function jsonName(name: string, { traits }: Member, named: boolean): string {
  return named && typeof traits['jsonName'] === 'string' ? traits['jsonName'] : name;
}

export type TimeFormat = 'iso' | 'http' | 'epoch';

export function formatOf(
  { format }: Extract<Shape, { kind: 'time' }>,
  { timestampFormat }: Traits,
  usual: TimeFormat,
): TimeFormat {
  if (timestampFormat === 'date-time') return 'iso';
  if (timestampFormat === 'http-date') return 'http';
  if (timestampFormat === 'epoch-seconds') return 'epoch';
  return format === 'default' ? usual : format;
}

export function timeFrom(value: unknown, format: TimeFormat): unknown {
  if (format === 'epoch') return typeof value === 'number' ? new Date(value * 1000) : value;
  return typeof value === 'string' ? new Date(value) : value;
}

export function timeTo(value: Date, format: TimeFormat): string | number {
  if (format === 'epoch') return value.getTime() / 1000;
  return format === 'iso' ? value.toISOString() : value.toUTCString();
}
