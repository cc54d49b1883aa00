import { chance, cidr, cidr6, type Draft, type Drawn, idOf, peer, pick, put, RANGES } from './draft';
import type { Reference, Rule } from './properties';

export function addAcls(draft: Draft, subnets: readonly Drawn[]): void {
  for (const { id, vpc } of subnets) {
    if (chance(draft, draft.isBalanced ? 0.85 : 0.68)) {
      continue;
    }
    const acl = put(draft, `Acl${id}`, 'EC2::NetworkAcl', { VpcId: { Ref: `V${vpc}` } });
    put(draft, `${id}Acl`, 'EC2::SubnetNetworkAclAssociation', { SubnetId: { Ref: id }, NetworkAclId: acl });
    for (const Egress of [false, true]) {
      const count = 1 + Math.floor(draft.random() * (draft.hasIpv6 ? 6 : 4));
      for (let at = 0; at < count; at++) {
        const Protocol = pick(draft, [-1, -1, 6, 6, 6, 17, draft.hasIpv6 ? 58 : 1]);
        const [From, To] = pick(draft, RANGES);
        const isIpv6 = Protocol === 58 || (draft.hasIpv6 && chance(draft, 0.4));
        put(draft, `Acl${id}${Egress ? 'Out' : 'In'}${at}`, 'EC2::NetworkAclEntry', {
          NetworkAclId: acl,
          RuleNumber: 100 + 10 * ((at * 7 + (Egress ? 3 : 1)) % 11),
          Protocol,
          RuleAction: chance(draft, 0.72) ? 'allow' : 'deny',
          ...(Egress || chance(draft, 0.5) ? { Egress } : {}),
          ...(isIpv6
            ? { Ipv6CidrBlock: cidr6(draft) }
            : { CidrBlock: chance(draft, 0.4) ? '0.0.0.0/0' : cidr(draft) }),
          ...(Protocol === 6 || Protocol === 17 ? { PortRange: { From, To } } : {}),
          ...(Protocol === 1 || Protocol === 58 ? { Icmp: { Code: -1, Type: -1 } } : {}),
        });
      }
    }
  }
}

function rule(draft: Draft, groups: readonly string[], direction: 'Source' | 'Destination'): Rule {
  const IpProtocol = pick(draft, [
    '-1',
    'tcp',
    'tcp',
    'tcp',
    'tcp',
    'udp',
    draft.hasIpv6 ? 'icmpv6' : 'icmp',
  ]);
  const [FromPort, ToPort] = pick(draft, RANGES);
  const group = groups.length > 0 && chance(draft, 0.35) ? pick(draft, groups) : undefined;
  return {
    IpProtocol,
    ...(IpProtocol === 'tcp' || IpProtocol === 'udp' ? { FromPort, ToPort } : {}),
    ...(IpProtocol === 'icmp' || IpProtocol === 'icmpv6' ? { FromPort: -1, ToPort: -1 } : {}),
    ...(group === undefined ? peer(draft, direction) : { [`${direction}SecurityGroupId`]: idOf(group) }),
  };
}

export function addGroups(draft: Draft, vpcs: readonly number[]): Map<number, string[]> {
  const groups = new Map(
    vpcs.map((vpc) => [
      vpc,
      ['A', 'B'].slice(0, 1 + Math.floor(draft.random() * 2)).map((name) => `G${vpc}${name}`),
    ]),
  );
  const every = (draft.resources['Peer'] === undefined ? [] : [...groups.values()].flat()) as string[];
  for (const [vpc, ids] of groups) {
    const known = every.length > 0 ? every : ids;
    ids.forEach((id, index) => {
      // References of both kinds, without a cycle of inline ones.
      const rules = (direction: 'Source' | 'Destination', refer: readonly string[]): Rule[] =>
        Array.from({ length: 1 + Math.floor(draft.random() * 3) }, () => rule(draft, refer, direction));
      put(draft, id, 'EC2::SecurityGroup', {
        GroupDescription: id,
        VpcId: { Ref: `V${vpc}` },
        ...(chance(draft, 0.9) ? { SecurityGroupIngress: rules('Source', ids.slice(0, index)) } : {}),
        ...(chance(draft, 0.5) ? { SecurityGroupEgress: rules('Destination', ids.slice(0, index)) } : {}),
      });
      if (chance(draft, 0.5)) {
        put(draft, `${id}More`, 'EC2::SecurityGroupIngress', {
          GroupId: idOf(chance(draft, 0.85) ? id : `V${vpc}:default`),
          ...rule(draft, [...known, `V${vpc}:default`], 'Source'),
        });
      }
      // Whether the default is kept beside a rule of its own is not known.
      const isAdded = draft.isOpen || draft.resources[id]?.Properties?.SecurityGroupEgress !== undefined;
      if (isAdded && chance(draft, 0.5)) {
        put(draft, `${id}Out`, 'EC2::SecurityGroupEgress', {
          GroupId: idOf(id),
          ...rule(draft, known, 'Destination'),
        });
      }
    });
  }
  return groups;
}

export function heldBy(draft: Draft, vpc: number, groups: Map<number, string[]>): Reference[] | undefined {
  const own = groups.get(vpc) ?? [];
  return chance(draft, 0.1)
    ? undefined
    : chance(draft, 0.2)
      ? own.map(idOf)
      : [idOf(pick(draft, [...own, ...own, `V${vpc}:default`]))];
}
