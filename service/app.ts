import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Logger } from 'pino';
import { logAccess } from './access-log';
import { createAdmission, isProbe } from './admission';
import type { Answer } from './answer';
import type { Settings } from './configuration';
import { beginExchange, exchangeOf } from './exchange';
import { trustOf } from './proxies';
import { createRateLimit } from './rate-limit';
import { createRespond } from './respond';
import { addRoutes, type World } from './routes';

export type AppOptions = Readonly<{ configuration: Settings; log: Logger; answer: Answer; world: World }>;

/** Builds the Express application: who may come in, the routes, and what everyone else is told. */
export function createApp({ configuration, log, answer, world }: AppOptions): Express {
  const trust = trustOf(configuration.QUEST_TRUSTED_PROXIES);
  const admit = createAdmission(configuration.QUEST_ALLOWED_HOSTS);
  const respond = createRespond(answer);

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.set('query parser', false);
  app.set('trust proxy', trust);

  const limit = createRateLimit(configuration.QUEST_RATE_LIMIT, (request, response) =>
    respond.refused(request, response, 429, 'Too many requests from your address: wait and try again.'),
  );
  // One layer for all that comes before the routes: each layer of Express costs as much as a security header.
  app.use((request, response, next) => {
    const exchange = beginExchange(request, trust);
    response.locals['exchange'] = exchange;
    logAccess(log, request, response, exchange, () => request.route?.path ?? 'unmatched');
    const proceed = (error?: unknown) => {
      const refusal = admit(request);
      if (error !== undefined) next(error);
      else if (refusal === undefined) next();
      else respond.refused(request, response, refusal.status, refusal.detail);
    };
    if (isProbe(request.url)) proceed();
    else limit(request, response, proceed);
  });
  addRoutes(app, world, answer, respond);
  app.use((request, response) => respond.refused(request, response, 404, 'There is nothing here.'));

  // Express knows an error handler by its four parameters.
  const onError: ErrorRequestHandler = (error: unknown, request, response, _next) => {
    log.error({ err: error, requestId: exchangeOf(response).requestId }, 'a request failed');
    if (response.headersSent) response.destroy();
    else respond.refused(request, response, 500, 'The service failed to answer this request.');
  };
  app.use(onError);
  return app;
}
