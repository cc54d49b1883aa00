import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Answer } from './answer';
import type { Phase } from './phase';
import { healthy } from './routes';

/**
 * Puts a short way for `/health` in front of the application and ends keep-alive where it must end.
 *
 * Load balancers and container agents ask for `/health` all the time; the short way costs a tenth of the long
 * one, and a test holds both to the same headers.
 */
export function createListener(app: RequestListener, answer: Answer, phase: () => Phase): RequestListener {
  return (request, response) => {
    // While draining, each answer tells its client to come back on another connection. A body is never read, so
    // that a connection that carries one cannot be used again.
    if (phase() === 'draining' || hasBody(request)) response.shouldKeepAlive = false;
    if (request.url === '/health' && (request.method === 'GET' || request.method === 'HEAD')) {
      sendHealth(response, answer);
    } else {
      app(request, response);
    }
  };
}

function sendHealth(response: ServerResponse, answer: Answer): void {
  answer.data(response, 200, { requestId: randomUUID(), sent: { bytes: 0 } }, healthy);
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}
