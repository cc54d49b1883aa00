import { ask, askRaw, type Reply, type RunningService, runService } from './running-service';

let service: RunningService;
beforeAll(async () => {
  service = await runService({ QUEST_ALLOWED_HOSTS: 'localhost,quest.example.org,[::1]' });
});
afterAll(() => service.stop());

const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';

const expectedHeaders = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none';require-trusted-types-for 'script';trusted-types 'none'",
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  vary: 'Accept',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

test.each([
  '/',
  '/docker',
  '/aws',
  '/loadbalanced',
  '/tls',
  '/secret_word',
  '/ready',
  '/health',
  '/favicon.svg',
  '/nope',
])('%s carries every security header and no trace of the framework', async (path) => {
  const { headers } = await ask(service.port, path);
  expect(headers).toMatchObject(expectedHeaders);
  expect(headers['permissions-policy']).toContain('camera=()');
  expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['x-powered-by']));
  expect(headers).not.toHaveProperty('etag');
  expect(headers).not.toHaveProperty('server');
});

test('the short way of /health has the headers and the body of the long one', async () => {
  const stable = ({ headers, body }: Reply) => ({
    body,
    headers: { ...headers, date: '', 'x-request-id': '' },
  });
  const short = await ask(service.port, '/health');
  const long = await ask(service.port, '/health?');
  expect(stable(short)).toEqual(stable(long));
  const head = await ask(service.port, '/health', {}, 'HEAD');
  expect(head).toMatchObject({ status: 200, body: '', headers: { 'content-length': '16' } });
});

test('preload is sent only when asked for', async () => {
  const preloading = await runService({ QUEST_HSTS_PRELOAD: 'true' });
  const { headers } = await ask(preloading.port, '/tls');
  expect(headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains; preload');
  await preloading.stop();
});

test.each([
  [browser, 'text/html'],
  ['text/html', 'text/html'],
  ['text/html;q=0.5, application/json;q=0.4', 'text/html'],
  ['*/*', 'application/json'],
  ['', 'application/json'],
  ['application/json', 'application/json'],
  ['text/html, application/json', 'application/json'],
  ['text/html;q=0.5, */*', 'application/json'],
  ['text/html;q=0', 'application/json'],
  ['text/html;q=nonsense', 'application/json'],
  ['image/png', 'application/json'],
])('Accept "%s" is answered with %s', async (accept, type) => {
  for (const path of ['/', '/tls']) {
    expect((await ask(service.port, path, { accept })).headers['content-type']).toBe(
      `${type}; charset=utf-8`,
    );
  }
  const problem = type === 'text/html' ? 'text/html' : 'application/problem+json';
  expect((await ask(service.port, '/nope', { accept })).headers['content-type']).toBe(
    `${problem}; charset=utf-8`,
  );
});

test('a page is allowed exactly its own style, with a new nonce each time', async () => {
  const pages = [
    await ask(service.port, '/', { accept: browser }),
    await ask(service.port, '/', { accept: browser }),
  ];
  const nonces = pages.map(({ headers, body }) => {
    const policy = String(headers['content-security-policy']);
    const nonce = /style-src 'nonce-([A-Za-z0-9+/=]{24})'/.exec(policy)?.[1] ?? 'none';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|upgrade-insecure-requests|script-src/);
    expect(body.match(/<style/g)).toHaveLength(1);
    expect(body).toContain(`<style nonce="${nonce}">`);
    expect(body).not.toMatch(/<script|style="|https?:\/\//);
    return nonce;
  });
  expect(new Set(nonces).size).toBe(2);
});

test('a page over TLS upgrades insecure requests', async () => {
  const behindProxy = await runService({ QUEST_TRUSTED_PROXIES: '127.0.0.0/8' });
  const { headers } = await ask(behindProxy.port, '/', { accept: browser, 'x-forwarded-proto': 'https' });
  expect(headers['content-security-policy']).toContain('upgrade-insecure-requests');
  await behindProxy.stop();
});

test('the pages have landmarks, one heading and states in words', async () => {
  const { body } = await ask(service.port, '/', { accept: browser });
  expect(body).toMatch(
    /<html lang="en">[\s\S]*<header>[\s\S]*<main id="content">[\s\S]*<\/main>[\s\S]*<footer>/,
  );
  expect(body.match(/<h1>/g)).toHaveLength(1);
  expect(body.match(/Not passed<\/span>/g)).toHaveLength(5);
  for (const name of ['docker', 'aws', 'loadbalanced', 'tls', 'secret_word']) {
    expect(body).toContain(`<a href="/${name}">`);
    const page = await ask(service.port, `/${name}`, { accept: browser });
    expect(page.body).toContain('<h2 class="section">Evidence</h2>');
  }
});

test.each(['/', '/tls', '/nope', '/ready', '/favicon.ico'])(
  'HEAD %s has the headers of GET and no body',
  async (path) => {
    const get = await ask(service.port, path);
    const head = await ask(service.port, path, {}, 'HEAD');
    expect(head.status).toBe(get.status);
    expect(head.body).toBe('');
    expect(head.headers['content-type']).toBe(get.headers['content-type']);
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
  },
);

test('the icon is SVG under both of its names', async () => {
  const [svg, ico] = [await ask(service.port, '/favicon.svg'), await ask(service.port, '/favicon.ico')];
  expect(svg.headers['content-type']).toBe('image/svg+xml');
  expect(svg.body).toMatch(/^<svg /);
  expect(ico.body).toBe(svg.body);
});

test('an unknown path is a 404 problem with the request id and nothing of the request', async () => {
  const { status, headers, body } = await ask(service.port, '/no/such%3Cscript%3E?x=1');
  const requestId = headers['x-request-id'];
  expect(status).toBe(404);
  expect(JSON.parse(body)).toEqual({
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    detail: 'There is nothing here.',
    instance: `urn:uuid:${requestId}`,
    requestId,
  });
});

test.each(['/TLS', '/tls/', '//tls', '/tls/..', '/__proto__', '/constructor', '/.env'])(
  '%s is not a route',
  async (path) => {
    expect((await ask(service.port, path)).status).toBe(404);
  },
);

test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY'])(
  '%s on a route is 405 with Allow',
  async (method) => {
    for (const path of ['/', '/tls', '/health', '/ready']) {
      const { status, headers, body } = await ask(service.port, path, {}, method);
      expect([status, headers['allow']]).toEqual([405, 'GET, HEAD']);
      expect(JSON.parse(body)).toMatchObject({ title: 'Method Not Allowed', status: 405 });
    }
  },
);

test.each([
  ['an unknown method', 'FOO / HTTP/1.1\r\nHost: localhost\r\n\r\n', 405, 'Allow: GET, HEAD'],
  ['CONNECT', 'CONNECT example.org:443 HTTP/1.1\r\nHost: localhost\r\n\r\n', 405, 'Allow: GET, HEAD'],
  ['broken syntax', 'GET / HTTP/1.1\r\nHost localhost\r\n\r\n', 400, ''],
  ['no HTTP at all', '\x16\x03\x01\x00\xa5\x01\x00\x00', 400, ''],
  [
    'two lengths',
    'GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    400,
    '',
  ],
  ['headers beyond 8 KiB', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(9000)}\r\n\r\n`, 431, ''],
  ['no Host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400, ''],
  ['an empty Host', 'GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n', 400, ''],
  ['two Hosts', 'GET / HTTP/1.1\r\nHost: localhost\r\nHOST: localhost\r\nConnection: close\r\n\r\n', 400, ''],
  [
    'the absolute form',
    'GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    400,
    '',
  ],
  [
    'an expectation',
    'GET /tls HTTP/1.1\r\nHost: localhost\r\nExpect: cake\r\nConnection: close\r\n\r\n',
    200,
    '',
  ],
])('%s is answered with all headers and problem details', async (_, bytes, status, header) => {
  const answer = await askRaw(service.port, bytes);
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(answer).toContain(header);
  expect(answer).toContain('X-Frame-Options: DENY\r\n');
  expect(answer).toMatch(/X-Request-Id: [0-9a-f-]{36}\r\n/);
  expect(answer).toMatch(/Connection: close\r\n/);
  expect(answer).toContain(status === 200 ? '"check":"tls"' : `"status":${status}`);
});

test.each(['/%ff', '/%', '/tls?x=%zz', '/%c0%ae'])('the malformed target %s is 400', async (path) => {
  expect((await ask(service.port, path)).status).toBe(400);
});

test.each(['localhost', 'LOCALHOST:8080', 'quest.example.org', '[::1]:3000'])(
  'Host %s is served',
  async (host) => {
    expect((await ask(service.port, '/tls', { host })).status).toBe(200);
  },
);

test.each([
  ['evil.example', 421],
  ['quest.example.org.evil.example', 421],
  ['127.0.0.1', 421],
  ['quest.example.org.', 400],
  ['localhost:99999999', 400],
  ['local host', 400],
  ['localhost/', 400],
  ['user@localhost', 400],
])('Host "%s" is refused with %i', async (host, status) => {
  expect((await ask(service.port, '/tls', { host })).status).toBe(status);
});

test('the probes answer any host', async () => {
  expect((await ask(service.port, '/health', { host: '10.0.3.7:3000' })).status).toBe(200);
  expect((await ask(service.port, '/ready', { host: '10.0.3.7:3000' })).status).toBe(200);
});

test('readiness follows the phase, liveness does not', async () => {
  service.setPhase('starting');
  expect(await ask(service.port, '/ready')).toMatchObject({ status: 503, body: '{"status":"starting"}\n' });
  service.setPhase('draining');
  const draining = await ask(service.port, '/ready');
  expect(draining).toMatchObject({
    status: 503,
    body: '{"status":"draining"}\n',
    headers: { connection: 'close' },
  });
  expect(await ask(service.port, '/health')).toMatchObject({ status: 200, headers: { connection: 'close' } });
  service.setPhase('ready');
  expect((await ask(service.port, '/ready')).status).toBe(200);
});

test('past the limit a client is told when to come back, and the probes are not limited', async () => {
  const limited = await runService({ QUEST_RATE_LIMIT: '2', QUEST_TRUSTED_PROXIES: '127.0.0.0/8' });
  const from = (address: string) =>
    ask(limited.port, '/tls', { 'x-forwarded-for': `198.51.100.1, ${address}` });
  const [first, second, third] = [
    await from('203.0.113.5'),
    await from('203.0.113.5'),
    await from('203.0.113.5'),
  ];
  expect(first?.headers).toMatchObject({
    'ratelimit-policy': '"client";q=2;w=60',
    ratelimit: '"client";r=1;t=60',
  });
  expect(second?.status).toBe(200);
  expect(third?.status).toBe(429);
  expect(third?.headers).toMatchObject({ 'retry-after': expect.stringMatching(/^(?:[1-9]|[1-5]\d|60)$/) });
  expect(JSON.parse(third?.body ?? '')).toMatchObject({ title: 'Too Many Requests', status: 429 });
  expect((await from('203.0.113.6')).status).toBe(200);
  // One IPv6 subscriber has a whole subnet of addresses.
  const subnet = [
    await from('2001:db8:1:100::1'),
    await from('2001:db8:1:1ff::2'),
    await from('2001:db8:1:1aa::3'),
  ];
  expect(subnet.map(({ status }) => status)).toEqual([200, 200, 429]);
  for (let probe = 0; probe < 4; probe++) {
    expect((await ask(limited.port, '/health')).status).toBe(200);
    expect((await ask(limited.port, '/ready')).status).toBe(200);
  }
  await limited.stop();
});

test('a connection that carries a body is not used again', async () => {
  const answer = await ask(service.port, '/tls', { 'content-length': '0' });
  expect(answer.headers['connection']).toBe('close');
  const posted = await askRaw(
    service.port,
    'POST /tls HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello',
  );
  expect(posted).toMatch(/^HTTP\/1\.1 405 [\s\S]*Connection: close/);
});
