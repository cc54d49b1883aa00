import { CATALOG } from '../../../rules/catalog';
import { evaluate } from '../../../rules/core/evaluate';
import { isUnresolved } from '../../../rules/core/value';
import { worldOfTemplates } from '../../../rules/sources/template';
import { document, resourceIn, resourcesOf } from './world';

const thing = { Type: 'AWS::Test::X' };
const closed = (template: Record<string, unknown>, whole = true): boolean =>
  worldOfTemplates([document({ Resources: { Thing: thing }, ...template })], { whole }).closed(
    'AWS::Test::X',
  );

test.each<[string, Record<string, unknown>, boolean]>([
  ['resources', {}, true],
  ['a transform', { Transform: 'AWS::LanguageExtensions' }, false],
  ['an include of the whole', { 'Fn::Transform': { Name: 'AWS::Include' } }, false],
  ['a loop', { Resources: { 'Fn::ForEach::A': ['N', ['a'], { [`X\${N}`]: thing }] } }, false],
  ['a stack that is not in sight', { Resources: { S: { Type: 'AWS::CloudFormation::Stack' } } }, false],
  ['a stack set', { Resources: { S: { Type: 'AWS::CloudFormation::StackSet' } } }, false],
  ['a module', { Resources: { S: { Type: 'Org::Net::Vpc::MODULE' } } }, false],
  [
    'a product',
    { Resources: { S: { Type: 'AWS::ServiceCatalog::CloudFormationProvisionedProduct' } } },
    false,
  ],
  ['a resource that a macro makes', { Resources: { S: { 'Fn::Transform': { Name: 'M' } } } }, false],
])('a template of %s is closed: %p', (_name, template, expected) => {
  expect(closed(template)).toBe(expected);
});

test('a template on its own that takes from others is open, as a part of an assembly it is closed', () => {
  const Outputs = { A: { Value: { 'Fn::ImportValue': 'a' } } };
  expect([closed({ Outputs }, false), closed({ Outputs }, true), closed({}, false)]).toEqual([
    false,
    true,
    true,
  ]);
});

test.each<[string, unknown]>([
  ['a list', []],
  ['a string', 'open'],
  ['an expression', { 'Fn::If': ['C', {}, {}] }],
  ['an expression beside others', { 'Fn::Transform': { Name: 'M' }, A: 1 }],
])('properties that are %s are not known', (_name, Properties) => {
  const { properties } = resourceIn([document({ Resources: { X: { ...thing, Properties } } })], 'X');
  expect(isUnresolved(properties)).toBe(true);
});

test.each<[string, unknown]>([
  ['absent', undefined],
  ['null', null],
  ['empty', {}],
])('properties that are %s are none', (_name, Properties) => {
  const { properties } = resourceIn([document({ Resources: { X: { ...thing, Properties } } })], 'X');
  expect(properties).toEqual({});
});

test('a macro on a resource makes all of it', () => {
  const X = { ...thing, Properties: { A: 1 }, 'Fn::Transform': { Name: 'M' } };
  expect(isUnresolved(resourceIn([document({ Resources: { X } })], 'X').properties)).toBe(true);
});

test('a loop stands for resources that are not known, in loops too', () => {
  const loop = (body: unknown): unknown => ['N', ['a', 'b'], body];
  const Resources = {
    'Fn::ForEach::A': loop({ [`A\${N}`]: thing, 'Fn::ForEach::B': loop({ [`B\${N}`]: thing }) }),
  };
  const found = resourcesOf(document({ Resources }));
  expect(found.map(({ type, origin, properties }) => [type, origin.id, isUnresolved(properties)])).toEqual([
    ['AWS::Test::X', 'Fn::ForEach::A', true],
    ['AWS::Test::X', 'Fn::ForEach::B', true],
  ]);
});

test('a security group in a loop is in doubt, never passed over', () => {
  const body = { [`Group\${N}`]: { Type: 'AWS::EC2::SecurityGroup', Properties: {} } };
  const Resources = { 'Fn::ForEach::Groups': ['N', ['a'], body] };
  const { findings } = evaluate(worldOfTemplates([document({ Resources })], { whole: true }), CATALOG, {
    strict: false,
  });
  expect(findings.map(({ status }) => status)).toEqual(['indeterminate']);
});

test('a macro of somebody’s own is an assumption, one of AWS is none', () => {
  const assumptions = (Transform: unknown): unknown =>
    resourceIn([document({ Transform, Resources: { X: thing } })], 'X').assumptions;
  const assumption = 'while the macro Mine leaves it as it is';
  expect(assumptions('Mine')).toEqual([{ path: '', assumption }]);
  expect(assumptions(['AWS::Serverless-2016-10-31', { Name: 'Mine' }])).toEqual([{ path: '', assumption }]);
  expect(assumptions('AWS::Serverless-2016-10-31')).toEqual([]);
});

test.each<[string, Record<string, unknown>, string]>([
  ['no resources', {}, 'TEMPLATE_WITHOUT_RESOURCES'],
  ['a list of resources', { Resources: [] }, 'TEMPLATE_WITHOUT_RESOURCES'],
  ['a resource without a type', { Resources: { X: {} } }, 'RESOURCE_WITHOUT_TYPE'],
  ['a resource that is null', { Resources: { X: null } }, 'RESOURCE_WITHOUT_TYPE'],
])('refuses a template with %s', (_name, template, code) => {
  expect(() => resourcesOf(document(template))).toThrow(expect.objectContaining({ code }));
});

test('says where a resource is: file, line, construct path, account and region', () => {
  const Resources = { X: thing, Y: { ...thing, Metadata: { 'aws:cdk:path': 'S/Y' } } };
  const one = document(
    { Resources },
    { account: '1', paths: new Map([['X', 'S/X']]), lines: new Map([['X', 3]]) },
  );
  const origin = { type: 'AWS::Test::X', file: 't.json', account: '1', region: 'eu-west-1' };
  expect(resourceIn([one], 'X').origin).toEqual({ ...origin, id: 'X', line: 3, path: 'S/X' });
  expect(resourceIn([one], 'Y').origin).toEqual({ ...origin, id: 'Y', path: 'S/Y' });
});

test('a VPC has a main route table, a network ACL and a security group that nobody wrote', () => {
  const made = resourcesOf(document({ Resources: { Vpc: { Type: 'AWS::EC2::VPC' } } })).filter(
    ({ implicit }) => implicit,
  );
  expect(made).toMatchObject([
    { type: 'AWS::EC2::RouteTable', properties: { Main: true, Routes: [] } },
    { type: 'AWS::EC2::NetworkAcl', properties: { IsDefault: true, Entries: [{}, {}] } },
    {
      type: 'AWS::EC2::SecurityGroup',
      properties: { GroupName: 'default', SecurityGroupIngress: [{}], SecurityGroupEgress: [{}] },
    },
  ]);
});

test.each<[string, unknown, readonly string[]]>([
  ['its name', { GroupName: 'web' }, ['web']],
  ['no name', { GroupName: '' }, []],
  [
    'the expression that names it',
    { GroupName: { 'Fn::ImportValue': 'x' } },
    [expect.stringContaining('the value of [{"expression"')],
  ],
  ['a name of something else', { VpcName: 'web' }, []],
])('a group is known by %s', (_name, Properties, aliases) => {
  const Resources = { X: { Type: 'AWS::EC2::SecurityGroup', Properties } };
  expect(resourceIn([document({ Resources })], 'X').aliases).toEqual(aliases);
});
