import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { AccessLine } from './access-log';
import type { FlatHeaders } from './answer';
import { withoutMapping } from './exchange';
import { problemOf, problemType } from './problem';
import { allowedMethods } from './routes';

type ParseError = NodeJS.ErrnoException & { readonly rawPacket?: Buffer };

type Outcome = Readonly<{ status: number; detail: string; extra?: FlatHeaders }>;

const badRequest: Outcome = { status: 400, detail: 'The request could not be read as HTTP.' };
const notAllowed: Outcome = {
  status: 405,
  detail: 'This resource can only be read.',
  extra: ['Allow', allowedMethods],
};

// The codes of Node's parser and of its timeouts: https://nodejs.org/api/http.html#event-clienterror
const outcomes: ReadonlyMap<string, Outcome> = new Map([
  ['HPE_INVALID_METHOD', notAllowed],
  ['HPE_HEADER_OVERFLOW', { status: 431, detail: 'The headers of the request are larger than 8 KiB.' }],
  ['ERR_HTTP_REQUEST_TIMEOUT', { status: 408, detail: 'The request did not arrive in time.' }],
]);

const requestLine = /^[\w!#$%&'*+.^`|~-]{1,32} [/*h]/;

/**
 * Answers what Node refuses before it becomes a request (broken syntax, unknown methods, CONNECT, oversized
 * headers) with the headers and the problem details of every other answer.
 */
export function answerUnparsed(server: Server, headers: FlatHeaders, log: Logger): void {
  server.on('clientError', (error: ParseError, socket) => {
    // A connection that was opened and never used, or that its client has reset, is no request.
    if (!socket.writable || error.code === 'ECONNRESET' || bytesReadFrom(socket) === 0) socket.destroy();
    else refuse(socket, outcomeOf(error), headers, log);
  });
  server.on('connect', (_request, socket) => refuse(socket, notAllowed, headers, log));
}

// Node does not know that method; to be told about methods, though, the client must have sent one.
function outcomeOf({ code, rawPacket }: ParseError): Outcome {
  const unknownMethod = code === 'HPE_INVALID_METHOD';
  if (unknownMethod && !requestLine.test(rawPacket?.toString('latin1', 0, 64) ?? '')) return badRequest;
  return outcomes.get(code ?? '') ?? badRequest;
}

function refuse(
  socket: Duplex,
  { status, detail, extra = [] }: Outcome,
  base: FlatHeaders,
  log: Logger,
): void {
  const problem = problemOf(status, detail, randomUUID());
  const body = `${JSON.stringify(problem)}\n`;
  const headers = [
    ...base,
    ...extra,
    'Content-Type',
    problemType,
    'Content-Length',
    String(Buffer.byteLength(body)),
    'X-Request-Id',
    problem.requestId,
    'Date',
    new Date().toUTCString(),
    'Connection',
    'close',
  ];
  const lines = headers.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${headers[index + 1]}`] : []));
  socket.end(`HTTP/1.1 ${status} ${problem.title}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
  const line: AccessLine = {
    type: 'access',
    requestId: problem.requestId,
    method: 'unparsed',
    route: 'unmatched',
    status,
    ms: 0,
    bytes: Buffer.byteLength(body),
    ip: withoutMapping('remoteAddress' in socket ? String(socket.remoteAddress) : ''),
  };
  log.info(line);
}

function bytesReadFrom(socket: Duplex): number {
  return 'bytesRead' in socket ? Number(socket.bytesRead) : 0;
}
