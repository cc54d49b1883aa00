import type { CfnResource, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { GuardrailsPack } from '../../rules/enforcers/synth/guardrails-pack';
import { loadPack } from '../../rules/packs/packs';
import type { Checks } from './contenders';

/** The rules that are compared: all there are. */
export const RULES = loadPack('baseline').rules;

/** Has the plugin of Guardrails judge under a stopwatch, however it is registered. */
export function judgeUnder(
  judging: (work: () => PolicyValidationPluginReport) => PolicyValidationPluginReport,
): void {
  const { validate } = GuardrailsPack.prototype;
  GuardrailsPack.prototype.validate = function (context) {
    return judging(() => validate.call(this, context));
  };
}

export function checksOf(resources: readonly CfnResource[]): Checks {
  const applicable = RULES.reduce(
    (sum, { appliesTo }) =>
      sum + resources.filter(({ cfnResourceType }) => appliesTo.includes(cfnResourceType)).length,
    0,
  );
  return { rules: RULES.length, pairs: RULES.length * resources.length, applicable };
}
