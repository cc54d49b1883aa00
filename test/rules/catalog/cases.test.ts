import { CATALOG } from '../../../rules/catalog';
import type { Case } from '../../../rules/catalog/case';
import { evaluate } from '../../../rules/core/evaluate';
import type { Rule } from '../../../rules/core/rule';
import { worldOfTemplates } from '../../../rules/sources/template';
import { casesOf } from './cases';

function judge(rule: Rule, { given }: Case): ReturnType<typeof evaluate> {
  const document = { id: 'T', stack: 'T', file: 't.json', template: given, region: 'eu-west-1' };
  const world = worldOfTemplates([{ ...document, parameters: {}, paths: new Map(), lines: new Map() }], {
    whole: true,
  });
  return evaluate(world, [rule], { strict: false });
}

describe.each(CATALOG.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  const cases = casesOf(rule);

  test.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    const { findings, faults, judged } = judge(rule, one);
    expect(faults).toEqual([]);
    expect(judged).toBeGreaterThan(0);
    const found = findings
      .filter((one) => one.rule === rule)
      .map(({ status, origin, path }) => `${status} at ${origin.id} ${path}`);
    const expected = one.expect === 'compliant' ? [] : (one.at ?? []).map((at) => `${one.expect} at ${at}`);
    if (one.expect !== 'compliant') expect(expected).not.toEqual([]);
    expect(found).toEqual(expected);
  });

  test('has a compliant, a violating and an indeterminate case', () => {
    expect(new Set(cases.map((one) => one.expect))).toEqual(
      new Set(['compliant', 'violation', 'indeterminate']),
    );
  });
});
