import { isIPv4, isIPv6 } from 'node:net';

const hostName =
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;

/**
 * Reads the host out of a `Host` header, lower-cased and without its port; an IPv6 literal keeps its brackets.
 *
 * Returns undefined for anything that is not a DNS name, an IPv4 address or a bracketed IPv6 address with an
 * optional port (RFC 9110 section 7.2).
 */
export function hostOf(header: string | undefined): string | undefined {
  const match = /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9.-]{1,253})(?::\d{1,5})?$/i.exec(header ?? '');
  const host = match?.[1]?.toLowerCase();
  if (host === undefined) return undefined;
  if (host.startsWith('[')) return isIPv6(host.slice(1, -1)) ? host : undefined;
  return isIPv4(host) || hostName.test(host) ? host : undefined;
}
