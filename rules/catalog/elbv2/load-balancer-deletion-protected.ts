import { is } from '../../core/expectation';
import { defineRule } from '../../core/rule';
import { attribute, LOAD_BALANCER } from '../shared/load-balancer';

export const loadBalancerDeletionProtected = defineRule({
  id: 'elbv2-load-balancer-deletion-protected',
  title: 'Load balancers are protected from being deleted',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'A load balancer that is deleted by mistake takes its address with it: everything behind it is out of reach until the name points at a new one.',
  remediation: 'Set deletionProtection: true on the load balancer',
  controls: {
    'aws-fsbp': ['ELB.6'],
    'nist-800-53-r5': ['CA-9(1)', 'CM-2', 'CM-2(2)', 'CM-3', 'SC-5(2)'],
  },
  appliesTo: [LOAD_BALANCER],
  reads: [],
  evaluate: attribute('deletion_protection.enabled', is('true'), 'false'),
});
