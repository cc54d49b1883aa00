import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeClaims } from '../../../rules/enforcers/claims-file';
import { claimsOf } from '../../../stacks/claims';
import { type Ended, guardrails } from './workplace';

const RULE = 'ec2-security-group-ingress-restricted';
const FILE = `# What we are excused from.
exceptions:
  - rule: ${RULE}
    resource: Demo/Late
    reason: the office needs it until the tunnel is there
    owner: platform
    expires: 2027-12-01

  - rule: AwsSolutions-EC23   # the same, for cdk-nag
    resource: Demo/Soon
    property: "Cidr"
    reason: 'the office needs it until the tunnel is there'
    environments: [prod]
    owner: platform
    ticket: OPS-1
    expires: 2027-01-20
`;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guardrails-cli-'));
  file = join(folder, 'exceptions.yaml');
  writeFileSync(file, FILE);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const here = (...args: readonly string[]): Promise<Ended> =>
  guardrails([...args, '--now', '2027-01-01'], '', folder);

describe('exceptions', () => {
  test('lists them, those that end first at the top, with the days that are left', async () => {
    const { stdout, code } = await here('exceptions');
    expect(stdout).toBe(`2027-01-20  19 days left  AwsSolutions-EC23
  Demo/Soon Cidr
  platform, OPS-1, in prod: the office needs it until the tunnel is there
  exceptions.yaml:9

2027-12-01  334 days left  ${RULE}
  Demo/Late
  platform: the office needs it until the tunnel is there
  exceptions.yaml:3

2 exceptions, 0 out of order
`);
    expect(code).toBe(0);
  });

  test('lists those that end within some days', async () => {
    const resources = async (days: string) => {
      const { stdout } = await here('exceptions', '--expiring', days, '--format', 'json');
      return JSON.parse(stdout).exceptions.map(({ resource }: { resource: string }) => resource);
    };
    expect(await resources('18')).toEqual([]);
    expect(await resources('19')).toEqual(['Demo/Soon']);
    expect(await resources('334')).toEqual(['Demo/Soon', 'Demo/Late']);
  });

  test('exits 1 where one is out of order, and says which', async () => {
    const { stdout, code } = await guardrails(['exceptions', '--now', '2027-01-21'], '', folder);
    expect(stdout).toContain('2027-01-20  ended 1 day ago  AwsSolutions-EC23');
    expect(stdout).toContain(
      'OUT OF ORDER  exceptions.yaml:9\n  the exception of platform for AwsSolutions-EC23',
    );
    expect(code).toBe(1);
    const json = await guardrails(['exceptions', '--now', '2027-01-21', '--format', 'json'], '', folder);
    expect(JSON.parse(json.stdout).problems).toEqual([
      {
        rule: 'guardrails-exception-current',
        line: 9,
        message: expect.stringContaining('expired on 2027-01-20'),
      },
    ]);
  });

  test('prints the schema that is kept at the top of the project', async () => {
    const { stdout } = await here('exceptions', '--schema');
    expect(JSON.parse(stdout)).toEqual(JSON.parse(readFileSync('exceptions.schema.json', 'utf8')));
  });

  test.each([
    [
      'a word for the days',
      ['--expiring', 'soon'],
      '--expiring takes a number of days such as 30, not "soon"',
    ],
    ['a file that is not there', ['--exceptions', 'no.yaml'], 'cannot read no.yaml: there is no such file'],
  ])('refuses %s', async (_name, args, message) => {
    const { code, stdout, stderr } = await here('exceptions', ...args);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});

const WHY = ['--reason', 'the office needs it until the tunnel is there', '--owner', 'platform'];

describe('except', () => {
  test('adds an entry and leaves every other byte as it is', async () => {
    chmodSync(file, 0o640);
    const { code, stdout } = await here(
      'except',
      RULE,
      'Demo/Group',
      ...WHY,
      '--expires',
      '2027-03-31',
      '--property',
      'SecurityGroupIngress[0]',
      '--ticket',
      'OPS-2',
      '--environment',
      'prod',
      '--environment',
      'pr-*',
    );
    expect(stdout).toBe(`exceptions.yaml:18 excepts Demo/Group from ${RULE} until 2027-03-31\n`);
    expect(code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(`${FILE}
  - rule: ${RULE}
    resource: Demo/Group
    property: SecurityGroupIngress[0]
    reason: the office needs it until the tunnel is there
    environments:
      - prod
      - pr-*
    owner: platform
    expires: 2027-03-31
    ticket: OPS-2
`);
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['exceptions.yaml']);
    expect((await here('exceptions')).stdout).toContain('3 exceptions, 0 out of order');
  });

  test('makes the file where there is none', async () => {
    rmSync(file);
    const { code } = await here(
      'except',
      'AwsSolutions-EC23',
      'Demo/Group',
      ...WHY,
      '--expires',
      '2027-03-31',
    );
    expect(code).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=.*\nexceptions:\n {2}- rule: AwsSolutions-EC23\n/,
    );
  });

  test('writes through a link', async () => {
    symlinkSync(file, join(folder, 'link.yaml'));
    await here('except', RULE, 'Demo/Group', ...WHY, '--expires', '2027-03-31', '--exceptions', 'link.yaml');
    expect(lstatSync(join(folder, 'link.yaml')).isSymbolicLink()).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain('Demo/Group');
  });

  const until = ['--expires', '2027-03-31'];
  test.each([
    [
      'a misspelt rule',
      ['ec2-security-group-ingress-restrictd', 'Demo/Group', ...WHY, ...until],
      `did you mean ${RULE}?`,
    ],
    [
      'a rule of nobody',
      ['some-rule-of-nobody', 'Demo/Group', ...WHY, ...until],
      'there is no rule "some-rule-of-nobody"',
    ],
    [
      'a rule of the guardrails themselves',
      ['guardrails-exception-needed', 'Demo/Group', ...WHY, ...until],
      'is for a rule that has no exceptions',
    ],
    ['the whole app', [RULE, '/', ...WHY, ...until], 'is too broad: it is for the whole app'],
    ['everything', [RULE, '*', ...WHY, ...until], 'is too broad: a pattern of resources needs a "type"'],
    ['a day that is past', [RULE, 'Demo/Group', ...WHY, '--expires', '2026-12-31'], 'expired on 2026-12-31'],
    [
      'a day too far ahead',
      [RULE, 'Demo/Group', ...WHY, '--expires', '2028-01-03'],
      'in 367 days; at most 366 are allowed',
    ],
    ['a day that is none', [RULE, 'Demo/Group', ...WHY, '--expires', '2027-02-30'], 'expires is no day'],
    [
      'a reason that is none',
      [RULE, 'Demo/Group', '--reason', 'because', '--owner', 'o', ...until],
      'reason is too short',
    ],
    ['no reason and no owner', [RULE, 'Demo/Group', ...until], 'needs --reason, --owner'],
    ['no resource', [RULE, ...WHY, ...until], 'except takes a rule and a resource'],
    [
      'what is excepted already',
      [RULE, 'Demo/Late', ...WHY, ...until],
      'exceptions.yaml:3 excepts it already, until 2027-12-01',
    ],
    [
      'a file in a folder that is not there',
      [RULE, 'Demo/Group', ...WHY, ...until, '--exceptions', 'a/e.yaml'],
      'cannot write a/e.yaml: there is no such folder',
    ],
  ])('refuses %s, and writes nothing', async (_name, args, message) => {
    const { code, stdout, stderr } = await here('except', ...args);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(code).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe(FILE);
    expect(readdirSync(folder)).toEqual(['exceptions.yaml']);
  });

  test('takes what the app claims that was synthesized here, and no other claim', async () => {
    const claim = 'claim-tasks-internet-never';
    const given = ['except', claim, 'Demo/Group', ...WHY, '--expires', '2027-06-30'];
    expect((await here(...given)).stderr).toContain('once it was synthesized into cdk.out');
    writeClaims(join(folder, 'cdk.out'), claimsOf({ network: 'own', natGateways: 0 }));
    const { stdout, stderr, code } = await here(...given);
    expect(stderr).toBe('');
    expect(stdout).toContain(`excepts Demo/Group from ${claim} until 2027-06-30`);
    expect(code).toBe(0);
  });

  test('leaves a file that it cannot read as it is', async () => {
    writeFileSync(file, 'exceptions: [\n');
    const { code, stderr } = await here('except', RULE, 'Demo/Group', ...WHY, ...until);
    expect(stderr).toContain('exceptions.yaml:2:1 cannot be taken as exceptions');
    expect(code).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe('exceptions: [\n');
    expect(existsSync(`${file}.part`)).toBe(false);
  });
});
