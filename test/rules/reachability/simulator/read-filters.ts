import { type Block, block } from './addresses';
import type { Decide } from './decide';
import type { AclEntry, Reference, Rule } from './properties';
import { type Of, refOf } from './template';
import type { Entry, Group, Permit } from './world';

/** What a prefix list holds, be it of the template, of AWS, or of a service with a gateway endpoint. */
export type ListOf = (list: Reference | undefined) => readonly Block[];

/** One that the template does not hold may hold anything, and always the same. */
export function readLists(of: Of, decide: Decide): ListOf {
  const written = new Map(
    of('EC2::PrefixList').map(([id, { Entries = [] }]) => [id, Entries.map(({ Cidr }) => block(Cidr))]),
  );
  return (list) => {
    const id = refOf(list);
    const held = id.startsWith('com.amazonaws.') ? SERVED : UNKNOWN;
    return written.get(id) ?? decide(`list ${id}`, held).map(block);
  };
}

type Contents = readonly [readonly string[], ...(readonly string[])[]];

const UNKNOWN: Contents = [['44.130.2.0/24'], ['0.0.0.0/0'], ['10.0.0.0/8'], []];

/** Among the addresses that AWS tells of S3: https://docs.aws.amazon.com/vpc/latest/userguide/aws-ip-ranges.html. */
const SERVED: Contents = [['52.216.0.0/15'], ['3.5.0.0/19', '54.231.0.0/16']];

/** What nobody's interface has: AWS gives out public addresses of EC2's own ranges, as the same page tells. */
export const NOBODYS: readonly Block[] = SERVED.flat().map(block);

const PROTOCOLS: Readonly<Record<string, number>> = { tcp: 6, udp: 17, icmp: 1, icmpv6: 58 };

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-securitygroup-ingress.html */
function permit(rule: Rule, direction: 'ingress' | 'egress', lists: ListOf): Permit {
  const { IpProtocol = -1, FromPort = -1, ToPort = 65535, CidrIp, CidrIpv6 } = rule;
  const protocol = PROTOCOLS[IpProtocol] ?? Number(IpProtocol);
  const isPorted = (protocol === 6 || protocol === 17) && FromPort !== -1;
  const group = direction === 'ingress' ? rule.SourceSecurityGroupId : rule.DestinationSecurityGroupId;
  const list = direction === 'ingress' ? rule.SourcePrefixListId : rule.DestinationPrefixListId;
  return {
    protocol,
    from: isPorted ? FromPort : 0,
    to: isPorted ? ToPort : 65535,
    blocks: [
      ...[CidrIp, CidrIpv6].flatMap((cidr) => (cidr === undefined ? [] : [block(cidr)])),
      ...(list === undefined ? [] : lists(list)),
    ],
    group: group === undefined ? undefined : refOf(group),
  };
}

const EVERYWHERE = permit({ IpProtocol: -1, CidrIp: '0.0.0.0/0', CidrIpv6: '::/0' }, 'egress', () => []);

export function readGroups(of: Of, lists: ListOf, decide: Decide): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const [vpc] of of('EC2::VPC')) {
    // https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
    const id = `${vpc}:default`;
    const own = permit({ IpProtocol: -1, SourceSecurityGroupId: id }, 'ingress', lists);
    groups.set(id, { id, ingress: [own], egress: [EVERYWHERE] });
  }
  const added = new Set(of('EC2::SecurityGroupEgress').map(([, rule]) => refOf(rule.GroupId)));
  for (const [id, { SecurityGroupIngress = [], SecurityGroupEgress }] of of('EC2::SecurityGroup')) {
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html:
    // all may leave where no egress rule is added; whether one of its own counts is not said.
    const isInDoubt = SecurityGroupEgress === undefined && added.has(id);
    const isKept = isInDoubt ? decide(`default egress of ${id}`, [true, false]) : true;
    groups.set(id, {
      id,
      ingress: SecurityGroupIngress.map((rule) => permit(rule, 'ingress', lists)),
      egress:
        SecurityGroupEgress?.map((rule) => permit(rule, 'egress', lists)) ?? (isKept ? [EVERYWHERE] : []),
    });
  }
  for (const [, rule] of of('EC2::SecurityGroupIngress')) {
    groups.get(refOf(rule.GroupId))?.ingress.push(permit(rule, 'ingress', lists));
  }
  for (const [, rule] of of('EC2::SecurityGroupEgress')) {
    groups.get(refOf(rule.GroupId))?.egress.push(permit(rule, 'egress', lists));
  }
  return groups;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkaclentry.html */
export function entryOf(entry: AclEntry): Entry {
  const { RuleNumber = 0, Protocol = -1, CidrBlock, Ipv6CidrBlock = '' } = entry;
  const protocol = Number(Protocol);
  const all = { From: 0, To: 65535 };
  const { From, To } = protocol === 6 || protocol === 17 ? (entry.PortRange ?? all) : all;
  return {
    number: RuleNumber,
    protocol,
    allow: entry.RuleAction === 'allow',
    egress: entry.Egress === true,
    block: block(CidrBlock ?? String(Ipv6CidrBlock)),
    from: From,
    to: To,
  };
}
