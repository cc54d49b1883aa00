import { nameOf, type Resource } from '../../core/resource';
import { isUnresolved, type Value } from '../../core/value';
import type { Node, Tri } from '../network';
import type { Blocks } from './blocks';
import { type Lists, made, no, placeIn, placesIn } from './places';
import { listOf, type Source, triOf } from './world';

const VPC = 'AWS::EC2::VPC';

/** A function has no public address: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html */
export function lambda(source: Source, blocks: Blocks, one: Resource): readonly Node[] {
  if (source.context.read(one, 'VpcConfig') === undefined) return [];
  const lists: Lists = {
    subnets: listOf(source, one, 'VpcConfig.SubnetIds'),
    groups: listOf(source, one, 'VpcConfig.SecurityGroupIds'),
  };
  if (lists.subnets?.length === 0) return [];
  const places = placesIn(source, blocks, one, lists, {
    publicIpv4: () => no(one, `${nameOf(one)} is a function, which has no public address`),
    ipv6: (_subnet, has) =>
      has
        ? triOf(source, one, 'VpcConfig.Ipv6AllowedForDualStack', (value) => value === true, false)
        : no(one, `the subnet of ${nameOf(one)} has no IPv6 addresses`),
  });
  return [made(source, one, 'function', places, lists.groups)];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpoint.html */
export function endpoint(source: Source, blocks: Blocks, one: Resource): Node {
  const kind = source.context.read(one, 'VpcEndpointType') ?? 'Gateway';
  if (kind === 'Gateway') {
    const vpc = source.idOf(VPC, source.context.read(one, 'VpcId') ?? '');
    return { ...made(source, one, 'gateway-endpoint', [], 'none'), vpc };
  }
  const lists: Lists = {
    subnets: listOf(source, one, 'SubnetIds'),
    groups: listOf(source, one, 'SecurityGroupIds'),
  };
  const places = placesIn(source, blocks, one, lists, {
    publicIpv4: () => no(one, `${nameOf(one)} is an endpoint, which has no public address`),
    ipv6: () => no(one, `${nameOf(one)} is an endpoint, which nobody calls from outside`),
  });
  return made(source, one, 'endpoint', places, kind === 'Interface' ? lists.groups : 'none');
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-natgateway.html */
export function nat(source: Source, blocks: Blocks, one: Resource): Node {
  const place = placeIn(source, blocks, source.context.read(one, 'SubnetId') ?? `of ${nameOf(one)}`, {
    own: [source.context.read(one, 'PrivateIpAddress') ?? ''],
    publicIpv4: () => triOf(source, one, 'ConnectivityType', (value) => value === 'public', 'public'),
    ipv6: () => no(one, `${nameOf(one)} is a NAT gateway, which has no IPv6 address`),
  });
  return made(source, one, 'nat', [place], 'none');
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-vpclink.html */
export function vpcLink(source: Source, blocks: Blocks, one: Resource): Node {
  const lists: Lists = {
    subnets: listOf(source, one, 'SubnetIds'),
    groups: listOf(source, one, 'SecurityGroupIds'),
  };
  const places = placesIn(source, blocks, one, lists, {
    publicIpv4: () => no(one, `${nameOf(one)} is a VPC link, which has no public address`),
    ipv6: () => no(one, `${nameOf(one)} is a VPC link, which nobody calls`),
  });
  return made(source, one, 'vpc-link', places, lists.groups);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-loadbalancer.html */
export function balancer(source: Source, blocks: Blocks, one: Resource): Node {
  const { context } = source;
  const mappings = listOf(source, one, 'SubnetMappings');
  const plain = listOf(source, one, 'Subnets');
  const mapped = mappings?.map((_, index) => context.read(one, `SubnetMappings[${index}].SubnetId`) ?? '');
  const lists: Lists = {
    subnets: plain && mapped ? [...plain, ...mapped] : undefined,
    groups: listOf(source, one, 'SecurityGroups'),
  };
  const kind = context.read(one, 'Type');
  const scheme = triOf(source, one, 'Scheme', (value) => value === 'internet-facing', 'internet-facing');
  const type = context.read(one, 'IpAddressType') ?? 'ipv4';
  const dual = (): Tri =>
    triOf(source, one, 'IpAddressType', (value) => String(value).startsWith('dualstack'), 'ipv4');
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-elasticloadbalancingv2-loadbalancer-subnetmapping.html
  const written = (index: number): readonly Value[] =>
    ['PrivateIPv4Address', 'IPv6Address'].flatMap(
      (name) => context.read(one, `SubnetMappings[${index - (plain?.length ?? 0)}].${name}`) ?? [],
    );
  const placing = {
    publicIpv4: (): Tri =>
      type === 'dualstack-without-public-ipv4'
        ? no(one, `${nameOf(one)} has no public IPv4 address`)
        : scheme,
    ipv6: (_subnet: unknown, has: boolean): Tri =>
      has ? dual() : no(one, `the subnet of ${nameOf(one)} has no IPv6 addresses`),
    publicIpv6: letsInSix(source, one) ?? scheme,
  };
  const places = placesIn(source, blocks, one, lists, placing, written);
  const isBare = lists.groups?.length === 0;
  const groups = isBare && isUnresolved(kind) ? undefined : lists.groups;
  return made(source, one, 'load-balancer', places, isBare && kind === 'network' ? 'none' : groups);
}

/** What lets the internet in to an internal one: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html */
function letsInSix(source: Source, one: Resource): Tri | undefined {
  const { context } = source;
  const attributes = listOf(source, one, 'LoadBalancerAttributes') ?? [];
  const index = attributes.findIndex(
    (_, at) => context.read(one, `LoadBalancerAttributes[${at}].Key`) === 'ipv6.deny_all_igw_traffic',
  );
  const path = `LoadBalancerAttributes[${index}].Value`;
  const value = index < 0 ? undefined : context.read(one, path);
  if (value === undefined || String(value) === 'true') return undefined;
  return triOf(source, one, path, (denies) => String(denies) === 'false', 'true');
}
