import { type Address, isIpv6 } from './addresses';
import { back, type Case } from './case';
import {
  aclAdmits,
  groupsAdmit,
  isTcp,
  leavesByEgressOnly,
  leavesByGateway,
  nextHop,
  routed,
  type Traffic,
} from './packet';
import type { End, Subnet } from './world';

/** Whether any address of the internet is reached, and answers. */
export function leaves(one: Case, from: End, traffic: Traffic): boolean {
  return [one.ipv4, one.ipv6].some((addresses) =>
    addresses.some((destination) =>
      isTcp(traffic)
        ? back(one, traffic, (reply) => goes(one, from, destination, traffic, reply))
        : goes(one, from, destination, traffic, traffic),
    ),
  );
}

/** Whether a packet gets to an address of the internet and, of TCP, the answer comes back to a port of the client. */
export function goes(one: Case, from: End, destination: Address, traffic: Traffic, reply: Traffic): boolean {
  if (!groupsAdmit(from, 'egress', traffic, destination)) return false;
  const nat = natFor(one, from, destination);
  return nat === undefined
    ? directly(one, from, destination, traffic, reply)
    : translated(one, from, nat, destination, traffic, reply);
}

function directly(
  { world }: Case,
  from: End,
  destination: Address,
  traffic: Traffic,
  reply: Traffic,
): boolean {
  return (
    from.open.some((own) => isIpv6(own) === isIpv6(destination)) &&
    (leavesByGateway(world, from.subnet, destination) ||
      leavesByEgressOnly(world, from.subnet, destination)) &&
    aclAdmits(from.subnet, true, traffic, destination) &&
    (!isTcp(traffic) || aclAdmits(from.subnet, false, reply, destination))
  );
}

/**
 * Through a NAT gateway, which stands in a subnet and opens a port of its own.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
 */
function translated(
  one: Case,
  from: End,
  at: Subnet,
  destination: Address,
  traffic: Traffic,
  reply: Traffic,
): boolean {
  const source = from.addresses.find((own) => !isIpv6(own));
  const returns = isTcp(traffic);
  const outside =
    aclAdmits(at, true, traffic, destination) &&
    leavesByGateway(one.world, at, destination) &&
    back(one, traffic, (port) => aclAdmits(at, false, port, destination));
  const within =
    at === from.subnet ||
    (source !== undefined &&
      routed(one.world, at, from.subnet, source) &&
      aclAdmits(from.subnet, true, traffic, destination) &&
      aclAdmits(at, false, traffic, source) &&
      (!returns ||
        (aclAdmits(at, true, reply, source) && aclAdmits(from.subnet, false, reply, destination))));
  return outside && within;
}

function natFor({ world }: Case, { subnet }: End, destination: Address): Subnet | undefined {
  return isIpv6(destination) ? undefined : world.nats.get(nextHop(subnet, destination) ?? '');
}

export function isNatted(one: Case, from: End): boolean {
  return one.ipv4.some((address) => natFor(one, from, address) !== undefined);
}
