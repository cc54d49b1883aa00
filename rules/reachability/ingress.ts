import { type AddressRange, parseCidr } from '../core/cidr';
import { whyUnknown } from '../core/property';
import type { Resource } from '../core/resource';
import type { Context } from '../core/rule';
import { isList, isProperties, isUnresolved, referenceOf, show, unresolved, type Value } from '../core/value';

const PREFIX_LIST = 'AWS::EC2::PrefixList';
const WITH_OWN_BLOCK: readonly string[] = ['AWS::EC2::VPC', 'AWS::EC2::Subnet'];

/** The types of neighbours that an entry can refer to for its sources. */
export const SOURCE_TYPES: readonly string[] = [PREFIX_LIST, ...WITH_OWN_BLOCK];

/** One entry of a security group's ingress, as far as it is known. */
export interface IngressEntry {
  readonly path: string;
  /** `tcp`, `udp`, `icmp`, `icmpv6`, `all` for -1, or else a number; undefined where it is not known. */
  readonly protocol: string | undefined;
  /** The first and the last port; undefined where they are not known. */
  readonly ports: readonly [number, number] | undefined;
  /** The addresses admitted, none for a source that can hold no public ones; undefined where they are not known. */
  readonly sources: readonly AddressRange[] | undefined;
  readonly says: string;
}

const SOURCES = [
  'CidrIp',
  'CidrIpv6',
  'SourcePrefixListId',
  'SourceSecurityGroupId',
  'SourceSecurityGroupName',
];

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-securitygroup-ingress.html */
export function ingressEntry(group: Resource, path: string, context: Context): IngressEntry {
  const whole = context.read(group, path);
  if (!isProperties(whole)) {
    const says = `${path} is ${show(whole)}, ${whyUnknown(whole)}: it admits what is not known`;
    return { path, protocol: undefined, ports: undefined, sources: undefined, says };
  }
  const at = (name: string): Value | undefined => context.read(group, `${path}.${name}`);
  const given = SOURCES.flatMap((name) => {
    const value = at(name);
    return value === undefined ? [] : [{ name, value }];
  });
  const sources = given.map(({ name, value }) => addresses(name, value, context));
  const protocol = protocolName(at('IpProtocol'));
  const ports = portRange(protocol, at('FromPort'), at('ToPort'));
  const from = given.map(({ value }) => showSource(value)).join(' and ') || 'a source that is not given';
  return {
    path,
    protocol,
    ports,
    sources:
      sources.length > 0 && sources.every((ranges) => ranges !== undefined) ? sources.flat() : undefined,
    says: `${path} admits ${from} to ${showTarget(protocol, ports)}`,
  };
}

function showSource(value: Value): string {
  return isUnresolved(value) ? `${show(value)}, ${value.why},` : show(value);
}

function showTarget(protocol: IngressEntry['protocol'], ports: IngressEntry['ports']): string {
  if (protocol === undefined) return 'a protocol that is not known';
  if (protocol === 'all') return 'every port of every protocol';
  if (protocol !== 'tcp' && protocol !== 'udp') return `protocol ${protocol}`;
  if (ports === undefined) return `${protocol} ports that are not known`;
  return ports[0] === ports[1] ? `${protocol} ${ports[0]}` : `${protocol} ${ports[0]}-${ports[1]}`;
}

/** https://www.iana.org/assignments/protocol-numbers */
const PROTOCOLS: ReadonlyMap<number, string> = new Map([
  [-1, 'all'],
  [1, 'icmp'],
  [6, 'tcp'],
  [17, 'udp'],
  [58, 'icmpv6'],
]);

function protocolName(value: Value | undefined): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const name = String(value).trim().toLowerCase();
  return /^-?\d+$/.test(name) ? (PROTOCOLS.get(Number(name)) ?? String(Number(name))) : name;
}

/** Only TCP and UDP have ports here; every other protocol is admitted whole. */
function portRange(
  protocol: string | undefined,
  from: Value | undefined,
  to: Value | undefined,
): IngressEntry['ports'] {
  if (protocol === undefined) return undefined;
  if (protocol !== 'tcp' && protocol !== 'udp') return [0, 65535];
  if (typeof from !== 'number' || typeof to !== 'number') return undefined;
  return from === -1 || to === -1 ? [0, 65535] : [from, to];
}

function addresses(name: string, value: Value, context: Context): readonly AddressRange[] | undefined {
  if (name.startsWith('SourceSecurityGroup') || isOwnBlock(value, context)) return [];
  if (name === 'SourcePrefixListId') return listed(value, context);
  const range = typeof value === 'string' ? parseCidr(value) : undefined;
  return range && [range];
}

/** A VPC and its subnets have at most a /16: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
export function isOwnBlock(value: Value, context: Context): boolean {
  const reference = referenceOf(value);
  if (reference?.attribute !== 'CidrBlock') return false;
  const owner = unresolved([{ target: reference.target, attribute: 'Ref' }], 'which is known once deployed');
  return WITH_OWN_BLOCK.some((type) => context.referenced(type, owner).found.length > 0);
}

function listed(value: Value, context: Context): readonly AddressRange[] | undefined {
  const [list] = context.referenced(PREFIX_LIST, value).found;
  if (!list) return undefined;
  const entries = context.read(list, 'Entries') ?? [];
  if (!isList(entries)) return undefined;
  const ranges = entries.map((_, index) => {
    const cidr = context.read(list, `Entries[${index}].Cidr`);
    return typeof cidr === 'string' ? parseCidr(cidr) : undefined;
  });
  return ranges.every((range) => range !== undefined) ? ranges : undefined;
}
