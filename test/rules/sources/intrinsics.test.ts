import { isUnresolved, same } from '../../../rules/core/value';
import { document, resolved, resourceIn, told } from './world';

const beside = {
  Parameters: {
    Office: { Type: 'String', Default: '198.18.0.0/15' },
    Open: { Type: 'String' },
    Many: { Type: 'CommaDelimitedList', Default: 'a, b,c' },
    Ports: { Type: 'List<Number>', Default: '80,443' },
    Port: { Type: 'Number', Default: 443 },
    Flag: { Type: 'String', Default: true },
    Secret: { Type: 'String', Default: 'x', NoEcho: true },
    Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/path' },
    Dynamic: { Type: 'String', Default: '{{resolve:ssm:/path}}' },
    Endless: { Type: 'String', Default: 'x'.repeat(4097) },
    constructor: { Type: 'String', Default: 'built' },
  },
  Mappings: {
    Alike: { a: { Same: 'v', Other: '1' }, b: { Same: 'v', Other: '2' } },
    Map: {
      'eu-west-1': { One: '1', List: ['a', 'b'], Odd: { Ref: 'Office' } },
      toString: { valueOf: 'mapped' },
    },
  },
  Resources: {
    Group: { Type: 'AWS::EC2::SecurityGroup' },
    toString: { Type: 'AWS::EC2::VPC' },
  },
};

test.each<[string, unknown, unknown]>([
  ['a literal', 'x', 'x'],
  ['a number', 7, 7],
  ['null', null, null],
  ['an object', { A: { B: [1] } }, { A: { B: [1] } }],
  ['AWS::NoValue', { Ref: 'AWS::NoValue' }, 'absent'],
  ['AWS::NoValue in a list', ['a', { Ref: 'AWS::NoValue' }, 'b'], ['a', 'b']],
  ['AWS::NoValue in an object', { A: { Ref: 'AWS::NoValue' }, B: 1 }, { B: 1 }],
  ['Ref to a resource', { Ref: 'Group' }, '{T/Group Ref}'],
  ['Ref to a resource with a name of every object', { Ref: 'toString' }, '{T/toString Ref}'],
  ['Ref to a parameter', { Ref: 'Office' }, '198.18.0.0/15'],
  ['Ref to a parameter with a name of every object', { Ref: 'constructor' }, 'built'],
  ['Ref to a parameter without a default', { Ref: 'Open' }, '{T/Open Ref}'],
  ['Ref to a list', { Ref: 'Many' }, ['a', 'b', 'c']],
  ['Ref to a list of numbers', { Ref: 'Ports' }, ['80', '443']],
  ['Ref to a number', { Ref: 'Port' }, '443'],
  ['Ref to a boolean', { Ref: 'Flag' }, 'true'],
  ['Ref to a secret', { Ref: 'Secret' }, '{T/Secret Ref}'],
  ['Ref to a name in Parameter Store', { Ref: 'Stored' }, '{T/Stored Ref}'],
  ['Ref to a default that is a dynamic reference', { Ref: 'Dynamic' }, '{?}'],
  ['Ref to a default that is too long', { Ref: 'Endless' }, '{T/Endless Ref}'],
  ['Ref to nothing', { Ref: 'valueOf' }, '{T/valueOf Ref}'],
  ['Ref to an object', { Ref: { A: 1 } }, '{?}'],
  ['Ref to the region', { Ref: 'AWS::Region' }, 'eu-west-1'],
  ['Ref to the account', { Ref: 'AWS::AccountId' }, '{AWS::AccountId Ref}'],
  ['Ref to the stack', { Ref: 'AWS::StackName' }, 'T'],
  ['Ref to the stack id', { Ref: 'AWS::StackId' }, '{T/AWS::StackId Ref}'],
  ['a dynamic reference', '{{resolve:ssm:/path}}', '{?}'],
  ['GetAtt as a list', { 'Fn::GetAtt': ['Group', 'GroupId'] }, '{T/Group GroupId}'],
  ['GetAtt as a string', { 'Fn::GetAtt': 'Group.GroupId' }, '{T/Group GroupId}'],
  ['GetAtt of a deep attribute', { 'Fn::GetAtt': ['Db', 'Endpoint.Port'] }, '{T/Db Endpoint.Port}'],
  ['GetAtt of an expression', { 'Fn::GetAtt': ['Group', { Ref: 'Office' }] }, '{?}'],
  ['GetAtt without an attribute', { 'Fn::GetAtt': 'Group' }, '{?}'],
  ['Join', { 'Fn::Join': ['.', ['a', { Ref: 'Port' }, 7]] }, 'a.443.7'],
  ['Join with a doubt', { 'Fn::Join': ['-', ['a', { Ref: 'Group' }, 'b']] }, 'a-{T/Group Ref}-b'],
  ['Join of one reference', { 'Fn::Join': ['', [{ Ref: 'Group' }]] }, '{T/Group Ref}'],
  ['Join of a list', { 'Fn::Join': ['|', { Ref: 'Many' }] }, 'a|b|c'],
  ['Join of a doubt', { 'Fn::Join': ['', { Ref: 'Open' }] }, '{?}'],
  ['Join of lists', { 'Fn::Join': ['', [['a']]] }, '{?}'],
  ['Join of a dynamic reference in pieces', { 'Fn::Join': ['', ['{{res', 'olve:ssm:/x}}']] }, '{?}'],
  ['Sub', { 'Fn::Sub': `a\${Office}b\${AWS::Region}` }, 'a198.18.0.0/15beu-west-1'],
  ['Sub of a reference', { 'Fn::Sub': `\${Group}` }, '{T/Group Ref}'],
  ['Sub of an attribute', { 'Fn::Sub': `\${Group.GroupId}` }, '{T/Group GroupId}'],
  ['Sub of a literal', { 'Fn::Sub': `\${!Office}` }, `\${Office}`],
  ['Sub with variables', { 'Fn::Sub': [`\${A}-\${A}`, { A: { Ref: 'Port' } }] }, '443-443'],
  ['Sub with a variable before a parameter', { 'Fn::Sub': [`\${Port}`, { Port: '22' }] }, '22'],
  ['Sub with a variable of every object', { 'Fn::Sub': [`\${constructor}`, {}] }, 'built'],
  ['Sub of a dynamic reference', { 'Fn::Sub': `{{resolve:ssm:/\${AWS::Region}/x}}` }, '{?}'],
  ['Sub of a dynamic reference in doubt', { 'Fn::Sub': `{{resolve:ssm:/\${Open}/x}}` }, '{?}'],
  ['Sub of no string', { 'Fn::Sub': [7] }, '{?}'],
  ['Select', { 'Fn::Select': [1, ['a', 'b']] }, 'b'],
  ['Select by a string', { 'Fn::Select': ['1', { Ref: 'Many' }] }, 'b'],
  ['Select past the end', { 'Fn::Select': [2, ['a', 'b']] }, '{?}'],
  ['Select of nowhere', { 'Fn::Select': ['', ['a', 'b']] }, '{?}'],
  ['Select by an object', { 'Fn::Select': [{ toString: 1, valueOf: 1 }, ['a']] }, '{?}'],
  ['Select from a doubt', { 'Fn::Select': [0, { Ref: 'Open' }] }, '{?}'],
  ['Split', { 'Fn::Split': ['.', 'a.b'] }, ['a', 'b']],
  [
    'Split of references',
    { 'Fn::Split': [',', { 'Fn::Sub': `\${Group},x\${Group}` }] },
    ['{T/Group Ref}', 'x{T/Group Ref}'],
  ],
  [
    'Split of a parameter, which may hold a delimiter',
    { 'Fn::Split': [',', { 'Fn::Sub': `\${Open},x` }] },
    '{?}',
  ],
  ['Split by nothing', { 'Fn::Split': ['', 'ab'] }, '{?}'],
  ['FindInMap', { 'Fn::FindInMap': ['Map', { Ref: 'AWS::Region' }, 'One'] }, '1'],
  ['FindInMap of a list', { 'Fn::FindInMap': ['Map', 'eu-west-1', 'List'] }, ['a', 'b']],
  ['FindInMap by names of every object', { 'Fn::FindInMap': ['Map', 'toString', 'valueOf'] }, 'mapped'],
  ['FindInMap of what no mapping has', { 'Fn::FindInMap': ['Map', 'eu-west-1', 'constructor'] }, '{?}'],
  ['FindInMap of what no mapping may have', { 'Fn::FindInMap': ['Map', 'eu-west-1', 'Odd'] }, '{?}'],
  [
    'FindInMap of what every row says alike, by a key that is not known',
    { 'Fn::FindInMap': ['Alike', { Ref: 'Open' }, 'Same'] },
    'v',
  ],
  [
    'FindInMap of what the rows say otherwise, by a key that is not known',
    { 'Fn::FindInMap': ['Alike', { Ref: 'Open' }, 'Other'] },
    '{?}',
  ],
  [
    'FindInMap with a default, of what no mapping has',
    { 'Fn::FindInMap': ['Map', 'eu-west-1', 'Gone', { DefaultValue: 'd' }] },
    'd',
  ],
  ['FindInMap by two keys', { 'Fn::FindInMap': ['Map', 'eu-west-1'] }, '{?}'],
  ['ImportValue of another stack', { 'Fn::ImportValue': 'elsewhere' }, '{?}'],
  ['GetStackOutput of another stack', { 'Fn::GetStackOutput': { StackName: 'S', OutputName: 'O' } }, '{?}'],
  ['If', { 'Fn::If': ['C', 'a', 'b'] }, '{?}'],
  ['a function of every object', { 'Fn::constructor': [] }, '{?}'],
  ['a function that nobody knows', { 'Fn::New': [] }, '{?}'],
  ['a macro beside other keys', { 'Fn::Transform': { Name: 'M' }, A: 1 }, '{?}'],
  ['a function before another key', { 'Fn::Sub': 'x', A: 1 }, '{?}'],
  ['a function behind another key', { A: 1, 'Fn::Sub': 'x' }, '{?}'],
  ['a loop beside other keys', { 'Fn::ForEach::A': [], A: 1 }, '{?}'],
])('%s', (_name, expression, expected) => {
  expect(told(resolved(expression, beside))).toEqual(expected);
});

describe('nothing is known where it cannot be', () => {
  test('a nested stack and a lone file have no name', () => {
    expect(told(resolved({ Ref: 'AWS::StackName' }, {}, { stack: 'P/Nested' }))).toBe(
      '{T/AWS::StackName Ref}',
    );
    expect(told(resolved({ Ref: 'AWS::StackName' }, {}, { stack: 'app.yaml' }))).toBe(
      '{T/AWS::StackName Ref}',
    );
  });

  test('a value that is given for a name in Parameter Store is a name', () => {
    expect(told(resolved({ Ref: 'Stored' }, beside, { parameters: { Stored: 'HTTP' } }))).toBe(
      '{T/Stored Ref}',
    );
    expect(told(resolved({ Ref: 'Secret' }, beside, { parameters: { Secret: 'HTTP' } }))).toBe(
      '{T/Secret Ref}',
    );
  });

  test('a value that is given takes the place of the default, and is typed', () => {
    expect(resolved({ Ref: 'Office' }, beside, { parameters: { Office: 'x' } })).toBe('x');
    expect(resolved({ Ref: 'Many' }, beside, { parameters: { Many: 'x,y' } })).toEqual(['x', 'y']);
    expect(told(resolved({ Ref: 'Open' }, beside, { parameters: { Open: '{{resolve:ssm:x}}' } }))).toBe(
      '{?}',
    );
  });

  test('expressions that differ far from their beginning differ', () => {
    const long = (end: string): unknown => ({ 'Fn::If': ['C', 'x'.repeat(5000), end] });
    const [a, b, again] = [resolved(long('a')), resolved(long('b')), resolved(long('a'))];
    expect([same(a, again), same(a, b)]).toEqual([true, 'unknown']);
    const [one, other] = [resolved({ 'Fn::Join': ['', [['a']]] }), resolved({ 'Fn::Join': ['', [['b']]] })];
    expect(same(one, other)).toBe('unknown');
  });
});

describe('assumptions', () => {
  const assumed = (value: unknown): unknown =>
    resourceIn(
      [document({ ...beside, Resources: { X: { Type: 'AWS::Test::X', Properties: { A: [value] } } } })],
      'X',
    ).assumptions;

  test('name the path, the parameter and its default', () => {
    const assumption = 'while parameter Office keeps its default "198.18.0.0/15"';
    expect(assumed({ Ref: 'Office' })).toEqual([{ path: 'A[0]', assumption }]);
    expect(assumed({ B: { 'Fn::Sub': `\${Office}` } })).toEqual([{ path: 'A[0].B', assumption }]);
    expect(assumed('literal')).toEqual([]);
  });

  test('count what is left of a list', () => {
    const list = [{ Ref: 'AWS::NoValue' }, { Ref: 'Port' }, 'x', { Ref: 'Office' }];
    const Resources = { X: { Type: 'AWS::Test::X', Properties: { A: list } } };
    const { assumptions } = resourceIn([document({ ...beside, Resources })], 'X');
    expect(assumptions.map(({ path }) => path)).toEqual(['A[0]', 'A[2]']);
  });
});

describe('what would grow without end ends', () => {
  const levels = Array.from({ length: 60 }, (_, level) => level);

  test('outputs that double each other', () => {
    const Outputs = Object.fromEntries(
      levels.map((level) => [
        `O${level}`,
        {
          Export: { Name: `e${level}` },
          Value:
            level === 0
              ? 'laugh'
              : {
                  'Fn::Join': [
                    '',
                    [{ 'Fn::ImportValue': `e${level - 1}` }, { 'Fn::ImportValue': `e${level - 1}` }],
                  ],
                },
        },
      ]),
    );
    expect(isUnresolved(resolved({ 'Fn::ImportValue': 'e59' }, { Outputs }))).toBe(true);
    expect(resolved({ 'Fn::ImportValue': 'e2' }, { Outputs })).toBe('laughlaughlaughlaugh');
  });

  test('Subs that double each other', () => {
    const bomb = levels.reduce<unknown>((inner) => ({ 'Fn::Sub': [`\${a}\${a}`, { a: inner }] }), 'laugh');
    expect(isUnresolved(resolved(bomb))).toBe(true);
  });

  test('mappings that refer to themselves', () => {
    const self = { 'Fn::FindInMap': ['M', 'a', 'b'] };
    const Mappings = { M: { a: { b: [self, self] } } };
    expect(isUnresolved(resolved(self, { Mappings }))).toBe(true);
  });

  test('exports named by imports', () => {
    const named = { Value: 'v', Export: { Name: { 'Fn::ImportValue': 'a' } } };
    const Outputs = Object.fromEntries(levels.map((level) => [`O${level}`, named]));
    expect(isUnresolved(resolved({ 'Fn::ImportValue': 'a' }, { Outputs }))).toBe(true);
  });

  test('outputs in a circle', () => {
    const Outputs = {
      A: { Value: { 'Fn::GetStackOutput': { StackName: 'T', OutputName: 'B' } } },
      B: { Value: { 'Fn::GetStackOutput': { StackName: 'T', OutputName: 'A' } } },
    };
    expect(
      isUnresolved(resolved({ 'Fn::GetStackOutput': { StackName: 'T', OutputName: 'A' } }, { Outputs })),
    ).toBe(true);
  });

  test('a Sub of a million beginnings', () => {
    expect(resolved({ 'Fn::Sub': `\${`.repeat(1_000_000) })).toHaveProperty('why');
    expect(resolved({ 'Fn::Sub': `\${`.repeat(10_000) })).toHaveLength(20_000);
  });

  test('a template that nests ten thousand levels', () => {
    const deep = JSON.parse('['.repeat(10_000) + ']'.repeat(10_000));
    expect(() => resolved(deep)).toThrow(expect.objectContaining({ code: 'FILE_TOO_DEEP' }));
  });

  test('a template that nests two hundred levels', () => {
    const deep = JSON.parse('['.repeat(200) + ']'.repeat(200));
    expect(resolved(deep)).toBeInstanceOf(Array);
  });
});
