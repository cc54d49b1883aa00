import type { Change } from './change';

/** What became of a resource under a rule, as people are to be told. */
export type Kind = 'violation' | 'excepted' | 'unjudged' | 'gone' | 'resolved';

export interface Outcome extends Change {
  readonly kind: Kind;
}

/**
 * What the changes amount to, one outcome for each resource under each rule: from what it was before the first of them
 * to what it is after the last. What went there and back is none, nor is what complies when it is judged for the first
 * time. The same change twice is one, in whatever order they come.
 */
export function outcomesOf(changes: readonly Change[]): readonly Outcome[] {
  const pairs = new Map<string, Change[]>();
  for (const change of changes) {
    const key = pairOf(change);
    pairs.set(key, [...(pairs.get(key) ?? []), change]);
  }
  return [...pairs.values()].flatMap((ofOne) => {
    const [first, ...later] = ofOne.toSorted((one, other) => one.at - other.at);
    if (first === undefined) return [];
    const last = later.at(-1) ?? first;
    const kind = kindOf(first.was, last);
    return kind === undefined ? [] : [{ ...last, was: first.was, kind }];
  });
}

/** The rule and the resource that a change is about. */
export function pairOf({ configRule, type, resource, account, region }: Change): string {
  return JSON.stringify([account, region, configRule, type, resource]);
}

function kindOf(was: Change['was'], { is, reason }: Change): Kind | undefined {
  if (is === 'NON_COMPLIANT') return was === 'NON_COMPLIANT' ? undefined : 'violation';
  if (was !== 'NON_COMPLIANT') return undefined;
  if (is === 'COMPLIANT') return 'resolved';
  if (reason.startsWith('excepted by ')) return 'excepted';
  return reason.startsWith('not judged: ') || is === 'INSUFFICIENT_DATA' ? 'unjudged' : 'gone';
}
