import fc from 'fast-check';
import { ask, askRaw, type RunningService, runService } from './running-service';

let service: RunningService;
beforeAll(async () => {
  service = await runService({ QUEST_TRUSTED_PROXIES: '127.0.0.0/8', QUEST_RATE_LIMIT: '999999' });
});
afterAll(() => service.stop());

const headerText = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
});
const headerName = fc.constantFrom(
  'accept',
  'host',
  'expect',
  'connection',
  'forwarded',
  'x-amzn-trace-id',
  'x-amzn-tls-version',
  'x-amzn-tls-cipher-suite',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-request-id',
);
const path = fc.oneof(
  fc.webPath(),
  fc.constantFrom('/', '/tls', '/secret_word', '/loadbalanced'),
  headerText.map((text) => `/${text.replaceAll(' ', '%')}`),
  headerText.map((text) => `/secret_word?fingerprint=${text.replaceAll(' ', '%')}`),
);

test('whatever the target and the headers say, the answer is well-formed and never a 5xx', async () => {
  await fc.assert(
    fc.asyncProperty(path, fc.dictionary(headerName, headerText, { maxKeys: 5 }), async (target, headers) => {
      const lines = Object.entries({ host: 'localhost', ...headers, connection: 'close' });
      const text = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
      const answer = await askRaw(service.port, `GET ${target} HTTP/1.1\r\n${text}\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 (?:200|400|404|405|421|431) /);
      expect(answer).toMatch(/\r\nContent-Security-Policy: default-src 'none';/);
      expect(answer).toMatch(/\r\nX-Request-Id: [0-9a-f-]{36}\r\n/);
      expect(answer).toMatch(/\r\nX-Content-Type-Options: nosniff\r\n/);
      expect(answer.split('\r\n\r\n')[0]).not.toMatch(/x-powered-by|etag/i);
    }),
    { numRuns: 200 },
  );
});

/** Empty lines before a request are no request, and wait for one: https://www.rfc-editor.org/rfc/rfc9112#section-2.2-6 */
const garbage = fc
  .uint8Array({ minLength: 1, maxLength: 64 })
  .filter((bytes) => bytes.some((byte) => byte !== 0x0a && byte !== 0x0d));

test('whatever the bytes, the service answers the next request', async () => {
  await fc.assert(
    fc.asyncProperty(garbage, async (bytes) => {
      const answer = await askRaw(service.port, `${Buffer.from(bytes).toString('latin1')}\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d [\s\S]*X-Frame-Options: DENY/);
    }),
    { numRuns: 50 },
  );
  expect((await ask(service.port, '/tls')).status).toBe(200);
});
