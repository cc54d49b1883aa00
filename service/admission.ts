import type { IncomingMessage } from 'node:http';
import { hostOf } from './host-name';

/** Why a request is refused before any route sees it. */
export type Refusal = Readonly<{ status: 400 | 421; detail: string }>;

const malformed: Refusal = { status: 400, detail: 'The request target is not a well-formed path.' };
const doubtfulHost: Refusal = {
  status: 400,
  detail: 'The request needs exactly one well-formed Host header.',
};
const foreignHost: Refusal = { status: 421, detail: 'This service does not answer for that host.' };

const probe = /^\/(?:health|ready)(?:\?|$)/;

/** Says whether a request is for a route that load balancers and container agents call by address, often. */
export function isProbe(url: string | undefined): boolean {
  return probe.test(url ?? '');
}

/**
 * Makes the door keeper: it refuses malformed targets and hosts we do not serve.
 *
 * The absolute form (`GET http://host/`) is refused, because its host would win over the Host header (RFC 9112
 * section 3.2.2); a list of allowed hosts keeps cache poisoning and DNS rebinding out.
 */
export function createAdmission(
  allowedHosts: readonly string[],
): (request: IncomingMessage) => Refusal | undefined {
  const allowed: ReadonlySet<string> = new Set(allowedHosts);
  return (request) => {
    if (!isPath(request.url ?? '')) return malformed;
    if (isProbe(request.url)) return undefined;
    if (countHosts(request.rawHeaders) !== 1) return doubtfulHost;
    // Nearly every request spells the host as the list does.
    if (allowed.has(request.headers.host ?? '')) return undefined;
    const host = hostOf(request.headers.host);
    if (host === undefined) return doubtfulHost;
    return allowed.has(host) ? undefined : foreignHost;
  };
}

function isPath(url: string): boolean {
  if (!url.startsWith('/')) return false;
  if (!url.includes('%')) return true;
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}

function countHosts(rawHeaders: readonly string[]): number {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 4 && name.toLowerCase() === 'host') count++;
  }
  return count;
}
