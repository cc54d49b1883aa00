import { is } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { CLASSIC_LOAD_BALANCER } from '../shared/classic-load-balancer';

/** Off unless it is set: https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/config-conn-drain.html */
export const loadBalancerConnectionDrainingEnabled = defineRule({
  id: 'elb-load-balancer-connection-draining-enabled',
  title: 'Classic load balancers let requests end before an instance leaves',
  severity: 'low',
  stage: 'enforced',
  rationale: 'Without it every deployment and every unhealthy instance cuts off the requests under way.',
  remediation: 'Set connectionDrainingPolicy of the CfnLoadBalancer to { enabled: true }',
  controls: { 'aws-fsbp': ['ELB.7'], 'nist-800-53-r5': ['CA-9(1)', 'CM-2'] },
  appliesTo: [CLASSIC_LOAD_BALANCER],
  reads: [],
  evaluate: property('ConnectionDrainingPolicy.Enabled', is(true), { absent: false }),
});
