import { median } from '../table';
import { type Checks, CONTENDER_NAMES, CONTENDERS, type Contender, type Measurement } from './contenders';
import { measure } from './run';

export interface Plan {
  readonly sizes: readonly number[];
  readonly rounds: number;
  /** A contender that would need more of the CPU than this is not run, in seconds. */
  readonly limit: number;
  readonly folder: string;
  /** Those that cannot be run here, with the reason. */
  readonly absent: ReadonlyMap<Contender, string>;
}

/** Medians of the rounds, or why there are none. */
export interface Cell {
  readonly waited: number;
  readonly cpu: number;
  readonly mebibytes: number;
  readonly findings: number;
  readonly checks?: Checks | undefined;
}

export type Results = ReadonlyMap<Contender, ReadonlyMap<number, Cell | string>>;

/** Longer runs are measured once: what disturbs them is small beside them. */
const ONCE = 5_000;

/** Lets the contenders run one after another, round after round, from the smallest size to the largest. */
export async function contest(plan: Plan): Promise<Results> {
  const results = new Map(CONTENDER_NAMES.map((name) => [name, new Map<number, Cell | string>()]));
  for (const size of plan.sizes) {
    const samples = new Map<Contender, Measurement[]>();
    for (let round = 0; round < plan.rounds; round++) {
      for (const name of CONTENDER_NAMES) {
        const cells = results.get(name) ?? new Map<number, Cell | string>();
        const known = samples.get(name) ?? [];
        const why = round === 0 ? reasonNotTo(plan, name, cells, size) : undefined;
        if (why !== undefined) cells.set(size, why);
        if (cells.has(size) || (known[0]?.waited ?? 0) > ONCE) continue;
        process.stderr.write(`bench: ${size} resources, round ${round + 1}: ${CONTENDERS[name].title}\n`);
        const outcome = await measure(name, size, plan.folder, 2 * plan.limit + 60);
        if ('answer' in outcome) samples.set(name, [...known, outcome.answer]);
        else cells.set(size, `stopped after ${outcome.stoppedAfter} s`);
      }
    }
    for (const [name, measured] of samples) results.get(name)?.set(size, medians(measured));
  }
  return results;
}

function reasonNotTo(
  { absent, limit }: Plan,
  name: Contender,
  cells: ReadonlyMap<number, Cell | string>,
  size: number,
): string | undefined {
  const seconds = expected(cells, size) / 1_000;
  return (
    absent.get(name) ?? (seconds > limit ? `not run: would take about ${seconds.toFixed(0)} s` : undefined)
  );
}

/** Milliseconds of the CPU, on a straight line through the last two sizes; a single one tells no slope. */
function expected(cells: ReadonlyMap<number, Cell | string>, size: number): number {
  const points = [...cells].flatMap(([at, cell]) =>
    typeof cell === 'string' ? [] : [{ at, cpu: cell.cpu }],
  );
  const [before, last] = points.slice(-2);
  if (!before || !last) return 0;
  const slope = (last.cpu - before.cpu) / (last.at - before.at);
  return last.cpu + slope * (size - last.at);
}

function medians(measured: readonly Measurement[]): Cell {
  const of = (pick: (one: Measurement) => number): number => median(measured.map(pick)) ?? 0;
  return {
    waited: of(({ waited }) => waited),
    cpu: of(({ cpu }) => cpu),
    mebibytes: of(({ mebibytes }) => mebibytes),
    findings: of(({ findings }) => findings),
    checks: measured[0]?.checks,
  };
}
