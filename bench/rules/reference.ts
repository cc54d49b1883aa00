/** What the process that synthesizes this repository's own stacks says, as JSON. */
export interface Reference {
  /** Milliseconds of the CPU to load the plugin, once aws-cdk-lib and the stacks are loaded. */
  readonly load: number;
  /** Milliseconds of the CPU for the plugin in the synthesis. */
  readonly judging: number;
  readonly resources: number;
  readonly rules: number;
}
