import { type AddressRange, countAddresses, parseCidr } from '../core/cidr';

/**
 * Addresses that nobody on the internet has: https://www.iana.org/assignments/iana-ipv4-special-registry, multicast
 * and reserved ones, and in IPv6 all but 2000::/3, the only block that is handed out.
 */
export const PRIVATE = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/3', '::/3', '4000::/2', '8000::/1', '2001:db8::/32'],
].flatMap((cidr) => parseCidr(cidr) ?? []);

/** More public addresses than any one owner has, a /8 or an IPv6 /13, are the internet, however they are cut. */
const MOST = { 4: 1n << 24n, 6: 1n << 115n } as const;

/** Whether the ranges hold so many public addresses that they are the internet. */
export function isInternet(ranges: readonly AddressRange[]): boolean {
  return ([4, 6] as const).some((family) => publicAddresses(ranges, family) > MOST[family]);
}

/** Whether somebody on the internet can have one of the addresses. */
export function isPublic(ranges: readonly AddressRange[]): boolean {
  return ([4, 6] as const).some((family) => publicAddresses(ranges, family) > 0n);
}

function publicAddresses(ranges: readonly AddressRange[], family: 4 | 6): bigint {
  const own = (range: AddressRange): boolean => range.family === family;
  return countAddresses(ranges.filter(own), PRIVATE.filter(own));
}
