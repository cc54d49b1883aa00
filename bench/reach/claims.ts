import { evaluate } from '../../rules/core/evaluate';
import { worldOfTemplates } from '../../rules/sources/template';
import { deployment } from '../../test/mutate/subject';
import { median } from '../table';

/** How long the claims of this repository take on its own deployment: before the code is warm, and then. */
export function ownClaims(): { readonly claims: number; readonly first: number; readonly warm: number } {
  const { documents, rules } = deployment();
  const claims = rules.filter(({ id }) => id.startsWith('claim-'));
  const world = worldOfTemplates(documents, { whole: true });
  const [first = 0, ...others] = Array.from({ length: 20 }, () => {
    const start = performance.now();
    const { findings, faults } = evaluate(world, claims, { strict: true });
    const took = performance.now() - start;
    for (const { message } of findings) throw new Error(`a claim does not hold: ${message}`);
    for (const { error } of faults) throw error;
    return took;
  });
  return { claims: claims.length, first, warm: median(others) ?? 0 };
}
