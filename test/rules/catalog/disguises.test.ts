import fc from 'fast-check';
import { CATALOG } from '../../../rules/catalog';
import { evaluate, type Finding } from '../../../rules/core/evaluate';
import type { Rule } from '../../../rules/core/rule';
import { worldOfTemplates } from '../../../rules/sources/template';
import { document } from '../sources/world';
import { casesOf } from './cases';
import {
  apart,
  type Disguised,
  disguise,
  inYaml,
  places,
  replaced,
  standalone,
  type Template,
} from './disguise';

/** How often each rule's violations are judged in disguise, and its compliant cases. */
const TIMES = { violation: 1000, compliant: 200 } as const;

function judge(rule: Rule, { main, other }: Disguised): readonly Finding['status'][] {
  const documents = [document(main), document({ Resources: {}, ...other }, { id: 'Other', stack: 'Other' })];
  const { findings, faults } = evaluate(worldOfTemplates(documents, { whole: true }), [rule], {
    strict: false,
  });
  if (faults[0]) throw faults[0].error;
  return findings.filter((one) => one.rule.id === rule.id).map(({ status }) => status);
}

interface Dress {
  readonly case: number;
  readonly whole: number;
  readonly moved: number;
  readonly parts: readonly (readonly [place: number, way: number])[];
}

const dress: fc.Arbitrary<Dress> = fc.record({
  case: fc.nat(),
  whole: fc.nat({ max: 5 }),
  moved: fc.nat(),
  parts: fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 6 }),
});

function dressed(given: Template, { whole, moved, parts }: Dress): Disguised {
  const begun: Disguised =
    whole === 1 ? apart(given, moved) : { main: whole === 2 ? standalone(given) : given, other: {} };
  const { main, other } = parts.reduce(
    (at, [place, way], index) => disguise(at, place, way, `D${index}`),
    begun,
  );
  return whole === 3 ? { main: inYaml(main), other } : { main, other };
}

describe.each(CATALOG.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  const cases = casesOf(rule);
  const violating = cases.filter(({ expect: status }) => status === 'violation');
  const complying = cases.filter(({ expect: status }) => status === 'compliant');

  test(`sees its violations in ${TIMES.violation} disguises`, () => {
    fc.assert(
      fc.property(dress, (chosen) => {
        const given = violating[chosen.case % violating.length]?.given ?? {};
        expect(judge(rule, dressed(given, chosen))).not.toEqual([]);
      }),
      { numRuns: TIMES.violation },
    );
  });

  test(`accuses none of its compliant cases in ${TIMES.compliant} disguises`, () => {
    fc.assert(
      fc.property(dress, (chosen) => {
        const given = complying[chosen.case % complying.length]?.given ?? {};
        expect(judge(rule, dressed(given, chosen))).not.toContain('violation');
      }),
      { numRuns: TIMES.compliant },
    );
  });

  test('accuses none of its compliant cases of what is not known', () => {
    const unknown = { 'Fn::ImportValue': 'elsewhere' };
    const accused = complying.flatMap(({ name, given }) =>
      places(given)
        .filter((path) => {
          const main = replaced(given, path, unknown) as Template;
          return judge(rule, { main, other: {} }).includes('violation');
        })
        .map((path) => `${name}: ${path.join('.')}`),
    );
    expect(accused).toEqual([]);
  });
});
