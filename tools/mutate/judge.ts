import { messageOf } from '../../rules/core/errors';
import type { Mutant, Place, Templates } from './mutant';

/** One objection of a judge. */
export interface Finding extends Place {
  /** The rule's id in the judge's own words. */
  readonly rule: string;
  /** What tells it from the judge's other findings by the same rule on the same resource: a property path, a message. */
  readonly detail?: string;
}

/** What a judge said of templates; a crash is an answer of its own, and kills nothing. */
export type Answer = { readonly findings: readonly Finding[] } | { readonly crash: string };

/** Whoever may object to a mutant. */
export interface Judge {
  readonly name: string;
  /** Undefined where it is not installed; then it is never asked. */
  readonly version: string | undefined;
  /** One answer for each of the cases, in order. Never rejects: what goes wrong with a case is its crash. */
  readonly judge: (cases: readonly Templates[]) => Promise<readonly Answer[]>;
}

/** A judge that is asked of one case at a time. */
export function oneByOne(
  judge: (templates: Templates) => readonly Finding[] | Promise<readonly Finding[]>,
): Judge['judge'] {
  return async (cases) => {
    const answers: Answer[] = [];
    for (const one of cases) {
      try {
        answers.push({ findings: await judge(one) });
      } catch (thrown) {
        answers.push({ crash: messageOf(thrown) });
      }
    }
    return answers;
  };
}

/** What came of a mutant. */
export type Outcome = 'killed' | 'survived' | 'crashed';

/** Which findings of a judge count: of ours only those for the reason, of another's any on the resource. */
export type Counts = (finding: Finding, mutant: Mutant) => boolean;

export const forAnyReason: Counts = () => true;

export const forItsReason: Counts = ({ rule }, mutant) => rule === mutant.rule || mutant.alike.includes(rule);

/** What a judge's answer makes of a mutant: killed only by a finding on it that the templates did not have before. */
export function outcomeOf(mutant: Mutant, before: Answer, after: Answer, counts: Counts): Outcome {
  if ('crash' in before || 'crash' in after) return 'crashed';
  const known = new Set(before.findings.map(keyOf));
  const isHere = ({ stack, resource }: Place): boolean =>
    [mutant, ...mutant.related].some((place) => place.stack === stack && place.resource === resource);
  // A claim is about the network as a whole, and names the path, not one resource.
  const isAbout = (one: Finding): boolean => isHere(one) || one.rule.startsWith('claim-');
  const kills = after.findings.some((one) => isAbout(one) && counts(one, mutant) && !known.has(keyOf(one)));
  return kills ? 'killed' : 'survived';
}

function keyOf({ rule, stack, resource, detail = '' }: Finding): string {
  return JSON.stringify([rule, stack, resource, detail]);
}
