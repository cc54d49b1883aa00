import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Exchange } from './exchange';

/** The one line that each request leaves in the log. Nothing in it is free text of the client's. */
export type AccessLine = Readonly<{
  type: 'access';
  requestId: string;
  traceRoot?: string;
  method: string;
  /** The pattern of the route that answered, or `unmatched`; never the URL, which could carry anything. */
  route: string;
  status: number;
  /** From the arrival of the headers to the last byte handed to the kernel. */
  ms: number;
  /** Of the body. */
  bytes: number;
  ip: string;
  /** The client went away before the answer was out. */
  aborted?: true;
}>;

/** Logs the request once its answer is out or its client gone; `/health` when all is well leaves no line. */
export function logAccess(
  log: Logger,
  request: IncomingMessage,
  response: ServerResponse,
  exchange: Exchange,
  routeOf: () => string,
): void {
  if (!log.isLevelEnabled('info')) return;
  response.once('close', () => {
    const route = routeOf();
    if (route === '/health' && response.statusCode === 200) return;
    const line: AccessLine = {
      type: 'access',
      requestId: exchange.requestId,
      ...(exchange.traceRoot === undefined ? {} : { traceRoot: exchange.traceRoot }),
      method: request.method ?? 'GET',
      route,
      status: response.statusCode,
      ms: Math.round((performance.now() - exchange.startedAt) * 1000) / 1000,
      bytes: request.method === 'HEAD' ? 0 : exchange.sent.bytes,
      ip: exchange.ip,
      ...(response.writableFinished ? {} : { aborted: true as const }),
    };
    log.info(line);
  });
}
