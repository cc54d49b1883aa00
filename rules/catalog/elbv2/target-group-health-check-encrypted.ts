import { is, noneOf } from '../../core/expectation';
import { both, property, when } from '../../core/property';
import { defineRule } from '../../core/rule';

export const targetGroupHealthCheckEncrypted = defineRule({
  id: 'elbv2-target-group-health-check-encrypted',
  title: 'Load balancers check the health of their targets over HTTPS',
  severity: 'medium',
  stage: 'trial',
  rationale:
    'Who can answer a health check in place of a target decides where requests go: to a target that is broken, or to one that is not the right one.',
  remediation: 'Set healthCheck: { protocol: Protocol.HTTPS } on the target group',
  controls: { 'aws-fsbp': ['ELB.21'] },
  appliesTo: ['AWS::ElasticLoadBalancingV2::TargetGroup'],
  reads: [],
  // Not for functions; a Gateway Load Balancer is none of those that the control names. The default is HTTP or TCP:
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-targetgroup.html
  evaluate: when(
    both(
      property('TargetType', noneOf('lambda'), { absent: 'instance' }),
      property('Protocol', noneOf('GENEVE'), { absent: 'none' }),
    ),
    property('HealthCheckProtocol', is('HTTPS'), { absent: 'HTTP or TCP' }),
  ),
});
