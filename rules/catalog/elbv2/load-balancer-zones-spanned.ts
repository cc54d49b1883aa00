import { elements, unknownList } from '../../core/property';
import { defineRule } from '../../core/rule';
import { same, type Value } from '../../core/value';
import { compliant, violation } from '../../core/verdict';
import { LOAD_BALANCER } from '../shared/load-balancer';

/**
 * A load balancer takes one subnet of each zone, so that there are as many zones as subnets:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-loadbalancer.html
 */
export const loadBalancerZonesSpanned = defineRule({
  id: 'elbv2-load-balancer-zones-spanned',
  title: 'Load balancers span several Availability Zones',
  severity: 'medium',
  stage: 'enforced',
  rationale: 'With the one zone of a load balancer everything behind it is gone, wherever that runs.',
  remediation: 'Set vpcSubnets to subnets of at least two zones',
  controls: {
    'aws-fsbp': ['ELB.13'],
    'nist-800-53-r5': ['CP-6(2)', 'CP-10', 'SC-5(2)', 'SC-36', 'SI-13(5)'],
  },
  parameters: {
    zones: { type: 'number', default: 2, minimum: 2, maximum: 6, description: 'The least number of zones' },
  },
  appliesTo: [LOAD_BALANCER],
  reads: [],
  evaluate: (balancer, context, { zones }) => {
    const lists = ['Subnets', 'SubnetMappings'];
    const unknown = lists.find((list) => elements(balancer, list, context) === undefined);
    if (unknown !== undefined) return unknownList(unknown, context.read(balancer, unknown));
    const [subnets = [], mappings = []] = lists.map((list) => elements(balancer, list, context) ?? []);
    const named = [...subnets, ...mappings.map((path) => `${path}.SubnetId`)].map(
      (path): Value => context.read(balancer, path) ?? null,
    );
    const different = named.filter(
      (one, index) => !named.slice(0, index).some((other) => same(one, other) === true),
    );
    const at = mappings.length > 0 ? 'SubnetMappings' : 'Subnets';
    return different.length >= zones
      ? compliant()
      : violation(
          at,
          `${at} has ${different.length === 1 ? '1 subnet' : `${different.length} subnets`}, each in a zone of its own, expected at least ${zones}`,
        );
  },
});
