import { nameOf, type Resource } from '../../core/resource';
import { isUnresolved } from '../../core/value';
import type { Node, Subnet } from '../network';
import { HARMLESS, namesIn } from './strangers';
import { RUNNERS } from './tasks';
import { TENANT_TYPES } from './tenants';
import { listOf, type Source, tri } from './world';

const VPC = 'AWS::EC2::VPC';
const SUBNET = 'AWS::EC2::Subnet';
const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

/** What one that is not modelled may bring somebody to. */
const KNOWN: readonly string[] = [
  ...[VPC, SUBNET, 'AWS::EC2::SecurityGroup', 'AWS::EC2::Instance', 'AWS::EC2::NetworkInterface'],
  ...[BALANCER, 'AWS::ElasticLoadBalancingV2::TargetGroup', 'AWS::ElasticLoadBalancingV2::Listener'],
];

/** Services of which something may be attached to any VPC where nothing is known of it, as of many items of AWS Config. */
const ATTACHED =
  /^AWS::(EC2|ElasticLoadBalancing|EKS|EMR|Batch|ElasticBeanstalk|NetworkFirewall|GlobalAccelerator|VpcLattice|AppRunner)::/;

/** What is read with what it refers to. */
const READ: readonly string[] = [
  ...['AWS::EC2::SubnetCidrBlock', 'AWS::EC2::NetworkInterfaceAttachment'],
  ...['AWS::AutoScaling::LaunchConfiguration'],
];

/**
 * What is not modelled and refers to something that is, by its id too where that is not in sight; gateways to other
 * networks; and where routes lead. Each may be a way in.
 *
 * @param members - the targets of each target group
 */
export function doubtsOf(
  source: Source,
  nodes: ReadonlyMap<string, Node>,
  subnets: ReadonlyMap<string, Subnet>,
  members: (group: string) => readonly string[],
): readonly Node[] {
  const known = namesOf(source, nodes, members);
  const vpcs = source.every(VPC).map(({ address }) => address);
  const strangers = source.strangers.flatMap((stranger) => {
    const { resource } = stranger;
    const { type, address } = resource;
    if (HARMLESS.test(type) || READ.includes(type) || nodes.has(address)) return [];
    // An item of AWS Config may be of another shape, in which nothing was found.
    const isTold = TENANT_TYPES.includes(type) || RUNNERS.has(type);
    if (isTold && resource.origin.captured === undefined) return [];
    const mayBe = isUnresolved(resource.properties) && (TENANT_TYPES.includes(type) || ATTACHED.test(type));
    const refers = mayBe ? vpcs : [...new Set([...stranger.names].flatMap((name) => known.get(name) ?? []))];
    return refers.length === 0 ? [] : [doubt(resource, refers)];
  });
  return [...strangers, ...gatewaysOf(source), ...routedOf(subnets)];
}

function doubt(one: Resource, refers: readonly string[], what?: string): Node {
  const { address: id, type, origin } = one;
  const name = nameOf(one);
  const says = what ?? `${name} of type ${type}`;
  const open = tri(one, '', says, 'unknown', `${says}, which is not modelled`);
  return { id, name, kind: 'doubt', type, origin, places: [], groups: undefined, open, refers };
}

function namesOf(
  { every, context, named }: Source,
  nodes: ReadonlyMap<string, Node>,
  members: (group: string) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { places, groups = [] } of nodes.values()) {
    for (const id of [...places.map(({ subnet }) => subnet), ...groups]) found.set(id, [id]);
  }
  for (const type of KNOWN) {
    for (const one of every(type)) {
      const refers = type.endsWith('TargetGroup')
        ? members(one.address)
        : type.endsWith('Listener')
          ? [named(BALANCER, context.read(one, 'LoadBalancerArn') ?? '')?.address ?? one.address]
          : [one.address];
      for (const name of [one.address, ...one.aliases]) found.set(name, refers);
    }
  }
  // A fleet names a template, and the template groups and subnets.
  for (const one of every('AWS::EC2::LaunchTemplate')) {
    const refers = namesIn(context.read(one, 'LaunchTemplateData') ?? null).flatMap(
      (name) => found.get(name) ?? [],
    );
    for (const name of [one.address, ...one.aliases]) found.set(name, refers);
  }
  return found;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcgatewayattachment.html */
function gatewaysOf(source: Source): readonly Node[] {
  const { context, every, idOf } = source;
  const vpn = every('AWS::EC2::VPCGatewayAttachment').flatMap((one) => {
    if (context.read(one, 'VpnGatewayId') === undefined) return [];
    const vpc = idOf(VPC, context.read(one, 'VpcId') ?? '');
    return [doubt(one, [vpc], `VPN gateway of attachment ${nameOf(one)}`)];
  });
  const appliances = every(BALANCER).flatMap((one) => {
    if (!isForAppliances(source, one)) return [];
    const mapped = (listOf(source, one, 'SubnetMappings') ?? []).flatMap(
      (_, index) => context.read(one, `SubnetMappings[${index}].SubnetId`) ?? [],
    );
    const refers = [...(listOf(source, one, 'Subnets') ?? []), ...mapped].map((value) => idOf(SUBNET, value));
    return [doubt(one, refers, `Gateway Load Balancer ${nameOf(one)}`)];
  });
  return [...vpn, ...appliances];
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/gateway/introduction.html */
export function isForAppliances({ context }: Source, balancer: Resource): boolean {
  return context.read(balancer, 'Type') === 'gateway';
}

/** Other networks, to which a route leads. */
function routedOf(subnets: ReadonlyMap<string, Subnet>): readonly Node[] {
  const found = new Map<string, Node>();
  for (const { id, routes } of subnets.values()) {
    for (const { key, target, says, origin, path } of routes) {
      if (target.kind !== 'unknown' || !target.isEntry) continue;
      const refers = [...(found.get(key)?.refers ?? []), id];
      const name = `where ${says} leads`;
      const open = {
        key: `${key} leads`,
        says: name,
        origin,
        path,
        holds: 'unknown' as const,
        doubt: target.doubt,
      };
      const base = { id: `${key} leads`, name, kind: 'doubt' as const, type: 'AWS::EC2::Route', origin };
      found.set(key, { ...base, places: [], groups: undefined, open, refers });
    }
  }
  return [...found.values()];
}
