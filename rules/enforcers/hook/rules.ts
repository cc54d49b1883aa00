import { ACCOUNT, ENDPOINT, type Rule } from '../../core/rule';
import { RULES } from '../../packs/rules';
import type { Granted } from '../config-rule/granted';

/**
 * The rules of a pack, set as the file of exceptions says. What is missing in an account altogether no template tells,
 * as others may have it, nor what a service answers.
 *
 * @throws GuardrailsError for a pack that there is not, and for a value that a rule does not take
 */
export async function rulesOf(pack: string, { file }: Granted): Promise<readonly Rule[]> {
  const chosen = pack === 'baseline' ? RULES : await packNamed(pack);
  const values = new Map<string, Readonly<Record<string, unknown>>>();
  for (const one of file.settings) values.set(one.rule, { ...values.get(one.rule), ...one.values });
  return chosen.flatMap((rule) => {
    const given = values.get(rule.id);
    const appliesTo = rule.appliesTo.filter((type) => type !== ACCOUNT && type !== ENDPOINT);
    if (appliesTo.length === 0) return [];
    const set = given ? rule.configured(given) : rule;
    return [appliesTo.length < rule.appliesTo.length ? { ...set, appliesTo } : set];
  });
}

/** The frameworks that packs are made from are large, and most deployments take all rules. */
async function packNamed(name: string): Promise<readonly Rule[]> {
  const { loadPack } = await import('../../packs/packs.js');
  return loadPack(name).rules;
}

/** Whether a rule can judge a resource by what is in it alone. */
export function isLone({ reads }: Rule): boolean {
  return reads.length === 0;
}
