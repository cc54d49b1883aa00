import { is } from '../../core/expectation';
import { when } from '../../core/property';
import { defineRule } from '../../core/rule';
import { attribute, isApplication, LOAD_BALANCER } from '../shared/load-balancer';

export const loadBalancerWafFailClosed = defineRule({
  id: 'elbv2-load-balancer-waf-fail-closed',
  title: 'Application load balancers let no request through that AWS WAF could not look at',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'A load balancer that fails open sends requests on uninspected as soon as the firewall does not answer, which is when an attack may be on.',
  remediation: 'Remove the attribute waf.fail_open.enabled, or set wafFailOpen: false',
  controls: {},
  appliesTo: [LOAD_BALANCER],
  reads: [],
  evaluate: when(isApplication, attribute('waf.fail_open.enabled', is('false'), 'false')),
});
