import { type Address, address, isIpv6, plus } from './addresses';
import type { Decide } from './decide';
import { type Of, type Properties, type Reference, refOf } from './template';
import type { End, Group, Subnet } from './world';

/** Everything that stands somewhere, and what kind it is of. */
export interface Ends {
  readonly ends: readonly End[];
  readonly workloads: ReadonlySet<string>;
  readonly balancers: ReadonlySet<string>;
}

/** An interface, as it is written. */
interface Written {
  readonly subnet: Reference | undefined;
  readonly groups: readonly Reference[] | 'nothing filters' | undefined;
  /** Whether it has a public address in IPv4. */
  readonly isPublic: boolean;
  readonly ipv4?: string | undefined;
  /** Written out, or any of the subnet. */
  readonly ipv6?: string | true | undefined;
  readonly hidesIpv6?: boolean;
}

type Place = (node: string, written: Written, many?: boolean) => readonly End[];

export function readEnds(
  of: Of,
  subnets: ReadonlyMap<string, Subnet>,
  groups: ReadonlyMap<string, Group>,
  decide: Decide,
): Ends {
  const place: Place = (node, written, many = false) => {
    const subnet = subnets.get(refOf(written.subnet));
    if (subnet === undefined) return [];
    const held = written.groups ?? [`${subnet.vpc}:default`];
    const own = addressesOf(`${node} in ${subnet.id}`, subnet, written, decide);
    const isOpen = (one: Address): boolean => (isIpv6(one) ? written.hidesIpv6 !== true : written.isPublic);
    return [
      {
        node,
        subnet,
        addresses: own,
        open: own.filter(isOpen),
        groups: held === 'nothing filters' ? undefined : held.flatMap((id) => groups.get(refOf(id)) ?? []),
        many,
      },
    ];
  };
  const hosts = [
    ...instances(of, place),
    ...fleets(of, place),
    ...tasks(of, place, decide),
    ...functions(of, place),
  ];
  const balancers = balancerNodes(of, place);
  return {
    ends: [...hosts, ...balancers, ...endpointNodes(of, place)],
    workloads: new Set(hosts.map(({ node }) => node)),
    balancers: new Set(balancers.map(({ node }) => node)),
  };
}

/** AWS keeps the first four and the last: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html. */
function addressesOf(key: string, { blocks }: Subnet, { ipv4, ipv6 }: Written, decide: Decide): Address[] {
  return blocks.flatMap(({ first, last }) => {
    const written = isIpv6(first) ? ipv6 : (ipv4 ?? true);
    if (written === undefined) return [];
    const version = isIpv6(first) ? 'IPv6' : 'IPv4';
    return written === true
      ? [decide(`${version} of ${key}`, [plus(first, 4), plus(last, -1)])]
      : [address(written)];
  });
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html, https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html */
function instances(of: Of, place: Place): readonly End[] {
  const subnets = new Map(of('EC2::Subnet'));
  const elastic = new Set([
    ...of('EC2::EIP').map(([, one]) => refOf(one.InstanceId)),
    ...of('EC2::EIPAssociation').map(([, one]) => refOf(one.InstanceId ?? one.NetworkInterfaceId)),
  ]);
  const ipv6Of = (card: Properties): Written['ipv6'] => {
    const isAssigned = subnets.get(refOf(card.SubnetId))?.AssignIpv6AddressOnCreation === true;
    const any = isAssigned || (card.Ipv6AddressCount ?? 0) > 0 ? true : undefined;
    return card.Ipv6Addresses?.[0]?.Ipv6Address ?? any;
  };
  const cards = [
    ...of('EC2::Instance').map(([id, instance]) => {
      const card: Properties = instance.NetworkInterfaces?.[0] ?? instance;
      const isMapped = subnets.get(refOf(card.SubnetId))?.MapPublicIpOnLaunch === true;
      const groups = card.GroupSet ?? card.SecurityGroupIds;
      return { id, card, groups, isOpen: card.AssociatePublicIpAddress ?? isMapped };
    }),
    ...of('EC2::NetworkInterface').map(([id, card]) => ({ id, card, groups: card.GroupSet, isOpen: false })),
  ];
  return cards.flatMap(({ id, card, groups, isOpen }) =>
    place(id, {
      subnet: card.SubnetId,
      groups,
      isPublic: isOpen || elastic.has(id),
      ipv4: card.PrivateIpAddress,
      ipv6: ipv6Of(card),
    }),
  );
}

/** https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-in-vpc.html */
function fleets(of: Of, place: Place): readonly End[] {
  const templates = new Map(of('EC2::LaunchTemplate'));
  const subnets = new Map(of('EC2::Subnet'));
  return of('AutoScaling::AutoScalingGroup').flatMap(([id, { VPCZoneIdentifier = [], LaunchTemplate }]) => {
    const data = templates.get(refOf(LaunchTemplate?.LaunchTemplateId))?.LaunchTemplateData;
    const card = data?.NetworkInterfaces?.[0];
    return VPCZoneIdentifier.flatMap((subnet) => {
      const { MapPublicIpOnLaunch, AssignIpv6AddressOnCreation } = subnets.get(refOf(subnet)) ?? {};
      const isPublic = card?.AssociatePublicIpAddress ?? MapPublicIpOnLaunch === true;
      const ipv6 = AssignIpv6AddressOnCreation === true ? true : undefined;
      return place(id, { subnet, groups: card?.Groups ?? data?.SecurityGroupIds, isPublic, ipv6 }, true);
    });
  });
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html */
function tasks(of: Of, place: Place, decide: Decide): readonly End[] {
  return of('ECS::Service').flatMap(([id, { NetworkConfiguration }]) => {
    const { Subnets = [], SecurityGroups, AssignPublicIp } = NetworkConfiguration?.AwsvpcConfiguration ?? {};
    const subnets = new Map(of('EC2::Subnet'));
    return Subnets.flatMap((subnet) => {
      // A setting of the account has a say in it.
      const mayHave = subnets.get(refOf(subnet))?.Ipv6CidrBlock !== undefined;
      const ipv6 = mayHave && decide('tasks have IPv6', [true, false]) ? true : undefined;
      return place(
        id,
        { subnet, groups: SecurityGroups, isPublic: AssignPublicIp === 'ENABLED', ipv6 },
        true,
      );
    });
  });
}

/** Never with a public address: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html. */
function functions(of: Of, place: Place): readonly End[] {
  return of('Lambda::Function').flatMap(([id, { VpcConfig }]) =>
    (VpcConfig?.SubnetIds ?? []).flatMap((subnet) =>
      place(id, {
        subnet,
        groups: VpcConfig?.SecurityGroupIds,
        isPublic: false,
        ipv6: VpcConfig?.Ipv6AllowedForDualStack === true ? true : undefined,
      }),
    ),
  );
}

/** https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html */
function endpointNodes(of: Of, place: Place): readonly End[] {
  return of('EC2::VPCEndpoint').flatMap(([id, { VpcEndpointType, SubnetIds = [], SecurityGroupIds }]) =>
    VpcEndpointType === 'Interface'
      ? SubnetIds.flatMap((subnet) => place(id, { subnet, groups: SecurityGroupIds, isPublic: false }))
      : [],
  );
}

/**
 * One node in each subnet.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html
 */
function balancerNodes(of: Of, place: Place): readonly End[] {
  return of('ElasticLoadBalancingV2::LoadBalancer').flatMap(([id, balancer]) => {
    const { Subnets = [], SubnetMappings = [], SecurityGroups, Type, LoadBalancerAttributes = [] } = balancer;
    const isInternal = balancer.Scheme === 'internal';
    const denies = LoadBalancerAttributes.find(({ Key }) => Key === 'ipv6.deny_all_igw_traffic')?.Value;
    const mapped = [...Subnets.map((SubnetId) => ({ SubnetId })), ...SubnetMappings];
    return mapped.flatMap((one: { readonly SubnetId: Reference; readonly PrivateIPv4Address?: string }) =>
      place(id, {
        subnet: one.SubnetId,
        // https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
        groups: SecurityGroups ?? (Type === 'network' ? 'nothing filters' : undefined),
        isPublic: !isInternal && balancer.IpAddressType !== 'dualstack-without-public-ipv4',
        ipv4: one.PrivateIPv4Address,
        ipv6: balancer.IpAddressType?.startsWith('dualstack') ? true : undefined,
        // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html
        hidesIpv6: denies === undefined ? isInternal : denies === 'true',
      }),
    );
  });
}
