import type { Express, Request, Response } from 'express';
import { type Answer, json } from './answer';
import type { Aws } from './aws';
import { checks, type Facts } from './checks';
import type { Container } from './container';
import { exchangeOf } from './exchange';
import { checkPage } from './pages/check-page';
import { favicon } from './pages/favicon';
import { indexPage } from './pages/index-page';
import type { Phase } from './phase';
import type { Respond } from './respond';
import type { SecretWord } from './secret-word';

/** What the routes tell about; the functions are asked at each request, because their answers change. */
export type World = Readonly<{
  container: Container;
  secretWord: SecretWord;
  aws: () => Aws;
  phase: () => Phase;
}>;

/** The only methods there are; everything else is 405. */
export const allowedMethods = 'GET, HEAD';

/** The body of `/health`, here and on the short way in `listener.ts`. */
export const healthy = Object.freeze({
  type: 'application/json; charset=utf-8',
  body: '{"status":"ok"}\n',
});

const fingerprintForm = /^[0-9a-f]{64}$/i;

/** Adds every route of the service, each with its 405. Straight to the application: a router costs two more layers. */
export function addRoutes(app: Express, world: World, answer: Answer, respond: Respond): void {
  const get = (path: string, handle: (request: Request, response: Response) => void) => {
    app
      .route(path)
      .get(handle)
      .all((request, response) =>
        respond.refused(request, response, 405, 'This resource can only be read.', ['Allow', allowedMethods]),
      );
  };

  for (const check of checks) {
    get(`/${check.name}`, (request, response) => {
      const fingerprint = fingerprintIn(request);
      if (fingerprint === malformed) {
        respond.refused(request, response, 400, 'A fingerprint is 64 hexadecimal digits, given once.');
        return;
      }
      const result = check.run({ ...factsOf(world, request, response), fingerprint, alone: true });
      respond.found(request, response, result, (nonce) => checkPage(result, requestIdOf(response), nonce));
    });
  }
  get('/', (request, response) => {
    const facts = factsOf(world, request, response);
    const results = checks.map((check) => check.run(facts));
    const passed = results.filter((result) => result.passed).length;
    const overview = { passed, total: results.length, checks: results };
    respond.found(request, response, overview, (nonce) => indexPage(results, requestIdOf(response), nonce));
  });
  get('/health', (_request, response) => answer.data(response, 200, exchangeOf(response), healthy));
  get('/ready', (_request, response) => {
    const status = world.phase();
    answer.data(response, status === 'ready' ? 200 : 503, exchangeOf(response), json({ status }));
  });
  for (const path of ['/favicon.svg', '/favicon.ico']) {
    get(path, (_request, response) => answer.data(response, 200, exchangeOf(response), favicon));
  }
}

const malformed = Symbol('malformed fingerprint');

function fingerprintIn(request: Request): string | undefined | typeof malformed {
  const url = request.url;
  const at = url.indexOf('?');
  if (at < 0 || request.path !== '/secret_word') return undefined;
  const given = new URLSearchParams(url.slice(at + 1)).getAll('fingerprint');
  const first = given[0];
  if (first === undefined) return undefined;
  return given.length === 1 && fingerprintForm.test(first) ? first : malformed;
}

function factsOf(world: World, request: Request, response: Response): Facts {
  const { container, secretWord } = world;
  const exchange = exchangeOf(response);
  return { request, exchange, container, aws: world.aws(), secretWord, fingerprint: undefined, alone: false };
}

function requestIdOf(response: Response): string {
  return exchangeOf(response).requestId;
}
