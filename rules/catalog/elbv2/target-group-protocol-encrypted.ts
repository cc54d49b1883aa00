import { noneOf, oneOf } from '../../core/expectation';
import { both, property, when } from '../../core/property';
import { defineRule } from '../../core/rule';

export const targetGroupProtocolEncrypted = defineRule({
  id: 'elbv2-target-group-protocol-encrypted',
  title: 'Load balancers reach their targets over TLS',
  severity: 'medium',
  stage: 'trial',
  rationale:
    'Behind a load balancer that ends TLS the same passwords and answers cross the network of the VPC in the clear.',
  remediation: 'Set protocol: ApplicationProtocol.HTTPS on the target group, and let the targets speak TLS',
  controls: { 'aws-fsbp': ['ELB.22'] },
  appliesTo: ['AWS::ElasticLoadBalancingV2::TargetGroup'],
  reads: [],
  // Not for functions, load balancers as targets, and Gateway Load Balancers:
  // https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-22
  evaluate: when(
    both(
      property('TargetType', noneOf('lambda', 'alb'), { absent: 'instance' }),
      property('Protocol', noneOf('GENEVE'), { absent: 'none' }),
    ),
    property('Protocol', oneOf('HTTPS', 'TLS', 'QUIC')),
  ),
});
