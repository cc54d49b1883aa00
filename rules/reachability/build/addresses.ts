import type { Resource } from '../../core/resource';
import { isUnresolved, type Truth, type Value } from '../../core/value';
import { listOf, type Source } from './world';

/** What may be said of the addresses of an interface, by where it is written. */
export const OF_INSTANCE: readonly string[] = ['PrivateIpAddress', 'Ipv6Addresses', 'Ipv6AddressCount'];
export const WITHIN: readonly string[] = [
  ...OF_INSTANCE,
  'PrivateIpAddresses',
  'SecondaryPrivateIpAddressCount',
];
export const STANDING: readonly string[] = [
  ...WITHIN,
  ...['Ipv4PrefixCount', 'Ipv4Prefixes', 'Ipv6PrefixCount', 'Ipv6Prefixes'],
];

/** Its fixed addresses, of which the caller may choose one; none where there are others that AWS chooses. */
export function addressesOf(
  source: Source,
  one: Resource,
  path: string,
  names: readonly string[],
): readonly Value[] {
  const { context } = source;
  const listOfAll = (name: string, inner: string): readonly Value[] =>
    names.includes(name)
      ? (listOf(source, one, `${path}${name}`) ?? []).map(
          (_, index) => context.read(one, `${path}${name}[${index}].${inner}`) ?? null,
        )
      : [];
  const sixes = listOfAll('Ipv6Addresses', 'Ipv6Address').flatMap((value) => value ?? []);
  const chosen = ['SecondaryPrivateIpAddressCount', 'Ipv4PrefixCount', 'Ipv4Prefixes']
    .filter((name) => names.includes(name))
    .some((name) => ![undefined, 0].includes(context.read(one, `${path}${name}`) as undefined));
  const own = context.read(one, `${path}PrivateIpAddress`);
  const fours = [...listOfAll('PrivateIpAddresses', 'PrivateIpAddress'), ...(own === undefined ? [] : [own])];
  const isKnown = !chosen && fours.every((value) => typeof value === 'string');
  return isKnown ? [...fours, ...sixes] : sixes;
}

/** Whether an interface is to have IPv6 addresses; undefined where it is not said, and the subnet decides. */
export function asksForSix(
  { context }: Source,
  one: Resource,
  path: string,
  names: readonly string[],
): Truth | undefined {
  const given = ['Ipv6AddressCount', 'Ipv6Addresses', 'Ipv6PrefixCount', 'Ipv6Prefixes']
    .filter((name) => names.includes(name))
    .flatMap((name) => context.read(one, `${path}${name}`) ?? []);
  if (given.length === 0) return undefined;
  if (given.some((value) => !isUnresolved(value) && value !== 0)) return true;
  return given.some(isUnresolved) ? 'unknown' : false;
}
