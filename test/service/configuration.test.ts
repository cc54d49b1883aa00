import { forgetSecrets, readConfiguration } from '../../service/configuration';

const faultsOf = (environment: Record<string, string>) => {
  const result = readConfiguration(environment);
  return 'faults' in result ? result.faults : [];
};

test('an empty environment gives the documented defaults', () => {
  expect(readConfiguration({ PATH: '/bin', HOSTNAME: 'x' })).toEqual({
    configuration: {
      PORT: 3000,
      QUEST_ALLOWED_HOSTS: ['localhost', '127.0.0.1', '[::1]'],
      QUEST_TRUSTED_PROXIES: [],
      QUEST_RATE_LIMIT: 600,
      QUEST_REVEAL_SECRET_WORD: false,
      QUEST_HSTS_PRELOAD: false,
      QUEST_LOG_LEVEL: 'info',
      QUEST_DRAIN_SECONDS: 10,
    },
  });
});

test('an empty variable counts as unset', () => {
  expect(readConfiguration({ PORT: '', SECRET_WORD: '', QUEST_TRUSTED_PROXIES: '' })).toEqual(
    readConfiguration({}),
  );
});

test('lists are split, trimmed and lower-cased', () => {
  const result = readConfiguration({
    QUEST_ALLOWED_HOSTS: ' Quest.Example.org, [::1] ,10.0.0.7,',
    QUEST_TRUSTED_PROXIES: '10.0.0.0/24, fd00:1::/64',
  });
  expect(result).toMatchObject({
    configuration: {
      QUEST_ALLOWED_HOSTS: ['quest.example.org', '[::1]', '10.0.0.7'],
      QUEST_TRUSTED_PROXIES: ['10.0.0.0/24', 'fd00:1::/64'],
    },
  });
});

test('every wrong variable gets one sentence: what, the value, what we accept, what to do', () => {
  expect(faultsOf({ PORT: '70000', QUEST_REVEAL_SECRET_WORD: 'yes', HOST: 'quest.local' })).toEqual([
    'PORT is "70000": we accept a whole number from 0 to 65535. Set PORT=3000, or leave it unset.',
    'HOST is "quest.local": we accept an IP address or localhost. Set HOST=127.0.0.1, or leave it unset for all interfaces.',
    'QUEST_REVEAL_SECRET_WORD is "yes": we accept true or false. Leave it unset, unless everyone may read the word.',
  ]);
});

test.each([
  ['QUEST_TRUSTED_PROXIES', '0.0.0.0/0', 'would trust a large part of the internet'],
  ['QUEST_TRUSTED_PROXIES', '::/0', 'would trust a large part of the internet'],
  ['QUEST_TRUSTED_PROXIES', '0.0.0.0/1,128.0.0.0/1', 'would trust a large part of the internet'],
  ['QUEST_TRUSTED_PROXIES', '::ffff:0:0/96', 'write it in IPv4 form'],
  ['QUEST_TRUSTED_PROXIES', '10.0.0.5/24', 'did you mean 10.0.0.0/24?'],
  ['QUEST_TRUSTED_PROXIES', 'loopback', 'is not a range'],
  ['QUEST_ALLOWED_HOSTS', 'https://quest.example.org', 'is not a host'],
  ['QUEST_ALLOWED_HOSTS', 'quest.example.org:443', 'is not a host'],
  ['QUEST_ALLOWED_HOSTS', '*.example.org', 'is not a host'],
  ['QUEST_RATE_LIMIT', '0', 'from 1 to 999999999'],
  ['QUEST_RATE_LIMIT', '-5', 'from 1 to 999999999'],
  ['QUEST_DRAIN_SECONDS', '21', 'from 0 to 20'],
  ['QUEST_LOG_LEVEL', 'verbose', 'trace, debug, info'],
  ['PORT', '3e3', 'a whole number'],
])('%s=%s is refused', (name, value, reason) => {
  const faults = faultsOf({ [name]: value });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(reason);
});

test('a short fingerprint key is refused without being shown', () => {
  const faults = faultsOf({ QUEST_FINGERPRINT_KEY: 'hunter2hunter2' });
  expect(faults).toEqual([
    'QUEST_FINGERPRINT_KEY is a secret of 14 characters (not shown): we accept 32 characters or more. Make one with: openssl rand -hex 32.',
  ]);
});

test('a misspelt setting is refused with a suggestion', () => {
  const faults = faultsOf({ QUEST_TRUSTED_PROXYS: '10.0.0.0/24' });
  expect(faults[0]).toMatch(
    /^QUEST_TRUSTED_PROXYS is not a setting of this service\. Did you mean QUEST_TRUSTED_PROXIES\?/,
  );
});

test('an unknown setting far from all names is refused without a suggestion', () => {
  expect(faultsOf({ QUEST_COLOUR: 'red' })[0]).not.toContain('Did you mean');
});

test('secrets leave the environment', () => {
  const environment: Record<string, string | undefined> = {
    SECRET_WORD: 'plum',
    QUEST_FINGERPRINT_KEY: 'k'.repeat(32),
    PORT: '1',
  };
  forgetSecrets(environment);
  expect(environment).toEqual({ PORT: '1' });
});
