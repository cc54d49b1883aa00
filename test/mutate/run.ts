import { ENDPOINT } from '../../rules/core/rule';
import { TOOL } from '../../rules/enforcers/tool';
import { POINTS } from '../../rules/packs/points';
import { innocentsOf } from '../../tools/mutate/innocents';
import {
  type Answer,
  type Counts,
  forAnyReason,
  forItsReason,
  type Judge,
  outcomeOf,
} from '../../tools/mutate/judge';
import { judged, ourJudge } from '../../tools/mutate/judges/ours';
import type { Column, Matrix } from '../../tools/mutate/matrix';
import type { Mutant } from '../../tools/mutate/mutant';
import { mutantsOf } from '../../tools/mutate/mutants';
import { configJudge, decidedByConfig } from './config-judge';
import type { Subject } from './subject';

/** What a judge makes of mutants; those that it can never see it is not asked about. */
export async function columnOf(
  judge: Judge,
  { templates }: Subject,
  mutants: readonly Mutant[],
  counts: Counts,
  sees: (mutant: Mutant) => boolean = () => true,
): Promise<Column> {
  const { name, version } = judge;
  if (version === undefined) return { name, version, results: [], reasons: {} };
  const asked = mutants.filter(sees);
  const [before, ...after] = await judge.judge([templates, ...asked.map((one) => one.templates)]);
  const reasons: Record<string, string> = {};
  const answers = new Map(asked.map(({ name: of }, index) => [of, after[index]]));
  const results = mutants.map((mutant) => {
    if (!sees(mutant)) return 'unseen';
    const answer: Answer = answers.get(mutant.name) ?? { crash: 'it did not answer' };
    const outcome = outcomeOf(mutant, before ?? { crash: 'it did not answer' }, answer, counts);
    if (outcome === 'crashed')
      reasons[mutant.name] = 'crash' in answer ? answer.crash : 'it crashed on what it was made of';
    else if (outcome === 'survived') reasons[mutant.name] = whySurvived(mutant);
    return outcome;
  });
  return { name, version, results, reasons };
}

function whySurvived({ rule }: Mutant): string {
  const { item, periodic } = POINTS[rule] ?? {};
  const doubts = periodic?.doubts ?? item?.doubts ?? periodic?.unseen ?? item?.unseen ?? [];
  return doubts.length > 0 ? `AWS Config does not tell all of ${doubts.join(', ')}` : '';
}

/** Ours at synth, and ours on what AWS Config would record. */
export async function ourColumns(subject: Subject, mutants: readonly Mutant[]): Promise<readonly Column[]> {
  const { rules, documents } = subject;
  const seen = new Set(rules.filter(decidedByConfig).map(({ id }) => id));
  const isSeen = ({ rule }: Mutant): boolean => seen.has(rule);
  return [
    await columnOf(ourJudge('ours at synth', TOOL.version, rules, documents), subject, mutants, forItsReason),
    await columnOf(
      configJudge('ours in AWS Config', TOOL.version, rules, documents),
      subject,
      mutants,
      forItsReason,
      isSeen,
    ),
  ];
}

export async function otherColumns(
  judges: readonly Judge[],
  subject: Subject,
  mutants: readonly Mutant[],
): Promise<readonly Column[]> {
  const columns: Column[] = [];
  for (const judge of judges) columns.push(await columnOf(judge, subject, mutants, forAnyReason));
  return columns;
}

/** What ours newly finds in variants that are as good as the deployment. */
export function accused({ templates, rules, documents }: Subject): Matrix['innocents'] {
  const known = new Set(
    judged(templates, rules, documents).map(({ rule, stack, resource }) => `${rule} ${stack}/${resource}`),
  );
  const variants = innocentsOf(templates);
  const found = variants.flatMap(({ name, templates: variant, formerly, region }) => {
    const there = region === undefined ? documents : documents.map((one) => ({ ...one, region }));
    const keys = judged(variant, rules, there).map(
      ({ rule, stack, resource }) => `${rule} ${stack}/${formerly[resource] ?? resource}`,
    );
    return keys.filter((key) => !known.has(key)).map((key) => `${name}: ${key}`);
  });
  return { count: variants.length, accused: found };
}

/** Rules about what a service answers, which no template says: how they can fail is shown against real servers. */
export function elsewhere({ rules }: Subject): Matrix['elsewhere'] {
  return rules
    .filter(({ stage, appliesTo }) => stage === 'enforced' && appliesTo.includes(ENDPOINT))
    .map(({ id }) => ({
      rule: id,
      test: 'a server that breaks it, in test/canaries/posture and test/rules/enforcers/probe',
    }));
}

export async function matrixOf(subject: Subject, others: readonly Judge[]): Promise<Matrix> {
  const mutants = mutantsOf(subject.templates, subject.rules);
  const columns = [
    ...(await ourColumns(subject, mutants)),
    ...(await otherColumns(others, subject, mutants)),
  ];
  return { mutants, columns, innocents: accused(subject), elsewhere: elsewhere(subject) };
}
