/** Picks one of what may be, and of the same name always the same. */
export type Decide = <T>(about: string, options: readonly [T, ...T[]]) => T;

/** So many ways things may stand are tried at most, of more than these a sample. */
const LIMIT = 6;

/** Reads again and again, until every decision has been taken every way, or enough of them. */
export function everyWay<T>(read: (decide: Decide) => T): T[] {
  const counts = new Map<string, number>();
  const first = read((about, options) => {
    counts.set(about, options.length);
    return options[0];
  });
  const total = [...counts.values()].reduce((product, count) => product * count, 1);
  const names = [...counts.keys()];
  const later = Array.from({ length: Math.min(total, LIMIT) - 1 }, (_, index) => {
    const way = total <= LIMIT ? counted(index + 1, [...counts.values()]) : sampled(index + 1);
    return read((about, options) => options[way(names.indexOf(about)) % options.length] ?? options[0]);
  });
  return [first, ...later];
}

/** The digits of a number, each to a base of its own. */
function counted(turn: number, counts: readonly number[]): (at: number) => number {
  return (at) => Math.floor(turn / counts.slice(0, at).reduce((product, count) => product * count, 1));
}

function sampled(turn: number): (at: number) => number {
  return (at) => Math.imul(turn * 31 + at * 7 + 1, 0x9e3779b1) >>> 17;
}
