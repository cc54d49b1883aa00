import { whyUnknown } from '../../core/property';
import { nameOf } from '../../core/resource';
import { isUnresolved, referenceOf, show, type Value } from '../../core/value';
import type { Addresses, Tri, Vpc } from '../network';
import {
  type AddressSet,
  ANYWHERE,
  addressSet,
  cidrSet,
  contains,
  NOWHERE,
  union,
  virtualBlock,
} from '../sets';
import { fact, listOf, type Source } from './world';

/** The blocks of VPCs and subnets, known ones and those that AWS chooses. */
export interface Blocks {
  readonly vpcs: ReadonlyMap<string, Vpc>;
  readonly ofSubnet: ReadonlyMap<string, AddressSet>;
  /** The addresses that a CIDR names, be it taken from a VPC or a subnet. */
  readonly named: (value: Value) => Addresses;
}

const VPC = 'AWS::EC2::VPC';
const GATEWAY = 'AWS::EC2::InternetGateway';
const SUBNET = 'AWS::EC2::Subnet';
const SUBNET_BLOCK = 'AWS::EC2::SubnetCidrBlock';

export function blocksOf(source: Source): Blocks {
  const { context, every, idOf, strangers } = source;
  const gateways = gatewaysOf(source);
  const vpcs = new Map<string, Vpc>();
  const sixes = new Map<string, bigint>();
  let [fours, count] = [0, 0];
  for (const vpc of every(VPC)) {
    const own = context.read(vpc, 'CidrBlock');
    const more = every('AWS::EC2::VPCCidrBlock').filter(
      (one) => idOf(VPC, context.read(one, 'VpcId') ?? '') === vpc.address,
    );
    const given = [own, ...more.map((one) => context.read(one, 'CidrBlock'))];
    const sets = given.flatMap((value, index) => {
      if (typeof value === 'string') return cidrSet(value, true) ?? [];
      // The first block there always is, be it of a pool; of the others, which are of either family, none is made up.
      return index > 0 ? [] : [addressSet([virtualBlock(4, fours++)])];
    });
    const sixth = more.flatMap((one) => {
      const block = context.read(one, 'Ipv6CidrBlock');
      if (typeof block === 'string') return cidrSet(block, true) ?? [];
      const isSix = [
        block,
        context.read(one, 'AmazonProvidedIpv6CidrBlock'),
        context.read(one, 'Ipv6IpamPoolId'),
      ];
      if (!isSix.some((value) => value !== undefined && value !== false)) return [];
      const range = virtualBlock(6, count++);
      sixes.set(vpc.address, range.first);
      return addressSet([range]);
    });
    const blocks = union(...sets, ...sixth);
    const name = nameOf(vpc);
    vpcs.set(vpc.address, {
      id: vpc.address,
      name,
      blocks,
      gateways: gateways.get(vpc.address) ?? new Map(),
    });
  }
  const spelled = new Map<string, AddressSet>();
  const ofSubnet = new Map<string, AddressSet>();
  every(SUBNET).forEach((subnet, index) => {
    const vpc = vpcs.get(idOf(VPC, context.read(subnet, 'VpcId') ?? ''));
    const four = context.read(subnet, 'CidrBlock');
    const six = context.read(subnet, 'Ipv6CidrBlock');
    const set4 =
      typeof four === 'string' ? cidrSet(four, true) : { ...NOWHERE, 4: vpc?.blocks[4] ?? ANYWHERE[4] };
    let set6: AddressSet | undefined = NOWHERE;
    if (typeof six === 'string') set6 = cidrSet(six, true);
    else if (six !== undefined) {
      const first = vpc && sixes.get(vpc.id);
      const from = first === undefined ? undefined : first + (BigInt(index) << 64n);
      set6 =
        from === undefined
          ? { ...NOWHERE, 6: vpc?.blocks[6] ?? ANYWHERE[6] }
          : addressSet([{ family: 6, first: from, last: from + (1n << 64n) - 1n }]);
      spelled.set(show(six), set6);
    }
    ofSubnet.set(subnet.address, union(set4 ?? NOWHERE, set6 ?? NOWHERE));
  });
  for (const { resource } of strangers.filter((one) => one.resource.type === SUBNET_BLOCK)) {
    const subnet = source.named(SUBNET, context.read(resource, 'SubnetId') ?? '');
    const six = context.read(resource, 'Ipv6CidrBlock');
    const vpc = subnet && vpcs.get(idOf(VPC, context.read(subnet, 'VpcId') ?? ''));
    const own = typeof six === 'string' ? cidrSet(six, true) : undefined;
    const set = own ?? { ...NOWHERE, 6: vpc?.blocks[6] ?? ANYWHERE[6] };
    if (subnet) ofSubnet.set(subnet.address, union(ofSubnet.get(subnet.address) ?? NOWHERE, set));
  }
  // What a VPC has is at least what its subnets have, where AWS chooses its block.
  for (const subnet of every(SUBNET)) {
    const vpc = vpcs.get(idOf(VPC, context.read(subnet, 'VpcId') ?? ''));
    const own = ofSubnet.get(subnet.address) ?? NOWHERE;
    if (vpc && !contains(vpc.blocks, own)) vpcs.set(vpc.id, { ...vpc, blocks: union(vpc.blocks, own) });
  }
  const named = (value: Value): Addresses => {
    if (typeof value === 'string') {
      const [sure, possible] = [cidrSet(value, true), cidrSet(value, false)];
      if (sure && possible) return { sure, possible };
      return { sure: NOWHERE, possible: ANYWHERE, doubt: `${show(value)}, which is no CIDR block` };
    }
    const reference = referenceOf(value);
    const four = (set: AddressSet): AddressSet => ({ ...NOWHERE, 4: set[4] });
    if (reference?.attribute === 'CidrBlock') {
      const own = ofSubnet.get(reference.target) ?? vpcs.get(reference.target)?.blocks;
      if (own) return { sure: four(own), possible: four(own) };
    }
    const same = spelled.get(show(value));
    if (same) return { sure: same, possible: same };
    return { sure: NOWHERE, possible: ANYWHERE, doubt: `${show(value)}, ${whyUnknown(value)}` };
  };
  return { vpcs, ofSubnet, named };
}

/** A VPC has one internet gateway at most; one that is attached to what is not known may be any VPC's. */
function gatewaysOf(source: Source): ReadonlyMap<string, Map<string, Tri>> {
  const { context, every, idOf, named } = source;
  const found = new Map<string, Map<string, Tri>>();
  const add = (vpc: string, id: string, state: Tri): void => {
    const own = found.get(vpc) ?? new Map<string, Tri>();
    own.set(id, state);
    found.set(vpc, own);
  };
  for (const one of every('AWS::EC2::VPCGatewayAttachment')) {
    const whole = context.read(one, '');
    const gateway = context.read(one, 'InternetGatewayId');
    const vpc = context.read(one, 'VpcId');
    if ((gateway === undefined && !isUnresolved(whole)) || vpc === undefined) continue;
    const says = `internet gateway ${nameShown(idOf(GATEWAY, gateway ?? ''))}`;
    const isKnown = !isUnresolved(gateway) || named(GATEWAY, gateway) !== undefined;
    const given = idOf(GATEWAY, gateway ?? '');
    const ids = isKnown ? [given] : [given, ...every(GATEWAY).map(({ address }) => address)];
    const own = named(VPC, vpc);
    const vpcs = own ? [own] : isUnresolved(vpc) ? every(VPC) : [];
    for (const { address } of vpcs) {
      for (const id of ids) {
        const doubt = `whether ${says} is attached to ${nameShown(address)}`;
        const state = { ...fact(one, '', says), key: `${one.address}#${address} ${id}` };
        add(address, id, own && isKnown ? { ...state, holds: true } : { ...state, holds: 'unknown', doubt });
      }
    }
  }
  for (const { vpc, id, state } of routedGateways(source)) {
    if (!found.get(vpc)?.has(id)) add(vpc, id, state);
  }
  return found;
}

/** Gateways to which a route leads, and of which no attachment is in sight: the route can only be made with one. */
function routedGateways(
  source: Source,
): readonly { readonly vpc: string; readonly id: string; readonly state: Tri }[] {
  const { context, every, idOf, named, strangers } = source;
  const others = strangers.filter(({ resource }) => resource.type === 'AWS::EC2::VPNGateway');
  return every('AWS::EC2::RouteTable').flatMap((table) =>
    (listOf(source, table, 'Routes') ?? []).flatMap((_, index) => {
      const value = context.read(table, `Routes[${index}].GatewayId`);
      const isLiteral = typeof value === 'string' && value.startsWith('igw-');
      if (value === undefined || (!isLiteral && !isUnresolved(value))) return [];
      const target = referenceOf(value)?.target;
      if (named(GATEWAY, value) || others.some(({ resource }) => resource.address === target)) return [];
      const doubt = `whether ${show(value)} is an internet gateway that is attached`;
      const at = fact(table, `Routes[${index}].GatewayId`, `gateway ${show(value)}`);
      const vpc = idOf(VPC, context.read(table, 'VpcId') ?? '');
      return [{ vpc, id: idOf(GATEWAY, value), state: { ...at, holds: 'unknown' as const, doubt } }];
    }),
  );
}

export function nameShown(id: string): string {
  return id.split('/').at(-1) ?? id;
}
