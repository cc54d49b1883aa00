import ipaddr from 'ipaddr.js';

/** The addresses of one CIDR block, both ends included. */
export interface AddressRange {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

const BITS = { 4: 32, 6: 128 } as const;

/**
 * Reads a CIDR block in canonical decimal or IPv6 notation; undefined when it is none. Host bits are ignored, as EC2
 * does: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html
 */
export function parseCidr(text: string): AddressRange | undefined {
  const family = ipaddr.IPv4.isValidCIDRFourPartDecimal(text)
    ? 4
    : ipaddr.IPv6.isValidCIDR(text)
      ? 6
      : undefined;
  if (family === undefined) return undefined;
  const [address, length] = ipaddr.parseCIDR(text);
  const hostBits = BigInt(BITS[family] - length);
  const first = (toNumber(address.toByteArray()) >> hostBits) << hostBits;
  return { family, first, last: first + (1n << hostBits) - 1n };
}

function toNumber(bytes: readonly number[]): bigint {
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

/** How many addresses the ranges of one family hold together, each counted once, those of `except` not at all. */
export function countAddresses(ranges: readonly AddressRange[], except: readonly AddressRange[]): bigint {
  const merged = merge(ranges);
  const total = merged.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
  return merge(except).reduce(
    (sum, hole) => merged.reduce((left, range) => left - overlap(range, hole), sum),
    total,
  );
}

/** The same addresses of one family, in order, each in one range. */
export function merge(ranges: readonly AddressRange[]): readonly AddressRange[] {
  const sorted = [...ranges].sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  const merged: AddressRange[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last && range.first <= last.last + 1n) {
      merged[merged.length - 1] = { ...last, last: range.last > last.last ? range.last : last.last };
    } else merged.push(range);
  }
  return merged;
}

function overlap(a: AddressRange, b: AddressRange): bigint {
  const first = a.first > b.first ? a.first : b.first;
  const last = a.last < b.last ? a.last : b.last;
  return last < first ? 0n : last - first + 1n;
}

/** The blocks of a size that a block is cut into, from the beginning; undefined where they do not fit. */
export function cut(
  block: AddressRange,
  count: number,
  hostBits: number,
): readonly AddressRange[] | undefined {
  if (!Number.isInteger(count) || !Number.isInteger(hostBits) || count < 1 || hostBits < 0) return undefined;
  if (hostBits > BITS[block.family]) return undefined;
  const size = 1n << BigInt(hostBits);
  const blocks = Array.from({ length: Math.min(count, 1024) }, (_, index) => {
    const first = block.first + BigInt(index) * size;
    return { family: block.family, first, last: first + size - 1n };
  });
  return count <= blocks.length && blocks.every(({ last }) => last <= block.last) ? blocks : undefined;
}

/** `10.0.0.0/8`, for a range that is one block. */
export function showCidr({ family, first, last }: AddressRange): string {
  const hostBits = (last - first).toString(2).replace(/^0$/, '').length;
  const bytes = Array.from({ length: BITS[family] / 8 }, (_, index) =>
    Number((first >> BigInt(BITS[family] - 8 * (index + 1))) & 255n),
  );
  return `${ipaddr.fromByteArray(bytes)}/${BITS[family] - hostBits}`;
}
