import {
  all,
  any,
  compliant,
  indeterminate,
  statusOf,
  type Verdicts,
  violation,
} from '../../../rules/core/verdict';

const yes = compliant();
const no = violation('A', 'a');
const maybe = indeterminate('B', 'b');

describe('all', () => {
  test.each<[string, readonly Verdicts[], string]>([
    ['compliant, compliant', [yes, yes], 'compliant'],
    ['compliant, violation', [yes, no], 'violation'],
    ['compliant, doubt', [yes, maybe], 'indeterminate'],
    ['doubt, violation', [maybe, no], 'violation'],
    ['doubt, doubt', [maybe, maybe], 'indeterminate'],
    ['violation, violation', [no, no], 'violation'],
  ])('%s', (_name, parts, expected) => {
    expect(statusOf(all(parts))).toBe(expected);
    expect(statusOf(all([...parts].reverse()))).toBe(expected);
  });

  test('keeps every objection, in order', () => {
    expect(all([maybe, yes, no])).toEqual([...maybe, ...no]);
  });

  test('of nothing is a fault of the rule', () => {
    expect(() => all([])).toThrow(expect.objectContaining({ code: 'RULE_JUDGED_NOTHING' }));
  });
});

describe('any', () => {
  test.each<[string, readonly Verdicts[], string]>([
    ['compliant, violation', [yes, no], 'compliant'],
    ['compliant, doubt', [yes, maybe], 'compliant'],
    ['doubt, violation', [maybe, no], 'indeterminate'],
    ['violation, violation', [no, no], 'violation'],
    ['parts of several verdicts', [[...yes, ...no], maybe], 'indeterminate'],
  ])('%s', (_name, parts, expected) => {
    expect(statusOf(any(parts))).toBe(expected);
    expect(statusOf(any([...parts].reverse()))).toBe(expected);
  });

  test('names the last part where none complies', () => {
    expect(any([no, violation('C', 'c')])).toEqual(violation('C', 'c'));
  });

  test('of nothing is a fault of the rule', () => {
    expect(() => any([])).toThrow(expect.objectContaining({ code: 'RULE_JUDGED_NOTHING' }));
  });
});
