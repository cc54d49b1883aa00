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

/** The routes that load balancers and container agents call by address, so that any host will do. */
const probes: ReadonlySet<string> = new Set(['/health', '/ready']);

/** Says whether a request target is one of the probes' routes. */
export function isProbe(url: string | undefined): boolean {
  return probes.has((url ?? '').split('?', 1)[0] ?? '');
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
    const host = countHosts(request.rawHeaders) === 1 ? hostOf(request.headers.host) : undefined;
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
