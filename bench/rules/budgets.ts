import { table } from '../table';
import type { Results } from './course';
import type { Reference } from './reference';
import { COMPARED, cellOf, LARGEST, perApplicable, perPair } from './report';

export interface Budget {
  readonly what: string;
  /** Undefined where it was not measured: a budget that nobody measured is missed. */
  readonly measured: number | undefined;
  readonly most: number;
  readonly unit: 'ms' | 'x';
}

/** Ten times the resources in ten times the time is linear; the rest is for what the machine does meanwhile. */
const LINEAR = (LARGEST / COMPARED) * 1.2;

export function budgets(results: Results, reference: Reference | undefined): readonly Budget[] {
  const ratio = (one: number | undefined, other: number | undefined): number | undefined =>
    one === undefined || other === undefined ? undefined : one / other;
  const ours = cellOf(results, 'guardrails', COMPARED);
  const nag = cellOf(results, 'awsSolutions', COMPARED);
  const growth = ratio(cellOf(results, 'guardrails', LARGEST)?.cpu, ours?.cpu);
  return [
    {
      what: `a pair at ${COMPARED}, of cdk-nag AwsSolutions' time`,
      measured: ratio(perPair(ours), perPair(nag)),
      most: 0.1,
      unit: 'x',
    },
    {
      what: `an applicable pair at ${COMPARED}, likewise`,
      measured: ratio(perApplicable(ours), perApplicable(nag)),
      most: 0.1,
      unit: 'x',
    },
    { what: `time at ${LARGEST} of time at ${COMPARED}`, measured: growth, most: LINEAR, unit: 'x' },
    { what: "this repository's stacks, once loaded", measured: reference?.judging, most: 150, unit: 'ms' },
    { what: 'loading the plugin after its stacks', measured: reference?.load, most: 150, unit: 'ms' },
  ];
}

export function isKept({ measured, most }: Budget): boolean {
  return measured !== undefined && measured <= most;
}

export function budgetTable(all: readonly Budget[]): string {
  const rows = all.map((budget) => {
    const { what, measured, most, unit } = budget;
    const shown = measured === undefined ? 'not measured' : amount(measured, unit);
    const used = measured === undefined ? '-' : `${((measured / most) * 100).toFixed(0)} %`;
    return [what, shown, amount(most, unit), used, isKept(budget) ? 'kept' : 'MISSED'];
  });
  return table(['budget', 'measured', 'at most', 'used', ''], rows, [4]);
}

function amount(value: number, unit: Budget['unit']): string {
  return unit === 'ms' ? `${value.toFixed(0)} ms` : `${value.toFixed(2)}x`;
}
