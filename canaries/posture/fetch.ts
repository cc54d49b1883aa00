import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { posture } from './canary';

/** One answer, redirects not followed. */
export interface Answer {
  readonly status: number;
  /** By lower-case name, with each value as it was sent. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: string;
}

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** As it stands in the request line, where it is not the path of the address. */
  readonly path?: string;
  /** Answers count whatever the certificate says. */
  readonly anyCertificate?: boolean;
}

/** How long one request may take, in milliseconds. */
export const LONGEST = posture.budget.stepMilliseconds;
const LARGEST = 1_000_000;

/** Sends one request over a connection of its own. */
export function fetchOnce(
  url: URL,
  { method = 'GET', headers = {}, path, anyCertificate = false }: Asked = {},
): Promise<Answer> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const fail = (cause: Error): void =>
      reject(new Error(`${method} ${url.origin}${path ?? url.pathname}: ${told(cause)}`, { cause }));
    const request = send(
      url,
      {
        method,
        agent: false,
        // Node.js would take it from the Host header, and then ask for the certificate of a host that is not ours.
        servername: endOf(url).servername,
        rejectUnauthorized: !anyCertificate,
        headers: { 'user-agent': 'quest-guardrails-canary', ...headers },
        ...(path === undefined ? {} : { path }),
        signal: AbortSignal.timeout(LONGEST),
      },
      (response) => {
        const parts: Buffer[] = [];
        let size = 0;
        response.on('data', (part: Buffer) => {
          size += part.length;
          if (size > LARGEST) response.destroy(new Error(`the answer has more than ${LARGEST} bytes`));
          else parts.push(part);
        });
        response.on('error', fail);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: byName(response.rawHeaders),
            body: Buffer.concat(parts).toString('utf8'),
          }),
        );
      },
    );
    request.on('error', fail);
    request.end();
  });
}

/** Where an address leads, as sockets want it: an IP address has no brackets, and no server name (RFC 6066 section 3). */
export function endOf(url: URL): Readonly<{ host: string; port: number; servername: string }> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port || (url.protocol === 'http:' ? 80 : 443));
  return { host, port, servername: isIP(host) === 0 ? host : '' };
}

/** The system's or OpenSSL's name for what happened, also where `fetchOnce` has worded it. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, cause } = error as NodeJS.ErrnoException;
  return code ?? codeOf(cause);
}

/** What happened in words: an error for several addresses of one name has no message, an abort not its reason. */
export function told(error: Error): string {
  const code = codeOf(error);
  if (code === 'ABORT_ERR') return `no whole answer within ${LONGEST} ms`;
  return error.message === '' ? (code ?? error.name) : error.message;
}

function byName(raw: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {};
  for (let at = 0; at < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase();
    found[name] = [...(found[name] ?? []), raw[at + 1] ?? ''];
  }
  return found;
}
