import type { Finding } from '../../../rules/core/evaluate';
import { defineRule } from '../../../rules/core/rule';
import { compliant } from '../../../rules/core/verdict';
import { except, refuses } from '../../../rules/exceptions/except';
import { hearExceptions, unmatched } from '../../../rules/exceptions/hear';
import { exceptableAmong } from '../../../rules/exceptions/objections';
import { exceptionsFor, parametersIn, parseExceptions } from '../../../rules/exceptions/parse';

const ENTRY = {
  rule: 'ec2-security-group-ingress-restricted',
  resource: 'Demo/Group',
  reason: 'the office needs it until the tunnel is there',
  owner: 'platform',
  expires: '2027-03-31',
};

function file(...entries: readonly object[]): string {
  return JSON.stringify({ exceptions: entries }, null, 1);
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

const hear = (text: string, today = '2027-01-01', exceptable = (_rule: string) => true) =>
  hearExceptions(parseExceptions(text, 'e.yaml'), today, exceptable);

describe('a file of exceptions', () => {
  test('is read as YAML, days as days, each entry with its line', () => {
    const text = `# head\nexceptions:\n  - {rule: ${ENTRY.rule}, resource: Demo/Group, reason: long enough to tell, owner: o, expires: 2027-03-31}\n`;
    expect(parseExceptions(text, 'e.yaml')).toEqual({
      file: 'e.yaml',
      longest: 366,
      settings: [],
      exceptions: [{ ...ENTRY, reason: 'long enough to tell', owner: 'o', line: 3 }],
      malformed: [],
    });
  });

  test.each([
    ['a missing owner', { ...ENTRY, owner: undefined }, 'owner is missing'],
    ['an owner that nobody sees', { ...ENTRY, owner: '\u200b' }, 'owner is empty'],
    ['a missing rule', { ...ENTRY, rule: undefined }, 'rule is missing'],
    ['a missing day', { ...ENTRY, expires: undefined }, 'expires is no day'],
    ['a day that is none', { ...ENTRY, expires: '2027-02-30' }, 'expires is no day'],
    ['a time instead of a day', { ...ENTRY, expires: '2027-03-31T00:00:00Z' }, 'is no day'],
    ['a reason that is none', { ...ENTRY, reason: 'because' }, 'write a sentence'],
    ['a reason of blanks', { ...ENTRY, reason: '                ' }, 'write a sentence'],
    ['a rule with a finding in it', { ...ENTRY, rule: 'AwsSolutions-IAM5[Resource::*]' }, 'is no rule id'],
    ['a type that is none', { ...ENTRY, type: 'Group' }, 'is no resource type'],
    ['every environment', { ...ENTRY, environments: ['*'] }, 'is no environment'],
    ['a misspelt key', { ...ENTRY, expire: '2027-03-31' }, 'expire'],
    ['no entry at all', 'please', 'expected object'],
  ])('keeps an entry apart for %s', (_name, entry, message) => {
    const { exceptions, malformed } = parseExceptions(JSON.stringify({ exceptions: [entry, ENTRY] }), 'e');
    expect(malformed).toEqual([{ line: 1, problem: expect.stringContaining(message) }]);
    expect(exceptions).toEqual([{ ...ENTRY, line: 1 }]);
  });

  test.each([
    ['nothing', '', 'needs a list "exceptions:"'],
    ['a list', '[]', 'needs a list'],
    ['broken YAML', 'exceptions: [\n', 'e.yaml:2:1 cannot be taken as exceptions'],
    ['a key twice', 'exceptions: []\nexceptions: []', 'e.yaml:2:1 cannot'],
    ['an alias that unfolds', 'a: &a [1]\nexceptions: *a', 'e.yaml cannot'],
    ['a name that is a list', '? [a]\n: b\nexceptions: []', 'a name in it is a list'],
    ['a key that nobody knows', 'exceptions: []\nlongst: 3', 'longst'],
    ['no time at all', 'exceptions: []\nlongest: 0', 'longest is less than a day'],
    ['eleven years', 'exceptions: []\nlongest: 4000', 'longest is more than ten years'],
    ['a word for a number', 'exceptions: []\nlongest: ever', 'longest is no number of days'],
  ])('is refused as a whole when it holds %s', (_name, text, message) => {
    expect(() => parseExceptions(text, 'e.yaml')).toThrow(
      expect.objectContaining({ code: 'EXCEPTIONS_MALFORMED', message: expect.stringContaining(message) }),
    );
  });
});

describe('an exception', () => {
  const held = (entry: object, changes: Partial<Finding> = {}, today = '2027-01-01') =>
    except([finding(changes)], hear(file(entry), today).inForce)[0]?.status;

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

  test('can be narrowed to a type, and be for a pattern of its resources then', () => {
    const type = 'AWS::EC2::SecurityGroup';
    expect(held({ ...ENTRY, type })).toBe('excepted');
    expect(held({ ...ENTRY, type: 'AWS::EC2::VPC' })).toBe('violation');
    expect(held({ ...ENTRY, type, resource: 'Demo/Gr*p' })).toBe('excepted');
    expect(held({ ...ENTRY, type, resource: 'Demo/Group*' })).toBe('excepted');
    expect(held({ ...ENTRY, type, resource: 'Demo/G.*p' })).toBe('violation');
    expect(
      held(
        { ...ENTRY, type, resource: 'Demo/Gr*' },
        { origin: { ...finding().origin, path: 'Demo/Grid/Group' } },
      ),
    ).toBe('violation');
    expect(held({ ...ENTRY, type: 'AWS::EC2::VPC', resource: 'Demo/Gr*p' })).toBe('violation');
  });

  test('names a resource of a template without construct paths by its logical id', () => {
    const origin = { type: 'AWS::EC2::SecurityGroup', id: 'Group1', file: 't.json' };
    expect(held({ ...ENTRY, resource: 'Group1' }, { origin })).toBe('excepted');
  });
});

describe('an entry that is not in order excuses nothing and is a finding with its line', () => {
  const SECURITY_GROUP = 'AWS::EC2::SecurityGroup';
  test.each([
    ['expired', { expires: '2026-12-31' }, 'guardrails-exception-current', 'expired on 2026-12-31'],
    ['malformed', { owner: undefined }, 'guardrails-exception-well-formed', 'owner is missing'],
    ['for every rule', { rule: '*' }, 'guardrails-exception-narrow', 'more than one rule'],
    ['for the whole app', { resource: '/' }, 'guardrails-exception-narrow', 'the whole app'],
    ['for everything', { resource: '*' }, 'guardrails-exception-narrow', 'needs a "type"'],
    ['a pattern without type', { resource: 'Demo/G*' }, 'guardrails-exception-narrow', 'needs a "type"'],
    [
      'everything of a type',
      { resource: '*', type: SECURITY_GROUP },
      'guardrails-exception-narrow',
      'has to name the stack',
    ],
    [
      'in every stack',
      { resource: '*/Group', type: SECURITY_GROUP },
      'guardrails-exception-narrow',
      'has to name the stack',
    ],
    [
      'everything of a type in a stack',
      { resource: 'Demo/*', type: SECURITY_GROUP },
      'guardrails-exception-narrow',
      'everything of that type in Demo',
    ],
    [
      'the same, deeper',
      { resource: 'Demo/**/*', type: SECURITY_GROUP },
      'guardrails-exception-narrow',
      'everything of that type in Demo',
    ],
    [
      'too long',
      { expires: '2028-01-03' },
      'guardrails-exception-short-lived',
      'in 367 days; at most 366 are allowed',
    ],
    [
      'of the guardrails',
      { rule: 'guardrails-exception-needed' },
      'guardrails-exception-permitted',
      'has no exceptions',
    ],
  ])('%s', (_name, change, rule, message) => {
    const { inForce, findings } = hear(
      file(ENTRY, { ...ENTRY, ...change }),
      '2027-01-01',
      exceptableAmong([]),
    );
    expect(inForce.map(({ line }) => line)).toEqual([3]);
    expect(findings).toEqual([
      expect.objectContaining({
        rule: expect.objectContaining({ id: rule, stage: 'enforced' }),
        status: 'violation',
        message: expect.stringContaining(message),
      }),
    ]);
    expect(findings[0]?.origin).toMatchObject({ type: 'Guardrails::Exception', file: 'e.yaml', line: 10 });
  });

  test('for a rule that may not be excepted', () => {
    const never = defineRule({
      id: ENTRY.rule,
      title: 't',
      severity: 'high',
      stage: 'enforced',
      rationale: 'r',
      remediation: 'Mend it',
      controls: {},
      appliesTo: ['AWS::EC2::SecurityGroup'],
      reads: [],
      exceptable: false,
      evaluate: () => compliant(),
    });
    const { inForce, findings } = hear(file(ENTRY), '2027-01-01', exceptableAmong([never]));
    expect(inForce).toEqual([]);
    expect(findings.map(({ rule }) => rule.id)).toEqual(['guardrails-exception-permitted']);
  });

  test('the longest time is 366 days, unless the head of the file says otherwise', () => {
    const rules = (longest: object, expires: string) =>
      hear(JSON.stringify({ ...longest, exceptions: [{ ...ENTRY, expires }] })).findings.map(
        ({ rule }) => rule.id,
      );
    expect(rules({}, '2028-01-02')).toEqual([]);
    expect(rules({}, '2028-01-03')).toEqual(['guardrails-exception-short-lived']);
    expect(rules({ longest: 30 }, '2027-01-31')).toEqual([]);
    expect(rules({ longest: 30 }, '2027-02-01')).toEqual(['guardrails-exception-short-lived']);
    expect(rules({ longest: 367 }, '2028-01-03')).toEqual([]);
  });

  test('one that ends within 14 days warns, refuses nothing and still holds', () => {
    const { inForce, findings } = hear(file(ENTRY), '2027-03-17');
    expect(inForce).toHaveLength(1);
    expect(findings.map(({ rule, message }) => [rule.id, message])).toEqual([
      [
        'guardrails-exception-expiring',
        `the exception of platform for ${ENTRY.rule} on Demo/Group ends on 2027-03-31, in 14 days`,
      ],
    ]);
    expect(findings.some((one) => refuses(one, true))).toBe(false);
    expect(hear(file(ENTRY), '2027-03-30').findings[0]?.message).toMatch(/tomorrow$/);
    expect(hear(file(ENTRY), '2027-03-31').findings[0]?.message).toMatch(/today$/);
    expect(hear(file(ENTRY), '2027-03-16').findings).toEqual([]);
  });

  test('one that covered nothing', () => {
    const { inForce } = hear(file(ENTRY, { ...ENTRY, resource: 'Demo' }));
    expect(unmatched(inForce, new Set(inForce), 'e.yaml')).toEqual([]);
    const found = unmatched(inForce, new Set(), 'e.yaml');
    expect(found.map(({ rule }) => rule.id)).toEqual([
      'guardrails-exception-needed',
      'guardrails-exception-needed',
    ]);
    expect(found[0]?.message).toMatch(/on Demo\/Group matches no finding$/);
    expect(found[1]?.message).toMatch(/on Demo matches no finding; an exception covers one resource/);
  });
});

test('an exception for some environments holds in no other', () => {
  const both = parseExceptions(file(ENTRY, { ...ENTRY, owner: 'pr', environments: ['pr-*', 'test'] }), 'e');
  const names = (environment: string | undefined) =>
    exceptionsFor(environment, both).exceptions.map(({ owner }) => owner);
  expect(names('test')).toEqual(['platform', 'pr']);
  expect(names('pr-12')).toEqual(['platform', 'pr']);
  expect(names('prod')).toEqual(['platform']);
  expect(names(undefined)).toEqual(['platform']);
});

test('a violation refuses, doubt only when strict, a rule on trial never', () => {
  const trial = { ...finding().rule, stage: 'trial' as const };
  expect(refuses(finding(), false)).toBe(true);
  expect(refuses(finding({ status: 'indeterminate' }), false)).toBe(false);
  expect(refuses(finding({ status: 'indeterminate' }), true)).toBe(true);
  expect(refuses(finding({ rule: trial }), true)).toBe(false);
});

describe('what rules are set to', () => {
  const setting = {
    rule: 'logs-log-group-retention-sufficient',
    values: { days: 90 },
    reason: 'nobody asks for it after a quarter',
    owner: 'platform',
  };
  const settings = (...parameters: readonly object[]): string =>
    JSON.stringify({ parameters, exceptions: [] });

  test('counts in its environments, and of two the last', () => {
    const text = settings(setting, { ...setting, values: { days: 30 }, environments: ['pr-*'] });
    const inForce = (environment: string): object =>
      parametersIn(exceptionsFor(environment, parseExceptions(text, 'e.yaml')));
    expect(inForce('test')).toEqual({ [setting.rule]: { days: 90 } });
    expect(inForce('pr-7')).toEqual({ [setting.rule]: { days: 30 } });
  });

  test.each<[string, object, string]>([
    ['no reason', { ...setting, reason: 'x' }, 'parameters.0.reason is too short'],
    ['no owner', { ...setting, owner: undefined }, 'parameters.0.owner is missing'],
    ['no rule', { ...setting, rule: '*' }, 'parameters.0.rule is no id of a rule of ours'],
    ['a value that is none', { ...setting, values: { days: {} } }, 'parameters.0.values.days'],
    ['a name that is not known', { ...setting, value: {} }, 'parameters.0'],
  ])('%s makes the file useless', (_name, wrong, problem) => {
    expect(() => parseExceptions(settings(wrong), 'e.yaml')).toThrow(
      expect.objectContaining({ code: 'EXCEPTIONS_MALFORMED', message: expect.stringContaining(problem) }),
    );
  });
});
