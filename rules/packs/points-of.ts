import type { Points } from './point';
import { POINTS } from './points';

/** The claim of the catalogue, which reads the same network as every other one. */
const CATALOGUE_CLAIM = 'claim-workload-load-balancer-only';

/** Where a rule can be decided; a claim of one's own where that of the catalogue can. Undefined where nobody compared. */
export function pointsOf(id: string): Points | undefined {
  if (Object.hasOwn(POINTS, id)) return POINTS[id];
  return id.startsWith('claim-') ? POINTS[CATALOGUE_CLAIM] : undefined;
}
