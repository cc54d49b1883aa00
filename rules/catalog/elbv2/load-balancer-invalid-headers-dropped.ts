import { is } from '../../core/expectation';
import { when } from '../../core/property';
import { defineRule } from '../../core/rule';
import { attribute, isApplication, LOAD_BALANCER } from '../shared/load-balancer';

export const loadBalancerInvalidHeadersDropped = defineRule({
  id: 'elbv2-load-balancer-invalid-headers-dropped',
  title: 'Application load balancers drop header fields whose names are not valid',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'A header field that the load balancer passes on and the application reads in another way is how requests are smuggled past what guards it.',
  remediation: 'Set dropInvalidHeaderFields: true on the ApplicationLoadBalancer',
  controls: {
    'aws-fsbp': ['ELB.4'],
    'nist-800-53-r5': ['SC-7(4)', 'SC-8(2)'],
    'pci-dss-4.0': ['6.2.4'],
  },
  appliesTo: [LOAD_BALANCER],
  reads: [],
  evaluate: when(
    isApplication,
    attribute('routing.http.drop_invalid_header_fields.enabled', is('true'), 'false'),
  ),
});
