import { defineRule } from '../../../rules/core/rule';
import { compliant } from '../../../rules/core/verdict';

const seen: unknown[] = [];

const rule = defineRule({
  id: 'test-thing-right',
  title: 'Things are right',
  severity: 'low',
  stage: 'enforced',
  rationale: 'They should be.',
  remediation: 'Make it right',
  controls: {},
  appliesTo: ['AWS::Test::Thing'],
  reads: [],
  parameters: {
    days: { type: 'number', default: 365, minimum: 1, maximum: 3653, description: 'Days to keep' },
    strict: { type: 'boolean', default: false, description: 'Whether more is asked' },
    mode: { type: 'string', default: 'a', oneOf: ['a', 'b'], description: 'Which way' },
    ports: { type: 'strings', default: ['80'], description: 'What may be open' },
  },
  evaluate: (_resource, _context, { days, strict, mode, ports }) => {
    seen.push([days.toFixed(0), strict, mode.length, ports.join()]);
    return compliant();
  },
});

test('defaults hold, and every value reaches the rule in its type', () => {
  seen.length = 0;
  const nothing = Object();
  rule.evaluate(nothing, nothing);
  rule.configured({ days: '30', strict: 'true', mode: 'b', ports: 'a, b' }).evaluate(nothing, nothing);
  rule.configured({ days: 30, strict: true, ports: ['a'] }).evaluate(nothing, nothing);
  expect(seen).toEqual([
    ['365', false, 1, '80'],
    ['30', true, 1, 'a,b'],
    ['30', true, 1, 'a'],
  ]);
});

test('the rule as it was keeps its values', () => {
  expect(rule.configured({ days: 30 }).values).toMatchObject({ days: 30, strict: false });
  expect(rule.values).toMatchObject({ days: 365 });
});

test.each<[string, Record<string, unknown>, string]>([
  [
    'a name that it does not have',
    { day: 1 },
    'rule test-thing-right has no parameter "day"; it has days, strict, mode, ports',
  ],
  [
    'a name that every object has',
    { constructor: 1 },
    'rule test-thing-right has no parameter "constructor"; it has days, strict, mode, ports',
  ],
  [
    'too little',
    { days: 0 },
    'parameter days of rule test-thing-right is 0; it takes a number from 1 to 3653',
  ],
  [
    'too much',
    { days: '3654' },
    'parameter days of rule test-thing-right is "3654"; it takes a number from 1 to 3653',
  ],
  [
    'no number',
    { days: '' },
    'parameter days of rule test-thing-right is ""; it takes a number from 1 to 3653',
  ],
  [
    'no boolean',
    { strict: 'yes' },
    'parameter strict of rule test-thing-right is "yes"; it takes true or false',
  ],
  ['another text', { mode: 'c' }, 'parameter mode of rule test-thing-right is "c"; it takes a or b'],
  [
    'an empty element',
    { ports: 'a,' },
    'parameter ports of rule test-thing-right is "a,"; it takes a list of texts',
  ],
])('%s is refused', (_name, given, message) => {
  expect(() => rule.configured(given)).toThrow(message);
});
