import { is } from '../../core/expectation';
import { when } from '../../core/property';
import { defineRule } from '../../core/rule';
import { attribute, isApplication, LOAD_BALANCER } from '../shared/load-balancer';

export const loadBalancerAccessLogsEnabled = defineRule({
  id: 'elbv2-load-balancer-access-logs-enabled',
  title: 'Application load balancers log every request',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'The access log is the one place that has the address of the client and every request it made, those that never reached the application too.',
  remediation: 'Call logAccessLogs(bucket) on the load balancer',
  controls: {
    'aws-fsbp': ['ELB.5'],
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
      'SI-7(8)',
    ],
  },
  appliesTo: [LOAD_BALANCER],
  reads: [],
  evaluate: when(isApplication, attribute('access_logs.s3.enabled', is('true'), 'false')),
});
