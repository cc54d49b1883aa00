import { isUnresolved, type Properties, type Value } from '../../../rules/core/value';
import type { TemplateDocument } from '../../../rules/sources/template';
import { document, resourceIn, told } from './world';

const resources = { Resources: { Vpc: { Type: 'AWS::EC2::VPC' } } };

const network = document(
  {
    ...resources,
    Parameters: { Env: { Type: 'String', Default: 'prod' } },
    Outputs: {
      Vpc: { Value: { Ref: 'Vpc' }, Export: { Name: { 'Fn::Sub': `\${Env}-vpc` } } },
      List: { Value: ['a'] },
      Known: { Value: 'known' },
      constructor: { Value: 'built' },
    },
  },
  { id: 'Net', stack: 'Net' },
);

function valueIn(
  documents: readonly TemplateDocument[],
  value: unknown,
  of: Partial<TemplateDocument> = {},
): Value {
  const Resources = { X: { Type: 'AWS::Test::X', Properties: { Value: value } } };
  const { properties } = resourceIn(
    [...documents, document({ Resources }, { id: 'App', stack: 'App', ...of })],
    'X',
  );
  if (isUnresolved(properties)) return properties;
  return (properties as Properties)['Value'] ?? 'absent';
}

const output = (OutputName: string, more: object = {}): unknown => ({
  'Fn::GetStackOutput': { StackName: 'Net', OutputName, ...more },
});

test.each<[string, unknown, unknown]>([
  ['an output', output('Vpc'), '{Net/Vpc Ref}'],
  ['an output with a name of every object', output('constructor'), 'built'],
  ['an output that is not there', output('toString'), '{?}'],
  ['an output that is a list, which CloudFormation refuses', output('List'), '{?}'],
  ['an output of the same region', output('Known', { Region: { Ref: 'AWS::Region' } }), 'known'],
  ['an output of another region', output('Known', { Region: 'us-east-1' }), '{?}'],
  ['an output of a region that is not known', output('Known', { Region: { Ref: 'Nowhere' } }), '{?}'],
  ['an export', { 'Fn::ImportValue': 'prod-vpc' }, '{Net/Vpc Ref}'],
  [
    'an export by an expression',
    { 'Fn::ImportValue': { 'Fn::Join': ['-', ['prod', 'vpc']] } },
    '{Net/Vpc Ref}',
  ],
  ['an export that is not there', { 'Fn::ImportValue': 'constructor' }, '{?}'],
  ['an export of a name that is not known', { 'Fn::ImportValue': { Ref: 'Nowhere' } }, '{?}'],
])('%s', (_name, expression, expected) => {
  expect(told(valueIn([network], expression))).toBe(expected);
});

test.each<[string, Partial<TemplateDocument>, unknown]>([
  ['another region', { region: 'us-east-1' }, '{?}'],
  ['another account', { account: '222222222222' }, '{?}'],
  ['an account that it does not say', {}, 'known'],
])('a stack in %s', (_name, of, expected) => {
  const elsewhere = { ...network, account: '111111111111' };
  const exporting = {
    ...elsewhere,
    template: { ...resources, Outputs: { K: { Value: 'known', Export: { Name: 'k' } } } },
  };
  expect(told(valueIn([elsewhere], output('Known'), of))).toBe(expected);
  expect(told(valueIn([exporting], { 'Fn::ImportValue': 'k' }, of))).toBe(expected);
});

test('a role reads the output of another account', () => {
  const elsewhere = { ...network, account: '111111111111' };
  const role = { RoleArn: 'arn:aws:iam::111111111111:role/read' };
  expect(valueIn([elsewhere], output('Known', role), { account: '222222222222' })).toBe('known');
});

test('two stacks of one name are neither', () => {
  expect(told(valueIn([network, { ...network, id: 'Net2' }], output('Known')))).toBe('{?}');
  expect(told(valueIn([network, { ...network, id: 'Net2' }], { 'Fn::ImportValue': 'prod-vpc' }))).toBe('{?}');
});

test('what an export takes for granted, its importer takes for granted, and no other', () => {
  const Resources = {
    X: { Type: 'AWS::Test::X', Properties: { Value: { 'Fn::ImportValue': 'prod-vpc' } } },
    Y: { Type: 'AWS::Test::X', Properties: { Value: { 'Fn::ImportValue': 'other' } } },
  };
  const documents = [network, document({ Resources }, { id: 'App', stack: 'App' })];
  expect(resourceIn(documents, 'X').assumptions).toEqual([
    { path: 'Value', assumption: 'while parameter Env keeps its default "prod"' },
  ]);
  expect(resourceIn(documents, 'Y').assumptions).toEqual([]);
});

describe('a nested stack', () => {
  const child = {
    Parameters: {
      Open: { Type: 'String', Default: 'own' },
      List: { Type: 'CommaDelimitedList', Default: 'own' },
      constructor: { Type: 'String', Default: 'own' },
    },
    Outputs: { Id: { Value: { Ref: 'Thing' } }, Back: { Value: { Ref: 'Open' } } },
    Resources: {
      Thing: {
        Type: 'AWS::Test::X',
        Properties: { Open: { Ref: 'Open' }, List: { Ref: 'List' }, Built: { Ref: 'constructor' } },
      },
    },
  };
  const nested = (Properties: unknown): readonly TemplateDocument[] => [
    document({
      Parameters: { Deep: { Type: 'String', Default: 'deep' } },
      Resources: {
        Nest: { Type: 'AWS::CloudFormation::Stack', Properties },
        Subnet: { Type: 'AWS::EC2::Subnet' },
        User: {
          Type: 'AWS::Test::X',
          Properties: {
            Id: { 'Fn::GetAtt': ['Nest', 'Outputs.Id'] },
            Back: { 'Fn::Sub': `\${Nest.Outputs.Back}` },
            None: { 'Fn::GetAtt': ['Nest', 'Outputs.None'] },
          },
        },
      },
    }),
    document(child, { id: 'T/Nest', stack: 'T/Nest', parent: { id: 'T', logicalId: 'Nest' } }),
  ];
  const thing = (Properties: unknown): Properties =>
    resourceIn(nested(Properties), 'Thing').properties as Properties;

  test.each<[string, unknown, unknown]>([
    ['nothing', {}, 'own'],
    ['AWS::NoValue', { Parameters: { Open: { Ref: 'AWS::NoValue' } } }, 'own'],
    ['a literal', { Parameters: { Open: '0.0.0.0/0' } }, '0.0.0.0/0'],
    ['a number', { Parameters: { Open: 7 } }, '7'],
    ['a parameter', { Parameters: { Open: { Ref: 'Deep' } } }, 'deep'],
    ['a reference', { Parameters: { Open: { Ref: 'Subnet' } } }, '{T/Subnet Ref}'],
    ['a list, which CloudFormation refuses', { Parameters: { Open: ['a'] } }, '{?}'],
    ['what is not known', { Parameters: { 'Fn::If': ['C', {}, {}] } }, '{?}'],
    ['what is not known as a whole', { 'Fn::If': ['C', {}, {}] }, '{?}'],
    ['what a macro adds to', { Parameters: { 'Fn::Transform': { Name: 'M' }, List: 'x' } }, '{?}'],
  ])('is passed %s', (_name, properties, expected) => {
    expect(told(thing(properties)['Open'] ?? 'absent')).toBe(expected);
  });

  test('is passed a list as a string', () => {
    expect(thing({ Parameters: { List: 'a,b' } })['List']).toEqual(['a', 'b']);
    const joined = { 'Fn::Join': [',', [{ Ref: 'Subnet' }, 'subnet-1']] };
    expect(told(thing({ Parameters: { List: joined } })['List'] ?? '')).toEqual([
      '{T/Subnet Ref}',
      'subnet-1',
    ]);
  });

  test('has parameters with names of every object', () => {
    expect(thing({})['Built']).toBe('own');
  });

  test('gives its outputs to the stack above', () => {
    const { properties } = resourceIn(nested({ Parameters: { Open: 'passed' } }), 'User');
    const told3 = Object.values(properties as Properties).map(told);
    expect(told3).toEqual(['{T/Nest/Thing Ref}', 'passed', '{?}']);
  });
});
