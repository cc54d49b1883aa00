import type { Request, Response } from 'express';
import { type Answer, type FlatHeaders, json } from './answer';
import { exchangeOf } from './exchange';
import type { Html } from './pages/html';
import { problemPage } from './pages/problem-page';
import { problemOf, problemType } from './problem';
import { rateLimitHeaders } from './rate-limit';

/** Answers as the client prefers: the same facts as a page or as JSON. */
export type Respond = Readonly<{
  found: (request: Request, response: Response, value: unknown, page: (nonce: string) => Html) => void;
  refused: (
    request: Request,
    response: Response,
    status: number,
    detail: string,
    extra?: FlatHeaders,
  ) => void;
}>;

/** Makes the two ways of answering on top of the writer. */
export function createRespond(answer: Answer): Respond {
  return Object.freeze({
    found: (request, response, value, page) => {
      const exchange = exchangeOf(response);
      const headers = rateLimitHeaders(request);
      if (exchange.html) answer.page(response, 200, exchange, page, headers);
      else answer.data(response, 200, exchange, json(value), headers);
    },
    refused: (request, response, status, detail, extra = []) => {
      const exchange = exchangeOf(response);
      const problem = problemOf(status, detail, exchange.requestId);
      const headers = [...extra, ...rateLimitHeaders(request)];
      if (exchange.html) {
        answer.page(response, status, exchange, (nonce) => problemPage(problem, nonce), headers);
      } else {
        answer.data(
          response,
          status,
          exchange,
          { type: problemType, body: `${JSON.stringify(problem)}\n` },
          headers,
        );
      }
    },
  } satisfies Respond);
}
