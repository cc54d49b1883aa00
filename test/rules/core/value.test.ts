import { same, show, type Truth, unresolved, type Value } from '../../../rules/core/value';

const office = unresolved([{ target: 'T/Office', attribute: 'Ref' }], 'a parameter');
const again = unresolved([{ target: 'T/Office', attribute: 'Ref' }], 'for another reason');
const other = unresolved([{ target: 'T/Other', attribute: 'Ref' }], 'a parameter');
const arn = unresolved(['arn:', { target: 'T/Key', attribute: 'Arn' }, ':end'], 'known once deployed');

test.each<[string, Value, Value, Truth]>([
  ['equal strings', 'a', 'a', true],
  ['strings', 'a', 'b', false],
  ['a string and a number', '1', 1, false],
  ['null and null', null, null, true],
  ['null and nothing much', null, '', false],
  ['equal lists', ['a', 1], ['a', 1], true],
  ['lists in another order', ['a', 'b'], ['b', 'a'], false],
  ['lists of another length', ['a'], ['a', 'b'], false],
  ['objects in another order', { A: 1, B: 2 }, { B: 2, A: 1 }, true],
  ['objects with another value', { A: 1 }, { A: 2 }, false],
  ['objects with another key', { A: 1 }, { B: 1 }, false],
  ['an object and a list', {}, [], false],
  ['one reference twice', office, again, true],
  ['two references', office, other, 'unknown'],
  ['a reference and a string', office, '10.0.0.0/8', 'unknown'],
  ['a reference and a number', office, 7, 'unknown'],
  ['a known beginning that differs', arn, 'aws:key:end', false],
  ['a known end that differs', arn, 'arn:key', false],
  ['a known beginning and end that agree', arn, 'arn:key:end', 'unknown'],
  ['one reference in two lists', [office], [again], true],
  ['a reference in a list and a string', [office], ['a'], 'unknown'],
  ['an element that may turn out to be none', [office, 'a'], ['a'], 'unknown'],
  ['a reference in an object and a string', { A: office }, { A: 'a' }, 'unknown'],
  ['a property that may turn out to be absent', { A: office, B: 1 }, { B: 1 }, 'unknown'],
  ['one doubt and one difference', { A: office, B: 1 }, { A: 'a', B: 2 }, false],
])('same: %s', (_name, a, b, expected) => {
  expect(same(a, b)).toBe(expected);
  expect(same(b, a)).toBe(expected);
});

test.each<[string, Value | undefined, string]>([
  ['nothing', undefined, 'absent'],
  ['a string', 'a"b', '"a\\"b"'],
  ['a reference', office, `\${T/Office}`],
  ['an attribute between literals', arn, `arn:\${T/Key.Arn}:end`],
  ['a reference inside', [office, { A: other }], `["\${T/Office}",{"A":"\${T/Other}"}]`],
  ['an expression', unresolved([{ expression: 'x in T' }], 'why'), 'x in T'],
])('show: %s', (_name, value, expected) => {
  expect(show(value)).toBe(expected);
});

test('show: at most 100 characters', () => {
  expect(show('x'.repeat(98))).toHaveLength(100);
  expect(show('x'.repeat(99))).toBe(`"${'x'.repeat(96)}...`);
});
