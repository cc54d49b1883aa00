import fc from 'fast-check';
import { CATALOG } from '../../../rules/catalog';
import { POINTS } from '../../../rules/packs/points';
import { casesOf } from '../catalog/cases';
import { type Comparison, compare, type Point, type Template } from './compare';
import type { Dialect } from './dialects';
import { doubtsOf, outcomeOf, pointsOf } from './points';
import { variant, variants } from './variants';

const EVERY: readonly Dialect[] = ['event', 'api', 'file'];

/** How many templates with several changes each rule is judged on. */
const TIMES = 150;

const changes = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 2, maxLength: 5 });

/** What contradicts the template, in words. */
function contradictions(comparisons: readonly Comparison[]): readonly string[] {
  return comparisons
    .filter((one) => outcomeOf(one) === 'contradict')
    .map(({ dialect, resource, template, there, messages }) =>
      [`${resource} is ${template}, and ${there} as ${dialect}`, ...messages].join(': '),
    );
}

describe.each(CATALOG.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const known = POINTS[id];
  const points: readonly Point[] = known?.periodic ? ['item', 'periodic'] : ['item'];

  test('is decided where the data says', () => {
    const templates = casesOf(rule).flatMap(({ given }): Template[] => [given, ...variants(given)]);
    expect(pointsOf(rule, templates, ['file'])).toEqual(known);
  });

  test('is judged alike in a template and in every dialect of the items', () => {
    for (const point of points) {
      const found = casesOf(rule).flatMap(({ given }) => compare(rule, given, point, EVERY));
      expect(contradictions(found)).toEqual([]);
      const doubts = found.filter((one) => outcomeOf(one) === 'doubt').flatMap(doubtsOf);
      const listed = (point === 'item' ? known?.item : known?.periodic)?.doubts ?? [];
      expect([...new Set(doubts)].filter((doubt) => !listed.includes(doubt))).toEqual([]);
    }
  });

  test(`is judged alike on ${TIMES} templates with several changes`, () => {
    fc.assert(
      fc.property(fc.nat(), changes, fc.constantFrom(...points), (chosen, ways, point) => {
        const given = casesOf(rule)[chosen % casesOf(rule).length]?.given ?? {};
        const template = ways.reduce<Template>((at, [place, way]) => variant(at, place, way), given);
        const found = compare(rule, template, point, EVERY);
        expect(contradictions(found)).toEqual([]);
        const { decides } = (point === 'item' ? known?.item : known?.periodic) ?? { decides: 'none' };
        if (decides === 'all') expect(found.filter((one) => outcomeOf(one) === 'doubt')).toEqual([]);
      }),
      { numRuns: TIMES },
    );
  });
});

test('no rule is told of that is not there', () => {
  expect(Object.keys(POINTS).sort()).toEqual(CATALOG.map(({ id }) => id).sort());
});
