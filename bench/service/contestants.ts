/** A server in the comparison; `source` is a CommonJS program that listens on PORT and answers `body`. */
export type Contestant = Readonly<{
  name: string;
  does: string;
  path: string;
  source: 'ours' | string;
  environment?: Readonly<Record<string, string>>;
}>;

/** The packages the peers need, at the versions we compare with; express and helmet are those we ship. */
export const peerPackages = ['express@5.3.0', 'helmet@8.3.0', 'fastify@5.12.8', '@fastify/helmet@13.2.0'];

const oursWith = { QUEST_RATE_LIMIT: '999999999', QUEST_ALLOWED_HOSTS: 'localhost' };
const fastify = (logger: string) => `
const app = require('fastify')({ logger: ${logger} });
app.register(require('@fastify/helmet'));
app.get('/tls', async () => (BODY));
app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
`;

export const yardstick = 'fastify + @fastify/helmet';

export const contestants: readonly Contestant[] = [
  {
    name: 'node:http',
    does: 'nothing but the body',
    path: '/tls',
    source: `
require('node:http').createServer((request, response) => {
  const body = Buffer.from(JSON.stringify(BODY) + '\\n');
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
}).listen(Number(process.env.PORT), '127.0.0.1');
`,
  },
  {
    name: yardstick,
    does: "helmet's defaults, no log",
    path: '/tls',
    source: fastify('false'),
  },
  {
    name: 'express + helmet',
    does: 'both with their defaults, no log',
    path: '/tls',
    source: `
const app = require('express')();
app.use(require('helmet')());
app.get('/tls', (request, response) => { response.json(BODY); });
app.listen(Number(process.env.PORT), '127.0.0.1');
`,
  },
  {
    name: 'quest /tls',
    does: 'all hardening, rate limit, no log',
    path: '/tls',
    source: 'ours',
    environment: { ...oursWith, QUEST_LOG_LEVEL: 'silent' },
  },
  {
    name: 'fastify + @fastify/helmet, logging',
    does: 'as above, its two lines a request',
    path: '/tls',
    source: fastify('true'),
  },
  {
    name: 'quest /tls, logging',
    does: 'as above, one line a request',
    path: '/tls',
    source: 'ours',
    environment: oursWith,
  },
  {
    name: 'quest /health',
    does: 'the short way; never logs',
    path: '/health',
    source: 'ours',
    environment: oursWith,
  },
];
