import { type Address, isIpv6 } from './addresses';
import { any, back, type Case, type Client } from './case';
import { goes, isNatted } from './leave';
import {
  aclAdmits,
  crosses,
  groupsAdmit,
  inside,
  isTcp,
  leavesByGateway,
  routed,
  type Traffic,
} from './packet';
import { NOBODYS } from './read-filters';
import type { End, World } from './world';

/** Whether a connection of a client, at one of its ways, comes to an interface and back. */
export function connects(one: Case, client: Client, to: End, traffic: Traffic): boolean {
  if (client === 'internet') {
    return to.open.some((own) =>
      (isIpv6(own) ? one.ipv6 : one.ipv4).some(
        (source: Address) =>
          entersAt(one.world, source, to, traffic) &&
          back(one, traffic, (reply) => repliesTo(source, to, reply)),
      ),
    );
  }
  return privately(one, client, to, traffic) || throughInternet(one, client, to, traffic);
}

/**
 * Whether a packet from the internet comes to an interface that is open to it, in IPv4 or in IPv6.
 * https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
 */
export function entersAt(world: World, source: Address, to: End, traffic: Traffic): boolean {
  return (
    // A route is for what leaves: one packet needs the gateway alone.
    (isTcp(traffic)
      ? leavesByGateway(world, to.subnet, source)
      : [...world.gateways.values()].includes(to.subnet.vpc)) &&
    groupsAdmit(to, 'ingress', traffic, source) &&
    aclAdmits(to.subnet, false, traffic, source)
  );
}

export function repliesTo(source: Address, to: End, reply: Traffic): boolean {
  return aclAdmits(to.subnet, true, reply, source);
}

/** Whether two are connected by their addresses within the VPC or its peer. */
export function privately(one: Case, from: End, to: End, traffic: Traffic): boolean {
  return from.addresses.some((source) =>
    to.addresses.some(
      (destination) =>
        isIpv6(source) === isIpv6(destination) &&
        knocks(one.world, from, to, traffic, source, destination) &&
        back(one, traffic, (reply) => crosses(to.subnet, from.subnet, reply, destination, source)),
    ),
  );
}

/** The first packet of a connection by private addresses. */
export function knocks(
  world: World,
  from: End,
  to: End,
  traffic: Traffic,
  source: Address,
  destination: Address,
): boolean {
  return (
    groupsAdmit(to, 'ingress', traffic, source, from) &&
    groupsAdmit(from, 'egress', traffic, destination, to) &&
    routed(world, from.subnet, to.subnet, destination) &&
    (!isTcp(traffic) || routed(world, to.subnet, from.subnet, source)) &&
    crosses(from.subnet, to.subnet, traffic, source, destination)
  );
}

/** From one place out to the internet, and to another one's public address. */
function throughInternet(one: Case, from: End, to: End, traffic: Traffic): boolean {
  return to.open.some((own) =>
    isIpv6(own)
      ? from.open.some((source) => isIpv6(source) && between(one, from, to, traffic, source, own))
      : publicly(one, from, to, traffic),
  );
}

/** In IPv6 an address is the same inside and outside. */
function between(one: Case, from: End, to: End, traffic: Traffic, source: bigint, own: bigint): boolean {
  const passes = (reply: Traffic): boolean =>
    goes(one, from, own, traffic, reply) && (!isTcp(traffic) || repliesTo(source, to, reply));
  return (
    entersAt(one.world, source, to, traffic) &&
    (isTcp(traffic) ? back(one, traffic, passes) : passes(traffic))
  );
}

/** In IPv4 neither knows the public addresses. */
function publicly(one: Case, from: End, to: End, traffic: Traffic): boolean {
  const comes = (reply: Traffic): boolean =>
    any(
      one,
      one.ipv4,
      (source) =>
        entersAt(one.world, source, to, traffic) && (!isTcp(traffic) || repliesTo(source, to, reply)),
    );
  const given = one.ipv4.filter((address) => !NOBODYS.some((block) => inside(address, block)));
  const leaves = (reply: Traffic): boolean =>
    any(one, given, (destination) => goes(one, from, destination, traffic, reply));
  if (!isTcp(traffic)) return comes(traffic) && leaves(traffic);
  // A NAT gateway calls from a port of its own.
  return isNatted(one, from)
    ? back(one, traffic, comes) && back(one, traffic, leaves)
    : back(one, traffic, (reply) => comes(reply) && leaves(reply));
}
