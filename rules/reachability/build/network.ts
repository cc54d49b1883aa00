import { nameOf } from '../../core/resource';
import type { Context } from '../../core/rule';
import type { Group, Network, Node, Peering, Subnet } from '../network';
import { ANYWHERE, NOWHERE } from '../sets';
import { blocksOf } from './blocks';
import { doubtsOf } from './doubts';
import { GATEWAY_TYPES, gatewayNodes, gatewayRelays } from './gateways';
import { membersOf } from './members';
import { nodesOf } from './nodes';
import { groupsOf } from './permits';
import { listening, relaysOf } from './relays';
import { subnetsOf } from './subnets';
import { fact, type Source, sourceOf } from './world';

export const NETWORK_TYPES: readonly string[] = [
  'AWS::EC2::VPC',
  'AWS::EC2::VPCCidrBlock',
  'AWS::EC2::Subnet',
  'AWS::EC2::RouteTable',
  'AWS::EC2::SubnetRouteTableAssociation',
  'AWS::EC2::InternetGateway',
  'AWS::EC2::VPCGatewayAttachment',
  'AWS::EC2::EgressOnlyInternetGateway',
  'AWS::EC2::NatGateway',
  'AWS::EC2::NetworkAcl',
  'AWS::EC2::SubnetNetworkAclAssociation',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::PrefixList',
  'AWS::EC2::Instance',
  'AWS::EC2::NetworkInterface',
  'AWS::EC2::EIP',
  'AWS::EC2::EIPAssociation',
  'AWS::EC2::VPCEndpoint',
  'AWS::EC2::VPCPeeringConnection',
  'AWS::AutoScaling::AutoScalingGroup',
  'AWS::EC2::LaunchTemplate',
  'AWS::ECS::Service',
  'AWS::Lambda::Function',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::ElasticLoadBalancingV2::Listener',
  'AWS::ElasticLoadBalancingV2::ListenerRule',
  'AWS::ElasticLoadBalancingV2::TargetGroup',
  ...GATEWAY_TYPES,
];

/** An item of AWS Config tells of a gateway what it is attached to; of other attachments there is none. */
const TOLD_BY: Readonly<Record<string, string>> = {
  'AWS::EC2::VPCGatewayAttachment': 'AWS::EC2::InternetGateway',
};

/** The network that a rule sees. */
export function buildNetwork(context: Context): Network {
  return context.once(networkIn);
}

function networkIn(context: Context): Network {
  const source = sourceOf(context);
  const blocks = blocksOf(source);
  const groups = new Map(groupsOf(source, blocks));
  const nodes = new Map(listening(source, nodesOf(source, blocks)).map((node) => [node.id, node]));
  const subnets = subnetsOf(source, blocks);
  const members = membersOf(source, nodes);
  const targets = (group: string): readonly string[] => (members.get(group) ?? []).map(({ node }) => node);
  for (const node of [...gatewayNodes(source), ...doubtsOf(source, nodes, subnets, targets)])
    nodes.set(node.id, node);
  for (const node of nodes.values()) {
    for (const id of node.groups ?? []) if (!groups.has(id)) groups.set(id, unseen(id, node));
  }
  return {
    vpcs: blocks.vpcs,
    subnets,
    groups,
    nodes,
    relays: [...relaysOf(source, nodes, members), ...gatewayRelays(source, nodes)],
    peerings: [...peeringsOf(source), ...routedPeerings(subnets)],
    unseen: NETWORK_TYPES.filter(
      (type) => !GATEWAY_TYPES.includes(type) && !context.every(TOLD_BY[type] ?? type).complete,
    ),
  };
}

function unseen(id: string, { origin }: Node): Group {
  const doubt = `the rules of security group ${id}, which is not in sight`;
  return {
    id,
    name: `security group ${id}`,
    vpc: undefined,
    rules: [],
    ingressDoubt: doubt,
    egressDoubt: doubt,
    origin,
  };
}

const VPC = 'AWS::EC2::VPC';

function peeringsOf({ context, every, idOf, named }: Source): readonly Peering[] {
  return every('AWS::EC2::VPCPeeringConnection').map((one) => {
    const both = ['VpcId', 'PeerVpcId'].map((path) => context.read(one, path) ?? '');
    const isSeen = both.every((value) => named(VPC, value) !== undefined);
    const [from = '', to = ''] = both.map((value) => idOf(VPC, value));
    const doubt = `the addresses of ${to}, which is not in sight`;
    return {
      ...fact(one, '', `peering ${nameOf(one)}`),
      id: one.address,
      vpcs: [from, to],
      outside: isSeen ? undefined : { sure: NOWHERE, possible: ANYWHERE, doubt },
    };
  });
}

/** Peerings that only a route names: whose network lies behind is not in sight. */
function routedPeerings(subnets: ReadonlyMap<string, Subnet>): readonly Peering[] {
  const found = new Map<string, Peering>();
  for (const { vpc, routes } of subnets.values()) {
    for (const { key, says, origin, path, target } of routes) {
      if (target.kind !== 'unknown' || target.peering === undefined || vpc === undefined) continue;
      const id = target.peering;
      const doubt = `the addresses behind the peering ${id}, which is not in sight`;
      const outside = { sure: NOWHERE, possible: ANYWHERE, doubt };
      const vpcs = [vpc, `what is behind ${id}`] as const;
      found.set(`${id} ${vpc}`, {
        key: `${key} peering`,
        says: `${says} to peering ${id}`,
        origin,
        path,
        id,
        vpcs,
        outside,
      });
    }
  }
  return [...found.values()];
}
