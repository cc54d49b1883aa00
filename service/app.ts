import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Logger } from 'pino';
import { logAccess } from './access-log';
import { createAdmission } from './admission';
import type { Answer } from './answer';
import type { Settings } from './configuration';
import { beginExchange, exchangeOf } from './exchange';
import { trustOf } from './proxies';
import { createRateLimit } from './rate-limit';
import { createRespond } from './respond';
import { createRoutes, type World } from './routes';

export type AppOptions = Readonly<{ configuration: Settings; log: Logger; answer: Answer; world: World }>;

/** Builds the Express application: who may come in, the routes, and what everyone else is told. */
export function createApp({ configuration, log, answer, world }: AppOptions): Express {
  const trust = trustOf(configuration.QUEST_TRUSTED_PROXIES);
  const admit = createAdmission(configuration.QUEST_ALLOWED_HOSTS);
  const respond = createRespond(answer);

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.set('trust proxy', trust);

  app.use((request, response, next) => {
    const exchange = beginExchange(request, trust);
    response.locals['exchange'] = exchange;
    logAccess(log, request, response, exchange, () => request.route?.path ?? 'unmatched');
    next();
  });
  app.use(
    createRateLimit(configuration.QUEST_RATE_LIMIT, (request, response) =>
      respond.refused(request, response, 429, 'Too many requests from your address: wait and try again.'),
    ),
  );
  app.use((request, response, next) => {
    const refusal = admit(request);
    if (refusal === undefined) next();
    else respond.refused(request, response, refusal.status, refusal.detail);
  });
  app.use(createRoutes(world, answer, respond));
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
