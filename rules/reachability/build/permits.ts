import { whyUnknown } from '../../core/property';
import type { Resource } from '../../core/resource';
import { isUnresolved, show, type Value } from '../../core/value';
import type { Addresses, Group, Permit } from '../network';
import { allOf, NOWHERE, union } from '../sets';
import type { Blocks } from './blocks';
import { portsOf, protocolOf, showFlow } from './flows';
import { listed } from './lists';
import { called, fact, listOf, type Source } from './world';

const GROUP = 'AWS::EC2::SecurityGroup';

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
