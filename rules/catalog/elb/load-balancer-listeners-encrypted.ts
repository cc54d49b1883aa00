import { each } from '../../core/property';
import { defineRule } from '../../core/rule';
import { CLASSIC_LOAD_BALANCER, endsTls } from '../shared/classic-load-balancer';

/** A classic load balancer cannot redirect, so that plain HTTP is a violation wherever it is. */
export const loadBalancerListenersEncrypted = defineRule({
  id: 'elb-load-balancer-listeners-encrypted',
  title: 'Listeners of classic load balancers speak TLS with clients',
  severity: 'medium',
  stage: 'enforced',
  rationale: 'Whoever sits between a client and a plain listener reads and changes all that they say.',
  remediation: 'Set externalProtocol of every listener to LoadBalancingProtocol.HTTPS or SSL',
  controls: {
    'aws-fsbp': ['ELB.3'],
    'nist-800-53-r5': [
      'AC-4',
      'AC-17(2)',
      'IA-5(1)',
      'SC-7(4)',
      'SC-8',
      'SC-8(1)',
      'SC-8(2)',
      'SC-12(3)',
      'SC-13',
      'SC-23',
      'SC-23(3)',
      'SI-7(6)',
    ],
    'pci-dss-4.0': ['4.2.1'],
  },
  appliesTo: [CLASSIC_LOAD_BALANCER],
  reads: [],
  evaluate: each('Listeners', endsTls),
});
