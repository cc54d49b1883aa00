import { ENDPOINT, type Rule } from '../../rules/core/rule';
import { disguised } from './disguised';
import { assertChanged } from './edits';
import type { Mutant, Operator, Place, Templates } from './mutant';
import { addedFor } from './operators/added';
import { INGRESS_OPERATORS } from './operators/ingress';
import { ROUTES_AND_ENTRIES } from './operators/network';
import { POLICIES } from './operators/policies';
import { PROPERTIES } from './operators/properties';
import { STRANGERS } from './operators/strangers';
import { WAYS } from './operators/ways';

/** Every operator; where none is for a rule, what its cases forbid is put beside what is there. */
export function operatorsFor(rules: readonly Rule[]): readonly Operator[] {
  const own = [
    ...PROPERTIES,
    ...POLICIES,
    ...INGRESS_OPERATORS,
    ...WAYS,
    ...ROUTES_AND_ENTRIES,
    ...STRANGERS,
  ];
  const covered = new Set(own.map(({ rule }) => rule));
  return [...own, ...addedFor(rules.filter(({ stage, id }) => stage === 'enforced' && !covered.has(id)))];
}

/** Every mutant of templates, each of which differs from them, and each but once. */
export function mutantsOf(templates: Templates, rules: readonly Rule[]): readonly Mutant[] {
  const found = operatorsFor(rules).flatMap(({ apply }) => {
    const own = apply(templates);
    const [first] = own;
    return first ? [...own, ...disguised(templates, first)] : own;
  });
  for (const mutant of found) assertChanged(templates, mutant);
  return found.map((one) => ({ ...one, related: [...one.related, ...changedIn(templates, one)] }));
}

/** Every resource that is not as before, or was not there: a finding on any of them is about the change. */
function changedIn(before: Templates, { templates }: Mutant): readonly Place[] {
  return Object.entries(templates).flatMap(([stack, { Resources }]) => {
    const was = before[stack]?.Resources ?? {};
    return Object.keys(Resources)
      .filter((id) => Resources[id] !== was[id])
      .map((resource) => ({ stack, resource }));
  });
}

/** The enforced rules that no mutant is for; those that judge what a service answers have canaries' breakages instead. */
export function rulesWithout(mutants: readonly Mutant[], rules: readonly Rule[]): readonly string[] {
  const covered = new Set(mutants.flatMap(({ rule, alike }) => [rule, ...alike]));
  return rules
    .filter(({ stage, appliesTo }) => stage === 'enforced' && !appliesTo.includes(ENDPOINT))
    .map(({ id }) => id)
    .filter((id) => !covered.has(id));
}
