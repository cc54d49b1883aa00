import { table } from '../table';
import { CONTENDER_NAMES, CONTENDERS, type Contender } from './contenders';
import type { Cell, Results } from './course';

/** The size at which contenders are compared check by check. */
export const COMPARED = 2_000;

export const LARGEST = 20_000;

export function cellOf(results: Results, name: Contender, size: number): Cell | undefined {
  const cell = results.get(name)?.get(size);
  return typeof cell === 'object' ? cell : undefined;
}

/** A row for each contender, a column for each size, and what the largest takes for each of the compared one. */
export function bySize(
  what: string,
  results: Results,
  sizes: readonly number[],
  pick: (cell: Cell) => number,
): string {
  const growth = (name: Contender): string => {
    const [one, other] = [COMPARED, LARGEST].map((size) => cellOf(results, name, size));
    return one && other && pick(one) > 0 ? `${(pick(other) / pick(one)).toFixed(1)}x` : '-';
  };
  const rows = CONTENDER_NAMES.map((name) => {
    const cells = sizes.map((size) => {
      const cell = cellOf(results, name, size);
      return cell ? pick(cell).toFixed(0) : '*';
    });
    return [CONTENDERS[name].title, ...cells, growth(name)];
  });
  return table([what, ...sizes.map(String), `${LARGEST} / ${COMPARED}`], rows);
}

/** Why a cell holds a star. */
export function notRun(results: Results): string {
  return [...results]
    .flatMap(([name, cells]) =>
      [...cells].flatMap(([size, cell]) =>
        typeof cell === 'string' ? [`* ${CONTENDERS[name].title} at ${size}: ${cell}\n`] : [],
      ),
    )
    .join('');
}

/** What one check costs, by both ways of counting them. */
export function byCheck(results: Results, size: number): string {
  const yardstick = cellOf(results, 'awsSolutions', size);
  const rows = CONTENDER_NAMES.flatMap((name) => {
    const cell = cellOf(results, name, size);
    const { checks } = cell ?? {};
    if (!cell || !checks) return [];
    return [
      [
        CONTENDERS[name].title,
        checks.rules.toFixed(0),
        cell.findings > 0 ? String(cell.findings) : '-',
        String(checks.pairs),
        micros(perPair(cell)),
        times(perPair(cell), perPair(yardstick)),
        checks.applicable?.toFixed(0) ?? '-',
        micros(perApplicable(cell)),
        times(perApplicable(cell), perApplicable(yardstick)),
      ],
    ];
  });
  const head = [
    'per check',
    'rules',
    'findings',
    'pairs',
    'us/pair',
    'x nag',
    'applicable',
    'us each',
    'x nag',
  ];
  return table(head, rows);
}

export function perPair(cell: Cell | undefined): number | undefined {
  return cell?.checks && (cell.cpu * 1_000) / cell.checks.pairs;
}

export function perApplicable(cell: Cell | undefined): number | undefined {
  return cell?.checks?.applicable === undefined ? undefined : (cell.cpu * 1_000) / cell.checks.applicable;
}

function micros(value: number | undefined): string {
  return value === undefined ? '-' : value.toPrecision(3);
}

function times(value: number | undefined, yardstick: number | undefined): string {
  return value === undefined || yardstick === undefined ? '-' : (value / yardstick).toFixed(2);
}
