import { IncomingMessage, type ServerOptions, ServerResponse } from 'node:http';
import express, { type Express } from 'express';

/**
 * Makes the message classes with which an HTTP server creates requests and responses that are Express's already.
 *
 * Express changes the prototype of both for every request, the dearest thing it does; on messages of these
 * classes that changes nothing and costs nothing.
 */
export function messageClasses(app: Express): Pick<ServerOptions, 'IncomingMessage' | 'ServerResponse'> {
  // Classes, because Node constructs the messages with `new`.
  class QuestRequest extends IncomingMessage {}
  class QuestResponse<Request extends IncomingMessage> extends ServerResponse<Request> {}
  Object.setPrototypeOf(QuestRequest.prototype, express.request);
  Object.setPrototypeOf(QuestResponse.prototype, express.response);
  Object.defineProperty(QuestRequest.prototype, 'app', { value: app });
  Object.defineProperty(QuestResponse.prototype, 'app', { value: app });
  Object.defineProperty(app, 'request', { value: QuestRequest.prototype });
  Object.defineProperty(app, 'response', { value: QuestResponse.prototype });
  return { IncomingMessage: QuestRequest, ServerResponse: QuestResponse };
}
