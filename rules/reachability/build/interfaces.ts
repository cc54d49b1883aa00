import { nameOf, type Resource } from '../../core/resource';
import type { Value } from '../../core/value';
import type { Place, Tri } from '../network';
import { addressesOf, asksForSix, OF_INSTANCE, STANDING, WITHIN } from './addresses';
import type { Blocks } from './blocks';
import { type Elastic, either, elasticTri } from './elastic';
import { byName, templateAt } from './launch';
import { bySubnet, no, placeIn, six } from './places';
import { listOf, type Source, tri, triOf } from './world';

/** One interface of an instance, or one that stands alone. */
export interface Attached {
  readonly place: Place;
  /** Its security groups; undefined where they are not known. */
  readonly groups: readonly Value[] | undefined;
}

const INTERFACE = 'AWS::EC2::NetworkInterface';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkinterface.html */
export function standing(source: Source, blocks: Blocks, one: Resource, elastic: Elastic): Attached {
  const at = (name: string): Value | undefined => source.context.read(one, name);
  const place = placeIn(source, blocks, at('SubnetId') ?? `of ${nameOf(one)}`, {
    own: addressesOf(source, one, '', STANDING),
    publicIpv4: () => elasticTri(one, elastic) ?? no(one, `${nameOf(one)} has no elastic IP`),
    ipv6: (subnet, has) => six(source, one, subnet, has, asksForSix(source, one, '', STANDING)),
  });
  return { place, groups: listOf(source, one, 'GroupSet') };
}

/**
 * The interfaces of an instance: the one that its own properties tell of, those written out, and those attached to it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-instance.html
 */
export function attachedTo(
  source: Source,
  blocks: Blocks,
  one: Resource,
  elastic: Elastic,
): readonly Attached[] {
  const list = listOf(source, one, 'NetworkInterfaces');
  const more = attachmentsOf(source, one).map((eni) => standing(source, blocks, eni, elastic));
  if (!list) return [notKnown(source, blocks, one, 'NetworkInterfaces'), ...more];
  if (list.length === 0) return [...launched(source, blocks, one, elastic), ...more];
  return [...list.map((_, index) => written(source, blocks, one, index, elastic)), ...more];
}

/** What a launch template says counts where the instance itself says nothing. */
function launched(source: Source, blocks: Blocks, one: Resource, elastic: Elastic): readonly Attached[] {
  const { context } = source;
  const own = primary(source, blocks, one, elastic);
  // What AWS Config records was launched, with whatever template.
  const isRecorded = one.origin.captured !== undefined;
  if (isRecorded || context.read(one, 'LaunchTemplate') === undefined) return [own];
  const launch = templateAt(source, one, 'LaunchTemplate');
  if (!launch) return [notKnown(source, blocks, one, 'LaunchTemplate')];
  const { from, interfaces } = launch;
  return interfaces.map(({ path, groups, isFirst, isOwn }) => {
    const at = (name: string): Value | undefined =>
      isOwn ? context.read(from, `${path}${name}`) : undefined;
    const subnet = context.read(one, 'SubnetId') ?? at('SubnetId') ?? `of ${nameOf(one)} in the default VPC`;
    const fixed = isOwn
      ? addressesOf(source, from, path, STANDING)
      : addressesOf(source, one, '', OF_INSTANCE);
    const place = placeIn(source, blocks, subnet, {
      own: fixed,
      publicIpv4: (known) =>
        either(
          at('AssociatePublicIpAddress') !== undefined
            ? triOf(source, from, `${path}AssociatePublicIpAddress`, (value) => value === true, false)
            : isFirst
              ? bySubnet(source, one, known, 'MapPublicIpOnLaunch')
              : no(one, `a further interface of ${nameOf(one)} has no public address`),
          isFirst ? elasticTri(one, elastic) : undefined,
        ),
      ipv6: (known, has) =>
        six(
          source,
          one,
          known,
          has,
          asksForSix(source, one, '', OF_INSTANCE) ?? asksForSix(source, from, path, isOwn ? STANDING : []),
        ),
    });
    const isNamed = own.groups === undefined || own.groups.length > 0;
    return { place, groups: isNamed && isFirst ? own.groups : groups };
  });
}

function primary(source: Source, blocks: Blocks, one: Resource, elastic: Elastic): Attached {
  const { context } = source;
  const given = listOf(source, one, 'SecurityGroupIds');
  const groups = given?.length === 0 ? listOf(source, one, 'SecurityGroups')?.map(byName(source)) : given;
  const place = placeIn(
    source,
    blocks,
    context.read(one, 'SubnetId') ?? `of ${nameOf(one)} in the default VPC`,
    {
      own: addressesOf(source, one, '', OF_INSTANCE),
      publicIpv4: (subnet) =>
        either(bySubnet(source, one, subnet, 'MapPublicIpOnLaunch'), elasticTri(one, elastic)),
      ipv6: (subnet, has) => six(source, one, subnet, has, asksForSix(source, one, '', OF_INSTANCE)),
    },
  );
  return { place, groups };
}

function written(source: Source, blocks: Blocks, one: Resource, index: number, elastic: Elastic): Attached {
  const { context } = source;
  const own = `NetworkInterfaces[${index}].`;
  const eni = context.read(one, `${own}NetworkInterfaceId`);
  const known = eni === undefined ? undefined : source.named(INTERFACE, eni);
  const isPublic = context.read(one, `${own}AssociatePublicIpAddress`);
  const says = `${own}AssociatePublicIpAddress`;
  const assigned = (): Tri | undefined =>
    isPublic === undefined ? undefined : triOf(source, one, says, (value) => value === true, false);
  if (known) {
    const { place, groups } = standing(source, blocks, known, elastic);
    // AWS Config tells of an instance what its interface was given at launch, and of the interface that it stands alone.
    const publicIpv4 = either(
      assigned() ?? place.publicIpv4,
      index === 0 ? elasticTri(one, elastic) : undefined,
    );
    return {
      place: { ...place, publicIpv4: place.publicIpv4.holds === true ? place.publicIpv4 : publicIpv4 },
      groups,
    };
  }
  const subnet =
    context.read(one, `${own}SubnetId`) ?? (index === 0 ? context.read(one, 'SubnetId') : undefined);
  if (eni !== undefined && subnet === undefined)
    return notKnown(source, blocks, one, `${own}NetworkInterfaceId`);
  const given = listOf(source, one, `${own}GroupSet`);
  const six6 =
    asksForSix(source, one, own, WITHIN) ??
    (index === 0 ? asksForSix(source, one, '', OF_INSTANCE) : undefined);
  const addresses = addressesOf(source, one, own, WITHIN);
  const place = placeIn(source, blocks, subnet ?? `of ${nameOf(one)} in the default VPC`, {
    own: addresses.length === 0 && index === 0 ? addressesOf(source, one, '', OF_INSTANCE) : addresses,
    // Only the first interface is given a public address by its subnet:
    // https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html#vpc-public-ipv4-addresses
    publicIpv4: (known) =>
      either(
        assigned() ??
          (index === 0
            ? bySubnet(source, one, known, 'MapPublicIpOnLaunch')
            : no(one, `interface ${index} of ${nameOf(one)} has no public address`)),
        index === 0 ? elasticTri(one, elastic) : undefined,
      ),
    ipv6: (known, has) => six(source, one, known, has, six6),
  });
  return {
    place,
    groups: given?.length === 0 && index === 0 ? listOf(source, one, 'SecurityGroupIds') : given,
  };
}

function notKnown(source: Source, blocks: Blocks, one: Resource, path: string): Attached {
  const says = `${path} of ${nameOf(one)}`;
  const unknown = tri(one, path, says, 'unknown', `${says}, which is not in sight`);
  const place = placeIn(source, blocks, `of ${says}`, {
    publicIpv4: () => unknown,
    ipv6: () => unknown,
  });
  return { place, groups: undefined };
}

function attachmentsOf({ context, named, strangers }: Source, one: Resource): readonly Resource[] {
  return strangers.flatMap(({ resource }) => {
    if (resource.type !== 'AWS::EC2::NetworkInterfaceAttachment') return [];
    const at = (name: string): Value => context.read(resource, name) ?? '';
    const to = named('AWS::EC2::Instance', at('InstanceId'));
    const eni = named(INTERFACE, at('NetworkInterfaceId'));
    return to === one && eni ? [eni] : [];
  });
}
