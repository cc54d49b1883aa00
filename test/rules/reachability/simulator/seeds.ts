import { compareSeed, shrunk } from './compare';

/** Half of the 10,000 networks; the other half has a file of its own, and so another core. */
export const NETWORKS = 5_000;

export const QUESTIONS = 3;

export interface Told {
  readonly count: number;
  /** The share of each answer; of unknown, where something is left open. */
  readonly mix: Readonly<Record<'true' | 'false' | 'unknown', number>>;
  /** The share of networks that leave nothing open. */
  readonly concrete: number;
  /** The first one with its seed, made small. */
  readonly disagreement: string | undefined;
}

/** What was said of the networks of the seeds from a first one on. */
export function told(first: number): Told {
  const counts = { true: 0, false: 0, unknown: 0, concrete: 0 };
  let disagreement: string | undefined;
  for (let seed = first; seed < first + NETWORKS; seed++) {
    const { told: some, found, isConcrete } = compareSeed(seed, QUESTIONS);
    for (const answer of ['true', 'false', 'unknown'] as const) counts[answer] += some[answer] ?? 0;
    counts.concrete += isConcrete ? 1 : 0;
    if (found[0] !== undefined) disagreement ??= JSON.stringify(shrunk(found[0]), undefined, 1);
  }
  const count = counts.true + counts.false + counts.unknown;
  const open = (NETWORKS - counts.concrete) * QUESTIONS;
  return {
    count,
    mix: { true: counts.true / count, false: counts.false / count, unknown: counts.unknown / open },
    concrete: counts.concrete / NETWORKS,
    disagreement,
  };
}
