import { CATALOG } from '../catalog';
import { GuardrailsError } from '../core/errors';
import type { Rule } from '../core/rule';

/** A choice of rules under a name. */
export interface Pack {
  readonly name: string;
  readonly rules: readonly Rule[];
}

/** Packs are queries over the catalogue. */
const PACKS: Readonly<Record<string, (rule: Rule) => boolean>> = {
  baseline: () => true,
};

/** The pack of a name, or a pack of one's own after checking it; a pack that judges nothing is an error. */
export function loadPack(chosen: string | Pack): Pack {
  const pack = typeof chosen === 'string' ? packNamed(chosen) : chosen;
  if (pack.rules.length === 0) {
    throw new GuardrailsError(
      'PACK_EMPTY',
      `pack ${JSON.stringify(pack.name)} has no rules, so it would let everything pass; give it rules or leave it out`,
    );
  }
  return pack;
}

function packNamed(name: string): Pack {
  const query = Object.hasOwn(PACKS, name) ? PACKS[name] : undefined;
  if (query) return { name, rules: CATALOG.filter(query) };
  throw new GuardrailsError(
    'PACK_UNKNOWN',
    `there is no pack ${JSON.stringify(name)}; there is ${Object.keys(PACKS).join(', ')}`,
  );
}
