import type { Finding } from '../../../rules/core/evaluate';
import { except, judgeExceptions, refuses } from '../../../rules/exceptions/except';
import { exceptionsFor, parseExceptions } from '../../../rules/exceptions/parse';

const ENTRY = {
  rule: 'ec2-security-group-ingress-restricted',
  resource: 'Demo/Group',
  reason: 'the office needs it until the tunnel is there',
  owner: 'platform',
  expires: '2027-03-31',
};

function file(entry: object): string {
  return JSON.stringify({ exceptions: [entry] });
}

function finding(changes: Partial<Finding> = {}): Finding {
  return {
    rule: {
      id: ENTRY.rule,
      title: 't',
      severity: 'high',
      stage: 'enforced',
      remediation: 'Mend',
      controls: {},
    },
    status: 'violation',
    origin: { type: 'AWS::EC2::SecurityGroup', id: 'Group1', file: 't.json', path: 'Demo/Group' },
    path: 'SecurityGroupIngress[0].CidrIp',
    message: 'm',
    ...changes,
  };
}

describe('a file of exceptions', () => {
  test('is read as YAML, days as days', () => {
    const text = `exceptions:\n  - {rule: ${ENTRY.rule}, resource: Demo/Group, reason: long enough to tell, owner: o, expires: 2027-03-31}\n`;
    expect(parseExceptions(text, 'e.yaml')).toEqual([
      { ...ENTRY, reason: 'long enough to tell', owner: 'o' },
    ]);
  });

  test.each([
    ['a missing owner', { ...ENTRY, owner: undefined }, 'exceptions.0.owner'],
    ['a missing day', { ...ENTRY, expires: undefined }, 'exceptions.0.expires'],
    ['a day that is none', { ...ENTRY, expires: '2027-02-30' }, 'exceptions.0.expires is no day'],
    ['a time instead of a day', { ...ENTRY, expires: '2027-03-31T00:00:00Z' }, 'is no day'],
    ['a reason that is none', { ...ENTRY, reason: 'because' }, 'write a sentence'],
    ['a reason of blanks', { ...ENTRY, reason: '                ' }, 'write a sentence'],
    ['every resource', { ...ENTRY, resource: '*' }, 'exceptions.0.resource is too broad'],
    ['a pattern of resources', { ...ENTRY, resource: 'Demo/*' }, 'is too broad'],
    ['a rule with a finding in it', { ...ENTRY, rule: 'AwsSolutions-IAM5[Resource::*]' }, 'is no rule id'],
    ['a misspelt key', { ...ENTRY, expire: '2027-03-31' }, 'expire'],
  ])('is refused for %s', (_name, entry, message) => {
    expect(() => parseExceptions(file(entry), 'e.yaml')).toThrow(message);
    expect(() => parseExceptions(file(entry), 'e.yaml')).toThrow('e.yaml cannot be taken as exceptions');
  });

  test.each([
    ['nothing', ''],
    ['a list', '[]'],
    ['broken YAML', 'exceptions: ['],
    ['a key twice', 'exceptions: []\nexceptions: []'],
    ['an alias that unfolds', 'a: &a [1]\nexceptions: *a'],
  ])('is refused when it holds %s', (_name, text) => {
    expect(() => parseExceptions(text, 'e.yaml')).toThrow('e.yaml');
  });
});

describe('an exception', () => {
  const held = (entry: object, changes: Partial<Finding> = {}, today = '2027-01-01') =>
    except([finding(changes)], parseExceptions(file(entry), 'e'), today)[0]?.status;

  test('holds for its rule on its resource until the end of its day', () => {
    expect(held(ENTRY)).toBe('excepted');
    expect(held(ENTRY, {}, '2027-03-31')).toBe('excepted');
    expect(held(ENTRY, {}, '2027-04-01')).toBe('violation');
  });

  test('holds for doubt too', () => expect(held(ENTRY, { status: 'indeterminate' })).toBe('excepted'));

  test('holds for no other rule and no other resource, not even one below', () => {
    expect(held({ ...ENTRY, rule: 'another-rule-altogether' })).toBe('violation');
    expect(held({ ...ENTRY, resource: 'Demo' })).toBe('violation');
    expect(held({ ...ENTRY, resource: 'Demo/Group/Resource' })).toBe('violation');
    expect(held({ ...ENTRY, resource: 'Group1' })).toBe('violation');
  });

  test('can be narrowed to a property and what lies under it', () => {
    expect(held({ ...ENTRY, property: 'SecurityGroupIngress[0]' })).toBe('excepted');
    expect(held({ ...ENTRY, property: 'SecurityGroupIngress[0].CidrIp' })).toBe('excepted');
    expect(held({ ...ENTRY, property: 'SecurityGroupIngress[1]' })).toBe('violation');
    expect(held({ ...ENTRY, property: 'SecurityGroupIngress[0].Cidr' })).toBe('violation');
  });

  test('names a resource of a template without construct paths by its logical id', () => {
    const origin = { type: 'AWS::EC2::SecurityGroup', id: 'Group1', file: 't.json' };
    expect(held({ ...ENTRY, resource: 'Group1' }, { origin })).toBe('excepted');
  });

  test('is a finding itself when it has expired, or covers nothing', () => {
    const [entry] = parseExceptions(file(ENTRY), 'e.yaml');
    if (!entry) throw new Error('it was read');
    const judged = (used: boolean, today: string) =>
      judgeExceptions([entry], new Set(used ? [entry] : []), today, 'e.yaml').map(({ rule }) => rule.id);
    expect(judged(true, '2027-03-31')).toEqual([]);
    expect(judged(false, '2027-03-31')).toEqual(['guardrails-exception-needed']);
    expect(judged(false, '2027-04-01')).toEqual(['guardrails-exception-current']);
  });
});

test('an exception for some environments holds in no other', () => {
  const names = (environment: string | undefined) =>
    exceptionsFor(environment, [
      ...parseExceptions(file(ENTRY), 'e'),
      ...parseExceptions(file({ ...ENTRY, owner: 'pr', environments: ['pr-*', 'test'] }), 'e'),
    ]).map(({ owner }) => owner);
  expect(names('test')).toEqual(['platform', 'pr']);
  expect(names('pr-12')).toEqual(['platform', 'pr']);
  expect(names('prod')).toEqual(['platform']);
  expect(names(undefined)).toEqual(['platform']);
  expect(() => parseExceptions(file({ ...ENTRY, environments: ['*'] }), 'e')).toThrow('is no environment');
});

test('a violation refuses, doubt only when strict, a rule on trial never', () => {
  const trial = { ...finding().rule, stage: 'trial' as const };
  expect(refuses(finding(), false)).toBe(true);
  expect(refuses(finding({ status: 'indeterminate' }), false)).toBe(false);
  expect(refuses(finding({ status: 'indeterminate' }), true)).toBe(true);
  expect(refuses(finding({ rule: trial }), true)).toBe(false);
});
