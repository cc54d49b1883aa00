/** An address: a number in IPv4, a bigint in IPv6. */
export type Address = number | bigint;

/** The addresses of a CIDR block, both ends included. */
export interface Block {
  readonly first: Address;
  readonly last: Address;
  readonly bits: number;
}

export function isIpv6(one: Address): one is bigint {
  return typeof one === 'bigint';
}

export function address(text: string): Address {
  if (!text.includes(':')) {
    return text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  }
  const [head = [], tail = []] = text
    .split('::')
    .map((half) => half.split(':').filter((part) => part.length > 0));
  const zeros = Array<string>(8 - head.length - tail.length).fill('0');
  return [...head, ...zeros, ...tail].reduce((sum, part) => sum * 65536n + BigInt(`0x${part}`), 0n);
}

/** An address without a length is a block of its own. */
export function block(cidr: string): Block {
  const [text = '', length] = cidr.split('/');
  const start = address(text);
  if (isIpv6(start)) {
    const bits = Number(length ?? 128);
    const size = 2n ** BigInt(128 - bits);
    const first = (start / size) * size;
    return { first, last: first + size - 1n, bits };
  }
  const bits = Number(length ?? 32);
  const size = 2 ** (32 - bits);
  const first = Math.floor(start / size) * size;
  return { first, last: first + size - 1, bits };
}

export function plus(one: Address, count: number): Address {
  return isIpv6(one) ? one + BigInt(count) : one + count;
}

/** The block of `bits` at a place within another one. */
export function part({ first }: Block, place: number, bits: number): Block {
  const size = isIpv6(first) ? 2n ** BigInt(128 - bits) : 2 ** (32 - bits);
  const start = isIpv6(first) ? first + BigInt(place) * BigInt(size) : first + place * Number(size);
  const last = isIpv6(start) ? start + BigInt(size) - 1n : start + Number(size) - 1;
  return { first: start, last, bits };
}
