/** What is compared, in the order of the tables: the program of each, and what it is told. */
export const CONTENDERS = {
  none: { title: 'cdk synth alone', program: 'none-main.ts' },
  guardrails: { title: 'Guardrails', program: 'guardrails-main.ts' },
  evaluation: { title: 'Guardrails, evaluation alone', program: 'evaluation-main.ts' },
  awsSolutions: { title: 'cdk-nag AwsSolutions', program: 'nag-main.ts', packs: 1 },
  allNag: { title: 'cdk-nag, all six packs', program: 'nag-main.ts', packs: 6 },
  controlTower: { title: 'Control Tower, by cfn-guard', program: 'cfn-guard-main.ts' },
  cdkValidate: { title: "CDK's own validator", program: 'cdk-validate-main.ts' },
} as const;

export type Contender = keyof typeof CONTENDERS;

export const CONTENDER_NAMES = Object.keys(CONTENDERS) as readonly Contender[];

/** How often rules were asked. */
export interface Checks {
  readonly rules: number;
  /** Pairs of a rule and a resource, whatever the resource is. */
  readonly pairs: number;
  /** Pairs where the rule is about such a resource; undefined where nobody says. */
  readonly applicable?: number;
}

/** What the process of one contender says, as JSON. */
export interface Measurement {
  /** Milliseconds on the clock, and of the CPU. */
  readonly waited: number;
  readonly cpu: number;
  /** The peak of the whole process, building and synthesizing the app included. */
  readonly mebibytes: number;
  readonly findings: number;
  /** Undefined where nobody says how many rules there are. */
  readonly checks?: Checks;
}
