import type { Deployed, Plain, PlainObject } from '../deploy';
import type { Stack } from '../parts';

/** What AWS Config records of one resource, before it is written in any dialect. */
export interface Recorded {
  /** What AWS Config calls the type, where CloudFormation has another name. */
  readonly type?: string;
  readonly id?: string;
  /** As the API of the service answers it, with the names of AWS Config. */
  readonly configuration: unknown;
  readonly supplementary?: Readonly<Record<string, unknown>>;
  readonly relationships?: readonly { readonly type: string; readonly id?: string; readonly name?: string }[];
}

/** What a resource becomes in AWS Config. */
export type Projection = (one: Deployed, stack: Stack) => Recorded;

/** A document that items hold as an object, as text, or as URL-encoded text. */
export class Document {
  constructor(readonly content: Plain) {}
}

/** Names that AWS Config does not write by making their first letter small: https://github.com/awslabs/aws-config-resource-schema */
const ODD_NAMES: Readonly<Record<string, string>> = {
  AWSAccountId: 'awsaccountId',
  KMSKeyArn: 'kmskeyArn',
  OKActions: 'okactions',
};

/** An answer of the SDK with the names of AWS Config; nothing is null, or absent, there. */
export function lowered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lowered);
  if (typeof value !== 'object' || value === null || value instanceof Document) return value ?? null;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) =>
      inner === undefined
        ? []
        : [[ODD_NAMES[name] ?? `${name.charAt(0).toLowerCase()}${name.slice(1)}`, lowered(inner)]],
    ),
  );
}

export function text(of: PlainObject, name: string): string | undefined {
  const value = of[name];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

export function number(of: PlainObject, name: string): number | undefined {
  const value = of[name];
  return value === undefined || value === null || Number.isNaN(Number(value)) ? undefined : Number(value);
}

export function flag(of: PlainObject, name: string): boolean | undefined {
  const value = of[name];
  return value === undefined || value === null ? undefined : String(value) === 'true';
}

export function object(of: PlainObject, name: string): PlainObject | undefined {
  const value = of[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as PlainObject)
    : undefined;
}

export function objects(of: PlainObject, name: string): readonly PlainObject[] {
  const value = of[name];
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.flatMap((one: Plain) =>
    typeof one === 'object' && one !== null && !Array.isArray(one) ? [one as PlainObject] : [],
  );
}

export function texts(of: PlainObject, name: string): string[] {
  const value = of[name];
  const list = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return list.flatMap((one: Plain) => (typeof one === 'object' ? [] : [String(one)]));
}

/** What stands for a VPC and a subnet of the account, where a template does not say which one. */
export const SOME_VPC = 'vpc-0aaaaaaaaaaaaaaaa';
export const SOME_SUBNET = 'subnet-0aaaaaaaaaaaaaaaa';

/** What the parts of a resource say, in their own templates' words. */
export function partsOf(
  stack: Stack,
  type: string,
  property: string,
  owner: Deployed,
): readonly PlainObject[] {
  return stack.naming(type, property, owner).map(({ properties }) => properties);
}
