import { CATALOG } from '../../../rules/catalog';
import type { Rule } from '../../../rules/core/rule';
import type { Points } from '../../../rules/packs/point';
import { casesOf } from '../catalog/cases';
import { pointsOf } from './points';
import { variants } from './variants';

/** Nothing of a rule that is not whole yet, or that contradicts itself: the tests tell more of it. */
function measure(rule: Rule): readonly (readonly [string, Points])[] {
  try {
    const templates = casesOf(rule).flatMap(({ given }) => [given, ...variants(given)]);
    return [[rule.id, pointsOf(rule, templates, ['file'])]];
  } catch (thrown) {
    process.stderr.write(`${rule.id}: ${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
    return [];
  }
}

/** Tells, as JSON, where each rule can be decided: what `npm run generate` writes into rules/packs/points.ts. */
process.stdout.write(JSON.stringify(Object.fromEntries(CATALOG.flatMap(measure))));
