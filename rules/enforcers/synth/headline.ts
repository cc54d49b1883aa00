import { join } from 'node:path';
import type { Outcome } from '../../exceptions/except';
import { countLine, plural, type Summary } from '../../reporters/summary';
import type { NagResult } from './session';

/** More would push the first ones off the screen; the reports hold all. */
const MOST_REFUSALS = 20;

/** What the CDK CLI does not say: what was judged, and what refuses whatever stacks it was asked for. */
export function headline(
  { resources, judged, rules }: Summary,
  outcomes: readonly Outcome[],
  nag: readonly NagResult[],
  refusals: readonly string[],
  folder: string,
): string {
  const shown = refusals.slice(0, MOST_REFUSALS).map((refusal) => `  refused: ${refusal}`);
  const more = refusals.length - shown.length;
  return [
    `Guardrails judged ${judged} of ${plural(resources, 'resource')} by ${plural(rules.length, 'rule')}: ${countLine(outcomes)}`,
    ...nag.map(({ name, standing, excepted, acknowledged }) => {
      const inCode = acknowledged > 0 ? `, ${acknowledged} acknowledged in the code` : '';
      return `  cdk-nag ${name}: ${plural(standing.length, 'finding')}, ${excepted} excepted${inCode}`;
    }),
    ...shown,
    ...(more > 0 ? [`  and ${more} more`] : []),
    `  reports: ${join(folder, 'report.txt')}, ${join(folder, 'report.json')}`,
    '',
  ].join('\n');
}
