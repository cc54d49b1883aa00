import { is } from '../../core/expectation';
import { both, each, property } from '../../core/property';
import { defineRule } from '../../core/rule';

const METRICS = 'VisibilityConfig.CloudWatchMetricsEnabled';

export const ruleGroupMetricsEnabled = defineRule({
  id: 'wafv2-rule-group-metrics-enabled',
  title: 'Web ACLs, rule groups and their rules report how often they matched',
  severity: 'medium',
  stage: 'enforced',
  rationale: 'A rule without metrics can block everybody, or nobody any more, and no alarm can tell.',
  remediation: 'Set visibilityConfig: { cloudWatchMetricsEnabled: true, ... } on the group and on each rule',
  controls: {
    'aws-fsbp': ['WAF.12'],
    'nist-800-53-r5': [
      'AC-4(26)',
      'AU-2',
      'AU-3',
      'AU-6(3)',
      'AU-6(4)',
      'AU-10',
      'AU-12',
      'CA-7',
      'SC-7(9)',
      'SC-7(10)',
      'SI-7(8)',
    ],
  },
  appliesTo: ['AWS::WAFv2::RuleGroup', 'AWS::WAFv2::WebACL'],
  reads: [],
  evaluate: both(
    property(METRICS, is(true)),
    each('Rules', (rule) => property(`${rule}.${METRICS}`, is(true))),
  ),
});
