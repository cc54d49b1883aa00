import { evaluate, type Finding } from '../../core/evaluate';
import { ENDPOINT, type Rule } from '../../core/rule';
import { RULES } from '../../packs/rules';
import { type EndpointAnswer, worldOfAnswer } from '../../sources/https-endpoint';

/** The rules that judge what a service answers. */
export const ENDPOINT_RULES: readonly Rule[] = RULES.filter(({ appliesTo }) => appliesTo.includes(ENDPOINT));

/**
 * Judges one answer by one rule. Nothing is excepted here: these rules take no exceptions.
 *
 * @throws GuardrailsError where the answer is of no https address, and where the rule itself failed
 */
export function judgeAnswer(answer: EndpointAnswer, rule: Rule): readonly Finding[] {
  const { findings, faults } = evaluate(worldOfAnswer(answer), [rule], { strict: false });
  for (const { error } of faults) throw error;
  return findings;
}
