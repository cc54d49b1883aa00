import { SEVERITIES } from '../core/rule';
import type { Outcome } from '../exceptions/except';

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

const STATUSES: readonly string[] = ['violation', 'indeterminate', 'excepted'];

/** The same order for the same findings, whatever order they were made in: the gravest first. */
export function sortOutcomes(outcomes: readonly Outcome[]): readonly Outcome[] {
  const collator = new Intl.Collator('en', { numeric: true });
  const keyed = outcomes.map((outcome) => ({ outcome, key: keyOf(outcome) }));
  keyed.sort((a, b) =>
    a.key.reduce((order, part, index) => order || collator.compare(part, b.key[index] ?? ''), 0),
  );
  return keyed.map(({ outcome }) => outcome);
}

function keyOf({ status, rule, origin, path, message }: Outcome): readonly string[] {
  const rank = `${STATUSES.indexOf(status)}${SEVERITIES.indexOf(rule.severity)}`;
  return [rank, rule.id, origin.file, origin.path ?? origin.id, path, message];
}

/** How many findings there are of each status. */
export function counts(outcomes: readonly Outcome[]): Readonly<Record<Outcome['status'], number>> {
  const count = (status: Outcome['status']): number => outcomes.filter((one) => one.status === status).length;
  return {
    violation: count('violation'),
    indeterminate: count('indeterminate'),
    excepted: count('excepted'),
  };
}

/** One line that says what came of it. */
export function countLine(outcomes: readonly Outcome[]): string {
  const { violation, indeterminate, excepted } = counts(outcomes);
  return [plural(violation, 'violation'), `${indeterminate} in doubt`, `${excepted} excepted`].join(', ');
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
