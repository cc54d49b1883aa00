import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** A resource of a template; what is not literal stays what CloudFormation calls it, `{ Ref: ... }`. */
export type Resource = Readonly<{ id: string; type: string; properties: Readonly<Record<string, unknown>> }>;
export type Stack = Readonly<{ name: string; region: string; resources: readonly Resource[] }>;

const Template = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
});
const Manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.looseObject({
      type: z.string(),
      environment: z.string().optional(),
      properties: z.looseObject({ templateFile: z.string().optional() }).optional(),
    }),
  ),
});

/** A stack from the JSON of its template. */
export const stackOf = (name: string, region: string, template: unknown): Stack => ({
  name,
  region,
  resources: Object.entries(Template.parse(template).Resources).map(([id, { Type, Properties }]) => ({
    id,
    type: Type,
    properties: Properties,
  })),
});

/** The stacks of a cloud assembly, in the order they are deployed in. */
export const readAssembly = (folder: string): readonly Stack[] => {
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  const stacks = Object.entries(Manifest.parse(read('manifest.json')).artifacts).flatMap(
    ([name, artifact]) => {
      const file = artifact.properties?.templateFile;
      if (artifact.type !== 'aws:cloudformation:stack' || !file) return [];
      // aws://<account>/<region>
      return [stackOf(name, artifact.environment?.split('/').at(-1) ?? 'unknown-region', read(file))];
    },
  );
  if (stacks.length === 0) throw new Error(`${folder} holds no stack`);
  return stacks;
};

/** A list, or nothing where there is none; throws where only the deployment will know. */
export const list = (value: unknown): readonly unknown[] => {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  throw new Error('a list that is only known after deployment');
};

/** A record's field; undefined where there is none. */
export const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;

/** A number, also one written as text; `absent` where there is none; throws where only the deployment will know. */
export const amount = (value: unknown, absent?: number): number => {
  if (value === undefined && absent !== undefined) return absent;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  throw new Error(`a number that is only known after deployment: ${JSON.stringify(value)}`);
};
