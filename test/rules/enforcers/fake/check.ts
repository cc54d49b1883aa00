import type { Enumerations } from './enumerations';
import type { Member, Shape } from './shape';

/** What in a value contradicts the SDK's schema, each with its place; empty where nothing does. */
export function contradictions(
  value: unknown,
  shape: Shape,
  enumerations: Enumerations,
  place = '',
): readonly string[] {
  const wrong = (what: string): readonly string[] => [`${place || 'it'} ${what}`];
  const found = value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value;
  switch (shape.kind) {
    case 'any':
      return [];
    case 'text':
      return typeof value === 'string' ? [] : wrong(`is ${found}, not text`);
    case 'number':
      return ['number', 'bigint'].includes(typeof value) ? [] : wrong(`is ${found}, not a number`);
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrong(`is ${found}, not true or false`);
    case 'time': {
      const isTime = value instanceof Date && !Number.isNaN(value.getTime());
      return isTime ? [] : wrong(`is ${found}, not a time`);
    }
    case 'bytes':
      return value instanceof Uint8Array ? [] : wrong(`is ${found}, not bytes`);
    case 'list':
      if (!Array.isArray(value)) return wrong(`is ${found}, not a list`);
      return value.flatMap((one, at) =>
        contradictions(one, shape.of.shape(), enumerations, `${place}[${at}]`),
      );
    case 'map':
      if (!isPlain(value)) return wrong(`is ${found}, not a map`);
      return Object.entries(value).flatMap(([key, one]) =>
        contradictions(one, shape.of.shape(), enumerations, `${place}[${JSON.stringify(key)}]`),
      );
    case 'structure': {
      if (!isPlain(value)) return wrong(`is ${found}, not ${shape.name}`);
      const at = (name: string): string => (place === '' ? name : `${place}.${name}`);
      const given = Object.entries(value).filter(([, one]) => one !== undefined);
      const names = new Set(given.map(([name]) => name));
      const missing = shape.required.filter((name) => !names.has(name));
      return [
        ...missing.map((name) => `${at(name)} is missing from ${shape.name}`),
        ...given.flatMap(([name, one]) => {
          const member = shape.members.get(name);
          if (!member) return [`${at(name)} is unknown to ${shape.name}`];
          const values = enumerations(shape.name, name);
          return [
            ...contradictions(one, member.shape(), enumerations, at(name)),
            ...strangers(one, member, values).map(
              (stranger) => `${at(name)} is ${stranger}, none of its values`,
            ),
          ];
        }),
      ];
    }
  }
}

/** What is none of the values of an enumeration, in a text or in the texts of a list. */
function strangers(value: unknown, member: Member, values: readonly string[] | undefined): readonly string[] {
  if (values === undefined) return [];
  const all = Array.isArray(value) ? value : [value];
  const isText = member.shape().kind === 'text' || member.shape().kind === 'list';
  return isText
    ? all.filter((one) => typeof one === 'string' && !values.includes(one)).map((one) => JSON.stringify(one))
    : [];
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof Uint8Array)
  );
}
