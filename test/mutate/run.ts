import { ENDPOINT } from '../../rules/core/rule';
import { TOOL } from '../../rules/enforcers/tool';
import type { Decided } from '../../rules/packs/point';
import { POINTS } from '../../rules/packs/points';
import { innocentsOf } from '../../tools/mutate/innocents';
import {
  type Answer,
  type Counts,
  doubtOf,
  type Finding,
  forAnyReason,
  forItsReason,
  type Judge,
  outcomeOf,
} from '../../tools/mutate/judge';
import { judged, ourJudge } from '../../tools/mutate/judges/ours';
import type { Column, Matrix, Result } from '../../tools/mutate/matrix';
import type { Mutant } from '../../tools/mutate/mutant';
import { configJudge, decidedByConfig } from './config-judge';
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
  if (version === undefined) return { ...column, results: [], reasons: {} };
  const asked = mutants.filter((one) => whyUnseen(one) === undefined);
  const [before = SILENT, ...after] = await judge.judge([templates, ...asked.map((one) => one.templates)]);
  const answers = new Map(asked.map((one, index) => [one.name, after[index]]));
  const told = mutants.map((mutant): readonly [Result, string?] => {
    const hidden = whyUnseen(mutant);
    if (hidden !== undefined) return ['unseen', hidden];
    const answer = answers.get(mutant.name) ?? SILENT;
    const outcome = outcomeOf(mutant, before, answer, counts);
    if (outcome === 'killed') return [outcome];
    if ('crash' in before) return [outcome, before.crash];
    if ('crash' in answer) return [outcome, answer.crash];
    const doubt = doubtOf(mutant, answer);
    if (doubt && isUntold(mutant, doubt)) return ['unseen', doubt.detail ?? ''];
    return doubt ? [outcome, `in doubt: ${doubt.detail}`] : [outcome];
  });
  const reasons = told.flatMap(([, why], index) => {
    const mutant = mutants[index]?.name;
    return why === undefined || mutant === undefined ? [] : [[mutant, why] as const];
  });
  return { ...column, results: told.map(([result]) => result), reasons: Object.fromEntries(reasons) };
}

const SILENT: Answer = { crash: 'it did not answer' };

/** What is out of a judge's sight. */
interface Sight {
  /** Why it can never see a mutant; undefined of one that it is asked about. */
  readonly whyUnseen?: (mutant: Mutant) => string | undefined;
  /** Whether it is known that nobody tells it what it is in doubt about. */
  readonly isUntold?: (mutant: Mutant, doubt: Finding) => boolean;
}

/** Ours on what AWS Config would record of mutants: rules/packs/points.ts has what it does not tell of each rule. */
export function configColumn(subject: Subject, mutants: readonly Mutant[]): Promise<Column> {
  const { rules, documents } = subject;
  const seen = new Set(rules.filter(decidedByConfig).map(({ id }) => id));
  return columnOf(
    configJudge('ours in AWS Config', TOOL.version, rules, documents),
    subject,
    mutants,
    forItsReason,
    {
      whyUnseen: ({ rule }) => {
        const { doubts = [], unseen = [] } = pointOf(rule);
        const why = [...unseen, ...doubts.map((one) => `AWS Config does not tell all of ${one}`)];
        return seen.has(rule) ? undefined : why.join('; ') || 'AWS Config records nothing of it';
      },
      isUntold: ({ rule }, { detail = '' }) =>
        (pointOf(rule).doubts ?? []).some((one) => `${detail} `.startsWith(`${one.split(' ')[1] ?? ''} `)),
    },
  );
}

function pointOf(rule: string): Partial<Decided> {
  return POINTS[rule]?.periodic ?? POINTS[rule]?.item ?? {};
}

export function synthColumn(subject: Subject, mutants: readonly Mutant[]): Promise<Column> {
  const judge = ourJudge('ours at synth', TOOL.version, subject.rules, subject.documents);
  return columnOf(judge, subject, mutants, forItsReason);
}

/** What ours newly finds in variants that are as good as the deployment. */
export function accused({ templates, rules, documents }: Subject): Matrix['innocents'] {
  const known = new Set(
    judged(templates, rules, documents).findings.map(
      ({ rule, stack, resource }) => `${rule} ${stack}/${resource}`,
    ),
  );
  const variants = innocentsOf(templates);
  const found = variants.flatMap(({ name, templates: variant, formerly, region }) => {
    const there = region === undefined ? documents : documents.map((one) => ({ ...one, region }));
    const keys = judged(variant, rules, there).findings.map(
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

/** Asks ours and the others, one after the other; tells how long each took, in seconds. */
export async function matrixOf(
  subject: Subject,
  mutants: readonly Mutant[],
  others: readonly Judge[],
  told: (what: string, seconds: number) => void = () => {},
): Promise<Matrix> {
  const timed = async <T>(what: string, make: () => T | Promise<T>): Promise<T> => {
    const start = performance.now();
    const made = await make();
    told(what, (performance.now() - start) / 1000);
    return made;
  };
  const columns = [await timed('ours at synth', () => synthColumn(subject, mutants))];
  const innocents = await timed('innocent variants, ours at synth', () => accused(subject));
  columns.push(await timed('ours in AWS Config', () => configColumn(subject, mutants)));
  for (const judge of others)
    columns.push(await timed(judge.name, () => columnOf(judge, subject, mutants, forAnyReason)));
  return { mutants, columns, innocents, elsewhere: elsewhere(subject) };
}
