import { present } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';

export const globalWebAclRuleRequired = defineRule({
  id: 'waf-global-web-acl-rule-required',
  title: 'Global web ACLs of AWS WAF Classic have at least one rule or rule group',
  severity: 'medium',
  stage: 'enforced',
  rationale: 'An empty web ACL looks like protection, and does the same with every request.',
  remediation: 'Add a rule to rules of the CfnWebACL',
  controls: {
    'aws-fsbp': ['WAF.8'],
    'nist-800-53-r5': ['AC-4(21)', 'SC-7', 'SC-7(11)', 'SC-7(16)', 'SC-7(21)'],
  },
  appliesTo: ['AWS::WAF::WebACL'],
  reads: [],
  evaluate: property('Rules', present),
});
