import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The values of a member that is an enumeration; undefined where it is free text. */
export type Enumerations = (structure: string, member: string) => readonly string[] | undefined;

/**
 * The enumerations of a client: its schema says of them only that they are text, its declarations which one it is,
 * and its module which values there are.
 */
export function enumerationsOf(pack: string, sdk: object): Enumerations {
  const folder = join(dirname(require.resolve(`${pack}/package.json`)), 'dist-types/models');
  const declared = readdirSync(folder)
    .filter((name) => /^(models|errors)/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  const known = new Map<string, ReadonlyMap<string, readonly string[]>>();
  const valuesIn = (structure: string): ReadonlyMap<string, readonly string[]> => {
    const found = [...members(declared, structure)].flatMap(([member, type]) => {
      const values = (sdk as Readonly<Record<string, unknown>>)[type];
      const isEnumeration = typeof values === 'object' && values !== null && !Array.isArray(values);
      return isEnumeration
        ? [[member, Object.values(values as Readonly<Record<string, string>>)] as const]
        : [];
    });
    return new Map(found);
  };
  return (structure, member) => {
    const found = known.get(structure) ?? valuesIn(structure);
    known.set(structure, found);
    return found.get(member);
  };
}

function members(declared: string, structure: string): ReadonlyMap<string, string> {
  const start = declared.search(new RegExp(`^export (interface|declare class) ${structure}\\b`, 'm'));
  if (start < 0) return new Map();
  const body = declared.slice(start, declared.indexOf('\n}', start));
  return new Map(
    [...body.matchAll(/^ {4}(?:readonly )?(\w+)\??: (?:\()?(\w+)/gm)].map(([, name = '', type = '']) => [
      name,
      type,
    ]),
  );
}
