import type { Properties, Reference } from './properties';

export type Resource = {
  readonly Type: string;
  readonly Properties?: Properties;
  readonly DependsOn?: string;
};

/** A concrete template, read as naively as a person reads it: every reference is a logical id, everything else is literal. */
export type Template = { readonly Resources: Readonly<Record<string, Resource>> };

/** The resources of a type, each with its logical id. */
export type Rows = readonly (readonly [id: string, properties: Properties])[];

export type Of = (type: string) => Rows;

export function rowsOf({ Resources }: Template): Of {
  const rows = new Map<string, (readonly [string, Properties])[]>();
  for (const [id, { Type, Properties = {} }] of Object.entries(Resources)) {
    rows.set(Type, [...(rows.get(Type) ?? []), [id, Properties]]);
  }
  return (type) => rows.get(`AWS::${type}`) ?? [];
}

/** The logical id that is meant; the default group of a VPC `V` is `V:default`. */
export function refOf(value: Reference | undefined): string {
  if (value === undefined || typeof value === 'string') return value ?? '';
  if ('Ref' in value) return value.Ref;
  const [id = '', attribute] = value['Fn::GetAtt'];
  return attribute === 'DefaultSecurityGroup' ? `${id}:default` : id;
}
