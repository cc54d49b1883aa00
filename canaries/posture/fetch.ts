import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

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
}

/** How long one request may take, in milliseconds. */
export const LONGEST = 5000;
const LARGEST = 1_000_000;

/** Sends one request over a connection of its own. */
export function fetchOnce(url: URL, { method = 'GET', headers = {}, path }: Asked = {}): Promise<Answer> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const request = send(
      url,
      {
        method,
        agent: false,
        headers: { 'user-agent': 'quest-guardrails-canary', ...headers },
        ...(path === undefined ? {} : { path }),
        signal: AbortSignal.timeout(LONGEST),
      },
      (response) => {
        const parts: Buffer[] = [];
        let size = 0;
        response.on('data', (part: Buffer) => {
          size += part.length;
          if (size > LARGEST) request.destroy(new Error(`the answer has more than ${LARGEST} bytes`));
          else parts.push(part);
        });
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: byName(response.rawHeaders),
            body: Buffer.concat(parts).toString('utf8'),
          }),
        );
      },
    );
    request.on('error', (error) =>
      reject(new Error(`${method} ${url.origin}${path ?? url.pathname}: ${error.message}`)),
    );
    request.end();
  });
}

function byName(raw: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {};
  for (let at = 0; at < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase();
    found[name] = [...(found[name] ?? []), raw[at + 1] ?? ''];
  }
  return found;
}
