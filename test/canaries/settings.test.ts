import { readOrigin, readSecretParameter, readSettings } from '../../canaries/settings';

test('the plain address is port 80 of the same host, unless it is given', () => {
  const { url, httpUrl } = readSettings({ CANARY_URL: 'https://quest.example.com:8443' });
  expect([url.href, httpUrl.href]).toEqual(['https://quest.example.com:8443/', 'http://quest.example.com/']);
  const given = readSettings({ CANARY_URL: 'https://[::1]:8443', CANARY_HTTP_URL: 'http://localhost:8080/' });
  expect([given.url.href, given.httpUrl.href]).toEqual(['https://[::1]:8443/', 'http://localhost:8080/']);
  expect(readSettings({ CANARY_URL: 'https://[::1]:8443', CANARY_HTTP_URL: '' }).httpUrl.href).toBe(
    'http://[::1]/',
  );
});

test.each([
  [{}, 'CANARY_URL is ""'],
  [{ CANARY_URL: 'quest' }, 'CANARY_URL is "quest"'],
  [{ CANARY_URL: 'http://quest.example.com' }, 'CANARY_URL is an address at http://quest.example.com'],
  [
    { CANARY_URL: 'https://user:password@quest.example.com' },
    'CANARY_URL is an address at https://quest.example.com',
  ],
  [
    { CANARY_URL: 'https://quest.example.com/docker' },
    'CANARY_URL is an address at https://quest.example.com',
  ],
  [
    { CANARY_URL: 'https://quest.example.com/?word=x' },
    'CANARY_URL is an address at https://quest.example.com',
  ],
  [
    { CANARY_URL: 'https://quest.example.com', CANARY_HTTP_URL: 'https://quest.example.com' },
    'CANARY_HTTP_URL is an address at https://quest.example.com',
  ],
])('settings %j are refused, and a password is not repeated', (variables, says) => {
  const refused = () => readSettings(variables);
  expect(refused).toThrow(`probe could not run: ${says}, expected an address of http`);
  expect(refused).not.toThrow('password@');
});

test('an origin speaks http or https, and must be given', () => {
  expect(readOrigin({ CANARY_ORIGIN_URL: 'http://203.0.113.7:3000' }).href).toBe('http://203.0.113.7:3000/');
  expect(readOrigin({ CANARY_ORIGIN_URL: 'HTTPS://203.0.113.7' }).href).toBe('https://203.0.113.7/');
  expect(() => readOrigin({})).toThrow('probe could not run: CANARY_ORIGIN_URL is ""');
  expect(() => readOrigin({ CANARY_ORIGIN_URL: 'ftp://203.0.113.7' })).toThrow(
    'is an address at ftp://203.0.113.7',
  );
});

test('the secret is named, never given', () => {
  expect(readSecretParameter({ CANARY_SECRET_PARAMETER: '/quest/test/secret-word' })).toBe(
    '/quest/test/secret-word',
  );
  for (const none of [undefined, '']) {
    expect(readSecretParameter({ CANARY_SECRET_PARAMETER: none })).toBeUndefined();
  }
  for (const given of ['/', 'two words', 'a//b', '/a/']) {
    expect(() => readSecretParameter({ CANARY_SECRET_PARAMETER: given })).toThrow(
      'probe could not run: CANARY_SECRET_PARAMETER is',
    );
  }
});
