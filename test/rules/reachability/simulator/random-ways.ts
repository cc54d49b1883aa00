import { chance, type Draft, idOf, pick, put, WORLD } from './draft';
import type { Reference } from './properties';

/** What lets clients in to a balancer, and a balancer or its clients in to targets: drawn at random it is rare. */
export function addWays(
  draft: Draft,
  vpc: number,
  balancer: Reference | undefined,
  groups: readonly string[],
): void {
  if (balancer !== undefined && chance(draft, 0.7)) {
    const clients =
      draft.hasIpv6 && chance(draft, 0.4) ? { CidrIpv6: '::/0' } : { CidrIp: pick(draft, WORLD) };
    const ports = { IpProtocol: pick(draft, ['tcp', 'tcp', '-1']), FromPort: 80, ToPort: 443 };
    put(draft, 'LbIn', 'EC2::SecurityGroupIngress', { GroupId: balancer, ...ports, ...clients });
    const [, group = ''] = /"(G\d.)"/.exec(JSON.stringify(balancer)) ?? [];
    if (draft.resources[group]?.Properties?.SecurityGroupEgress !== undefined && chance(draft, 0.7)) {
      const all = draft.hasIpv6 ? { CidrIpv6: '2600:1f00::/32' } : { CidrIp: `10.${vpc}.0.0/16` };
      put(draft, 'LbOut', 'EC2::SecurityGroupEgress', { GroupId: balancer, IpProtocol: '-1', ...all });
    }
  }
  const own = balancer === undefined ? [] : [0, 0].map(() => ({ SourceSecurityGroupId: balancer }));
  const six = draft.hasIpv6 ? [{ CidrIpv6: '2600:1f00::/32' }] : [];
  const near = [{ CidrIp: `10.${vpc}.0.0/16` }, { CidrIp: `10.${vpc}.1.0/24` }];
  for (const group of groups.filter(() => chance(draft, 0.6))) {
    const ports = { IpProtocol: pick(draft, ['tcp', '-1', '-1']), FromPort: 80, ToPort: 9000 };
    const source = pick(draft, [...near, { CidrIp: pick(draft, WORLD) }, ...own, ...six]);
    put(draft, `${group}Target`, 'EC2::SecurityGroupIngress', { GroupId: idOf(group), ...ports, ...source });
  }
}
