import { readForwards } from './balancers';
import {
  type Block,
  block,
  type Entry,
  type Group,
  number,
  permit,
  refOf,
  type Route,
  type Template,
  type World,
} from './world';

type Rows = [string, any][];

export function readWorld({ Resources }: Template): World {
  const all: Rows = Object.entries(Resources).map(([id, { Properties }]) => [id, Properties ?? {}]);
  const of = (type: string): Rows => all.filter(([id]) => Resources[id]?.Type === `AWS::${type}`);
  const vpcs = new Map<string, Block[]>(of('EC2::VPC').map(([id, vpc]) => [id, [block(vpc.CidrBlock)]]));
  for (const [, more] of of('EC2::VPCCidrBlock')) {
    vpcs.get(refOf(more.VpcId))?.push(block(more.CidrBlock));
  }
  const gateways = new Map<string, string>();
  for (const [, attached] of of('EC2::VPCGatewayAttachment')) {
    gateways.set(refOf(attached.InternetGatewayId), refOf(attached.VpcId));
  }
  const world: World = {
    vpcs,
    gateways,
    subnets: new Map(),
    groups: readGroups(of),
    peerings: new Map(
      of('EC2::VPCPeeringConnection').map(([id, peer]) => [id, [refOf(peer.VpcId), refOf(peer.PeerVpcId)]]),
    ),
    nats: new Map(),
    ends: [],
    forwards: [],
    workloads: new Set(),
    balancers: new Set(),
    listens: new Set(),
  };
  readSubnets(world, of);
  for (const [id, nat] of of('EC2::NatGateway')) {
    const subnet = world.subnets.get(refOf(nat.SubnetId));
    // https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html: public is the default.
    if (subnet !== undefined && (nat.ConnectivityType ?? 'public') === 'public') {
      world.nats.set(id, subnet);
    }
  }
  readEnds(world, of);
  readForwards(world, of);
  return world;
}

function readGroups(of: (type: string) => Rows): Map<string, Group> {
  const groups = new Map<string, Group>();
  const everywhere = { protocol: -1, from: 0, to: 65535, cidr: block('0.0.0.0/0') };
  for (const [id] of of('EC2::VPC')) {
    // https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
    const name = `${id}:default`;
    groups.set(name, { ingress: [{ protocol: -1, from: 0, to: 65535, group: name }], egress: [everywhere] });
  }
  for (const [id, group] of of('EC2::SecurityGroup')) {
    groups.set(id, {
      ingress: (group.SecurityGroupIngress ?? []).map((rule: any) => permit(rule, 'ingress')),
      // https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html: a new group allows all that leaves.
      egress: group.SecurityGroupEgress?.map((rule: any) => permit(rule, 'egress')) ?? [everywhere],
    });
  }
  for (const [, rule] of of('EC2::SecurityGroupIngress')) {
    groups.get(refOf(rule.GroupId))?.ingress.push(permit(rule, 'ingress'));
  }
  for (const [, rule] of of('EC2::SecurityGroupEgress')) {
    groups.get(refOf(rule.GroupId))?.egress.push(permit(rule, 'egress'));
  }
  return groups;
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html, https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html */
function readSubnets(world: World, of: (type: string) => Rows): void {
  for (const [id, subnet] of of('EC2::Subnet')) {
    const vpc = refOf(subnet.VpcId);
    const local = (world.vpcs.get(vpc) ?? []).map((to) => ({ to, target: 'local' }));
    world.subnets.set(id, { id, vpc, block: block(subnet.CidrBlock), routes: local, entries: undefined });
  }
  const routes = new Map<string, Route[]>();
  for (const [, route] of of('EC2::Route')) {
    if (route.DestinationCidrBlock !== undefined) {
      const target = route.GatewayId ?? route.NatGatewayId ?? route.VpcPeeringConnectionId ?? 'elsewhere';
      const table = refOf(route.RouteTableId);
      const row = { to: block(route.DestinationCidrBlock), target: refOf(target) };
      routes.set(table, [...(routes.get(table) ?? []), row]);
    }
  }
  for (const [, { SubnetId, RouteTableId }] of of('EC2::SubnetRouteTableAssociation')) {
    const subnet = world.subnets.get(refOf(SubnetId));
    subnet?.routes.push(...(routes.get(refOf(RouteTableId)) ?? []));
  }
  for (const [, { SubnetId, NetworkAclId }] of of('EC2::SubnetNetworkAclAssociation')) {
    const subnet = world.subnets.get(refOf(SubnetId));
    if (subnet !== undefined) {
      subnet.entries = of('EC2::NetworkAclEntry')
        .filter(([, entry]) => refOf(entry.NetworkAclId) === refOf(NetworkAclId))
        .map(([, entry]) => entryOf(entry))
        .sort((a, b) => a.number - b.number);
    }
  }
}

function entryOf(entry: any): Entry {
  const ported = (entry.Protocol === 6 || entry.Protocol === 17) && entry.PortRange !== undefined;
  return {
    number: entry.RuleNumber,
    protocol: entry.Protocol,
    allow: entry.RuleAction === 'allow',
    egress: entry.Egress === true,
    cidr: block(entry.CidrBlock),
    from: ported ? entry.PortRange.From : 0,
    to: ported ? entry.PortRange.To : 65535,
  };
}

function readEnds(world: World, of: (type: string) => Rows): void {
  const mapped = new Set(of('EC2::Subnet').flatMap(([id, { MapPublicIpOnLaunch }]) => (MapPublicIpOnLaunch ? [id] : [])));
  const elastic = new Set([
    ...of('EC2::EIP').flatMap(([, { InstanceId }]) => (InstanceId === undefined ? [] : [refOf(InstanceId)])),
    ...of('EC2::EIPAssociation').map(([, { InstanceId, NetworkInterfaceId }]) => refOf(InstanceId ?? NetworkInterfaceId)),
  ]);
  const add = (node: string, subnetId: any, addresses: any, groups: any, open: boolean, key = node): void => {
    const subnet = world.subnets.get(refOf(subnetId));
    if (subnet !== undefined) {
      const { first, last } = subnet.block;
      world.ends.push({
        node,
        key,
        subnet,
        // https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html: AWS keeps the first four and the last.
        addresses: addresses === undefined ? [first + 4, last - 1] : [number(addresses)],
        public: open || elastic.has(node),
        groups: groups === 'none' ? undefined : ((groups as any[])?.map(refOf) ?? [`${subnet.vpc}:default`]),
      });
    }
  };
  for (const [id, instance] of of('EC2::Instance')) {
    world.workloads.add(id);
    const [card] = instance.NetworkInterfaces ?? [];
    const { SubnetId, PrivateIpAddress } = card ?? instance;
    const open = card?.AssociatePublicIpAddress ?? mapped.has(refOf(SubnetId));
    add(id, SubnetId, PrivateIpAddress, card === undefined ? instance.SecurityGroupIds : card.GroupSet, open);
  }
  for (const [id, card] of of('EC2::NetworkInterface')) {
    world.workloads.add(id);
    add(id, card.SubnetId, card.PrivateIpAddress, card.GroupSet, false);
  }
  for (const [id, service] of of('ECS::Service')) {
    world.workloads.add(id);
    const { Subnets, SecurityGroups, AssignPublicIp } = service.NetworkConfiguration.AwsvpcConfiguration;
    for (const subnet of Subnets) {
      add(id, subnet, undefined, SecurityGroups, AssignPublicIp === 'ENABLED', `${id} ${refOf(subnet)}`);
    }
  }
  for (const [id, balancer] of of('ElasticLoadBalancingV2::LoadBalancer')) {
    world.balancers.add(id);
    const groups = balancer.SecurityGroups ?? (balancer.Type === 'network' ? 'none' : undefined);
    for (const subnet of balancer.Subnets) {
      add(id, subnet, undefined, groups, balancer.Scheme !== 'internal', `${id} ${refOf(subnet)}`);
    }
  }
}

