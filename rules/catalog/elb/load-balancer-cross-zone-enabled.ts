import { is } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { CLASSIC_LOAD_BALANCER } from '../shared/classic-load-balancer';

/** Off unless it is set: https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/enable-disable-crosszone-lb.html */
export const loadBalancerCrossZoneEnabled = defineRule({
  id: 'elb-load-balancer-cross-zone-enabled',
  title: 'Classic load balancers use the instances of every zone',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'A zone with few instances is overrun with its share of the requests, while those of other zones stand idle.',
  remediation: 'Set crossZone to true',
  controls: {
    'aws-fsbp': ['ELB.9'],
    'nist-800-53-r5': ['CP-6(2)', 'CP-10', 'SC-5(2)', 'SC-36', 'SI-13(5)'],
  },
  appliesTo: [CLASSIC_LOAD_BALANCER],
  reads: [],
  evaluate: property('CrossZone', is(true), { absent: false }),
});
