import { ask, askRaw, type RunningService, runService } from './running-service';

const trace = 'Root=1-67891233-abcdef012345678912345678';
const throughBalancer = {
  'x-amzn-trace-id': trace,
  'x-forwarded-proto': 'https',
  'x-forwarded-for': '203.0.113.9',
};

let open: RunningService;
let behindProxy: RunningService;

beforeAll(async () => {
  open = await runService();
  behindProxy = await runService({ QUEST_TRUSTED_PROXIES: '127.0.0.0/8' });
});

afterAll(async () => {
  await Promise.all([open.stop(), behindProxy.stop()]);
});

const check = async (service: RunningService, name: string, headers = {}) =>
  JSON.parse((await ask(service.port, `/${name}`, headers)).body);

test('a request through the trusted load balancer passes', async () => {
  expect(await check(behindProxy, 'loadbalanced', throughBalancer)).toEqual({
    check: 'loadbalanced',
    passed: true,
    summary: 'The request came through the load balancer.',
    evidence: {
      peerTrusted: true,
      traceHeader: 'well-formed',
      traceRoot: '1-67891233-abcdef012345678912345678',
    },
  });
});

test('the same headers from an untrusted peer prove nothing', async () => {
  expect(await check(open, 'loadbalanced', throughBalancer)).toMatchObject({
    passed: false,
    evidence: { peerTrusted: false, traceHeader: 'not believed', traceRoot: null },
  });
  expect(await check(open, 'tls', throughBalancer)).toMatchObject({
    passed: false,
    evidence: { terminatedAt: null },
  });
});

test.each([
  ['Self from the balancer, Root from the client', `Self=1-67891233-12456789abcdef0123456789;${trace}`],
  ["the documentation's own example", `Self=1-67891233-12456789abcdef012345678;${trace}`],
  ["an application's own field", `${trace};CalledFrom=app`],
])('a trace header with %s is well-formed', async (_, header) => {
  expect(await check(behindProxy, 'loadbalanced', { 'x-amzn-trace-id': header })).toMatchObject({
    passed: true,
  });
});

test.each([
  ['23 digits', 'Root=1-67891233-abcdef01234567891234567'],
  ['25 digits', 'Root=1-67891233-abcdef0123456789123456789'],
  ['version 2', 'Root=2-67891233-abcdef012345678912345678'],
  ['capital digits', 'Root=1-67891233-ABCDEF012345678912345678'],
  ['another case of Root', 'root=1-67891233-abcdef012345678912345678'],
  ['no Root', 'Self=1-67891233-abcdef012345678912345678'],
  ['a leading space in the value', `x ${trace}`],
  ['markup', `${trace};a=<script>`],
  ['a comma list', `${trace}, ${trace}`],
])('a trace header with %s is not', async (_, header) => {
  expect(await check(behindProxy, 'loadbalanced', { 'x-amzn-trace-id': header })).toMatchObject({
    passed: false,
    evidence: { traceHeader: 'not believed', traceRoot: null },
  });
});

test('a doubled trace header is refused', async () => {
  const answer = await askRaw(
    behindProxy.port,
    `GET /loadbalanced HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Amzn-Trace-Id: ${trace}\r\nx-amzn-trace-id: ${trace}\r\n\r\n`,
  );
  expect(answer).toContain('"passed":false');
});

test('TLS at the trusted load balancer passes and shows version and suite', async () => {
  const headers = {
    ...throughBalancer,
    'x-amzn-tls-version': 'TLSv1.3',
    'x-amzn-tls-cipher-suite': 'TLS_AES_128_GCM_SHA256',
  };
  expect(await check(behindProxy, 'tls', headers)).toMatchObject({
    passed: true,
    evidence: { terminatedAt: 'load balancer', version: 'TLSv1.3', cipherSuite: 'TLS_AES_128_GCM_SHA256' },
  });
});

test('oddly shaped TLS headers are not echoed', async () => {
  const headers = {
    ...throughBalancer,
    'x-amzn-tls-version': 'TLSv1.3<img src=x>',
    'x-amzn-tls-cipher-suite': '"onload=alert(1)',
  };
  expect(await check(behindProxy, 'tls', headers)).toMatchObject({
    passed: true,
    evidence: { version: null, cipherSuite: null },
  });
});

test.each(['http', 'HTTPS', 'https, https', 'https,http', 'https;', 'xhttps', ''])(
  'X-Forwarded-Proto "%s" is not TLS',
  async (value) => {
    expect(await check(behindProxy, 'tls', { 'x-forwarded-proto': value })).toMatchObject({ passed: false });
  },
);

test('a doubled X-Forwarded-Proto is not TLS', async () => {
  const answer = await askRaw(
    behindProxy.port,
    'GET /tls HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Proto: https\r\n\r\n',
  );
  expect(answer).toContain('"passed":false');
});

test('https anywhere else in the headers is not TLS', async () => {
  const headers = { 'x-forwarded-proto': 'http', referer: 'https://example.org', forwarded: 'proto=https' };
  expect(await check(behindProxy, 'tls', headers)).toMatchObject({ passed: false });
});

test('the index counts what each check says', async () => {
  const overview = await check(behindProxy, '', throughBalancer);
  expect(overview).toMatchObject({ passed: 2, total: 5 });
  expect(
    overview.checks.map((result: { check: string; passed: boolean }) => [result.check, result.passed]),
  ).toEqual([
    ['docker', false],
    ['aws', false],
    ['loadbalanced', true],
    ['tls', true],
    ['secret_word', false],
  ]);
});
