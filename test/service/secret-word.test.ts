import { createHmac } from 'node:crypto';
import { keepSecretWord } from '../../service/secret-word';
import { ask, askRaw, type RunningService, runService } from './running-service';

const word = 'Mirabelle-<&"\'>-7319 ü';
const key = '0123456789abcdef0123456789abcdef';
const fingerprint = createHmac('sha256', key).update(word).digest('hex');

const bytes = Buffer.from(word, 'utf8');
const disguises: readonly string[] = [
  word,
  'Mirabelle',
  '7319',
  bytes.toString('base64'),
  bytes.toString('base64').replace(/=+$/, ''),
  bytes.toString('base64url'),
  bytes.toString('hex'),
  bytes.toString('hex').toUpperCase(),
  encodeURIComponent(word),
  JSON.stringify(word).slice(1, -1),
  [...word].reverse().join(''),
];

const leaks = (text: string) => disguises.filter((disguise) => text.includes(disguise));

async function everythingItSays(service: RunningService): Promise<string> {
  const said: string[] = [];
  const paths = [
    '/',
    '/docker',
    '/aws',
    '/loadbalanced',
    '/tls',
    '/secret_word',
    `/secret_word?fingerprint=${fingerprint}`,
    '/secret_word?fingerprint=zz',
    `/secret_word?fingerprint=${'0'.repeat(64)}`,
    '/health',
    '/ready',
    '/favicon.ico',
    '/nope',
    '/%ff',
    '/secret_word/../..',
  ];
  for (const path of paths) {
    for (const method of ['GET', 'HEAD', 'POST']) {
      for (const accept of ['text/html', 'application/json']) {
        const { headers, body } = await ask(service.port, path, { accept }, method);
        said.push(path, JSON.stringify(headers), body);
      }
    }
  }
  said.push(
    await askRaw(service.port, 'FOO / HTTP/1.1\r\n\r\n'),
    await askRaw(service.port, 'nonsense\r\n\r\n'),
  );
  return said.join('\n');
}

test('no answer, header, error or log line holds the word in any disguise', async () => {
  const service = await runService({
    SECRET_WORD: word,
    QUEST_FINGERPRINT_KEY: key,
    QUEST_LOG_LEVEL: 'trace',
  });
  const said = await everythingItSays(service);
  expect(said).toContain(fingerprint);
  expect(leaks(said)).toEqual([]);
  expect(said).not.toContain(key);
  expect(service.lines().length).toBeGreaterThan(60);
  expect(leaks(service.text())).toEqual([]);
  await service.stop();
});

test('once revealed, the word is on its own route and on no other, escaped on the page', async () => {
  const service = await runService({ SECRET_WORD: word, QUEST_REVEAL_SECRET_WORD: 'true' });
  for (const path of ['/docker', '/aws', '/loadbalanced', '/tls', '/nope', '/ready']) {
    expect(leaks((await ask(service.port, path)).body)).toEqual([]);
  }
  const data = JSON.parse((await ask(service.port, '/secret_word')).body);
  expect(data.evidence.word).toBe(word);
  const page = await ask(service.port, '/secret_word', { accept: 'text/html' });
  expect(page.body).toContain('<code>Mirabelle-&lt;&amp;&quot;&#39;&gt;-7319 ü</code>');
  expect(leaks(service.text())).toEqual([]);
  for (const accept of ['text/html', 'application/json']) {
    expect(leaks((await ask(service.port, '/', { accept })).body)).toEqual([]);
  }
  await service.stop();
});

test('with a key the fingerprint is its HMAC-SHA256 and stable', async () => {
  const service = await runService({ SECRET_WORD: word, QUEST_FINGERPRINT_KEY: key });
  expect(JSON.parse((await ask(service.port, '/secret_word')).body)).toEqual({
    check: 'secret_word',
    passed: true,
    summary: 'A secret word is configured.',
    evidence: { fingerprint, algorithm: 'HMAC-SHA256', stable: true },
  });
  await service.stop();
});

test('without a key each process has a fingerprint of its own', () => {
  const [one, other] = [1, 2].map(() => keepSecretWord({ word, key: undefined, reveal: false }));
  expect(one?.stable).toBe(false);
  expect(one?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  expect(one?.fingerprint).not.toBe(other?.fingerprint);
});

test('an operator can have a fingerprint compared', async () => {
  const service = await runService({ SECRET_WORD: word, QUEST_FINGERPRINT_KEY: key });
  const matches = async (query: string) =>
    JSON.parse((await ask(service.port, `/secret_word?${query}`)).body).evidence?.matches;
  expect(await matches(`fingerprint=${fingerprint}`)).toBe(true);
  expect(await matches(`fingerprint=${fingerprint.toUpperCase()}`)).toBe(true);
  expect(
    await matches(`fingerprint=${fingerprint.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))}`),
  ).toBe(false);
  expect(await matches('other=1')).toBeUndefined();
  for (const query of [
    'fingerprint=',
    'fingerprint=12',
    `fingerprint=${fingerprint}&fingerprint=${fingerprint}`,
  ]) {
    expect((await ask(service.port, `/secret_word?${query}`)).status).toBe(400);
  }
  await service.stop();
});

test.each([undefined, ''])('the word %j counts as not configured', async (absent) => {
  const service = await runService(absent === undefined ? {} : { SECRET_WORD: absent });
  const none = `/secret_word?fingerprint=${'0'.repeat(64)}`;
  expect(JSON.parse((await ask(service.port, none)).body)).toMatchObject({
    passed: false,
    evidence: { fingerprint: null, matches: false },
  });
  await service.stop();
});
