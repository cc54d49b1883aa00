import { type Address, type Block, isIpv6 } from './addresses';
import type { End, Subnet, World } from './world';

export interface Traffic {
  readonly protocol: number;
  /** -1 where the protocol has none. */
  readonly port: number;
}

const TCP = 6;

export function isTcp({ protocol }: Traffic): boolean {
  return protocol === TCP;
}

export function inside(one: Address, { first, last }: Block): boolean {
  return one >= first && one <= last && typeof one === typeof first;
}

interface Filter {
  readonly protocol: number;
  readonly from: number;
  readonly to: number;
}

function fits(filter: Filter, { protocol, port }: Traffic): boolean {
  return (
    filter.protocol === -1 ||
    (filter.protocol === protocol && (port < 0 || (port >= filter.from && port <= filter.to)))
  );
}

/**
 * Any rule of any group of the interface; one that names a group, for the private addresses of who holds it.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export function groupsAdmit(
  end: End,
  direction: 'ingress' | 'egress',
  traffic: Traffic,
  address: Address,
  other?: End,
): boolean {
  if (end.groups === undefined) return true;
  return end.groups.some((group) =>
    group[direction].some(
      (rule) =>
        fits(rule, traffic) &&
        (rule.group === undefined
          ? rule.blocks.some((block) => inside(address, block))
          : other?.groups?.some(({ id }) => id === rule.group) === true),
    ),
  );
}

/** The lowest number that matches decides, else denied: https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html. */
export function aclAdmits(subnet: Subnet, egress: boolean, traffic: Traffic, address: Address): boolean {
  if (subnet.entries === undefined) return true;
  const decides = subnet.entries.find(
    (entry) => entry.egress === egress && fits(entry, traffic) && inside(address, entry.block),
  );
  return decides?.allow === true;
}

/**
 * The longest prefix; of two alike a route with a block before one with a prefix list.
 * https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
 */
export function nextHop(subnet: Subnet, address: Address): string | undefined {
  let best = -1;
  let target: string | undefined;
  for (const { to, ofList, target: hop } of subnet.routes) {
    const rank = to.bits * 2 + (ofList ? 0 : 1);
    if (rank > best && inside(address, to)) {
      best = rank;
      target = hop;
    }
  }
  return target;
}

/** Whether a packet of `from` for an address of `to` is routed there by private addresses. */
export function routed(world: World, from: Subnet, to: Subnet, address: Address): boolean {
  if (from.id === to.id) return true;
  const hop = nextHop(from, address);
  if (from.vpc === to.vpc) return hop === 'local';
  // https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html: between these two, and not beyond.
  const pair = world.peerings.get(hop ?? '');
  return pair?.includes(from.vpc) === true && pair.includes(to.vpc);
}

/**
 * Whether a packet passes the ACLs between two subnets; within one subnet there are none on the way.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
 */
export function crosses(
  from: Subnet,
  to: Subnet,
  traffic: Traffic,
  source: Address,
  destination: Address,
): boolean {
  return (
    from.id === to.id ||
    (aclAdmits(from, true, traffic, destination) && aclAdmits(to, false, traffic, source))
  );
}

/**
 * Whether a subnet's packets for an address leave by an internet gateway that is attached to its VPC.
 * https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
 */
export function leavesByGateway(world: World, subnet: Subnet, address: Address): boolean {
  return world.gateways.get(nextHop(subnet, address) ?? '') === subnet.vpc;
}

/**
 * The same by an egress-only one, over which only what is inside begins.
 * https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html
 */
export function leavesByEgressOnly(world: World, subnet: Subnet, address: Address): boolean {
  return isIpv6(address) && world.egressOnly.get(nextHop(subnet, address) ?? '') === subnet.vpc;
}
