import type { Resource } from '../../core/resource';
import { isUnresolved, show, type Value } from '../../core/value';
import type { AclEntry } from '../network';
import { allOf, union } from '../sets';
import type { Blocks } from './blocks';
import { portsOf, protocolOf, showFlow } from './flows';
import { called, fact, listOf, type Source } from './world';

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
