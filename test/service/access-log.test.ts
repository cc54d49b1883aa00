import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { logAccess } from '../../service/access-log';
import { beginExchange } from '../../service/exchange';
import { createLog } from '../../service/log';
import { ask, askRaw, type RunningService, runService } from './running-service';

let service: RunningService;
beforeEach(async () => {
  service = await runService({ QUEST_TRUSTED_PROXIES: '127.0.0.0/8' });
});
afterEach(() => service.stop());

test('a request leaves exactly one line with exactly these fields', async () => {
  const { headers, body } = await ask(service.port, '/tls?token=abc', {
    'x-amzn-trace-id': 'Root=1-67891233-abcdef012345678912345678',
    'x-forwarded-for': '6.6.6.6, 203.0.113.9',
    authorization: 'Bearer abc',
    'user-agent': 'someone',
  });
  expect(service.lines()).toEqual([
    {
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      type: 'access',
      requestId: headers['x-request-id'],
      traceRoot: '1-67891233-abcdef012345678912345678',
      method: 'GET',
      route: '/tls',
      status: 200,
      ms: expect.any(Number),
      bytes: Buffer.byteLength(body),
      ip: '203.0.113.9',
    },
  ]);
});

test('the raw URL, headers and query are nowhere in the log', async () => {
  await ask(service.port, '/findme-path?findme=query', {
    referer: 'findme-referer',
    'user-agent': 'findme-agent',
  });
  await ask(service.port, '/tls', { host: 'findme-host' });
  await askRaw(service.port, 'FINDME /findme HTTP/1.1\r\n\r\n');
  expect(service.lines().map(({ route, status }) => [route, status])).toEqual([
    ['unmatched', 404],
    ['unmatched', 421],
    ['unmatched', 405],
  ]);
  expect(service.text().toLowerCase()).not.toContain('findme');
});

test('/health leaves no line unless something is wrong with the request', async () => {
  await ask(service.port, '/health');
  await ask(service.port, '/health?');
  await ask(service.port, '/health', {}, 'HEAD');
  expect(service.lines()).toEqual([]);
  await ask(service.port, '/health', {}, 'POST');
  await ask(service.port, '/ready');
  expect(service.lines().map(({ route, status, method }) => [method, route, status])).toEqual([
    ['POST', '/health', 405],
    ['GET', '/ready', 200],
  ]);
});

test('HEAD counts no bytes', async () => {
  await ask(service.port, '/tls', {}, 'HEAD');
  expect(service.lines()).toMatchObject([{ method: 'HEAD', bytes: 0 }]);
});

test('what a client claims about its address is believed only as far as proxies vouch for it', async () => {
  await ask(service.port, '/tls', { 'x-forwarded-for': 'garbage' });
  await ask(service.port, '/tls', { 'x-forwarded-for': '127.0.0.9, 127.0.0.8' });
  const open = await runService();
  await ask(open.port, '/tls', { 'x-forwarded-for': '203.0.113.9' });
  expect(service.lines().map(({ ip }) => ip)).toEqual(['127.0.0.1', '127.0.0.9']);
  expect(open.lines().map(({ ip }) => ip)).toEqual(['127.0.0.1']);
  await open.stop();
});

test('a connection that never says anything is no request', async () => {
  const socket = connect(service.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.destroy();
  await ask(service.port, '/tls');
  expect(service.lines()).toHaveLength(1);
});

test('a request whose client goes away is logged once, as aborted', async () => {
  let text = '';
  const log = createLog('info', {
    write: (line) => {
      text += line;
    },
  });
  const server = createServer((request, response) => {
    logAccess(
      log,
      request,
      response,
      beginExchange(request, () => false),
      () => '/slow',
    );
    response.once('close', () => server.close());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => {
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n', () => setTimeout(() => socket.destroy(), 50));
  });
  await once(server, 'close');
  expect(JSON.parse(text)).toMatchObject({ type: 'access', route: '/slow', bytes: 0, aborted: true });
});

test('credentials are redacted wherever an object carries them', () => {
  let text = '';
  const log = createLog('info', {
    write: (line) => {
      text += line;
    },
  });
  log.error({
    req: { headers: { authorization: 'plum', cookie: 'plum' } },
    env: { SECRET_WORD: 'plum' },
    SECRET_WORD: 'plum',
  });
  expect(text).not.toContain('plum');
  expect(text.match(/\[redacted\]/g)).toHaveLength(4);
});
