import type { IMPOSSIBLE, Variable } from '../core/scenario';

/**
 * What a value rests on: what was taken for granted, what is to be decided before it is known, or that it cannot be
 * deployed.
 */
export type Note = string | Variable | typeof IMPOSSIBLE;

/** Hears what the value at a path rests on. */
export type Assume = (path: string, note: Note) => void;

/** Whether a condition holds: not known while a variable among the notes is undecided. */
export interface Decision {
  readonly holds: boolean | undefined;
  /** The variables to decide, or what was taken for granted. */
  readonly notes: readonly Note[];
}
