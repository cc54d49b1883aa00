import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import type { Logger } from 'pino';
import type { FlatHeaders } from './answer';
import { answerUnparsed } from './unparsed';

/**
 * How long an idle connection stays open, in seconds.
 *
 * Longer than the load balancer's idle timeout (60 seconds unless changed), so that it is never us who close a
 * connection on which the load balancer is just sending a request, which its client would see as a 502:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
 */
export const keepAliveTimeoutSeconds = 65;

/** How long a request may take to arrive as a whole, in seconds. */
export const requestTimeoutSeconds = 30;

// Node refuses a value above requestTimeout. It counts from a request's first byte, not from the last answer, and
// so cuts no idle connection, however much shorter than the keep-alive timeout it is (a test holds Node to that):
// https://nodejs.org/api/http.html#serverheaderstimeout
const headersTimeoutSeconds = 20;

// Known from Node 24.12 on and ignored before: a request without a body gets no stream to end, since we read none.
// https://nodejs.org/api/http.html#httpcreateserveroptions-requestlistener
const withoutBodies = { optimizeEmptyRequests: true };

/** Creates the HTTP server with all its limits; it does not listen yet. */
export function createQuestServer(
  listener: RequestListener,
  headers: FlatHeaders,
  log: Logger,
  classes: ServerOptions = {},
): Server {
  const server = createServer(
    {
      ...classes,
      ...withoutBodies,
      keepAlive: true,
      keepAliveTimeout: keepAliveTimeoutSeconds * 1000,
      requestTimeout: requestTimeoutSeconds * 1000,
      headersTimeout: headersTimeoutSeconds * 1000,
      connectionsCheckingInterval: 5_000,
      maxHeaderSize: 8 * 1024,
      // A missing Host is refused by the application, with the same headers and body as everything else.
      requireHostHeader: false,
      noDelay: true,
    },
    listener,
  );
  server.maxConnections = 4_096;
  server.maxHeadersCount = 64;
  // Of silence in the middle of a request or of an answer that its client does not take.
  server.timeout = 35_000;
  // We never read a body, so that nobody has to be told to go on; every expectation is answered like a request.
  server.on('checkContinue', listener);
  server.on('checkExpectation', listener);
  answerUnparsed(server, headers, log);
  return server;
}
