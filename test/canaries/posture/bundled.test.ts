import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { IncomingMessage, RequestListener } from 'node:http';
import type { ServerOptions } from 'node:https';
import { installed, run } from '../bundled';
import { type Authority, authority } from '../certificates';
import { closeServers, http, https, vacant } from '../servers';

/** The steps that do not depend on the headers of the answer. */
const STEPS = [
  'http-redirects-to-https',
  'certificate-trusted',
  'certificate-days-left',
  'tls-1-0-refused',
  'tls-1-1-refused',
  'errors-leak-no-stack',
  'headers-never-executed',
  'wrong-host-not-served',
];

const folder = installed('posture');
let ours: Authority;
let healthy: { key: string; cert: string };

beforeAll(async () => {
  ours = await authority();
  healthy = await ours.issue('localhost', 90);
});
afterEach(closeServers);
afterAll(() => {
  for (const made of [folder, ours.folder]) rmSync(made, { recursive: true });
});

const hostOf = ({ headers }: IncomingMessage) => String(headers.host).replace(/:\d+$/, '');

const sound: RequestListener = (request, response) => {
  if (hostOf(request) !== 'localhost') response.statusCode = 421;
  else if (request.url === '/no-such-page' || request.url?.includes('%') === true) response.statusCode = 404;
  response.end(JSON.stringify({ status: response.statusCode, headers: request.headers }));
};

const toItself = (port: number): RequestListener => {
  return (_, response) => response.writeHead(301, { location: `https://localhost:${port}/` }).end();
};

interface Broken {
  readonly options?: ServerOptions;
  readonly answer?: RequestListener;
  readonly redirect?: (port: number) => RequestListener;
  readonly days?: number;
  readonly name?: string;
  readonly trusted?: boolean;
}

async function watch({ options, answer = sound, redirect = toItself, days, name, trusted = true }: Broken) {
  const certificate =
    days === undefined && name === undefined ? healthy : await ours.issue(name ?? 'localhost', days ?? 90);
  const port = await https({ ...certificate, ...options }, answer);
  const plain = await http(redirect(port));
  const { faults, passed, ...rest } = await run(folder, {
    CANARY_URL: `https://localhost:${port}`,
    CANARY_HTTP_URL: `http://localhost:${plain}`,
    ...(trusted && { NODE_EXTRA_CA_CERTS: ours.file }),
  });
  const ofOurs = (step: string) => STEPS.includes(step);
  const found = Object.fromEntries(Object.entries(faults).filter(([step]) => ofOurs(step)));
  expect([...passed.filter(ofOurs), ...Object.keys(found)].sort()).toEqual([...STEPS].sort());
  return { ...rest, found };
}

test('a sound service has no fault', async () => {
  const { found, log } = await watch({});
  expect(found).toEqual({});
  expect(log).toContain('refuses TLSv1 by its alert (ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION)');
  expect(log).toContain('in 90 days');
  expect(log).not.toContain('its renewal is late');
  expect(log).not.toMatch(/Warning: /);
});

test('a certificate for the last month is told, and no fault', async () => {
  const { found, log } = await watch({ days: 20 });
  expect(found).toEqual({});
  expect(log).toContain('in 20 days: its renewal is late');
});

const answering = (status: number, location?: string) => (): RequestListener => (_, response) =>
  response.writeHead(status, location === undefined ? {} : { location }).end();

const shell: RequestListener = (request, response) => {
  const said = String(request.headers['x-forwarded-user'] ?? 'nobody');
  if (request.url !== '/tls' || hostOf(request) !== 'localhost') return sound(request, response);
  response.end(execFileSync('/bin/sh', ['-c', `echo "${said}"`]));
};

const leaking: RequestListener = (request, response) => {
  if (request.url !== '/%E0%A4%A') return sound(request, response);
  response.writeHead(400).end(`<pre>${new URIError('Failed to decode').stack ?? ''}</pre>`);
};

const OLD = { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;

test.each<[string, Broken, Record<string, string>]>([
  [
    'no redirect',
    { redirect: answering(200) },
    { 'http-redirects-to-https': 'answers 200, expected 301 or 308' },
  ],
  [
    'a passing redirect',
    { redirect: answering(302, 'https://localhost/') },
    { 'http-redirects-to-https': 'answers 302' },
  ],
  [
    'a redirect to another host',
    { redirect: answering(301, 'https://evil.example/') },
    { 'http-redirects-to-https': 'redirects to the host evil.example first, expected localhost itself' },
  ],
  ['five days left', { days: 5 }, { 'certificate-days-left': 'in 5 days, expected at least 14 days' }],
  [
    'TLS 1.1 accepted',
    { options: { ...OLD, minVersion: 'TLSv1.1' } },
    { 'tls-1-1-refused': 'speaks TLSv1.1, expected' },
  ],
  [
    'TLS 1.0 accepted',
    { options: OLD },
    { 'tls-1-0-refused': 'speaks TLSv1, expected', 'tls-1-1-refused': 'speaks TLSv1.1, expected' },
  ],
  [
    'a stack trace',
    { answer: leaking },
    { 'errors-leak-no-stack': 'GET /%E0%A4%A answers with a stack trace: at ' },
  ],
  [
    'a header executed',
    { answer: shell },
    { 'headers-never-executed': 'sent as x-forwarded-user, expected' },
  ],
  [
    'every Host served',
    { answer: (_, response) => void response.end('welcome') },
    { 'wrong-host-not-served': 'Host not-this-service.invalid is answered with 200, expected a refusal' },
  ],
  [
    'nothing but "later"',
    { answer: (_, response) => void response.writeHead(429).end() },
    {
      'errors-leak-no-stack': 'probe could not run: https://localhost:',
      'headers-never-executed': 'probe could not run: https://localhost:',
      'wrong-host-not-served': 'probe could not run: https://localhost:',
    },
  ],
])('%s is seen, and nothing else', async (_, broken, expected) => {
  const { found, failed } = await watch(broken);
  expect(found).toEqual(
    Object.fromEntries(Object.entries(expected).map(([step, says]) => [step, expect.stringContaining(says)])),
  );
  for (const step of Object.keys(expected)) expect(failed).toContain(step);
});

test('who ends the connection for another Host serves nothing to it', async () => {
  const { found } = await watch({
    answer: (request, response) => {
      if (hostOf(request) === 'localhost') sound(request, response);
      else request.socket.destroy();
    },
  });
  expect(found).toEqual({});
});

test.each<[string, Broken, string]>([
  [
    'another name',
    { name: 'www.example.com' },
    'the certificate is for DNS:www.example.com, expected localhost',
  ],
  ['an authority that nobody trusts', { trusted: false }, 'is not trusted: UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ['days that are over', { days: -2 }, 'is not trusted: CERT_HAS_EXPIRED'],
])('a certificate of %s is seen, and asked by no other step', async (_, broken, says) => {
  const { found } = await watch(broken);
  expect(found['certificate-trusted']).toContain(says);
  expect(Object.keys(found)).toEqual(
    expect.not.arrayContaining(['http-redirects-to-https', 'tls-1-0-refused', 'tls-1-1-refused']),
  );
  expect('certificate-days-left' in found).toBe(broken.days !== undefined);
});

test('a service that is down fails each step', async () => {
  const [port, plain] = [await vacant(), await vacant()];
  const { faults, failed } = await run(folder, {
    CANARY_URL: `https://localhost:${port}`,
    CANARY_HTTP_URL: `http://localhost:${plain}`,
  });
  for (const step of STEPS) expect(faults[step]).toContain('ECONNREFUSED');
  expect(faults['tls-1-0-refused']).toMatch(/^probe could not run: no connection: /);
  expect(failed).toMatch(/steps failed: /);
});

test('without an address there is no run', async () => {
  expect((await run(folder, {})).failed).toMatch(/^probe could not run: CANARY_URL is ""/);
});
