/** What one process compared. */
export interface Compared {
  /** Questions that model and simulator both answered. */
  readonly count: number;
  /** How often the model answered what. */
  readonly told: Readonly<Record<string, number>>;
  /** The first disagreement about each network, with its seed, made as small as it gets. */
  readonly disagreements: readonly string[];
}
