import { readForwards } from './balancers';
import { type AclEntry, type Reference, type Rows, refOf, rowsOf, type Template } from './template';
import { type Block, block, type Entry, type Group, number, permit, type Route, type World } from './world';

type Of = (type: string) => Rows;

export function readWorld(template: Template): World {
  const of = rowsOf(template);
  const vpcs = new Map<string, Block[]>(
    of('EC2::VPC').map(([id, vpc]) => [id, [block(vpc.CidrBlock ?? '')]]),
  );
  for (const [, more] of of('EC2::VPCCidrBlock')) {
    vpcs.get(refOf(more.VpcId))?.push(block(more.CidrBlock ?? ''));
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

function readGroups(of: Of): Map<string, Group> {
  const groups = new Map<string, Group>();
  const everywhere = { protocol: -1, from: 0, to: 65535, cidr: block('0.0.0.0/0') };
  for (const [id] of of('EC2::VPC')) {
    // https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
    const name = `${id}:default`;
    groups.set(name, { ingress: [{ protocol: -1, from: 0, to: 65535, group: name }], egress: [everywhere] });
  }
  for (const [id, group] of of('EC2::SecurityGroup')) {
    groups.set(id, {
      ingress: (group.SecurityGroupIngress ?? []).map((rule) => permit(rule, 'ingress')),
      // https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html: a new group allows all that leaves.
      egress: group.SecurityGroupEgress?.map((rule) => permit(rule, 'egress')) ?? [everywhere],
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
function readSubnets(world: World, of: Of): void {
  for (const [id, subnet] of of('EC2::Subnet')) {
    const vpc = refOf(subnet.VpcId);
    const local = (world.vpcs.get(vpc) ?? []).map((to) => ({ to, target: 'local' }));
    world.subnets.set(id, {
      id,
      vpc,
      block: block(subnet.CidrBlock ?? ''),
      routes: local,
      entries: undefined,
    });
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

function entryOf(entry: AclEntry & { readonly CidrBlock?: string }): Entry {
  const { RuleNumber = 0, Protocol = -1, PortRange = { From: 0, To: 65535 } } = entry;
  const protocol = Number(Protocol);
  const { From, To } = protocol === 6 || protocol === 17 ? PortRange : { From: 0, To: 65535 };
  return {
    number: RuleNumber,
    protocol,
    allow: entry.RuleAction === 'allow',
    egress: entry.Egress === true,
    cidr: block(entry.CidrBlock ?? ''),
    from: From,
    to: To,
  };
}

function readEnds(world: World, of: Of): void {
  const mapped = new Set(
    of('EC2::Subnet').flatMap(([id, { MapPublicIpOnLaunch }]) => (MapPublicIpOnLaunch ? [id] : [])),
  );
  const elastic = new Set([
    ...of('EC2::EIP').flatMap(([, { InstanceId }]) => (InstanceId === undefined ? [] : [refOf(InstanceId)])),
    ...of('EC2::EIPAssociation').map(([, { InstanceId, NetworkInterfaceId }]) =>
      refOf(InstanceId ?? NetworkInterfaceId),
    ),
  ]);
  const add = (
    node: string,
    subnetId: Reference | undefined,
    address: string | undefined,
    groups: readonly Reference[] | 'none' | undefined,
    open: boolean,
    key = node,
  ): void => {
    const subnet = world.subnets.get(refOf(subnetId));
    if (subnet !== undefined) {
      const { first, last } = subnet.block;
      world.ends.push({
        node,
        key,
        subnet,
        // https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html: AWS keeps the first four and the last.
        addresses: address === undefined ? [first + 4, last - 1] : [number(address)],
        public: open || elastic.has(node),
        // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html: a number of tasks of one definition.
        many: key !== node && world.workloads.has(node),
        groups: groups === 'none' ? undefined : (groups?.map(refOf) ?? [`${subnet.vpc}:default`]),
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
    const {
      Subnets = [],
      SecurityGroups,
      AssignPublicIp,
    } = service.NetworkConfiguration?.AwsvpcConfiguration ?? {};
    for (const subnet of Subnets) {
      add(id, subnet, undefined, SecurityGroups, AssignPublicIp === 'ENABLED', `${id} ${refOf(subnet)}`);
    }
  }
  for (const [id, balancer] of of('ElasticLoadBalancingV2::LoadBalancer')) {
    world.balancers.add(id);
    const groups = balancer.SecurityGroups ?? (balancer.Type === 'network' ? 'none' : undefined);
    for (const subnet of balancer.Subnets ?? []) {
      add(id, subnet, undefined, groups, balancer.Scheme !== 'internal', `${id} ${refOf(subnet)}`);
    }
  }
}
