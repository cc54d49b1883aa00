import type { Resource } from '../../core/resource';
import { type Context, defineRule } from '../../core/rule';
import { compliant, indeterminate, type Verdicts } from '../../core/verdict';
import { buildNetwork, NETWORK_TYPES } from '../../reachability/build/network';
import { judgeQuestions } from '../../reachability/claim';

const WORKLOADS = ['AWS::EC2::Instance', 'AWS::ECS::Service', 'AWS::AutoScaling::AutoScalingGroup'];

/** What is not behind a load balancer is claimed nothing about. */
function onlyThroughBalancers({ address }: Resource, context: Context): Verdicts {
  const network = buildNetwork(context);
  const relays = network.relays.filter(({ to, holds }) => to === address && holds.holds !== false);
  const [first] = relays;
  if (!first) return network.unseen.length === 0 ? compliant() : unsure(network.unseen);
  const without = new Set(relays.map(({ at }) => at));
  const { verdicts } = judgeQuestions(network, [
    { from: 'internet', to: [address], protocol: 'any', without },
  ]);
  const [{ status }] = verdicts;
  if (status !== 'violation' || relays.some(({ holds }) => holds.holds === true)) return verdicts;
  return indeterminate(
    '',
    `is reached past a load balancer, if it is behind one: ${first.holds.doubt ?? first.says}`,
  );
}

function unsure(unseen: readonly string[]): Verdicts {
  return indeterminate(
    '',
    `is behind no load balancer in sight, and not every ${unseen.join(', ')} is in sight`,
  );
}

export const workloadLoadBalancerOnly = defineRule({
  id: 'claim-workload-load-balancer-only',
  title: 'The internet reaches what is behind a load balancer only through it',
  severity: 'critical',
  stage: 'enforced',
  rationale:
    'Whoever gets past the load balancer gets past its TLS, its web application firewall and its access log; a group, a route and an address that each look harmless can open the way together.',
  remediation:
    'Take away one of the things that the path names: let the workload in from the security group of the load balancer alone (connections.allowFrom(loadBalancer)), without a public address, in a subnet without a route to an internet gateway',
  controls: {
    'nist-800-53-r5': ['AC-4', 'AC-4(21)', 'SC-7', 'SC-7(3)', 'SC-7(4)', 'SC-7(5)', 'SC-7(11)', 'SC-7(21)'],
  },
  appliesTo: WORKLOADS,
  reads: NETWORK_TYPES,
  evaluate: onlyThroughBalancers,
});
