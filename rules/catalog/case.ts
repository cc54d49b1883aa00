/** A template, and what one rule says of it: the table beside each rule. Literal: no loops, no builders. */
export interface Case {
  readonly name: string;
  /** `Resources` of a template that is the whole world; parameters and mappings beside them where they matter. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly expect: 'compliant' | 'violation' | 'indeterminate';
  /** `LogicalId Path` of each finding; none for a compliant case. */
  readonly at?: readonly string[];
}
