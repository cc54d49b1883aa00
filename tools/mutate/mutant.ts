/** A template of CloudFormation as JSON, intrinsic functions in their long form. */
export interface Template {
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly [section: string]: unknown;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly [attribute: string]: unknown;
}

/**
 * The templates of an assembly by the names of their stacks; of one file, that one alone.
 *
 * Never changed in place: what a mutant leaves alone is the very same object as before, so that a judge that looks at
 * one template at a time may keep what it found by the object.
 */
export type Templates = Readonly<Record<string, Template>>;

/** A resource of one of the templates. */
export interface Place {
  readonly stack: string;
  /** Its logical id. */
  readonly resource: string;
}

/** Templates with one thing made worse. */
export interface Mutant extends Place {
  /** Unique among all mutants of the same templates: `<operator>: <stack>/<logical id>[, how]`. */
  readonly name: string;
  readonly operator: string;
  readonly family: Family;
  /** The rule of ours that must object. */
  readonly rule: string;
  /** Other rules of ours that say the same of this change, where there are any. */
  readonly alike: readonly string[];
  /** Where a finding counts besides the resource that it is about: its owner, what is folded into it, what else changed. */
  readonly related: readonly Place[];
  readonly templates: Templates;
}

export const FAMILIES = [
  'network',
  'exposure',
  'tls',
  'encryption',
  'logging',
  'retention',
  'identity',
  'secrets',
  'workload',
  'supply chain',
  'availability',
  'monitoring',
  'governance',
] as const;

export type Family = (typeof FAMILIES)[number];

/** One way in which a deployment is made worse. */
export interface Operator {
  readonly name: string;
  readonly family: Family;
  /** Why it matters, in one sentence. */
  readonly reason: string;
  readonly rule: string;
  /** Every mutant that it makes of the templates: one change each, none where there is nothing to change. */
  readonly apply: (templates: Templates) => readonly Mutant[];
}
