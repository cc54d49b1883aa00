import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Exchange } from './exchange';
import type { Html } from './pages/html';
import { dataHeaders, pageHeaders } from './security-headers';

/** Headers as `writeHead` takes them: name, value, name, value. */
export type FlatHeaders = readonly string[];

/** Writes complete answers, each with all security headers. */
export type Answer = Readonly<{
  data: (
    response: ServerResponse,
    status: number,
    to: Recipient,
    content: Content,
    extra?: FlatHeaders,
  ) => void;
  page: (
    response: ServerResponse,
    status: number,
    exchange: Exchange,
    render: (nonce: string) => Html,
    extra?: FlatHeaders,
  ) => void;
  /** The headers of `data`, for answers to what Node could not parse as a request. */
  dataHeaders: FlatHeaders;
}>;

type Recipient = Pick<Exchange, 'requestId' | 'sent'>;

type Content = Readonly<{ type: string; body: string | Buffer }>;

const none: FlatHeaders = [];

/**
 * Makes the writer of answers.
 *
 * It calls `writeHead` and `end` itself: `res.json` and `res.send` would look at charset, ETag and freshness
 * again, and cost more than all security headers together (`npm run bench:service`).
 */
export function createAnswer(hstsPreload: boolean): Answer {
  const fixed = dataHeaders(hstsPreload);
  const write = (
    response: ServerResponse,
    status: number,
    base: FlatHeaders,
    to: Recipient,
    content: Content,
    extra: FlatHeaders,
  ) => {
    const { body } = content;
    const bytes = Buffer.byteLength(body);
    to.sent.bytes = bytes;
    response.writeHead(status, [
      ...base,
      'Content-Type',
      content.type,
      'Content-Length',
      String(bytes),
      'X-Request-Id',
      to.requestId,
      ...extra,
    ]);
    // One byte a character: Node then copies the answer instead of encoding it.
    if (typeof body === 'string' && bytes === body.length) response.end(body, 'latin1');
    else response.end(body);
  };
  return Object.freeze({
    dataHeaders: fixed,
    data: (response, status, to, content, extra = none) => write(response, status, fixed, to, content, extra),
    page: (response, status, exchange, render, extra = none) => {
      const nonce = randomBytes(16).toString('base64');
      const headers = pageHeaders(hstsPreload, nonce, exchange.overTls);
      const content = { type: 'text/html; charset=utf-8', body: render(nonce).html };
      write(response, status, headers, exchange, content, extra);
    },
  } satisfies Answer);
}

/** Makes JSON content, with a line end for those who read it with curl. */
export function json(value: unknown): Content {
  return { type: 'application/json; charset=utf-8', body: `${JSON.stringify(value)}\n` };
}
