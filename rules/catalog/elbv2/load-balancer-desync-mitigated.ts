import { oneOf } from '../../core/expectation';
import { when } from '../../core/property';
import { defineRule } from '../../core/rule';
import { attribute, isApplication, LOAD_BALANCER } from '../shared/load-balancer';

export const loadBalancerDesyncMitigated = defineRule({
  id: 'elbv2-load-balancer-desync-mitigated',
  title: 'Application load balancers turn away requests that servers read in different ways',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'In the mode "monitor" a request with two lengths goes through: the application may take its end for the request of somebody else.',
  remediation: 'Set desyncMitigationMode to DesyncMitigationMode.STRICTEST or DEFENSIVE',
  controls: {
    'aws-fsbp': ['ELB.12'],
    'nist-800-53-r5': ['AC-4(21)', 'CA-9(1)', 'CM-2'],
    'pci-dss-4.0': ['6.2.4'],
  },
  appliesTo: [LOAD_BALANCER],
  reads: [],
  evaluate: when(
    isApplication,
    attribute('routing.http.desync_mitigation_mode', oneOf('defensive', 'strictest'), 'defensive'),
  ),
});
