import { rmSync } from 'node:fs';
import type { TLSSocket } from 'node:tls';
import { reach } from '../../../canaries/bypass/reach';
import { showCertificate } from '../../../canaries/posture/certificate';
import { fetchOnce } from '../../../canaries/posture/fetch';
import { askFor } from '../../../canaries/posture/old-tls';
import { type Authority, authority } from '../certificates';
import { closeServers, http, https, tcp, vacant } from '../servers';

let ours: Authority;
let certificate: { key: string; cert: string };

beforeAll(async () => {
  ours = await authority();
  certificate = await ours.issue('localhost', 90);
});
afterAll(() => rmSync(ours.folder, { recursive: true }));
afterEach(closeServers);

const at = (port: number, host = 'localhost') => new URL(`https://${host}:${port}`);
const OLD = { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;

describe('an old version of TLS', () => {
  test.each(['TLSv1', 'TLSv1.1'] as const)('%s is accepted by a server that accepts it', async (version) => {
    const port = await https({ ...certificate, ...OLD }, (_, response) => response.end());
    expect(await askFor(version, at(port))).toEqual({ outcome: 'accepted', protocol: version });
  });

  test('is refused by the alert of a server that speaks newer ones only', async () => {
    const port = await https({ ...certificate, minVersion: 'TLSv1.2' }, (_, response) => response.end());
    const by = 'its alert (ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION)';
    expect(await askFor('TLSv1.1', at(port))).toEqual({ outcome: 'refused', by });
  });

  test('is refused by a server that resets or closes when it is asked', async () => {
    const resetting = await tcp((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const closing = await tcp((socket) => socket.once('data', () => socket.end()));
    for (const port of [resetting, closing])
      expect((await askFor('TLSv1', at(port))).outcome).toBe('refused');
  });

  test('is not asked for where nobody listens, or somebody speaks no TLS', async () => {
    const plain = await http((_, response) => response.end());
    expect(await askFor('TLSv1', at(await vacant()))).toEqual({
      outcome: 'not asked',
      why: expect.stringContaining('ECONNREFUSED'),
    });
    expect((await askFor('TLSv1', at(plain))).outcome).toBe('not asked');
  });
});

test('a certificate is shown though nobody trusts it, also by an IP address', async () => {
  const port = await https(certificate, (_, response) => response.end());
  expect(await showCertificate(at(port))).toEqual({
    validTo: expect.any(Date),
    subject: 'DNS:localhost',
    distrust: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  });
  expect((await showCertificate(at(port, '127.0.0.1'))).subject).toBe('DNS:localhost');
  await expect(showCertificate(at(await vacant()))).rejects.toThrow('ECONNREFUSED');
});

test('a wrong Host does not change the host whose certificate is asked for', async () => {
  const seen: unknown[] = [];
  const port = await https(certificate, ({ headers, socket }, response) => {
    seen.push([headers.host, (socket as TLSSocket).servername]);
    response.end();
  });
  const asked = { headers: { host: 'other.invalid' }, anyCertificate: true };
  expect((await fetchOnce(at(port), asked)).status).toBe(200);
  expect((await fetchOnce(at(port, '127.0.0.1'), asked)).status).toBe(200);
  expect(seen).toEqual([
    ['other.invalid', 'localhost'],
    ['other.invalid', false],
  ]);
  await expect(fetchOnce(at(port))).rejects.toThrow('unable to verify the first certificate');
});

describe('an answer', () => {
  const ask = async (answer: Parameters<typeof http>[0], path?: string) =>
    fetchOnce(new URL(`http://localhost:${await http(answer)}`), path === undefined ? {} : { path });

  test('has each header as it was sent, and its path as it was asked for', async () => {
    const answer = await ask(({ url, headers }, response) => {
      response.writeHead(404, ['Set-Cookie', 'a=1', 'set-cookie', 'b=2', 'X-Host', String(headers.host)]);
      response.end(url);
    }, '/..%2f%E0%A4%A');
    expect(answer).toMatchObject({
      status: 404,
      headers: { 'set-cookie': ['a=1', 'b=2'], 'x-host': [expect.stringMatching(/^localhost:\d+$/)] },
      body: '/..%2f%E0%A4%A',
    });
  });

  test('that is too long, or breaks off, is none', async () => {
    await expect(ask((_, response) => response.end(Buffer.alloc(1_000_001)))).rejects.toThrow(
      /^GET http:\/\/localhost:\d+\/: the answer has more than 1000000 bytes$/,
    );
    expect((await ask((_, response) => response.end(Buffer.alloc(1_000_000)))).body).toHaveLength(1_000_000);
    const broken = ask((_, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('half');
      setTimeout(() => response.destroy(), 20);
    });
    await expect(broken).rejects.toThrow(/^GET http:\/\/localhost:\d+\/: aborted$/);
  });
});

test('who says nothing is not waited for', async () => {
  const silent = at(await tcp(() => {}));
  const endless = await http((_, response) => void response.write('more'));
  const [old, answer, shown, half] = await Promise.allSettled([
    askFor('TLSv1', silent),
    fetchOnce(silent),
    showCertificate(silent),
    fetchOnce(new URL(`http://localhost:${endless}`)),
  ]);
  const says = (why: string) => ({
    reason: expect.objectContaining({ message: expect.stringContaining(why) }),
  });
  expect(old).toMatchObject({ value: { outcome: 'not asked', why: 'no answer within 5000 ms' } });
  expect(answer).toMatchObject(says('no whole answer within 5000 ms'));
  expect(half).toMatchObject(says('no whole answer within 5000 ms'));
  expect(shown).toMatchObject(says('no handshake within 5000 ms'));
});

test('an address is reached, or refuses, or cannot be asked for', async () => {
  const port = await tcp((socket) => socket.destroy());
  expect(await reach(new URL(`http://localhost:${port}`))).toEqual({
    outcome: 'reached',
    at: `127.0.0.1:${port}`,
  });
  expect(await reach(new URL(`http://127.0.0.1:${await vacant()}`))).toEqual({
    outcome: 'unreachable',
    by: 'ECONNREFUSED',
  });
  expect(await reach(new URL('http://no-such-origin.invalid'))).toMatchObject({
    outcome: 'not asked',
    why: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/),
  });
});
