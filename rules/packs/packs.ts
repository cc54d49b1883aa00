import { GuardrailsError } from '../core/errors';
import type { Rule } from '../core/rule';
import { control, FRAMEWORKS } from '../frameworks/frameworks';
import { RULES } from './rules';

export { RULES };

/** A choice of rules under a name. */
export interface Pack {
  readonly name: string;
  readonly rules: readonly Rule[];
}

/** Packs are queries over the catalogue: every rule, or those that answer a control of a framework. */
const PACKS: Readonly<Record<string, (rule: Rule) => boolean>> = {
  baseline: () => true,
  ...Object.fromEntries(
    FRAMEWORKS.map(({ framework }) => [
      framework,
      ({ controls }: Rule) => (controls[framework] ?? []).some((id) => inStandard(framework, id)),
    ]),
  ),
};

function inStandard(framework: string, id: string): boolean {
  return control(framework, id)?.standard !== false;
}

export const PACK_NAMES: readonly string[] = Object.keys(PACKS);

/** Values for the parameters of rules, by the id of the rule and the name of the parameter. */
export type RuleParameters = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * The pack of a name, or a pack of one's own after checking it, with its rules set as given. A pack that judges
 * nothing, and a value for a rule that is not in the pack or for a parameter that the rule does not have, is an error.
 */
export function loadPack(chosen: string | Pack, parameters: RuleParameters = {}): Pack {
  const pack = typeof chosen === 'string' ? packNamed(chosen) : chosen;
  const stranger = Object.keys(parameters).find((id) => !pack.rules.some((rule) => rule.id === id));
  if (stranger !== undefined) {
    throw new GuardrailsError(
      'PARAMETER_WITHOUT_RULE',
      `pack ${JSON.stringify(pack.name)} has no rule ${JSON.stringify(stranger)} to set a parameter of; see guardrails list`,
    );
  }
  if (pack.rules.length === 0) {
    throw new GuardrailsError(
      'PACK_EMPTY',
      `pack ${JSON.stringify(pack.name)} has no rules, so it would let everything pass; give it rules or leave it out`,
    );
  }
  return { ...pack, rules: pack.rules.map((rule) => set(rule, parameters)) };
}

/** Of settings that several packs share, those for rules of this one; a rule that no pack has stays, to be refused. */
export function settingsOf(chosen: string | Pack, shared: RuleParameters): RuleParameters {
  const { rules } = typeof chosen === 'string' ? packNamed(chosen) : chosen;
  const isOfOthers = (id: string): boolean =>
    !rules.some((rule) => rule.id === id) && RULES.some((rule) => rule.id === id);
  return Object.fromEntries(Object.entries(shared).filter(([id]) => !isOfOthers(id)));
}

/** A pack with some of its rules only; with all of them where none is named. */
export function narrowed(pack: Pack, ids: readonly string[]): Pack {
  const stranger = ids.find((id) => !pack.rules.some((rule) => rule.id === id));
  if (stranger !== undefined) {
    throw new GuardrailsError(
      'RULE_UNKNOWN',
      `pack ${JSON.stringify(pack.name)} has no rule ${JSON.stringify(stranger)}; see guardrails list`,
    );
  }
  return ids.length === 0 ? pack : { ...pack, rules: pack.rules.filter(({ id }) => ids.includes(id)) };
}

function set(rule: Rule, parameters: RuleParameters): Rule {
  const given = Object.hasOwn(parameters, rule.id) ? parameters[rule.id] : undefined;
  return given ? rule.configured(given) : rule;
}

function packNamed(name: string): Pack {
  const query = Object.hasOwn(PACKS, name) ? PACKS[name] : undefined;
  if (query) return { name, rules: RULES.filter(query) };
  throw new GuardrailsError(
    'PACK_UNKNOWN',
    `there is no pack ${JSON.stringify(name)}; there is ${Object.keys(PACKS).join(', ')}`,
  );
}
