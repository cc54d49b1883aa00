import { ConfigurationError, parseEnvironment } from '../../stacks/environments/environment';
import { example } from '../../stacks/environments/example';
import { selectEnvironment } from '../../stacks/environments/select';

/** The error of one configuration: its code, and its lines after the first. */
function refusal(given: unknown): { code: string; mistakes: string[] } {
  try {
    parseEnvironment('prod', given);
  } catch (error) {
    if (error instanceof ConfigurationError)
      return {
        code: error.code,
        mistakes: error.message
          .split('\n')
          .slice(1)
          .map((line) => line.trim()),
      };
  }
  throw new Error('the configuration was not refused');
}

test('the example is the default, and usable', () => {
  expect(selectEnvironment()).toEqual(example);
  expect(selectEnvironment('example')).toEqual(example);
});

test.each([['nope'], ['toString'], [''], ['pr-0'], ['pr-'], ['pr-012'], ['pr-10000']])(
  'an environment that does not exist is refused: %j',
  (name) => {
    expect(() => selectEnvironment(name)).toThrow(
      expect.objectContaining({
        code: 'ENVIRONMENT_UNKNOWN',
        message: `There is no environment ${JSON.stringify(name)}. Choose with -c env=<name> one of: prod, test, example, pr-1 to pr-9999.`,
      }),
    );
  },
);

test.each(['prod', 'test', 'example', 'pr-1', 'pr-9999'])('%s is usable, under its name', (name) => {
  expect(selectEnvironment(name)).toMatchObject({ name, image: { digest: `sha256:${'0'.repeat(64)}` } });
});

test('a pull request has one task, the network of test, a last day, and nothing that outlives it', () => {
  expect(selectEnvironment('pr-12')).toMatchObject({
    domainName: 'pr-12.test.quest.example.com',
    network: { sharedWith: 'test' },
    image: { repositoryName: 'quest-pr-12' },
    secret: { parameterName: '/quest/pr-12/secret-word' },
    tasks: { min: 1, max: 2 },
    waf: false,
    removal: 'destroy',
    deletionProtection: false,
    expiresInDays: 7,
  });
  expect(selectEnvironment('pr-12').governance).toBeUndefined();
  expect(selectEnvironment('pr-12').canaries).toBeUndefined();
});

test.each(['prod', 'test', 'example'])(
  '%s watches by the baseline, and changes nothing by itself',
  (name) => {
    expect(selectEnvironment(name).governance).toMatchObject({
      pack: 'baseline',
      recorder: 'existing',
      strict: false,
      remediation: { mode: 'notify' },
      deployGate: { failureMode: 'WARN' },
    });
  },
);

test('a deployment says the digest that it pushed, and the last day', () => {
  const imageDigest = `sha256:${'1'.repeat(64)}`;
  expect(selectEnvironment('prod', { imageDigest }).image).toEqual({
    repositoryName: 'quest-prod',
    digest: imageDigest,
  });
  expect(selectEnvironment('pr-12', { expires: '2027-03-31' })).toMatchObject({ expires: '2027-03-31' });
  expect(() => selectEnvironment('prod', { imageDigest: 'latest' })).toThrow('image.digest: got "latest"');
  expect(() => selectEnvironment('prod', { expires: '2027-03-31' })).toThrow('expires: got "2027-03-31"');
});

test('an account, zones, a prefix list and an origin may be given', () => {
  const given = {
    ...example,
    account: '111122223333',
    availabilityZones: ['us-east-1a', 'us-east-1c'],
    s3PrefixListId: 'pl-0123456789abcdef0',
    canaries: { originUrl: 'http://203.0.113.7:3000' },
  };
  expect(parseEnvironment('prod', given)).toEqual(given);
});

test.each([
  ['a region', { region: 'mars' }, 'region: got "mars", accepted is a region such as "us-east-1"'],
  ['an account', { account: '42' }, 'account: got "42", accepted is an account id of 12 digits, or nothing'],
  [
    'a name',
    { name: 'Prod' },
    'name: got "Prod", accepted is at most 20 lower-case letters, digits and single dashes, such as "pr-12"',
  ],
  ['an unknown key', { colour: 'blue' }, 'environment: unknown colour; remove it, or mend its spelling'],
  [
    'an unknown key deep inside',
    { tasks: { min: 2, max: 4, cpu: 256, memory: 512, spot: true } },
    'tasks: unknown spot; remove it, or mend its spelling',
  ],
  [
    'a missing key',
    { domainName: undefined },
    'domainName: got nothing, accepted is a lower-case host name such as "quest.example.com"',
  ],
  [
    'a missing part',
    { tasks: undefined },
    'tasks: got nothing, accepted is the least and the largest number, the cpu and the memory of the tasks',
  ],
  [
    'a domain outside of its zone',
    { domainName: 'quest.example.org' },
    'domainName: got "quest.example.org", accepted is a host name in the hosted zone example.com',
  ],
  [
    'a domain that only ends like its zone',
    { domainName: 'questexample.com' },
    'domainName: got "questexample.com", accepted is a host name in the hosted zone example.com',
  ],
  [
    'one task',
    { tasks: { min: 1, max: 4, cpu: 256, memory: 512 } },
    'tasks.min: got 1, accepted is at least 2, so that one may fail, where "removal" is "retain"',
  ],
  [
    'fewer tasks at the most than at the least',
    { tasks: { min: 3, max: 2, cpu: 256, memory: 512 } },
    'tasks.max: got 2, accepted is at least tasks.min, 3',
  ],
  [
    'a telephone number',
    { alerts: { email: [], sms: ['0171 5550100'] } },
    'alerts.sms.0: got "0171 5550100", accepted is a telephone number in E.164 such as "+14255550100"',
  ],
  [
    'an address',
    { alerts: { email: ['oncall'], sms: [] } },
    'alerts.email.0: got "oncall", accepted is an e-mail address',
  ],
  [
    'a budget',
    { monthlyBudgetUsd: 0 },
    'monthlyBudgetUsd: got 0, accepted is a whole number from 1 to 100000',
  ],
  ['NAT gateways', { natGateways: 3 }, 'natGateways: got 3, accepted is one of 0, 1, 2'],
  ['a removal', { removal: 'keep' }, 'removal: got "keep", accepted is "retain" or "destroy"'],
  ['a flag', { waf: 'yes' }, 'waf: got "yes", accepted is true or false'],
  [
    'a network',
    { network: { sharedWith: 'prod' } },
    'network: got {"sharedWith":"prod"}, accepted is "own", or { sharedWith: "test" }',
  ],
  [
    'a block in a shared network',
    { network: { sharedWith: 'test' } },
    'vpcCidr: got "10.20.0.0/16", accepted is nothing, as the network is shared',
  ],
  [
    'a network of its own without a block',
    { vpcCidr: undefined },
    'vpcCidr: got nothing, accepted is a private IPv4 block of /16 to /22 such as "10.20.0.0/16"',
  ],
  [
    'what is not its own, and lent',
    { network: { sharedWith: 'test' }, vpcCidr: undefined, networkLentTo: 'pr-*' },
    'networkLentTo: got "pr-*", accepted is nothing, as the network is shared',
  ],
  [
    'a last day of what is retained',
    { expires: '2027-03-31' },
    'expires: got "2027-03-31", accepted is nothing, where "removal" is "retain"',
  ],
  [
    'a day that is none',
    { removal: 'destroy', expires: '2027-02-30' },
    'expires: got "2027-02-30", accepted is a day such as "2027-03-31", or nothing',
  ],
  [
    'a size that Fargate has not',
    { tasks: { min: 2, max: 4, cpu: 256, memory: 4096 } },
    'tasks.memory: got 4096, accepted is one of 512, 1024, 2048 with cpu 256',
  ],
  [
    'a cpu',
    { tasks: { min: 2, max: 4, cpu: 300, memory: 512 } },
    'tasks.cpu: got 300, accepted is one of 256, 512, 1024',
  ],
  [
    'a tag for a digest',
    { image: { repositoryName: 'quest', digest: 'latest' } },
    'image.digest: got "latest", accepted is an image digest, "sha256:" and 64 hexadecimal digits',
  ],
  [
    'a retention that CloudWatch Logs has not',
    { logRetentionDays: 7 },
    'logRetentionDays: got 7, accepted is one of 30, 60, 90, 120, 150, 180, 365, 400, 545, 731',
  ],
  [
    'a public block',
    { vpcCidr: '8.8.0.0/16' },
    'vpcCidr: got "8.8.0.0/16", accepted is a private IPv4 block of /16 to /22 such as "10.20.0.0/16"',
  ],
  [
    'a private-looking block',
    { vpcCidr: '172.32.0.0/16' },
    'vpcCidr: got "172.32.0.0/16", accepted is a private IPv4 block of /16 to /22 such as "10.20.0.0/16"',
  ],
  [
    'a block that begins in the middle',
    { vpcCidr: '10.20.5.0/22' },
    'vpcCidr: got "10.20.5.0/22", accepted is a block that begins at its first address',
  ],
  [
    'a pack that there is not',
    { governance: { pack: 'cis' } },
    'governance.pack: got "cis", accepted is one of baseline, aws-fsbp, nist-800-53-r5, cis-aws-3.0, pci-dss-4.0',
  ],
  [
    'a recorder',
    { governance: { recorder: 'mine' } },
    'governance.recorder: got "mine", accepted is "existing" or "create"',
  ],
  [
    'a mode of remediation',
    { governance: { remediation: { mode: 'auto' } } },
    'governance.remediation.mode: got "auto", accepted is "notify" or "approve" or "automatic"',
  ],
  [
    'a failure mode of the deploy gate',
    { governance: { deployGate: { failureMode: 'warn' } } },
    'governance.deployGate.failureMode: got "warn", accepted is "WARN" or "FAIL"',
  ],
  [
    'an unknown key of the governance',
    { governance: { packs: 'baseline' } },
    'governance: unknown packs; remove it, or mend its spelling',
  ],
  [
    'something for the governance',
    { governance: 'on' },
    'governance: got "on", accepted is what watches over the account, or nothing',
  ],
  [
    'an origin that is no address',
    { canaries: { originUrl: '203.0.113.7' } },
    'canaries.originUrl: got "203.0.113.7", accepted is an http or https address without a path, user or password, such as "http://203.0.113.7:3000"',
  ],
  [
    'an origin with a password',
    { canaries: { originUrl: 'http://user:word@203.0.113.7' } },
    'canaries.originUrl: got "http://user:word@203.0.113.7", accepted is an http or https address without a path, user or password, such as "http://203.0.113.7:3000"',
  ],
  [
    'an origin with a path',
    { canaries: { originUrl: 'http://203.0.113.7/health' } },
    'canaries.originUrl: got "http://203.0.113.7/health", accepted is an http or https address without a path, user or password, such as "http://203.0.113.7:3000"',
  ],
  [
    'an origin of another scheme',
    { canaries: { originUrl: 'ftp://203.0.113.7' } },
    'canaries.originUrl: got "ftp://203.0.113.7", accepted is an http or https address without a path, user or password, such as "http://203.0.113.7:3000"',
  ],
  [
    'something for the canaries',
    { canaries: true },
    'canaries: got true, accepted is what the canaries are told, or nothing',
  ],
  [
    'an unknown key of the canaries',
    { canaries: { url: 'https://quest.example.com' } },
    'canaries: unknown url; remove it, or mend its spelling',
  ],
  [
    'one zone twice',
    { availabilityZones: ['us-east-1a', 'us-east-1a'] },
    'availabilityZones.1: got "us-east-1a", accepted is two different zones of us-east-1',
  ],
  [
    'a region whose prefix list is not known',
    { region: 'eu-north-1' },
    's3PrefixListId: got nothing, accepted is the id of com.amazonaws.eu-north-1.s3, which "aws ec2 describe-managed-prefix-lists" tells',
  ],
])('%s is refused', (_, changes, mistake) => {
  expect(refusal({ ...example, ...changes })).toEqual({ code: 'ENVIRONMENT_INVALID', mistakes: [mistake] });
});

test('all mistakes are told at once', () => {
  expect(
    refusal({ ...example, region: 7, account: 'me', hostedZone: { id: 'x', name: 'example.com' } }),
  ).toEqual({
    code: 'ENVIRONMENT_INVALID',
    mistakes: [
      'region: got 7, accepted is a region such as "us-east-1"',
      'account: got "me", accepted is an account id of 12 digits, or nothing',
      'hostedZone.id: got "x", accepted is the id of a Route 53 hosted zone, "Z" and capital letters or digits',
    ],
  });
});

test('what is no configuration at all is refused', () => {
  expect(refusal(undefined).code).toBe('ENVIRONMENT_INVALID');
  expect(refusal('prod').code).toBe('ENVIRONMENT_INVALID');
});
