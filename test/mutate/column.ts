import {
  type Answer,
  type Counts,
  doubtOf,
  type Finding,
  forItsReason,
  type Judge,
  killersOf,
  outcomeOf,
} from '../../tools/mutate/judge';
import type { Column, Result } from '../../tools/mutate/matrix';
import type { Mutant } from '../../tools/mutate/mutant';
import type { Subject } from './subject';

/** What a judge makes of mutants; those that it can never see it is not asked about. */
export async function columnOf(
  judge: Judge,
  { templates }: Subject,
  mutants: readonly Mutant[],
  counts: Counts,
  { whyUnseen = () => undefined, isUntold = () => false }: Sight = {},
): Promise<Column> {
  const { name, version, absent } = judge;
  const column = { name, version, ...(absent === undefined ? {} : { absent }) };
  if (version === undefined) return { ...column, results: [], reasons: {}, by: {} };
  const asked = mutants.filter((one) => whyUnseen(one) === undefined);
  const [before = SILENT, ...after] = await judge.judge([templates, ...asked.map((one) => one.templates)]);
  const answers = new Map(asked.map((one, index) => [one.name, after[index]]));
  const told = mutants.map((mutant): Judged => {
    const hidden = whyUnseen(mutant);
    if (hidden !== undefined) return { result: 'unseen', why: hidden };
    return judgedAs(mutant, before, answers.get(mutant.name) ?? SILENT, counts, isUntold);
  });
  const byName = <T>(of: (judged: Judged) => T | undefined): Readonly<Record<string, T>> =>
    Object.fromEntries(
      mutants.flatMap((mutant, index) => {
        const found = told[index] && of(told[index]);
        return found === undefined ? [] : [[mutant.name, found] as const];
      }),
    );
  const results = told.map(({ result }) => result);
  return { ...column, results, reasons: byName(({ why }) => why), by: byName(({ by }) => by) };
}

interface Judged {
  readonly result: Result;
  readonly why?: string;
  readonly by?: readonly string[];
}

function judgedAs(
  mutant: Mutant,
  before: Answer,
  after: Answer,
  counts: Counts,
  isUntold: (mutant: Mutant, doubt: Finding) => boolean,
): Judged {
  const result = outcomeOf(mutant, before, after, counts);
  if ('crash' in before) return { result, why: before.crash };
  if ('crash' in after) return { result, why: after.crash };
  // Of ours it is known by which: the mutant's own.
  if (result === 'killed')
    return counts === forItsReason ? { result } : { result, by: killersOf(mutant, before, after, counts) };
  const doubt = doubtOf(mutant, after);
  if (!doubt) return { result };
  // A message that begins with the path says it once.
  const detail = (doubt.detail ?? '').replace(/^(\S+) (?=\1)/, '');
  return isUntold(mutant, doubt) ? { result: 'unseen', why: detail } : { result, why: `in doubt: ${detail}` };
}

const SILENT: Answer = { crash: 'it did not answer' };

/** What is out of a judge's sight. */
export interface Sight {
  /** Why it can never see a mutant; undefined of one that it is asked about. */
  readonly whyUnseen?: (mutant: Mutant) => string | undefined;
  /** Whether it is known that nobody tells it what it is in doubt about. */
  readonly isUntold?: (mutant: Mutant, doubt: Finding) => boolean;
}
