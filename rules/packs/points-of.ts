import { DESCRIBES } from './describes';
import type { Points } from './point';
import { POINTS } from './points';

/** The claim of the catalogue, which reads the same network as every other one. */
const CATALOGUE_CLAIM = 'claim-workload-load-balancer-only';

/** Where a rule can be decided; a claim of one's own where that of the catalogue can. Undefined where nobody compared. */
export function pointsOf(id: string): Points | undefined {
  return rowOf(POINTS, id);
}

/** The types that a rule describes where it is a periodic one of AWS Config. */
export function describesOf(id: string): readonly string[] {
  return rowOf(DESCRIBES, id) ?? [];
}

function rowOf<Row>(table: Readonly<Record<string, Row>>, id: string): Row | undefined {
  if (Object.hasOwn(table, id)) return table[id];
  return id.startsWith('claim-') ? table[CATALOGUE_CLAIM] : undefined;
}
