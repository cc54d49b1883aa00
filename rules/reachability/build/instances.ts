import { nameOf, type Resource } from '../../core/resource';
import type { Value } from '../../core/value';
import type { Node } from '../network';
import type { Blocks } from './blocks';
import { type Elastic, either, elasticTri } from './elastic';
import { bySubnet, made, no, placeIn, placesIn, six } from './places';
import { listOf, type Source, tri, triOf } from './world';

export function instance(source: Source, blocks: Blocks, one: Resource, elastic: Elastic): Node {
  const { context } = source;
  const interfaces = listOf(source, one, 'NetworkInterfaces') ?? [];
  const own = interfaces.length > 0 ? 'NetworkInterfaces[0].' : '';
  const eni = own === '' ? undefined : context.read(one, `${own}NetworkInterfaceId`);
  const attached = eni === undefined ? undefined : source.named('AWS::EC2::NetworkInterface', eni);
  const from = attached ?? one;
  // An interface that is written out tells what the instance does not, and AWS Config tells it of the instance.
  const at = (name: string): Value | undefined =>
    attached ? context.read(from, name) : (context.read(one, `${own}${name}`) ?? context.read(one, name));
  const given = attached || own !== '' ? listOf(source, from, attached ? 'GroupSet' : `${own}GroupSet`) : [];
  const groups = given?.length === 0 ? listOf(source, one, 'SecurityGroupIds') : given;
  const addresses = attached ? [] : (listOf(source, one, `${own}Ipv6Addresses`) ?? []);
  const wants = Number(at('Ipv6AddressCount') ?? 0) > 0 || addresses.length > 0;
  const place = placeIn(source, blocks, at('SubnetId') ?? `the default subnet of ${nameOf(one)}`, {
    own: [
      at('PrivateIpAddress') ?? '',
      ...addresses.flatMap(
        (_, index) => context.read(one, `${own}Ipv6Addresses[${index}].Ipv6Address`) ?? [],
      ),
    ],
    publicIpv4: (subnet) =>
      either(
        attached
          ? no(one, `${nameOf(attached)} has no elastic IP`)
          : own !== '' && context.read(one, `${own}AssociatePublicIpAddress`) !== undefined
            ? triOf(source, one, `${own}AssociatePublicIpAddress`, (value) => value === true, false)
            : bySubnet(source, one, subnet, 'MapPublicIpOnLaunch'),
        elasticTri(one, elastic) ?? (attached && elasticTri(attached, elastic)),
      ),
    ipv6: (subnet, has) => six(source, one, subnet, has, wants ? true : undefined),
  });
  return made(source, one, 'instance', [place], groups);
}

export function networkInterface(source: Source, blocks: Blocks, one: Resource, elastic: Elastic): Node {
  const { context } = source;
  const addresses = listOf(source, one, 'Ipv6Addresses') ?? [];
  const wants = Number(context.read(one, 'Ipv6AddressCount') ?? 0) > 0 || addresses.length > 0;
  const place = placeIn(source, blocks, context.read(one, 'SubnetId') ?? '', {
    own: [
      context.read(one, 'PrivateIpAddress') ?? '',
      ...addresses.flatMap((_, index) => context.read(one, `Ipv6Addresses[${index}].Ipv6Address`) ?? []),
    ],
    publicIpv4: () => elasticTri(one, elastic) ?? no(one, `${nameOf(one)} has no elastic IP`),
    ipv6: (subnet, has) => six(source, one, subnet, has, wants ? true : undefined),
  });
  return made(source, one, 'interface', [place], listOf(source, one, 'GroupSet'));
}

/**
 * The instances of an Auto Scaling group, as its launch template makes them:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-autoscaling-autoscalinggroup.html
 */
export function scaled(source: Source, blocks: Blocks, one: Resource): Node {
  const { context } = source;
  const launch = ['LaunchTemplateId', 'LaunchTemplateName'].flatMap(
    (name) => context.read(one, `LaunchTemplate.${name}`) ?? [],
  )[0];
  const template = launch === undefined ? undefined : source.named('AWS::EC2::LaunchTemplate', launch);
  const data = 'LaunchTemplateData';
  const own = template ? (listOf(source, template, `${data}.NetworkInterfaces`) ?? []) : [];
  const at = own.length > 0 ? `${data}.NetworkInterfaces[0]` : data;
  const assign = template && context.read(template, `${data}.NetworkInterfaces[0].AssociatePublicIpAddress`);
  const groups =
    template && listOf(source, template, own.length > 0 ? `${at}.Groups` : `${at}.SecurityGroupIds`);
  const subnets = listOf(source, one, 'VPCZoneIdentifier');
  const places = placesIn(
    source,
    blocks,
    one,
    { subnets, groups },
    {
      publicIpv4: (subnet) =>
        template && assign !== undefined
          ? triOf(source, template, `${at}.AssociatePublicIpAddress`, (value) => value === true, false)
          : template
            ? bySubnet(source, one, subnet, 'MapPublicIpOnLaunch')
            : tri(
                one,
                '',
                `public addresses of ${nameOf(one)}`,
                'unknown',
                `how ${nameOf(one)} launches instances`,
              ),
      ipv6: (subnet, has) => six(source, one, subnet, has, undefined),
    },
  );
  return made(source, one, 'instance', places, groups);
}
