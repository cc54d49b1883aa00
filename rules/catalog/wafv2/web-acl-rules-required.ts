import { present } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';

export const webAclRulesRequired = defineRule({
  id: 'wafv2-web-acl-rules-required',
  title: 'Web ACLs have at least one rule or rule group',
  severity: 'medium',
  stage: 'enforced',
  rationale: 'An empty web ACL looks like protection, and does the same with every request.',
  remediation: 'Add rules to the CfnWebACL, such as the managed group AWSManagedRulesCommonRuleSet',
  controls: { 'aws-fsbp': ['WAF.10'], 'nist-800-53-r5': ['CA-9(1)', 'CM-2'] },
  appliesTo: ['AWS::WAFv2::WebACL'],
  reads: [],
  evaluate: property('Rules', present),
});
