import { present } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';

export const regionalRuleConditionRequired = defineRule({
  id: 'waf-regional-rule-condition-required',
  title: 'Regional rules of AWS WAF Classic have at least one condition',
  severity: 'medium',
  stage: 'enforced',
  rationale: 'A rule without a condition looks like protection by its name, and inspects nothing.',
  remediation: 'Add a condition to predicates of the CfnRule',
  controls: {
    'aws-fsbp': ['WAF.2'],
    'nist-800-53-r5': ['AC-4(21)', 'SC-7', 'SC-7(11)', 'SC-7(16)', 'SC-7(21)'],
  },
  appliesTo: ['AWS::WAFRegional::Rule'],
  reads: [],
  evaluate: property('Predicates', present),
});
