/** How far a rule can be decided somewhere, as comparisons with its verdicts on templates show it. */
export interface Decided {
  /** `some` where a violation and a compliance agree, but not every verdict; `none` where not even these do. */
  readonly decides: 'all' | 'some' | 'none';
  /** What can be in doubt there although the template decides it: a type, and a path of it. */
  readonly doubts?: readonly string[];
  /** Types of which nothing is told there, each with the reason. */
  readonly unseen?: readonly string[];
}

/** Where a rule can be decided. */
export interface Points {
  /** `cdk synth`, a CloudFormation hook, `guardrails check` on templates. */
  readonly template: Decided;
  /** A rule of AWS Config that a change triggers, and `guardrails check` on its items. */
  readonly item: Decided;
  /** A periodic rule of AWS Config, where it decides more by describing these types itself. */
  readonly periodic?: Decided & { readonly describes: readonly string[] };
  /** What a canary of ours asks for, where the rule judges answers; neither a template nor an item has any. */
  readonly answer?: Decided;
}
