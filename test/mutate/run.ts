import { ENDPOINT } from '../../rules/core/rule';
import { TOOL } from '../../rules/enforcers/tool';
import type { Decided } from '../../rules/packs/point';
import { POINTS } from '../../rules/packs/points';
import { innocentsOf } from '../../tools/mutate/innocents';
import { forAnyReason, forItsReason, type Judge } from '../../tools/mutate/judge';
import { judged, ourJudge } from '../../tools/mutate/judges/ours';
import type { Column, Matrix } from '../../tools/mutate/matrix';
import type { Mutant } from '../../tools/mutate/mutant';
import { columnOf } from './column';
import { configJudge, decidedByConfig } from './config-judge';
import type { Subject } from './subject';

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

/** Asks ours and the others, one after the other; tells how long each took, in seconds on the clock and of the CPU. */
export async function matrixOf(
  subject: Subject,
  mutants: readonly Mutant[],
  others: readonly Judge[],
  told: (what: string, waited: number, cpu: number) => void = () => {},
): Promise<Matrix> {
  const timed = async <T>(what: string, make: () => T | Promise<T>): Promise<T> => {
    const [start, used] = [performance.now(), process.cpuUsage()];
    const made = await make();
    const { user, system } = process.cpuUsage(used);
    told(what, (performance.now() - start) / 1e3, (user + system) / 1e6);
    return made;
  };
  const columns = [await timed('ours at synth', () => synthColumn(subject, mutants))];
  const innocents = await timed('innocent variants, ours at synth', () => accused(subject));
  columns.push(await timed('ours in AWS Config', () => configColumn(subject, mutants)));
  for (const judge of others)
    columns.push(await timed(judge.name, () => columnOf(judge, subject, mutants, forAnyReason)));
  return { mutants, columns, innocents, elsewhere: elsewhere(subject) };
}
