import {
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  type IApplyRule,
  NagPack,
  NagRuleCompliance,
  NIST80053R4Checks,
  NIST80053R5Checks,
  PCIDSS321Checks,
  ServerlessChecks,
} from 'cdk-nag';
import type { IConstruct } from 'constructs';

/** All packs of cdk-nag. */
export const PACKS = [
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  NIST80053R4Checks,
  NIST80053R5Checks,
  PCIDSS321Checks,
  ServerlessChecks,
] as const;

/** How often the packs call a rule for the resources of a tree, and how often one did not answer NOT_APPLICABLE. */
export function countCalls(
  packs: readonly NagPack[],
  scope: IConstruct,
): { readonly calls: number; readonly applicable: number } {
  const prototype = NagPack.prototype as unknown as { applyRule(this: NagPack, params: IApplyRule): void };
  const { applyRule } = prototype;
  let calls = 0;
  let applicable = 0;
  prototype.applyRule = function (params) {
    calls++;
    const rule: IApplyRule['rule'] = (node) => {
      const result = params.rule(node);
      if (result !== NagRuleCompliance.NOT_APPLICABLE) applicable++;
      return result;
    };
    applyRule.call(this, {
      ...params,
      rule,
      ruleSuffixOverride: params.ruleSuffixOverride ?? params.rule.name,
    });
  };
  try {
    for (const pack of packs) pack.validateScope(scope);
  } finally {
    prototype.applyRule = applyRule;
  }
  return { calls, applicable };
}
