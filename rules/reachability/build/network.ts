import { nameOf, type Resource } from '../../core/resource';
import type { Context } from '../../core/rule';
import { isList, isProperties, isUnresolved, type Value } from '../../core/value';
import type { Group, Network, Node, Peering } from '../network';
import { ANYWHERE, NOWHERE } from '../sets';
import { blocksOf } from './blocks';
import { GATEWAY_TYPES, gatewayNodes, gatewayRelays } from './gateways';
import { nodesOf } from './nodes';
import { groupsOf } from './permits';
import { listening, relaysOf } from './relays';
import { subnetsOf } from './subnets';
import { fact, type Source, sourceOf, tri } from './world';

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
  for (const node of [...nodes.values(), ...gatewayNodes(source), ...doubtsOf(source)]) {
    nodes.set(node.id, node);
    for (const id of node.groups ?? []) if (!groups.has(id)) groups.set(id, unseen(id, node));
  }
  return {
    vpcs: blocks.vpcs,
    subnets,
    groups,
    nodes,
    relays: [...relaysOf(source, nodes), ...gatewayRelays(source, nodes)],
    peerings: peeringsOf(source),
    unseen: NETWORK_TYPES.filter(
      (type) => !GATEWAY_TYPES.includes(type) && !context.every(TOLD_BY[type] ?? type).complete,
    ),
  };
}

function unseen(id: string, { origin }: Node): Group {
  const doubt = `the rules of security group ${id}, which is not in sight`;
  return { id, name: id, vpc: undefined, rules: [], ingressDoubt: doubt, egressDoubt: doubt, origin };
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

/** Types that carry no traffic, or that only answer. */
export const HARMLESS =
  /^(AWS::(CloudWatch|Logs|IAM|KMS|SSM|SNS|SQS|Route53|WAFv2|CertificateManager|ApplicationAutoScaling|Config|Budgets|S3|ECR|Events|Synthetics|StepFunctions|RDS|ElastiCache|EFS|SecretsManager)::|AWS::Lambda::Permission$|AWS::ECS::(Cluster|TaskDefinition)|AWS::EC2::(FlowLog|EIP|DHCPOptions|VPCDHCPOptionsAssociation|Route|SecurityGroupIngress|SecurityGroupEgress|NetworkAclEntry)$|AWS::ElasticLoadBalancingV2::(ListenerCertificate|TrustStore)|Custom::VpcRestrictDefaultSG|AWS::Shield::|AWS::CloudFormation::(Stack|WaitCondition))/;

function doubtsOf(source: Source): readonly Node[] {
  const known = new Map<string, Resource>();
  for (const type of [
    VPC,
    'AWS::EC2::Subnet',
    'AWS::EC2::SecurityGroup',
    'AWS::EC2::Instance',
    'AWS::EC2::NetworkInterface',
    'AWS::ECS::Service',
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    'AWS::ElasticLoadBalancingV2::TargetGroup',
    'AWS::ElasticLoadBalancingV2::Listener',
  ]) {
    for (const one of source.every(type)) {
      known.set(one.address, one);
      for (const alias of one.aliases) known.set(alias, one);
    }
  }
  return source.context.others().flatMap((one) => {
    if (HARMLESS.test(one.type)) return [];
    const refers = [
      ...new Set(
        namesIn(source.context.read(one, '') ?? null).flatMap((name) => known.get(name)?.address ?? []),
      ),
    ];
    if (refers.length === 0) return [];
    const name = nameOf(one);
    const says = `${name} of type ${one.type}`;
    return [
      {
        id: one.address,
        name,
        kind: 'doubt' as const,
        type: one.type,
        origin: one.origin,
        places: [],
        groups: undefined,
        open: tri(one, '', says, 'unknown', `${says}, which is not modelled`),
        refers,
      },
    ];
  });
}

function namesIn(value: Value): readonly string[] {
  if (typeof value === 'string') return [value];
  if (isUnresolved(value)) {
    return value.parts.flatMap((part) =>
      typeof part === 'string' ? [part] : 'target' in part ? [part.target] : [],
    );
  }
  if (isList(value)) return value.flatMap(namesIn);
  return isProperties(value) ? Object.values(value).flatMap(namesIn) : [];
}
