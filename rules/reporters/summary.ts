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

/** The same order for the same findings, whatever order they were made in. */
export function sortOutcomes<T extends Outcome>(outcomes: readonly T[]): readonly T[] {
  const order = ['violation', 'indeterminate', 'excepted'];
  const severities = ['critical', 'high', 'medium', 'low'];
  const key = ({ status, rule, origin, path }: Outcome): string =>
    [
      order.indexOf(status),
      severities.indexOf(rule.severity),
      rule.id,
      origin.file,
      origin.path ?? origin.id,
      path,
    ].join('\u0000');
  const keyed = outcomes.map((outcome) => ({ outcome, key: key(outcome) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ outcome }) => outcome);
}

/** One line that says what was judged and what came of it. */
export function countLine(outcomes: readonly Outcome[]): string {
  const count = (status: Outcome['status']): number => outcomes.filter((one) => one.status === status).length;
  return [
    plural(count('violation'), 'violation'),
    `${count('indeterminate')} in doubt`,
    `${count('excepted')} excepted`,
  ].join(', ');
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
