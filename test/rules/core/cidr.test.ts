import fc from 'fast-check';
import { type AddressRange, countAddresses, parseCidr } from '../../../rules/core/cidr';

test.each<[string, AddressRange | undefined]>([
  ['0.0.0.0/0', { family: 4, first: 0n, last: 0xffffffffn }],
  ['1.2.3.4/0', { family: 4, first: 0n, last: 0xffffffffn }],
  ['0.0.0.0/00', { family: 4, first: 0n, last: 0xffffffffn }],
  ['128.0.0.0/1', { family: 4, first: 0x80000000n, last: 0xffffffffn }],
  ['10.1.2.3/8', { family: 4, first: 0x0a000000n, last: 0x0affffffn }],
  ['10.1.2.3/32', { family: 4, first: 0x0a010203n, last: 0x0a010203n }],
  ['::/0', { family: 6, first: 0n, last: (1n << 128n) - 1n }],
  ['0:0:0:0:0:0:0:0/0', { family: 6, first: 0n, last: (1n << 128n) - 1n }],
  ['::0.0.0.0/0', { family: 6, first: 0n, last: (1n << 128n) - 1n }],
  ['::FFFF:1.2.3.4/0', { family: 6, first: 0n, last: (1n << 128n) - 1n }],
  ['::ffff:0.0.0.0/96', { family: 6, first: 0xffff00000000n, last: 0xffffffffffffn }],
  ['8000::/1', { family: 6, first: 1n << 127n, last: (1n << 128n) - 1n }],
  ['::1/128', { family: 6, first: 1n, last: 1n }],
  ['0.0.0.0/33', undefined],
  ['::/129', undefined],
  ['0.0.0.0', undefined],
  ['0/0', undefined],
  ['0x0.0.0.0/0', undefined],
  ['010.0.0.0/8', undefined],
  [' 0.0.0.0/0', undefined],
  ['0.0.0.0/0 ', undefined],
  ['0.0.0.0/-0', undefined],
  ['[::]/0', undefined],
  ['', undefined],
])('parse %s', (text, expected) => {
  expect(parseCidr(text)).toEqual(expected);
});

test('any text parses or does not', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.ipV4(), fc.ipV6(), fc.stringMatching(/^[0-9a-f:./]{0,45}$/)),
      (text) => {
        parseCidr(text);
      },
    ),
  );
});

test('every IPv4 block parses to the addresses that share its prefix', () => {
  fc.assert(
    fc.property(fc.nat({ max: 0xffffffff }), fc.integer({ min: 0, max: 32 }), (address, length) => {
      const text = [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');
      const size = 2n ** BigInt(32 - length);
      const first = (BigInt(address) / size) * size;
      expect(parseCidr(`${text}/${length}`)).toEqual({ family: 4, first, last: first + size - 1n });
    }),
  );
});

test('count agrees with counting one by one', () => {
  const range = fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 40 })).map(([a, b]) => ({
    family: 4 as const,
    first: BigInt(Math.min(a, b)),
    last: BigInt(Math.max(a, b)),
  }));
  const holds = (ranges: readonly AddressRange[], address: bigint): boolean =>
    ranges.some(({ first, last }) => first <= address && address <= last);
  fc.assert(
    fc.property(fc.array(range, { maxLength: 6 }), fc.array(range, { maxLength: 4 }), (ranges, except) => {
      const universe = Array.from({ length: 41 }, (_, address) => BigInt(address));
      const counted = universe.filter((address) => holds(ranges, address) && !holds(except, address));
      expect(countAddresses(ranges, except)).toBe(BigInt(counted.length));
    }),
  );
});

test('two halves are the whole, and nothing is nothing', () => {
  const halves = ['::/1', '8000::/1'].flatMap((text) => parseCidr(text) ?? []);
  expect(countAddresses(halves, [])).toBe(1n << 128n);
  expect(countAddresses([], halves)).toBe(0n);
});
