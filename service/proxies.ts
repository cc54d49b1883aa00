import ipaddr from 'ipaddr.js';
import proxyaddr from 'proxy-addr';

/** Says whether an address belongs to a proxy whose headers we believe. */
export type Trust = (address: string) => boolean;

// The widest range a proxy may be trusted in. A VPC's IPv4 range is a /16 at most, so that all real uses pass:
// https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
// So do the widest private ranges, 10.0.0.0/8 and fd00::/8; one half of the internet does not.
const shortestPrefix = 8;

/** Says what is wrong with a trusted proxy range, or returns undefined when it can be used. */
export function proxyRangeFault(range: string): string | undefined {
  if (!ipaddr.isValidCIDR(range)) return `"${range}" is not a range such as 10.0.1.0/24 or fd00:1::/64`;
  const [address, prefix] = ipaddr.parseCIDR(range);
  if (address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress()) {
    return `"${range}" is an IPv4-mapped range: write it in IPv4 form`;
  }
  if (prefix < shortestPrefix) {
    return `"${range}" would trust a large part of the internet: anyone there could claim TLS and any address`;
  }
  const network =
    address instanceof ipaddr.IPv6
      ? ipaddr.IPv6.networkAddressFromCIDR(range)
      : ipaddr.IPv4.networkAddressFromCIDR(range);
  return network.toString() === address.toString()
    ? undefined
    : `"${range}" has bits set behind its prefix: did you mean ${network.toString()}/${prefix}?`;
}

/** Compiles the configured ranges into one predicate; no range means that nobody is trusted. */
export function trustOf(ranges: readonly string[]): Trust {
  if (ranges.length === 0) return () => false;
  const compiled = proxyaddr.compile([...ranges]);
  return (address) => compiled(address, 0);
}
