import { oneOf } from '../../core/expectation';
import { property, when } from '../../core/property';
import { defineRule } from '../../core/rule';

export const listenerSecurityPolicyRecommended = defineRule({
  id: 'elbv2-listener-security-policy-recommended',
  title: 'Load balancer listeners use a security policy that AWS recommends',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'Older policies of TLS 1.2 still agree on ciphers without forward secrecy or authenticated encryption: who records the traffic and gets the key later can read it.',
  remediation: 'Set sslPolicy to SslPolicy.TLS13_12_RES_PQ, or to one that the rule names',
  controls: {
    'aws-fsbp': ['ELB.17'],
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
  },
  parameters: {
    policies: {
      type: 'strings',
      // https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-17
      default: [
        'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
        'ELBSecurityPolicy-TLS13-1-3-PQ-2025-09',
        'ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09',
        'ELBSecurityPolicy-TLS13-1-3-FIPS-PQ-2025-09',
        'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
        'ELBSecurityPolicy-TLS13-1-3-2021-06',
        'ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04',
        'ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04',
      ],
      description: 'The policies that a listener may use',
    },
  },
  appliesTo: ['AWS::ElasticLoadBalancingV2::Listener'],
  reads: [],
  // Default: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
  evaluate: (listener, context, { policies }) =>
    when(
      property('Protocol', oneOf('HTTPS', 'TLS')),
      property('SslPolicy', oneOf(...policies), { absent: 'ELBSecurityPolicy-2016-08' }),
    )(listener, context),
});
