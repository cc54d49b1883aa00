import { present } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';

export const globalRuleConditionRequired = defineRule({
  id: 'waf-global-rule-condition-required',
  title: 'Global rules of AWS WAF Classic have at least one condition',
  severity: 'medium',
  stage: 'enforced',
  rationale: 'A rule without a condition looks like protection by its name, and inspects nothing.',
  remediation: 'Add a condition to predicates of the CfnRule',
  controls: { 'aws-fsbp': ['WAF.6'], 'nist-800-53-r5': ['CA-9(1)', 'CM-2'] },
  appliesTo: ['AWS::WAF::Rule'],
  reads: [],
  evaluate: property('Predicates', present),
});
