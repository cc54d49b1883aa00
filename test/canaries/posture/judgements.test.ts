import { execFileSync } from 'node:child_process';
import { lifetime, trustFault } from '../../../canaries/posture/certificate';
import { executionFault, hostFault, injections, stackTrace } from '../../../canaries/posture/exposure';
import { codeOf, endOf, told } from '../../../canaries/posture/fetch';
import { meaning } from '../../../canaries/posture/old-tls';
import { redirectFault } from '../../../canaries/posture/redirect';

const http = new URL('http://quest.example.com');
const https = new URL('https://quest.example.com');
const redirected = (status: number, ...location: string[]) =>
  redirectFault({ status, headers: location.length === 0 ? {} : { location } }, http, https);

test.each([
  [301, 'https://quest.example.com/'],
  [308, 'https://quest.example.com/'],
  [301, 'https://quest.example.com:443/docker?x=1'],
  [301, 'https://QUEST.example.com'],
])('a first hop of %s to %s is right', (status, location) => {
  expect(redirected(status, location)).toBeUndefined();
});

test.each([
  [200, [], 'answers 200, expected 301 or 308 to https://quest.example.com'],
  [302, ['https://quest.example.com/'], 'answers 302, expected 301 or 308'],
  [301, [], 'with Location undefined'],
  [301, ['https://['], 'with Location "https://["'],
  [301, ['/docker'], 'redirects to http://quest.example.com first, expected https'],
  [301, ['http://quest.example.com/'], 'redirects to http://quest.example.com first'],
  [301, ['//quest.example.com/'], 'redirects to http://quest.example.com first'],
  [
    301,
    ['https://www.example.com/'],
    'redirects to the host www.example.com first, expected quest.example.com itself',
  ],
  [301, ['https://quest.example.com@evil.example/'], 'redirects to the host evil.example first'],
  [
    301,
    ['https://quest.example.com.evil.example/'],
    'redirects to the host quest.example.com.evil.example first',
  ],
  [
    301,
    ['https://quest.example.com:8443/'],
    'redirects to https://quest.example.com:8443, expected https://quest',
  ],
])('a first answer of %s with Location %j is a fault', (status, location, says) => {
  expect(redirected(status, ...location)).toContain(says);
});

const shown = { validTo: new Date('2030-01-01'), subject: 'DNS:www.example.com' };

test('a certificate is trusted, or for another name, or not trusted at all', () => {
  expect(trustFault({ ...shown, distrust: undefined }, 'quest.example.com')).toBeUndefined();
  expect(trustFault({ ...shown, distrust: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'quest.example.com')).toBe(
    'the certificate is for DNS:www.example.com, expected quest.example.com',
  );
  for (const distrust of ['DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_HAS_EXPIRED']) {
    expect(trustFault({ ...shown, distrust }, 'quest.example.com')).toBe(
      `the certificate of quest.example.com is not trusted: ${distrust}, expected a chain to a trusted root`,
    );
  }
});

test.each([
  ['2026-02-28T23:59:59Z', 'failure', -1, 'ended on 2026-02-28, expected at least 14 days'],
  ['2026-03-06T00:00:00Z', 'failure', 5, 'ends on 2026-03-06, in 5 days, expected at least 14 days'],
  ['2026-03-14T23:59:59Z', 'failure', 13, 'in 13 days, expected'],
  ['2026-03-15T00:00:00Z', 'warning', 14, 'in 14 days: its renewal is late'],
  ['2026-03-30T23:59:59Z', 'warning', 29, 'in 29 days: its renewal is late'],
  ['2026-03-31T00:00:00Z', 'ok', 30, 'ends on 2026-03-31, in 30 days'],
])('on 1 March a certificate until %s is a %s', (end, level, days, says) => {
  const found = lifetime({ validTo: new Date(end) }, new Date('2026-03-01T00:00:00Z'));
  expect(found).toEqual({ level, days, says: expect.stringContaining(says) });
});

test('a certificate whose end cannot be read is no fault of the service', () => {
  expect(() => lifetime({ validTo: new Date('soon') }, new Date())).toThrow('probe could not run: ');
});

const failed = (code: string | undefined, message = 'it failed') =>
  Object.assign(new Error(message), { code });

test.each([
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
  'ECONNRESET',
  'EPIPE',
])('%s after the connection is a refusal of the server', (code) => {
  expect(meaning(failed(code), true)).toEqual({ outcome: 'refused', by: expect.stringContaining(code) });
  expect(meaning(failed(code), false).outcome).toBe('not asked');
});

test.each([
  'ERR_SSL_NO_PROTOCOLS_AVAILABLE',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_NO_CIPHERS_AVAILABLE',
  'ERR_SSL_DH_KEY_TOO_SMALL',
  'ERR_TLS_PROTOCOL_VERSION_CONFLICT',
  'ETIMEDOUT',
])('%s proves nothing of the server', (code) => {
  expect(meaning(failed(code), true)).toEqual({ outcome: 'not asked', why: expect.stringContaining(code) });
});

test.each([
  'Error: x\n    at handle (/app/service.js:10:3)',
  '<pre>URIError: Failed to decode param<br> &nbsp; &nbsp;at decodeURIComponent (&lt;anonymous&gt;)<br> &nbsp; &nbsp;at Layer.match (/app/node_modules/router/lib/layer.js:98:20)</pre>',
  '{"stack":"Error: x\\n    at async Object.&lt;anonymous&gt; (/app/a%20b/service.js:10:3)"}',
  'at new Service [as made] (file:///app/service.mjs:1:2)',
  'at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
  'at /app/service.js:10:3',
  'Traceback (most recent call last):\n  File "x.py", line 1',
  'at com.example.Service.answer(Service.java:12)',
])('a stack trace is seen: %j', (body) => {
  expect(stackTrace({ body })).toEqual(expect.any(String));
});

test.each([
  '',
  '{"error":"not found","path":"/..%2f..%2fetc%2fpasswd"}',
  'Cannot GET /%E0%A4%A',
  'the service listens at 10.0.0.1:3000 since 12:30:45',
  'look at https://quest.example.com:443/docker at 10:20:30',
  'at /docker you see whether it runs in a container',
])('no stack trace is seen: %j', (body) => {
  expect(stackTrace({ body })).toBeUndefined();
});

describe('an injected header', () => {
  const tried = injections(123_456_789, 987_654_321);

  test.each(tried)('$header is seen to be executed where a shell reads it', (injection) => {
    const body = execFileSync('/bin/sh', ['-c', `echo "${injection.text}"`], { encoding: 'utf8' });
    expect(body).toContain('1111111110');
    expect(executionFault(injection, { body })).toContain(`sent as ${injection.header}`);
  });

  test.each(tried)('$header may be repeated as it was sent', (injection) => {
    expect(
      executionFault(injection, { body: JSON.stringify(injection).replace(injection.result, '') }),
    ).toBeUndefined();
  });
});

test.each([400, 403, 404, 421, 499])('another Host answered with %s is refused', (status) => {
  expect(hostFault({ status, headers: {} }, 'other.invalid')).toBeUndefined();
});

test.each([
  [200, {}, 'Host other.invalid is answered with 200, expected a refusal (400 to 499)'],
  [301, { location: ['https://other.invalid/'] }, 'with 301 to https://other.invalid/, expected'],
  [503, {}, 'with 503, expected'],
])('another Host answered with %s %j is served', (status, headers, says) => {
  expect(hostFault({ status, headers }, 'other.invalid')).toContain(says);
});

test.each([
  ['https://quest.example.com', { host: 'quest.example.com', port: 443, servername: 'quest.example.com' }],
  ['http://quest.example.com', { host: 'quest.example.com', port: 80, servername: 'quest.example.com' }],
  ['https://[2001:db8::7]:8443', { host: '2001:db8::7', port: 8443, servername: '' }],
  ['https://203.0.113.7', { host: '203.0.113.7', port: 443, servername: '' }],
])('%s leads to %j', (url, end) => expect(endOf(new URL(url))).toEqual(end));

test('an error is told though it has no message, and its code is found where it was worded', () => {
  const several = Object.assign(new AggregateError([], ''), { code: 'ECONNREFUSED' });
  expect(told(several)).toBe('ECONNREFUSED');
  expect(told(failed('ABORT_ERR', 'This operation was aborted'))).toBe('no whole answer within 5000 ms');
  expect(codeOf(new Error('worded', { cause: several }))).toBe('ECONNREFUSED');
  expect([codeOf(new Error('bare')), codeOf('no error')]).toEqual([undefined, undefined]);
});
