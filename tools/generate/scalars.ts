import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type {
  PropertyType,
  SpecDatabase,
  Resource as SpecResource,
  TypeDefinition,
} from '@aws-cdk/service-spec-types';
import { BANNER } from './file';

/** The types of the scalars that CloudFormation's schema gives to resource types. */
export function scalars(types: readonly string[]): string {
  const db = loadAwsServiceSpecSync();
  const table = Object.fromEntries(
    types.map((type) => {
      const [resource] = db.lookup('resource', 'cloudFormationType', 'equals', type);
      if (!resource) throw new Error(`a rule reads ${type}, which CloudFormation does not know`);
      return [type, Object.fromEntries(scalarsOf(db, resource, '', []))];
    }),
  );
  return [
    BANNER,
    "import type { Scalar } from './scalar';",
    '',
    "/** The type of each scalar of CloudFormation's schema, by resource type and path; `[]` stands for every element. */",
    `export const SCALARS: Readonly<Record<string, Readonly<Record<string, Scalar>>>> = ${JSON.stringify(table, null, 2)};`,
    '',
  ].join('\n');
}

/** A type definition that contains itself ends where it would begin again. */
function scalarsOf(
  db: SpecDatabase,
  of: SpecResource | TypeDefinition,
  prefix: string,
  above: readonly string[],
): [string, string][] {
  if (above.includes(of.$id)) return [];
  return Object.entries(of.properties).flatMap(([name, { type }]) =>
    scalarsIn(db, type, prefix === '' ? name : `${prefix}.${name}`, [...above, of.$id]),
  );
}

function scalarsIn(
  db: SpecDatabase,
  type: PropertyType,
  path: string,
  above: readonly string[],
): [string, string][] {
  switch (type.type) {
    case 'boolean':
    case 'integer':
    case 'number':
    case 'json':
      return [[path, type.type]];
    case 'array':
      return scalarsIn(db, type.element, `${path}[]`, above);
    case 'ref':
      return scalarsOf(db, db.get('typeDefinition', type.reference.$ref), path, above);
    case 'map':
      return isText(type.element) ? [] : [[path, 'any']];
    case 'union':
      // A policy document that may also be given as text is one all the same.
      if (type.types.some((one) => one.type === 'json')) return [[path, 'json']];
      return type.types.every(isText) ? [] : [[path, 'any']];
    default:
      return [];
  }
}

function isText({ type }: PropertyType): boolean {
  return type === 'string' || type === 'date-time';
}
