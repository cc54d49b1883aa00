import fc from 'fast-check';
import type { AddressRange } from '../../../rules/core/cidr';
import {
  type AddressSet,
  addressSet,
  cidrSet,
  contains,
  intersect,
  isEmpty,
  minus,
  union,
  virtualBlock,
} from '../../../rules/reachability/sets';

const ranges = fc.array(
  fc.tuple(
    fc.constantFrom(4 as const, 6 as const),
    fc.integer({ min: 0, max: 40 }),
    fc.integer({ min: 0, max: 6 }),
  ),
  { maxLength: 6 },
);

function setOf(parts: readonly (readonly [4 | 6, number, number])[]): AddressSet {
  return addressSet(
    parts.map(([family, first, more]): AddressRange => {
      return { family, first: BigInt(first), last: BigInt(first + more) };
    }),
  );
}

function members(set: AddressSet): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { family, first, last } of [...set[4], ...set[6]]) {
    for (let one = first; one <= last; one += 1n) found.add(`${family} ${one}`);
  }
  return found;
}

function isInOrder(set: AddressSet): boolean {
  return ([4, 6] as const).every((family) =>
    set[family].every(({ first, last }, index) => {
      const before = set[family][index - 1];
      return first <= last && (before === undefined || before.last + 1n < first);
    }),
  );
}

test('sets of addresses are what sets are', () => {
  fc.assert(
    fc.property(ranges, ranges, (some, others) => {
      const [a, b] = [setOf(some), setOf(others)];
      const [inA, inB] = [members(a), members(b)];
      const both = [...inA].filter((one) => inB.has(one));
      const rest = [...inA].filter((one) => !inB.has(one));
      expect(members(union(a, b))).toEqual(new Set([...inA, ...inB]));
      expect(members(intersect(a, b))).toEqual(new Set(both));
      expect(members(minus(a, b))).toEqual(new Set(rest));
      expect(contains(a, b)).toBe([...inB].every((one) => inA.has(one)));
      expect(isEmpty(a)).toBe(inA.size === 0);
      expect([union(a, b), intersect(a, b), minus(a, b)].every(isInOrder)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('a block of the whole family covers addresses that AWS has yet to choose, any other may', () => {
  const chosen = { 4: addressSet([virtualBlock(4, 0)]), 6: addressSet([virtualBlock(6, 3)]) };
  const covers = (text: string, surely: boolean, of: AddressSet): boolean =>
    contains(cidrSet(text, surely) ?? addressSet([]), of);
  expect(covers('0.0.0.0/0', true, chosen[4])).toBe(true);
  expect(covers('::/0', true, chosen[6])).toBe(true);
  expect(covers('2000::/3', true, chosen[6])).toBe(true);
  expect(covers('10.0.0.0/8', true, chosen[4])).toBe(false);
  expect(covers('10.0.0.0/8', false, chosen[4])).toBe(true);
  expect(covers('fd00::/8', true, chosen[6])).toBe(false);
  expect(covers('fd00::/8', false, chosen[6])).toBe(true);
  expect(covers('0.0.0.0/0', true, chosen[6])).toBe(false);
  expect(cidrSet('10.0.0.0/33', true)).toBeUndefined();
});

test('halves of the world are the world, for addresses that anybody has', () => {
  const halves = ['0.0.0.0/1', '128.0.0.0/1'].map((text) => cidrSet(text, true) ?? addressSet([]));
  expect(union(...halves)[4]).toEqual([{ family: 4, first: 0n, last: (1n << 32n) - 1n }]);
});
