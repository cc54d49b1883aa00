import { evaluate } from '../../../rules/core/evaluate';
import { is, matches } from '../../../rules/core/expectation';
import { type Predicate, property } from '../../../rules/core/property';
import { type Context, defineRule, type Rule } from '../../../rules/core/rule';
import type { Value } from '../../../rules/core/value';
import { compliant, violation } from '../../../rules/core/verdict';
import { worldOfTemplates } from '../../../rules/sources/template';
import { document } from './world';

const BUCKET = 'AWS::S3::Bucket';
const POLICY = 'AWS::S3::BucketPolicy';

function rule(judge: Predicate, appliesTo = [BUCKET]): Rule {
  return defineRule({
    id: 's3-bucket-right',
    title: 'Buckets are right',
    severity: 'low',
    stage: 'enforced',
    rationale: 'They should be.',
    remediation: 'Make it right',
    controls: {},
    appliesTo,
    reads: [POLICY],
    evaluate: judge,
  });
}

const versioned = rule(property('VersioningConfiguration.Status', is('Enabled')));

/** Each finding as `status path (scenario)`, after checking that nothing threw. */
function judge(template: Record<string, unknown>, one = versioned, strict = false): readonly string[] {
  const { findings, faults } = evaluate(worldOfTemplates([document(template)], { whole: true }), [one], {
    strict,
  });
  expect(faults).toEqual([]);
  return findings.map(({ status, origin, path, scenario }) =>
    [status, origin.id, path, scenario].filter((part) => part !== undefined).join(' | '),
  );
}

const STATUS = 'VersioningConfiguration.Status';

function bucketWith(Status: unknown, rest: Record<string, unknown> = {}): Record<string, unknown> {
  const Properties = { VersioningConfiguration: { Status } };
  return { Resources: { Bucket: { Type: BUCKET, Properties, ...rest } } };
}

const Parameters = { Stage: { Type: 'String', Default: 'prod' } };
const Conditions = {
  IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
  IsTest: { 'Fn::Equals': ['test', { Ref: 'Stage' }] },
  IsEither: { 'Fn::Or': [{ Condition: 'IsProd' }, { Condition: 'IsTest' }] },
  IsBoth: { 'Fn::And': [{ Condition: 'IsProd' }, { Condition: 'IsTest' }] },
  IsNot: { 'Fn::Not': [{ Condition: 'IsProd' }] },
  IsHere: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] },
};
const when = (condition: string, then: unknown, otherwise: unknown): unknown => ({
  'Fn::If': [condition, then, otherwise],
});

const elsewhere = `${STATUS} | when Stage is "test" or Stage is neither "prod" nor "test"`;

test.each<[string, unknown, readonly string[]]>([
  ['both branches comply', when('IsProd', 'Enabled', 'Enabled'), []],
  ['one branch violates', when('IsProd', 'Enabled', 'Off'), [`violation | Bucket | ${elsewhere}`]],
  [
    'the branch of the default violates',
    when('IsProd', 'Off', 'Enabled'),
    [`violation | Bucket | ${STATUS} | when Stage is "prod"`],
  ],
  ['both branches violate, in one way', when('IsProd', 'Off', 'Off'), [`violation | Bucket | ${STATUS}`]],
  ['a contradiction', when('IsBoth', 'Off', 'Enabled'), []],
  ['nested conditions', when('IsProd', 'Enabled', when('IsNot', 'Enabled', 'Off')), []],
  [
    'a condition of conditions',
    when('IsEither', 'Enabled', 'Off'),
    [`violation | Bucket | ${STATUS} | when Stage is neither "prod" nor "test"`],
  ],
  ['a condition that is known', when('IsHere', 'Enabled', 'Off'), []],
  [
    'a condition that nobody defined',
    when('Gone', 'Enabled', 'Off'),
    [`violation | Bucket | ${STATUS} | when condition Gone does not hold`],
  ],
  [
    'a value that is none',
    when('IsProd', 'Enabled', { Ref: 'AWS::NoValue' }),
    [`violation | Bucket | ${elsewhere}`],
  ],
  [
    'a function of it',
    { 'Fn::Join': ['', ['En', when('IsProd', 'abled', 'ded')]] },
    [`violation | Bucket | ${elsewhere}`],
  ],
  ['an odd one', { 'Fn::If': ['IsProd'] }, [`indeterminate | Bucket | ${STATUS}`]],
  [
    'the parameter itself',
    { Ref: 'Stage' },
    [
      `violation | Bucket | ${STATUS} | when Stage is "prod"`,
      `violation | Bucket | ${STATUS} | when Stage is "test"`,
      `indeterminate | Bucket | ${STATUS} | when Stage is neither "prod" nor "test"`,
    ],
  ],
])('%s', (_name, status, expected) => {
  expect([...judge({ ...bucketWith(status), Parameters, Conditions })].sort()).toEqual([...expected].sort());
});

test('what was made once forks for every rule that asks for it', () => {
  const statuses = (context: Context): readonly (Value | undefined)[] =>
    context.every(BUCKET).found.map((one) => context.read(one, STATUS));
  const all = defineRule({
    ...rule((_, context) =>
      context.once(statuses).every((status) => status === 'Enabled')
        ? compliant()
        : violation(STATUS, 'is not what it has to be'),
    ),
    reads: [BUCKET],
  });
  const template = {
    Parameters,
    Conditions,
    ...bucketWith({ 'Fn::If': ['IsProd', 'Suspended', 'Enabled'] }),
  };
  const world = worldOfTemplates([document(template)], { whole: true });
  const { findings } = evaluate(world, [all, all], { strict: false });
  expect(findings.map(({ scenario }) => scenario)).toEqual(Array(2).fill('when Stage is "prod"'));
});

test('a value that is given decides', () => {
  const template = { ...bucketWith(when('IsProd', 'Enabled', 'Off')), Parameters, Conditions };
  const world = worldOfTemplates([document(template, { parameters: { Stage: 'prod' } })], { whole: true });
  expect(evaluate(world, [versioned], { strict: false }).findings).toEqual([]);
});

test('a parameter is not compared with what is too short for it', () => {
  const template = {
    ...bucketWith(when('IsNone', 'Off', 'Enabled')),
    Parameters: { Stage: { Type: 'String', MinLength: 1 } },
    Conditions: { IsNone: { 'Fn::Equals': [{ Ref: 'Stage' }, ''] } },
  };
  expect(judge(template)).toEqual([]);
});

describe('allowed values', () => {
  const allowing = (AllowedValues: unknown, Default?: string): Record<string, unknown> => ({
    ...bucketWith({ Ref: 'Status' }),
    Parameters: { Status: { Type: 'String', AllowedValues, Default } },
  });

  test('are scenarios, each', () => {
    expect(judge(allowing(['Enabled', 'Off'], 'Enabled'))).toEqual([
      `violation | Bucket | ${STATUS} | when Status is "Off"`,
    ]);
    expect(judge(allowing(['Enabled', 'Off']))).toHaveLength(1);
    expect(judge(allowing(['Enabled', 'Enabled'], 'Enabled'), versioned, true)).toEqual([]);
  });

  test('of one value and none', () => {
    expect(judge(allowing(['Enabled']))).toEqual([]);
    expect(judge(allowing([]))).toEqual([`indeterminate | Bucket | ${STATUS}`]);
  });

  test('more than can be judged one by one are a doubt, beside what was found', () => {
    const many = Array.from({ length: 1000 }, (_, index) => `Off${index}`);
    expect(judge(allowing(many))).toEqual([
      `indeterminate | Bucket | ${STATUS}`,
      'indeterminate | Bucket | ',
    ]);
  });
});

describe('a resource that is made under a condition', () => {
  const policied = rule((bucket, context) => {
    const { found } = context.related(POLICY, 'Bucket', bucket);
    return found.length > 0 ? compliant() : violation('', 'has no policy');
  });
  const policy = (rest: Record<string, unknown> = {}): unknown => ({
    Type: POLICY,
    Properties: { Bucket: { Ref: 'Bucket' } },
    ...rest,
  });

  test('is judged where it is made, and nowhere else', () => {
    const template = bucketWith('Off', { Condition: 'IsProd' });
    expect(judge({ ...template, Parameters, Conditions })).toEqual([`violation | Bucket | ${STATUS}`]);
    expect(judge({ ...bucketWith('Off', { Condition: 'IsBoth' }), Parameters, Conditions })).toEqual([]);
    expect(
      judge({
        ...bucketWith(when('IsProd', 'Enabled', 'Off'), { Condition: 'IsProd' }),
        Parameters,
        Conditions,
      }),
    ).toEqual([]);
  });

  test('is no neighbour where it is not made', () => {
    const template = bucketWith('Enabled');
    const Resources = { ...Object(template['Resources']), Policy: policy({ Condition: 'IsProd' }) };
    expect(judge({ Resources, Parameters, Conditions }, policied)).toEqual([
      'violation | Bucket |  | when Stage is "test" or Stage is neither "prod" nor "test"',
    ]);
  });

  test('needs no policy of another condition', () => {
    const bucket = { Type: BUCKET, Condition: 'IsProd' };
    const Resources = { Bucket: bucket, Policy: policy({ Condition: 'IsEither' }) };
    expect(judge({ Resources, Parameters, Conditions }, policied)).toEqual([]);
  });

  test('cannot be referred to where it is not made', () => {
    const bucket = { Type: BUCKET, Condition: 'IsProd' };
    const Resources = { Bucket: bucket, Policy: policy() };
    const always = rule(
      (one, context) => {
        context.read(one, 'Bucket');
        return violation('', 'is there');
      },
      [POLICY],
    );
    expect(judge({ Resources, Parameters, Conditions }, always)).toEqual(['violation | Policy | ']);
    const never = { Bucket: { ...bucket, Condition: 'IsBoth' }, Policy: policy() };
    expect(judge({ Resources: never, Parameters, Conditions }, always)).toEqual([
      'indeterminate | Policy | ',
    ]);
  });
});

describe('a part that joins its owner under a condition', () => {
  const GROUP = 'AWS::EC2::SecurityGroup';
  const INGRESS = 'AWS::EC2::SecurityGroupIngress';
  const open = rule(
    (group, context) => {
      const ingress = context.read(group, 'SecurityGroupIngress');
      return Array.isArray(ingress) && ingress.length > 1 ? violation('', 'is open') : compliant();
    },
    [GROUP],
  );
  const part = (GroupId: unknown, rest: Record<string, unknown> = {}): unknown => ({
    Type: INGRESS,
    Properties: { GroupId },
    ...rest,
  });
  const groups = {
    One: { Type: GROUP, Properties: { SecurityGroupIngress: [{}] } },
    Other: { Type: GROUP, Properties: { SecurityGroupIngress: [{}] } },
  };
  const judged = (Resources: Record<string, unknown>): readonly string[] =>
    judge({ Resources, Parameters, Conditions }, open);

  test('its own', () => {
    expect(judged({ ...groups, Part: part({ Ref: 'One' }, { Condition: 'IsProd' }) })).toEqual([
      'violation | One |  | when Stage is "prod"',
    ]);
  });

  test('that chooses the owner', () => {
    expect(judged({ ...groups, Part: part(when('IsProd', { Ref: 'One' }, { Ref: 'Other' })) })).toEqual([
      'violation | One |  | when Stage is "prod"',
      'violation | Other |  | when Stage is "test" or Stage is neither "prod" nor "test"',
    ]);
  });

  test('of an owner that is not in sight', () => {
    const A = part('sg-1', { Condition: 'IsProd' });
    const B = part(when('IsProd', 'sg-2', 'sg-1'));
    const C = part('sg-1');
    expect(judged({ A, B, C })).toEqual([
      'violation | A | ',
      'violation | C | ',
      'violation | B |  | when Stage is "test" or Stage is neither "prod" nor "test"',
    ]);
  });
});

test('a name that is decided is the name of the resource', () => {
  const named = rule((bucket, context) => {
    const { found, complete } = context.related(POLICY, 'Bucket', bucket);
    return found.length > 0 && complete ? compliant() : violation('', 'has no policy');
  });
  const BucketName = { 'Fn::Sub': `logs-\${Stage}` };
  const Resources = {
    Bucket: { Type: BUCKET, Properties: { BucketName } },
    Policy: { Type: POLICY, Properties: { Bucket: BucketName } },
  };
  const Allowed = { Stage: { Type: 'String', AllowedValues: ['a', 'b'] } };
  expect(judge({ Resources, Parameters: Allowed }, named)).toEqual([]);
});

describe('neighbours that point elsewhere', () => {
  const withPolicy = rule((bucket, context) => {
    const { found, complete } = context.related(POLICY, 'Bucket', bucket);
    return found.length > 0 && complete ? compliant() : violation('', 'has no policy');
  });
  const many = Array.from({ length: 30 }, (_, index) => index);
  const asked = {
    Parameters: Object.fromEntries(many.map((index) => [`P${index}`, { Type: 'String' }])),
    Conditions: Object.fromEntries(
      many.map((index) => [`C${index}`, { 'Fn::Equals': [{ Ref: `P${index}` }, 'yes'] }]),
    ),
  };
  const bucket = (index: number) => ({ Type: BUCKET, Properties: {}, Condition: `C${index}` });
  const policy = (index: number, Bucket: unknown) => ({
    Type: POLICY,
    Properties: { Bucket },
    Condition: `C${index}`,
  });
  const pairs = Object.fromEntries(
    many.flatMap((index) => [
      [`Bucket${index}`, bucket(index)],
      [`Policy${index}`, policy(index, { Ref: `Bucket${index}` })],
    ]),
  );

  test('bring no scenarios: thirty buckets, each with its own condition and policy, are all compliant', () => {
    expect(judge({ Resources: pairs, ...asked }, withPolicy)).toEqual([]);
  });

  test('but one that may point here does', () => {
    const Resources = { ...pairs, Policy0: policy(0, when('C1', { Ref: 'Bucket0' }, 'another')) };
    expect(judge({ Resources, ...asked }, withPolicy)).toEqual([
      'violation | Bucket0 |  | when P0 is "yes" and P1 is not "yes"',
    ]);
  });

  test('and one of another condition helps only where it is made', () => {
    const Resources = { ...pairs, Policy0: policy(1, { Ref: 'Bucket0' }) };
    expect(judge({ Resources, ...asked }, withPolicy)).toEqual([
      'violation | Bucket0 |  | when P0 is "yes" and P1 is not "yes"',
    ]);
  });
});

test('sixty chained conditions are judged in seconds', () => {
  const names = Array.from({ length: 60 }, (_, index) => `C${index}`);
  const Chained = Object.fromEntries(
    names.map((name, index) => {
      const before = { Condition: `C${index - 1}` };
      const own = { 'Fn::Equals': [{ Ref: `P${index}` }, 'yes'] };
      return [
        name,
        index === 0 ? own : { 'Fn::Or': [{ 'Fn::And': [before, own] }, { 'Fn::Not': [before] }] },
      ];
    }),
  );
  const Asked = Object.fromEntries(names.map((_, index) => [`P${index}`, { Type: 'String' }]));
  const nested = names.reduce<unknown>((inner, name) => when(name, 'Enabled', inner), 'Enabled');
  const Resources = Object.fromEntries(
    names.map((name) => [
      name,
      { Type: BUCKET, Properties: { VersioningConfiguration: { Status: nested } } },
    ]),
  );
  const start = performance.now();
  const found = judge(
    { Resources, Parameters: Asked, Conditions: Chained },
    rule(property(STATUS, matches(/^Enabled$/, 'it'))),
  );
  expect(found.every((one) => one.startsWith('indeterminate'))).toBe(true);
  expect(performance.now() - start).toBeLessThan(10_000);
});
