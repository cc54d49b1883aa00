import { present } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';

export const regionalWebAclRuleRequired = defineRule({
  id: 'waf-regional-web-acl-rule-required',
  title: 'Regional web ACLs of AWS WAF Classic have at least one rule or rule group',
  severity: 'medium',
  stage: 'enforced',
  rationale: 'An empty web ACL looks like protection, and does the same with every request.',
  remediation: 'Add a rule to rules of the CfnWebACL',
  controls: { 'aws-fsbp': ['WAF.4'], 'nist-800-53-r5': ['CA-9(1)', 'CM-2'] },
  appliesTo: ['AWS::WAFRegional::WebACL'],
  reads: [],
  evaluate: property('Rules', present),
});
