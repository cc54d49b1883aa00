import { parseCidr } from '../../core/cidr';
import { nameOf, type Resource } from '../../core/resource';
import type { Truth, Value } from '../../core/value';
import type { Kind, Node, Place, Tri } from '../network';
import { type AddressSet, ANYWHERE, addressSet, NOWHERE, union } from '../sets';
import type { Blocks } from './blocks';
import { type Source, tri, triOf } from './world';

const SUBNET = 'AWS::EC2::Subnet';

const GROUP = 'AWS::EC2::SecurityGroup';

const VPC = 'AWS::EC2::VPC';

export interface Lists {
  readonly subnets: readonly Value[] | undefined;
  readonly groups: readonly Value[] | undefined;
}

export function made(
  source: Source,
  resource: Resource,
  kind: Kind,
  places: readonly Place[],
  groups: readonly Value[] | undefined | 'none',
  orDefault = true,
): Node {
  const { origin, type, address } = resource;
  const base = { id: address, name: nameOf(resource), kind, type, origin, places };
  if (groups === 'none') return { ...base, groups: undefined };
  if (!groups) return { ...base, groups: [], groupsDoubt: `the security groups of ${base.name}` };
  const [place] = places;
  const ids = groups.map((value) => source.idOf(GROUP, value));
  return { ...base, groups: ids.length === 0 && orDefault ? defaultGroups(source, place) : ids };
}

/** What has several interfaces, each with groups of its own. */
export function madeOf(
  source: Source,
  resource: Resource,
  kind: Kind,
  interfaces: readonly { readonly place: Place; readonly groups: readonly Value[] | undefined }[],
): Node {
  const each = interfaces.map(({ place, groups }) => made(source, resource, kind, [place], groups));
  const [first = made(source, resource, kind, [], []), ...others] = each;
  if (others.length === 0) return first;
  const doubt = each.find(({ groupsDoubt }) => groupsDoubt !== undefined)?.groupsDoubt;
  return {
    ...first,
    places: each.flatMap(({ places, groups = [] }, index) =>
      places.map((place) => ({ ...place, interface: `interface ${index}`, groups })),
    ),
    groups: [...new Set(each.flatMap(({ groups = [] }) => groups))],
    ...(doubt === undefined ? {} : { groupsDoubt: doubt }),
  };
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html */
function defaultGroups(source: Source, place: Place | undefined): readonly string[] {
  const { context, every, idOf } = source;
  const subnet = every(SUBNET).find(({ address }) => address === place?.subnet);
  const vpc = subnet && idOf(VPC, context.read(subnet, 'VpcId') ?? '');
  const own = every(GROUP).filter(
    (one) =>
      context.read(one, 'GroupName') === 'default' && idOf(VPC, context.read(one, 'VpcId') ?? '') === vpc,
  );
  return own.length > 0
    ? own.map(({ address }) => address)
    : [`the default group of ${vpc ?? 'a VPC that is not in sight'}`];
}

interface Placing {
  readonly publicIpv4: (subnet: Resource | undefined) => Tri;
  readonly ipv6: (subnet: Resource | undefined, has: boolean) => Tri;
  /** Whether the internet has an IPv6 address to call, where that is another matter than whether it has one. */
  readonly publicIpv6?: Tri;
  readonly own?: readonly Value[];
}

export function placeIn(source: Source, blocks: Blocks, subnet: Value, placing: Placing): Place {
  const known = source.named(SUBNET, subnet);
  const blocksOf = known ? (blocks.ofSubnet.get(known.address) ?? NOWHERE) : ANYWHERE;
  const own = (placing.own ?? []).flatMap((value) => {
    const range =
      typeof value === 'string' ? parseCidr(value.includes(':') ? `${value}/128` : `${value}/32`) : undefined;
    return range ? [addressSet([range])] : [];
  });
  const mine = union(...own);
  const addresses: AddressSet = {
    4: mine[4].length > 0 ? mine[4] : blocksOf[4],
    6: mine[6].length > 0 ? mine[6] : blocksOf[6],
  };
  const ipv6 = placing.ipv6(known, blocksOf[6].length > 0);
  return {
    subnet: known?.address ?? source.idOf(SUBNET, subnet),
    addresses: ipv6.holds === false ? { ...addresses, 6: [] } : addresses,
    publicIpv4: placing.publicIpv4(known),
    ipv6,
    ...(placing.publicIpv6 && ipv6.holds !== false ? { publicIpv6: placing.publicIpv6 } : {}),
  };
}

/** A place in each of the subnets; `own` gives the addresses that are written for the one in a subnet of the list. */
export function placesIn(
  source: Source,
  blocks: Blocks,
  one: Resource,
  { subnets }: Lists,
  placing: Placing,
  own: (index: number) => readonly Value[] = () => [],
): readonly Place[] {
  if (subnets && subnets.length > 0) {
    return subnets.map((subnet, index) => placeIn(source, blocks, subnet, { ...placing, own: own(index) }));
  }
  return [placeIn(source, blocks, `of ${nameOf(one)}`, placing)];
}

export const no = (resource: Resource, says: string): Tri => tri(resource, '', says, false);

/** The subnet's own choice for what is launched in it, which is no where it is absent. */
export function bySubnet(source: Source, one: Resource, subnet: Resource | undefined, path: string): Tri {
  if (subnet) return triOf(source, subnet, path, (value) => value === true, false);
  const says = `${path} of the subnet of ${nameOf(one)}`;
  return tri(one, path, says, 'unknown', `${says}, which is not in sight`);
}

export function six(
  source: Source,
  one: Resource,
  subnet: Resource | undefined,
  has: boolean,
  given: Truth | undefined,
): Tri {
  if (!has) return no(one, `the subnet of ${nameOf(one)} has no IPv6 addresses`);
  if (given === 'unknown') {
    return tri(
      one,
      'Ipv6',
      `IPv6 addresses of ${nameOf(one)}`,
      given,
      `whether ${nameOf(one)} has IPv6 addresses`,
    );
  }
  if (given !== undefined)
    return tri(one, 'Ipv6', `${nameOf(one)} has ${given ? 'an' : 'no'} IPv6 address`, given);
  return bySubnet(source, one, subnet, 'AssignIpv6AddressOnCreation');
}
