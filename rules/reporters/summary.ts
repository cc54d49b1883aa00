import { SEVERITIES } from '../core/rule';
import type { Outcome } from '../exceptions/except';
import type { Entry } from './entry';

/** What a run looked at, for the heads and the feet of the reports. */
export interface Summary {
  readonly tool: { readonly name: string; readonly version: string };
  readonly inputs: readonly { readonly path: string; readonly kind: string; readonly resources: number }[];
  readonly resources: number;
  /** Resources that at least one rule applies to. */
  readonly judged: number;
  /** The ids of the rules. */
  readonly rules: readonly string[];
}

const STATUSES: readonly string[] = ['violation', 'warning', 'indeterminate', 'excepted'];

/** The same order for the same findings, whatever order they were made in: the gravest first. */
export function sortOutcomes(outcomes: readonly Outcome[]): readonly Outcome[] {
  return sortedBy(outcomes, (outcome) => {
    const { rule, origin, path, message, scenario = '' } = outcome;
    const rank = `${STATUSES.indexOf(standingOf(outcome))}${SEVERITIES.indexOf(rule.severity)}`;
    return [rank, rule.id, origin.file, origin.path ?? origin.id, path, message, scenario];
  });
}

const LEVELS: readonly string[] = ['error', 'warning', 'note'];

/** The same for findings of other tools, which need not have a severity. */
export function sortEntries(entries: readonly Entry[]): readonly Entry[] {
  return sortedBy(entries, ({ rule, status, level, file = '', resource, property, message }) => {
    const severity = rule.severity === undefined ? SEVERITIES.length : SEVERITIES.indexOf(rule.severity);
    const rank = `${STATUSES.indexOf(status)}${LEVELS.indexOf(level)}${severity}`;
    return [rank, rule.id, file, resource, property, message];
  });
}

function sortedBy<T>(items: readonly T[], keyOf: (item: T) => readonly string[]): readonly T[] {
  const collator = new Intl.Collator('en', { numeric: true });
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  keyed.sort((a, b) =>
    a.key.reduce((order, part, index) => order || collator.compare(part, b.key[index] ?? ''), 0),
  );
  return keyed.map(({ item }) => item);
}

/** What a violation of a rule on trial is: it refuses nothing. */
function standingOf({ status, rule }: Outcome): string {
  return status === 'violation' && rule.stage === 'trial' ? 'warning' : status;
}

/** How many findings there are of each status; what a rule on trial finds is a warning. */
export function counts(
  outcomes: readonly Outcome[],
): Readonly<Record<Outcome['status'] | 'warning', number>> {
  const count = (standing: string): number => outcomes.filter((one) => standingOf(one) === standing).length;
  return {
    violation: count('violation'),
    warning: count('warning'),
    indeterminate: count('indeterminate'),
    excepted: count('excepted'),
  };
}

/** One line that says what came of it. */
export function countLine(outcomes: readonly Outcome[]): string {
  const { violation, warning, indeterminate, excepted } = counts(outcomes);
  return [
    plural(violation, 'violation'),
    ...(warning > 0 ? [plural(warning, 'warning')] : []),
    `${indeterminate} in doubt`,
    `${excepted} excepted`,
  ].join(', ');
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
