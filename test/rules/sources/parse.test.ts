import { parseTemplate } from '../../../rules/sources/parse';

const value = (yaml: string): unknown => parseTemplate(`V: ${yaml}`, 't.yaml').value['V'];

test.each<[string, string, unknown]>([
  ['!Ref', '!Ref A', { Ref: 'A' }],
  ['!Condition', '!Condition A', { Condition: 'A' }],
  ['!GetAtt as a string', '!GetAtt A.B', { 'Fn::GetAtt': 'A.B' }],
  ['!GetAtt as a list', '!GetAtt [A, B]', { 'Fn::GetAtt': ['A', 'B'] }],
  ['!Sub as a string', `!Sub "\${A}"`, { 'Fn::Sub': `\${A}` }],
  ['!Sub as a block', `!Sub |\n  \${A}\n  b\n`, { 'Fn::Sub': `\${A}\nb\n` }],
  ['!Sub as a list', `!Sub ["\${A}", {A: !Ref B}]`, { 'Fn::Sub': [`\${A}`, { A: { Ref: 'B' } }] }],
  ['!Sub of a number', '!Sub 7', { 'Fn::Sub': '7' }],
  ['!GetAZs of nothing', '!GetAZs ""', { 'Fn::GetAZs': '' }],
  ['!Base64 of an object', '!Base64 {Ref: A}', { 'Fn::Base64': { Ref: 'A' } }],
  ['!Join as a block', '!Join\n  - ","\n  - - !Ref A\n    - b', { 'Fn::Join': [',', [{ Ref: 'A' }, 'b']] }],
  [
    '!If in !If',
    '!If [A, !If [B, !Ref C, d], !GetAtt E.F]',
    { 'Fn::If': ['A', { 'Fn::If': ['B', { Ref: 'C' }, 'd'] }, { 'Fn::GetAtt': 'E.F' }] },
  ],
  [
    'a map in !If',
    '!If [A, {B: !Sub "c"}, {D: [!Ref E]}]',
    { 'Fn::If': ['A', { B: { 'Fn::Sub': 'c' } }, { D: [{ Ref: 'E' }] }] },
  ],
  [
    '!Transform as a map',
    '!Transform {Name: M, Parameters: {A: !Ref B}}',
    { 'Fn::Transform': { Name: 'M', Parameters: { A: { Ref: 'B' } } } },
  ],
  [
    '!Equals, !And, !Or, !Not',
    '!And [!Or [!Not [!Equals [a, b]]]]',
    { 'Fn::And': [{ 'Fn::Or': [{ 'Fn::Not': [{ 'Fn::Equals': ['a', 'b'] }] }] }] },
  ],
  [
    '!Select of !Split of !ImportValue',
    '!Select [0, !Split [",", !ImportValue a]]',
    { 'Fn::Select': [0, { 'Fn::Split': [',', { 'Fn::ImportValue': 'a' }] }] },
  ],
  [
    '!FindInMap, !Cidr, !Length, !ToJsonString',
    '[!FindInMap [a, b, c], !Cidr [a, 1], !Length [a], !ToJsonString {a: 1}]',
    [
      { 'Fn::FindInMap': ['a', 'b', 'c'] },
      { 'Fn::Cidr': ['a', 1] },
      { 'Fn::Length': ['a'] },
      { 'Fn::ToJsonString': { a: 1 } },
    ],
  ],
  [
    '!GetStackOutput',
    '!GetStackOutput {StackName: a, OutputName: b}',
    { 'Fn::GetStackOutput': { StackName: 'a', OutputName: 'b' } },
  ],
  ['an alias in a tagged list', '!If [A, &b [c], *b]', { 'Fn::If': ['A', ['c'], ['c']] }],
  ['an alias of a tag', '[&a !Ref B, *a]', [{ Ref: 'B' }, { Ref: 'B' }]],
  [
    'an alias of a tagged list',
    '[&a !If [B, c, d], *a]',
    [{ 'Fn::If': ['B', 'c', 'd'] }, { 'Fn::If': ['B', 'c', 'd'] }],
  ],
  ['a merge', '[&a {B: c}, {<<: *a, D: e}]', [{ B: 'c' }, { B: 'c', D: 'e' }]],
  ['a merge in a tagged list', '!If [A, &b {C: d}, {<<: *b}]', { 'Fn::If': ['A', { C: 'd' }, { C: 'd' }] }],
  ['a date, which is a string', '2012-10-17', '2012-10-17'],
  ['a boolean of YAML 1.1', 'yes', true],
  ['an octal number of YAML 1.1', '026', 22],
  ['a number with a colon of YAML 1.1', '1:20', 80],
  ['a hexadecimal number', '0x16', 22],
  ['nothing', '', null],
  ['letters, which are no booleans', '[y, n, Y, N]', ['y', 'n', 'Y', 'N']],
  ['booleans of every kind', '[on, Off, NO, true]', [true, false, false, true]],
  [
    'names as they are written',
    '{on: a, 012345678901: b, y: c, ~: d}',
    { on: 'a', '012345678901': 'b', y: 'c', '~': 'd' },
  ],
  ['a number as a key', '{7: a}', { '7': 'a' }],
])('%s', (_name, yaml, expected) => {
  expect(value(yaml)).toEqual(expected);
});

test('names that every object has are names', () => {
  const { value: template } = parseTemplate('{"__proto__": {"a": 1}, "constructor": 2}', 't.json');
  expect(Object.keys(template)).toEqual(['__proto__', 'constructor']);
  expect(Object.getPrototypeOf(template)).toBe(Object.prototype);
});

test('the line of each resource', () => {
  const yaml = 'A: 1\nResources:\n  First:\n    Type: T\n\n  "Second": {Type: T}\n  3:\n    Type: T\n';
  expect([...parseTemplate(yaml, 't.yaml').lines]).toEqual([
    ['First', 3],
    ['Second', 6],
    ['3', 7],
  ]);
  const json = '{\n  "Resources": {\n    "A": {},\n    "B": {}\n  }\n}';
  expect([...parseTemplate(json, 't.json').lines]).toEqual([
    ['A', 3],
    ['B', 4],
  ]);
});

test('a byte order mark is no part of the template', () => {
  expect(parseTemplate('\uFEFF{"A": 1}', 't.json').value).toEqual({ A: 1 });
  expect(parseTemplate('\uFEFFA: 1', 't.yaml').value).toEqual({ A: 1 });
  const large = JSON.stringify({ A: 'x'.repeat(1_000_001) });
  expect(Object.keys(parseTemplate(`\uFEFF${large}`, 't.json').value)).toEqual(['A']);
});

test.each<[string, string, string, RegExp]>([
  ['broken JSON', '{"A": [1,\n 2', 'TEMPLATE_UNPARSABLE', /^t .*line 2, column \d+/s],
  ['broken YAML', 'A:\n  - b\n c: d', 'TEMPLATE_UNPARSABLE', /line \d+, column \d+/],
  ['a key twice', 'A: 1\nA: 2', 'TEMPLATE_UNPARSABLE', /unique.*line 2, column 1/s],
  ['a key twice in JSON', '{"A": 1, "A": 2}', 'TEMPLATE_UNPARSABLE', /unique/],
  ['a key twice in a tagged map', 'A: !Transform {B: 1, B: 2}', 'TEMPLATE_UNPARSABLE', /unique/],
  ['a tag that nobody knows', 'A: !ref B', 'TEMPLATE_UNPARSABLE', /!ref.*line 1, column 4/s],
  ['a type that CloudFormation does without', 'A: !!binary aGk=', 'TEMPLATE_UNPARSABLE', /binary/],
  ['an alias of nothing', 'A: *b', 'TEMPLATE_UNPARSABLE', /alias/i],
  ['two documents', 'A: 1\n---\nB: 2', 'TEMPLATE_UNPARSABLE', /multiple documents/],
  ['something that contains itself', 'A: &a {B: *a, C: *a}', 'FILE_TOO_DEEP', /without end/],
  ['a list that contains itself', 'A: &a !If [b, *a, *a]', 'FILE_TOO_DEEP', /without end/],
  ['nothing', '', 'FILE_NOT_OBJECT', /nothing/],
  ['a list', '[1]', 'FILE_NOT_OBJECT', /a list/],
  ['a string', 'hello', 'FILE_NOT_OBJECT', /a string/],
  ['ten thousand levels of JSON', '['.repeat(10_000) + ']'.repeat(10_000), 'FILE_TOO_DEEP', /deeper/],
  [
    'ten thousand levels of YAML',
    Array.from({ length: 10_000 }, (_, level) => `${' '.repeat(level)}a:\n`).join(''),
    'FILE_TOO_DEEP',
    /deeper/,
  ],
  ['a name that is a list, in which names are', `${'? '.repeat(30)}a`, 'TEMPLATE_UNPARSABLE', /a name has/],
])('refuses %s', (_name, text, code, message) => {
  expect(() => parseTemplate(text, 't')).toThrow(
    expect.objectContaining({ name: 'GuardrailsError', code, message: expect.stringMatching(message) }),
  );
});

test('refuses what unfolds without measure', () => {
  const laugh = Array.from({ length: 9 }, () => '*a').join(', ');
  const text = ['a: &a [laugh]', `b: &b [${laugh}]`];
  for (const [before, name] of ['bc', 'cd', 'de', 'ef', 'fg', 'gh', 'hi', 'ij']) {
    text.push(`${name}: &${name} [${laugh.replaceAll('a', before ?? '')}]`);
  }
  expect(() => parseTemplate(text.join('\n'), 't')).toThrow(
    expect.objectContaining({ code: 'TEMPLATE_UNPARSABLE' }),
  );
});

test('takes a string of ten megabytes', () => {
  const text = 'x'.repeat(10_000_000);
  expect(parseTemplate(`{"A": "${text}"}`, 't').value['A']).toHaveLength(10_000_000);
  expect(parseTemplate(`A: ${text}`, 't').value['A']).toHaveLength(10_000_000);
});
