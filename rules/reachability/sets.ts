import { type AddressRange, merge, parseCidr } from '../core/cidr';

/**
 * Addresses of both families: ranges in order, of which none touches the next. Beyond the last address of its family
 * lie *virtual* ones, of which only is known that somebody has them: those of a VPC whose block AWS chooses.
 */
export interface AddressSet {
  readonly 4: readonly AddressRange[];
  readonly 6: readonly AddressRange[];
}

export type Family = 4 | 6;

export const FAMILIES: readonly Family[] = [4, 6];

/** Where the virtual addresses of a family begin, and the last of them. */
const VIRTUAL = { 4: 1n << 32n, 6: 1n << 128n } as const;
const LAST = { 4: (1n << 33n) - 1n, 6: (1n << 129n) - 1n } as const;

export const NOWHERE: AddressSet = { 4: [], 6: [] };

/** Every address of both families, virtual ones too. */
export const ANYWHERE: AddressSet = {
  4: [{ family: 4, first: 0n, last: LAST[4] }],
  6: [{ family: 6, first: 0n, last: LAST[6] }],
};

export function addressSet(ranges: readonly AddressRange[]): AddressSet {
  return {
    4: merge(ranges.filter(({ family }) => family === 4)),
    6: merge(ranges.filter(({ family }) => family === 6)),
  };
}

/** Every address of one family. */
export function allOf(family: Family): AddressSet {
  return { ...NOWHERE, [family]: ANYWHERE[family] };
}

/** Every virtual address of one family. */
export function virtualOf(family: Family): AddressSet {
  return addressSet([{ family, first: VIRTUAL[family], last: LAST[family] }]);
}

/**
 * A block of virtual addresses that is no other's, counted from 0: of 2^16 IPv4 addresses or 2^72 IPv6 ones, as much
 * as a VPC has of one block: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
export function virtualBlock(family: Family, index: number): AddressRange {
  const size = family === 4 ? 1n << 16n : 1n << 72n;
  const first = VIRTUAL[family] + BigInt(index) * size;
  return { family, first, last: first + size - 1n };
}

/**
 * The addresses that a CIDR block covers. Which virtual addresses it covers is not known, but for one that covers all
 * there are: `surely` leaves them out, otherwise they are in.
 */
export function cidrSet(text: string, surely: boolean): AddressSet | undefined {
  const range = parseCidr(text);
  if (!range) return undefined;
  const { family, first, last } = range;
  if (coversAll(range)) return allOf(family);
  const own = addressSet([{ family, first, last }]);
  return surely ? own : union(own, virtualOf(family));
}

/** IPv6 addresses that AWS gives a VPC lie in 2000::/3, and private IPv4 ones of a VPC may be any. */
function coversAll({ family, first, last }: AddressRange): boolean {
  return family === 4
    ? first === 0n && last === VIRTUAL[4] - 1n
    : first <= 2n << 124n && last >= (4n << 124n) - 1n;
}

export function union(...sets: readonly AddressSet[]): AddressSet {
  return addressSet(sets.flatMap((set) => [...set[4], ...set[6]]));
}

export function intersect(a: AddressSet, b: AddressSet): AddressSet {
  return { 4: overlaps(a[4], b[4]), 6: overlaps(a[6], b[6]) };
}

export function minus(a: AddressSet, b: AddressSet): AddressSet {
  return { 4: cutOut(a[4], b[4]), 6: cutOut(a[6], b[6]) };
}

export function isEmpty(set: AddressSet): boolean {
  return set[4].length === 0 && set[6].length === 0;
}

export function contains(outer: AddressSet, inner: AddressSet): boolean {
  return isEmpty(minus(inner, outer));
}

/** Two lists in order are gone through side by side. */
function overlaps(a: readonly AddressRange[], b: readonly AddressRange[]): readonly AddressRange[] {
  const found: AddressRange[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [one, other] = [a[i], b[j]];
    if (!one || !other) return found;
    const first = one.first > other.first ? one.first : other.first;
    const last = one.last < other.last ? one.last : other.last;
    if (first <= last) found.push({ family: one.family, first, last });
    if (one.last < other.last) i += 1;
    else j += 1;
  }
}

function cutOut(a: readonly AddressRange[], holes: readonly AddressRange[]): readonly AddressRange[] {
  if (holes.length === 0) return a;
  const found: AddressRange[] = [];
  let from = 0;
  for (const range of a) {
    let first = range.first;
    while (from < holes.length && (holes[from]?.last ?? 0n) < first) from += 1;
    for (let index = from; index < holes.length; index += 1) {
      const hole = holes[index];
      if (!hole || hole.first > range.last) break;
      if (hole.first > first) found.push({ ...range, first, last: hole.first - 1n });
      if (hole.last >= first) first = hole.last + 1n;
    }
    if (first <= range.last) found.push({ ...range, first });
  }
  return found;
}
