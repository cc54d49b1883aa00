import { type Address, address, isIpv6, plus } from './addresses';
import type { Decide } from './decide';
import type { Place, Written } from './place';
import { fleets, functions, instances, tasks } from './read-hosts';
import { balancerNodes, endpointNodes } from './read-nodes';
import { type Of, refOf } from './template';
import type { End, Group, Subnet } from './world';

/** Everything that stands somewhere, and what kind it is of. */
export interface Ends {
  readonly ends: readonly End[];
  /** What can be taken over from the network. */
  readonly workloads: ReadonlySet<string>;
  readonly balancers: ReadonlySet<string>;
}

export function readEnds(
  of: Of,
  subnets: ReadonlyMap<string, Subnet>,
  groups: ReadonlyMap<string, Group>,
  decide: Decide,
): Ends {
  const place: Place = (node, written, many = false) => {
    const subnet = subnets.get(refOf(written.subnet));
    if (subnet === undefined) return [];
    const held = written.groups ?? [`${subnet.vpc}:default`];
    const own = addressesOf(`${node} in ${subnet.id}`, subnet, written, decide);
    const isOpen = (one: Address): boolean => (isIpv6(one) ? written.hidesIpv6 !== true : written.isPublic);
    return [
      {
        node,
        subnet,
        addresses: own,
        open: own.filter(isOpen),
        groups: held === 'nothing filters' ? undefined : held.flatMap((id) => groups.get(refOf(id)) ?? []),
        many,
      },
    ];
  };
  const hosts = [...instances(of, place), ...fleets(of, place), ...tasks(of, place, decide)];
  const balancers = balancerNodes(of, place);
  return {
    ends: [...hosts, ...balancers, ...functions(of, place), ...endpointNodes(of, place)],
    workloads: new Set(hosts.map(({ node }) => node)),
    balancers: new Set(balancers.map(({ node }) => node)),
  };
}

/** AWS keeps the first four and the last: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html. */
function addressesOf(key: string, { blocks }: Subnet, { ipv4, ipv6 }: Written, decide: Decide): Address[] {
  return blocks.flatMap(({ first, last }) => {
    const written = isIpv6(first) ? ipv6 : (ipv4 ?? true);
    if (written === undefined) return [];
    const version = isIpv6(first) ? 'IPv6' : 'IPv4';
    return written === true
      ? [decide(`${version} of ${key}`, [plus(first, 4), plus(last, -1)])]
      : [address(written)];
  });
}
