import type { Place } from './place';
import type { Reference } from './properties';
import type { Of } from './template';
import type { End } from './world';

/** https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html */
export function endpointNodes(of: Of, place: Place): readonly End[] {
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
export function balancerNodes(of: Of, place: Place): readonly End[] {
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
