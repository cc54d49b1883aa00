import { is, matches, oneOf } from '../../../rules/core/expectation';
import { property } from '../../../rules/core/property';
import type { Context } from '../../../rules/core/rule';
import { unresolved, type Value } from '../../../rules/core/value';
import { resource } from './world';

const office = unresolved([{ target: 'T/Office', attribute: 'Ref' }], 'a parameter without a default');

/** A context in which one value is at every path. */
function reading(value: Value | undefined): Context {
  const none = { found: [], complete: true };
  const context: Context = {
    read: () => value,
    outline: () => value,
    referenced: () => none,
    related: () => none,
    having: () => none,
    every: () => none,
    others: () => [],
    once: (make) => make(context),
  };
  return context;
}

test.each<[string, Value | undefined, string]>([
  ['the value', 'on', 'compliant'],
  ['another value', 'off', 'A.B is "off", expected "on"'],
  ['no value', undefined, 'A.B is absent, expected "on"'],
  ['doubt', office, `A.B is \${T/Office}, a parameter without a default; expected "on"`],
  ['a list with doubt in it', [office], `A.B is ["\${T/Office}"], expected "on"`],
])('is: %s', (_name, value, expected) => {
  const [verdict] = property('A.B', is('on'))(resource('A::B::C', 'X', {}), reading(value));
  expect(verdict.status === 'compliant' ? 'compliant' : verdict.message).toBe(expected);
});

test('an absent property has the default that AWS documents, and the message says so', () => {
  const judge = property('A', is('on'), { absent: 'off' });
  expect(judge(resource('A::B::C', 'X', {}), reading(undefined))).toEqual([
    { status: 'violation', path: 'A', message: 'A is absent, which means "off", expected "on"' },
  ]);
  const fine = property('A', is(false), { absent: false });
  expect(fine(resource('A::B::C', 'X', {}), reading(undefined))).toEqual([{ status: 'compliant' }]);
});

test('oneOf and matches are three-valued', () => {
  const prefixed = unresolved(['x-', { target: 'T/A', attribute: 'Ref' }], 'why');
  expect(oneOf('a', 'x-1').test(prefixed)).toBe('unknown');
  expect(oneOf('a', 'b').test(prefixed)).toBe(false);
  expect(oneOf('a', 'b').test('b')).toBe(true);
  expect(matches(/^x/, 'x').test(prefixed)).toBe('unknown');
  expect(matches(/^x/, 'x').test('xy')).toBe(true);
  expect(matches(/^x/, 'x').test(7)).toBe(false);
});

test('a pattern that remembers where it stopped would give another answer each time', () => {
  expect(() => matches(/x/g, 'x')).toThrow(expect.objectContaining({ code: 'RULE_MALFORMED' }));
  expect(() => matches(/x/y, 'x')).toThrow(expect.objectContaining({ code: 'RULE_MALFORMED' }));
});
