import { messageOf } from '../../rules/core/errors';
import type { Mutant, Place, Templates } from './mutant';

/** One objection of a judge. */
export interface Finding extends Place {
  /** The rule's id in the judge's own words. */
  readonly rule: string;
  /** What tells it from the judge's other findings by the same rule on the same resource: a property path, a message. */
  readonly detail?: string;
}

/** What a judge found in templates, and of what it says itself that it cannot tell. */
export interface Told {
  readonly findings: readonly Finding[];
  readonly doubts?: readonly Finding[];
}

/** What a judge said of templates; a crash is an answer of its own, and kills nothing. */
export type Answer = Told | { readonly crash: string };

/** Whoever may object to a mutant. */
export interface Judge {
  readonly name: string;
  /** Undefined where it is not installed; then it is never asked. */
  readonly version: string | undefined;
  /** Why it is not installed. */
  readonly absent?: string;
  /** One answer for each of the cases, in order. Never rejects: what goes wrong with a case is its crash. */
  readonly judge: (cases: readonly Templates[]) => Promise<readonly Answer[]>;
}

/** A judge that is asked of one case at a time. */
export function oneByOne(judge: (templates: Templates) => Told | readonly Finding[]): Judge['judge'] {
  return async (cases) => {
    const answers: Answer[] = [];
    for (const one of cases) {
      try {
        const told = judge(one);
        answers.push('findings' in told ? told : { findings: told });
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
  return killersOf(mutant, before, after, counts).length > 0 ? 'killed' : 'survived';
}

/** The rules by which a judge kills a mutant. */
export function killersOf(mutant: Mutant, before: Told, after: Told, counts: Counts): readonly string[] {
  const known = new Set(before.findings.map(keyOf));
  const kills = after.findings.filter(
    (one) => isAbout(one, mutant) && counts(one, mutant) && !known.has(keyOf(one)),
  );
  return [...new Set(kills.map(({ rule }) => rule))].sort();
}

/** What the judge cannot tell of the very thing that was made worse. */
export function doubtOf(mutant: Mutant, answer: Answer): Finding | undefined {
  const doubts = 'crash' in answer ? [] : (answer.doubts ?? []);
  return doubts.find((one) => isAbout(one, mutant) && forItsReason(one, mutant));
}

/** A claim is about the network as a whole, and names the path, not one resource. */
function isAbout({ rule, stack, resource }: Finding, mutant: Mutant): boolean {
  const places: readonly Place[] = [mutant, ...mutant.related];
  return rule.startsWith('claim-') || places.some((one) => one.stack === stack && one.resource === resource);
}

function keyOf({ rule, stack, resource, detail = '' }: Finding): string {
  return JSON.stringify([rule, stack, resource, detail]);
}
