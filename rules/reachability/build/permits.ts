import { type AddressRange, parseCidr } from '../../core/cidr';
import { whyUnknown } from '../../core/property';
import type { Resource } from '../../core/resource';
import { isUnresolved, show, type Value } from '../../core/value';
import type { AclEntry, Addresses, Group, Permit } from '../network';
import { type AddressSet, ANYWHERE, allOf, cidrSet, NOWHERE, union } from '../sets';
import type { Blocks } from './blocks';
import { called, fact, listOf, type Source } from './world';

const GROUP = 'AWS::EC2::SecurityGroup';
const LIST = 'AWS::EC2::PrefixList';

const NUMBERS: Readonly<Record<string, number>> = { icmp: 1, tcp: 6, udp: 17, icmpv6: 58 };

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-securitygroup-ingress.html */
function protocolOf(value: Value | undefined): number | 'all' | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const name = String(value).trim().toLowerCase();
  if (name === '-1' || name === 'all') return 'all';
  return /^\d+$/.test(name) ? Number(name) : NUMBERS[name];
}

function portsOf(
  protocol: Permit['protocol'],
  from: Value | undefined,
  to: Value | undefined,
): Permit['ports'] {
  if (protocol === undefined) return undefined;
  if (protocol !== 6 && protocol !== 17) return [0, 65535];
  if (typeof from !== 'number' || typeof to !== 'number') return undefined;
  return from === -1 || to === -1 ? [0, 65535] : [from, to];
}

function showFlow(protocol: Permit['protocol'], ports: Permit['ports']): string {
  if (protocol === 'all') return 'every protocol';
  if (protocol === undefined) return 'a protocol that is not known';
  const name =
    Object.entries(NUMBERS).find(([, number]) => number === protocol)?.[0] ?? `protocol ${protocol}`;
  if (protocol !== 6 && protocol !== 17) return name;
  if (!ports) return `${name} ports that are not known`;
  return ports[0] === ports[1] ? `${name} ${ports[0]}` : `${name} ${ports[0]}-${ports[1]}`;
}

interface Peer {
  readonly addresses: Addresses;
  readonly groups: readonly string[];
  readonly shown: string;
  readonly doubt?: string;
}

const NONE: Addresses = { sure: NOWHERE, possible: NOWHERE };

const PEERS = {
  ingress: ['CidrIp', 'CidrIpv6', 'SourcePrefixListId', 'SourceSecurityGroupId', 'SourceSecurityGroupName'],
  egress: ['CidrIp', 'CidrIpv6', 'DestinationPrefixListId', 'DestinationSecurityGroupId'],
} as const;

/** The rules of every security group in sight. */
export function groupsOf(source: Source, blocks: Blocks): ReadonlyMap<string, Group> {
  const { context, every, idOf } = source;
  return new Map(
    every(GROUP).map((group) => {
      const name = called(group, 'security group ');
      const vpc = context.read(group, 'VpcId');
      const ways = (['ingress', 'egress'] as const).map((way) => {
        const path = way === 'ingress' ? 'SecurityGroupIngress' : 'SecurityGroupEgress';
        const list = listOf(source, group, path);
        if (!list) {
          const value = context.read(group, path);
          return { rules: [], doubt: `${path} of ${name} is ${show(value)}, ${whyUnknown(value)}` };
        }
        const known = list.map((_, index) => `${path}[${index}]`);
        const doubts = known.filter((at) => isUnresolved(context.read(group, at)));
        const rules = known
          .filter((at) => !doubts.includes(at))
          .map((at) => groupRule(source, blocks, group, at, way));
        const own = known.filter((at) => !group.folded.some((part) => part.path === at));
        const isRecorded = group.origin.captured !== undefined;
        // Without egress rules in its own properties a group gets one that allows everything:
        // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
        if (way === 'egress' && own.length === 0 && !isRecorded && !group.implicit)
          rules.push(everything(group, known.length === 0));
        if (way === 'egress' && own.length > 0 && !isRecorded && group.implicit) rules.push(sixOut(group));
        const [first] = doubts;
        return {
          rules,
          ...(first === undefined
            ? {}
            : { doubt: `${first} of ${name}, ${whyUnknown(context.read(group, first))}` }),
        };
      });
      const [ingress, egress] = ways;
      const made: Group = {
        id: group.address,
        name,
        vpc: vpc === undefined ? `default VPC of ${group.origin.file}` : idOf('AWS::EC2::VPC', vpc),
        rules: ways.flatMap(({ rules }) => rules),
        ...(ingress?.doubt === undefined ? {} : { ingressDoubt: ingress.doubt }),
        ...(egress?.doubt === undefined ? {} : { egressDoubt: egress.doubt }),
        origin: group.origin,
      };
      return [made.id, made] as const;
    }),
  );
}

function everything(group: Resource, isSure: boolean): Permit {
  const all = union(allOf(4), allOf(6));
  const says = `${called(group, 'security group ')} allows everything out, as it names no egress`;
  const doubt = `whether the default egress of ${called(group, '')} is still there beside rules of its own`;
  return {
    ...fact(group, 'SecurityGroupEgress', says),
    ingress: false,
    protocol: 'all',
    ports: [0, 65535],
    addresses: isSure ? { sure: all, possible: all } : { sure: NOWHERE, possible: all, doubt },
    groups: [],
  };
}

/**
 * The default group of a VPC lets IPv6 out as well where there is any, and no template shows it:
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
 */
function sixOut(group: Resource): Permit {
  return {
    ...fact(
      group,
      'SecurityGroupEgress',
      `${called(group, 'security group ')} allows every protocol to ::/0`,
    ),
    key: `${group.address}#IPv6 out`,
    ingress: false,
    protocol: 'all',
    ports: [0, 65535],
    addresses: { sure: allOf(6), possible: allOf(6) },
    groups: [],
  };
}

function groupRule(
  source: Source,
  blocks: Blocks,
  group: Resource,
  path: string,
  way: 'ingress' | 'egress',
): Permit {
  const { context } = source;
  const at = (name: string): Value | undefined => context.read(group, `${path}.${name}`);
  const protocol = protocolOf(at('IpProtocol'));
  const ports = portsOf(protocol, at('FromPort'), at('ToPort'));
  const peers = PEERS[way].flatMap((name) => {
    const value = at(name);
    return value === undefined ? [] : [peerOf(source, blocks, name, value)];
  });
  const shown = peers.map((peer) => peer.shown).join(' and ') || 'nobody';
  const says = `${called(group, 'security group ')} allows ${showFlow(protocol, ports)} ${way === 'ingress' ? 'from' : 'to'} ${shown}`;
  const unknown = protocol === undefined || ports === undefined ? `${says}` : undefined;
  const doubt = unknown ?? peers.flatMap((peer) => peer.doubt ?? [])[0];
  return {
    ...fact(group, path, says),
    ingress: way === 'ingress',
    protocol,
    ports,
    addresses: {
      sure: union(...peers.map(({ addresses }) => addresses.sure)),
      possible: union(...peers.map(({ addresses }) => addresses.possible)),
      ...(doubt === undefined ? {} : { doubt }),
    },
    groups: peers.flatMap(({ groups }) => groups),
    ...(doubt === undefined ? {} : { doubt }),
  };
}

function peerOf(source: Source, blocks: Blocks, name: string, value: Value): Peer {
  if (name.endsWith('SecurityGroupId')) {
    const known = source.named(GROUP, value);
    const id = known?.address ?? source.idOf(GROUP, value);
    return { addresses: NONE, groups: [id], shown: known ? called(known, 'security group ') : show(value) };
  }
  if (name === 'SourceSecurityGroupName') {
    const named = source.every(GROUP).find((one) => source.context.read(one, 'GroupName') === value);
    return { addresses: NONE, groups: [named?.address ?? show(value)], shown: show(value) };
  }
  if (name.endsWith('PrefixListId'))
    return { ...listed(source, value), groups: [], shown: `prefix list ${show(value)}` };
  const addresses = blocks.named(value);
  const shown = typeof value === 'string' ? value : show(value);
  return {
    addresses,
    groups: [],
    shown,
    ...(addresses.doubt === undefined ? {} : { doubt: addresses.doubt }),
  };
}

/** The addresses of a prefix list, and its blocks one by one where all are known. */
interface Listed {
  readonly addresses: Addresses;
  readonly blocks?: readonly { readonly range: AddressRange; readonly addresses: Addresses }[];
  readonly doubt?: string;
}

export function listed(source: Source, value: Value): Listed {
  const list = source.named(LIST, value);
  const entries = list && listOf(source, list, 'Entries');
  const blocks = entries?.map((_, index) => {
    const cidr = list && source.context.read(list, `Entries[${index}].Cidr`);
    const range = typeof cidr === 'string' ? parseCidr(cidr) : undefined;
    const sure = typeof cidr === 'string' ? cidrSet(cidr, true) : undefined;
    const possible = typeof cidr === 'string' ? cidrSet(cidr, false) : undefined;
    return range && sure && possible ? { range, addresses: { sure, possible } } : undefined;
  });
  if (blocks?.every((one) => one !== undefined)) {
    const both = (mode: 'sure' | 'possible'): AddressSet =>
      union(...blocks.map(({ addresses }) => addresses[mode]));
    return { addresses: { sure: both('sure'), possible: both('possible') }, blocks };
  }
  const doubt = `which addresses the prefix list ${show(value)} holds`;
  return { addresses: { sure: NOWHERE, possible: ANYWHERE, doubt }, doubt };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkaclentry.html */
export function aclEntries(
  source: Source,
  blocks: Blocks,
  acl: Resource,
): { readonly entries: readonly AclEntry[]; readonly doubt?: string } {
  const { context } = source;
  const list = listOf(source, acl, 'Entries');
  const name = called(acl, 'network ACL ');
  if (!list) return { entries: [], doubt: `the entries of ${name}` };
  const unknown = list.findIndex((one) => isUnresolved(one));
  const entries = list.flatMap((one, index): readonly AclEntry[] => {
    if (isUnresolved(one)) return [];
    const path = `Entries[${index}]`;
    const at = (part: string): Value | undefined => context.read(acl, `${path}.${part}`);
    const protocol = protocolOf(at('Protocol'));
    const ports = portsOf(protocol, at('PortRange.From'), at('PortRange.To'));
    const given = ['CidrBlock', 'Ipv6CidrBlock'].flatMap((part) => at(part) ?? []);
    const sets = given.map((value) => blocks.named(value));
    const number = at('RuleNumber');
    const action = at('RuleAction');
    const egress = at('Egress') ?? false;
    const says = `${name} entry ${show(number)} ${typeof action === 'string' ? action : 'decides'}s ${showFlow(protocol, ports)} ${egress === true ? 'to' : 'from'} ${given.map((value) => (typeof value === 'string' ? value : show(value))).join(' and ')}`;
    const doubt = sets.flatMap((one) => one.doubt ?? [])[0];
    const ways = isUnresolved(egress) ? [true, false] : [egress !== true];
    return ways.map((ingress) => ({
      ...fact(acl, path, says),
      ingress,
      protocol,
      ports,
      addresses: {
        sure: union(...sets.map(({ sure }) => sure)),
        possible: union(...sets.map(({ possible }) => possible)),
        ...(doubt === undefined ? {} : { doubt }),
      },
      groups: [],
      allows: typeof action === 'string' && ways.length === 1 ? action.toLowerCase() === 'allow' : 'unknown',
      number: typeof number === 'number' ? number : undefined,
    }));
  });
  return {
    entries: [...entries, ...sixByDefault(acl, name)],
    ...(unknown < 0 ? {} : { doubt: `Entries[${unknown}] of ${name}` }),
  };
}

/**
 * AWS adds these to the default ACL of a VPC that has an IPv6 block, and no template shows them; where it has none,
 * nobody has an address that they are for: https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html
 */
function sixByDefault(acl: Resource, name: string): readonly AclEntry[] {
  if (!acl.implicit || acl.origin.captured !== undefined) return [];
  return [true, false].map((ingress) => ({
    ...fact(acl, '', `${name} entry 101 allows every protocol ${ingress ? 'from' : 'to'} ::/0`),
    key: `${acl.address}#IPv6 ${ingress ? 'in' : 'out'}`,
    ingress,
    protocol: 'all',
    ports: [0, 65535],
    addresses: { sure: allOf(6), possible: allOf(6) },
    groups: [],
    allows: true,
    number: 101,
  }));
}
