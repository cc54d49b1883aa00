import { randomBytes } from 'node:crypto';
import { type IncomingMessage, request as send } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { type Answer, errorPage } from './fixed-answers';

export interface Target {
  readonly host: string;
  readonly port: number;
}

type Headers = readonly (readonly [string, string])[];

/** The idle timeout of the stack's load balancer, in milliseconds. */
const LONGEST = 60_000;

/** https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Forwards a request to the target with what a load balancer adds, and the Host as it came. A target that does not
 * answer gives 502 or 504.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html
 */
export function forward(request: IncomingMessage, { host, port }: Target): Promise<Answer> {
  return new Promise((resolve) => {
    const asked = send({
      host,
      port,
      method: request.method,
      path: request.url,
      agent: false,
      timeout: LONGEST,
      headers: forwarded(request).flat(),
    });
    asked.on('timeout', () => {
      resolve(errorPage(504, 'Gateway Time-out'));
      asked.destroy();
    });
    asked.on('error', () => resolve(errorPage(502, 'Bad Gateway')));
    asked.on('response', (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', () => resolve(errorPage(502, 'Bad Gateway')));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 502,
          headers: endToEnd(answer.rawHeaders),
          body: Buffer.concat(parts),
        }),
      );
    });
    request.on('error', () => asked.destroy());
    request.pipe(asked);
  });
}

/** What a client says of itself by these names is replaced, or as with X-Forwarded-For continued. */
const OWN = new Set([
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-amzn-trace-id',
  'x-amzn-tls-version',
  'x-amzn-tls-cipher-suite',
]);

/**
 * The headers that the target gets. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html
 * Names with other characters than letters, digits and `-` are dropped, as `routing.http.drop_invalid_header_fields`
 * says: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
 */
function forwarded(request: IncomingMessage): Headers {
  const socket = request.socket as TLSSocket;
  const before = request.headers['x-forwarded-for'];
  const client = socket.remoteAddress ?? '';
  return [
    ...endToEnd(request.rawHeaders).filter(([name]) => !OWN.has(name) && /^[a-z0-9-]+$/.test(name)),
    ['x-forwarded-for', before === undefined ? client : `${before}, ${client}`],
    ['x-forwarded-proto', 'https'],
    ['x-forwarded-port', String(socket.localPort)],
    ['x-amzn-tls-version', socket.getProtocol() ?? ''],
    ['x-amzn-tls-cipher-suite', socket.getCipher().name],
    ['x-amzn-trace-id', traceId(request.headers['x-amzn-trace-id'])],
  ];
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-request-tracing.html */
function traceId(given: string | readonly string[] | undefined): string {
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  const own = `1-${seconds}-${randomBytes(12).toString('hex')}`;
  return typeof given === 'string' && given.includes('Root=') ? `Self=${own};${given}` : `Root=${own}`;
}

/** Names in lower case, without what is said to the next hop only, `Connection`'s own list included. */
function endToEnd(raw: readonly string[]): Headers {
  const pairs: [string, string][] = [];
  for (let at = 0; at < raw.length; at += 2) pairs.push([(raw[at] ?? '').toLowerCase(), raw[at + 1] ?? '']);
  const named = pairs
    .filter(([name]) => name === 'connection')
    .flatMap(([, value]) => value.toLowerCase().split(/\s*,\s*/));
  return pairs.filter(([name]) => !HOP_BY_HOP.has(name) && !named.includes(name));
}
