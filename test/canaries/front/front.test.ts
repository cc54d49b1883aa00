import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:tls';
import { type Front, type FrontOptions, startFront } from '../../../canaries/front/front';
import { fetchOnce } from '../../../canaries/posture/fetch';

const seen: { url: string; headers: IncomingHttpHeaders }[] = [];
const target = createServer((request, response) => {
  seen.push({ url: request.url ?? '', headers: request.headers });
  response.writeHead(201, { connection: 'close, x-private', 'x-private': '1', 'set-cookie': ['a=1', 'b=2'] });
  response.end('from the target');
});
const fronts: Front[] = [];

async function front(options: Partial<FrontOptions> = {}): Promise<Front> {
  const { port } = target.address() as AddressInfo;
  const started = await startFront({ target: { host: '127.0.0.1', port }, ...options });
  fronts.push(started);
  return started;
}

beforeAll(() => new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve)));
beforeEach(() => {
  seen.length = 0;
});
afterEach(() => Promise.all(fronts.splice(0).map((one) => one.close())));
afterAll(() => target.close());

const asked = { anyCertificate: true } as const;

test('tells the target what a load balancer tells, and the client what the target says', async () => {
  const { url } = await front();
  const answer = await fetchOnce(new URL(url), {
    ...asked,
    path: '/tls?a=%2f',
    headers: {
      'x-forwarded-for': '203.0.113.7',
      'x-forwarded-proto': 'http',
      x_underscore: '1',
      'x-amzn-tls-version': 'forged',
      te: 'trailers',
    },
  });
  expect([answer.status, answer.body]).toEqual([201, 'from the target']);
  expect(answer.headers).toMatchObject({ 'set-cookie': ['a=1', 'b=2'], 'content-length': ['15'] });
  expect(answer.headers).not.toHaveProperty('x-private');
  expect(seen).toHaveLength(1);
  const { host, ...headers } = seen[0]?.headers ?? {};
  expect([seen[0]?.url, host]).toEqual(['/tls?a=%2f', new URL(url).host]);
  expect(headers).toEqual({
    'user-agent': 'quest-guardrails-canary',
    connection: 'close',
    'x-forwarded-for': '203.0.113.7, 127.0.0.1',
    'x-forwarded-proto': 'https',
    'x-forwarded-port': new URL(url).port,
    'x-amzn-tls-version': 'TLSv1.3',
    'x-amzn-tls-cipher-suite': 'TLS_AES_256_GCM_SHA384',
    'x-amzn-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
  });
});

test('goes on with the trace of a client', async () => {
  const { url } = await front();
  const root = 'Root=1-67891233-abcdef012345678912345678';
  await fetchOnce(new URL(url), { ...asked, headers: { 'x-amzn-trace-id': root } });
  expect(seen[0]?.headers['x-amzn-trace-id']).toMatch(
    new RegExp(`^Self=1-[0-9a-f]{8}-[0-9a-f]{24};${root}$`),
  );
});

test('answers another host itself, and plain http with a redirect', async () => {
  const { url, httpUrl } = await front();
  const other = await fetchOnce(new URL(url), { ...asked, headers: { host: 'elsewhere.example' } });
  expect([other.status, other.body]).toEqual([404, 'Not Found']);
  const plain = await fetchOnce(new URL(httpUrl), {
    path: '/tls?a=1',
    headers: { host: 'elsewhere.example' },
  });
  expect([plain.status, plain.headers['location'], plain.body.split('\r\n')[1]]).toEqual([
    301,
    [`${url}/tls?a=1`],
    '<head><title>301 Moved Permanently</title></head>',
  ]);
  expect(seen).toEqual([]);
});

test('answers 502 for a target that is down', async () => {
  const { url } = await front({ target: { host: '127.0.0.1', port: 1 } });
  const answer = await fetchOnce(new URL(url), asked);
  expect([answer.status, answer.headers['content-type'], answer.body]).toEqual([
    502,
    ['text/html'],
    expect.stringContaining('<center><h1>502 Bad Gateway</h1></center>'),
  ]);
});

test('speaks TLS 1.2 and 1.3 with a certificate of its own, whose file goes with it', async () => {
  const { url, spki, caFile, close } = await front();
  expect(spki).toMatch(/^[A-Za-z0-9+/]{43}=$/);
  const ca = readFileSync(caFile, 'utf8');
  const days = (Date.parse(new X509Certificate(ca).validTo) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(60);
  expect(days).toBeLessThan(398);
  const spoken = (version: 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3') =>
    new Promise((resolve) => {
      const port = Number(new URL(url).port);
      const only = { minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' } as const;
      const socket = connect({ host: '127.0.0.1', servername: 'localhost', port, ca, ...only });
      socket.on('secureConnect', () => resolve(socket.end().getProtocol()));
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    });
  expect(await Promise.all([spoken('TLSv1.1'), spoken('TLSv1.2'), spoken('TLSv1.3')])).toEqual([
    'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
    'TLSv1.2',
    'TLSv1.3',
  ]);
  await close();
  expect(existsSync(caFile)).toBe(false);
});
