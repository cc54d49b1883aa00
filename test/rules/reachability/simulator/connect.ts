import {
  aclAdmits,
  crosses,
  groupsAdmit,
  internetAddresses,
  isTcp,
  leavesByGateway,
  nextHop,
  portsOf,
  type Quantifier,
  routed,
  type Traffic,
} from './packet';
import type { End, World } from './world';

export type Client = 'internet' | End;

/** One choice of what nobody knows before: which addresses AWS gives, and over what to quantify. */
export interface Case {
  readonly world: World;
  readonly quantifier: Quantifier;
  readonly internet: readonly number[];
  /** Client ports, as of a client that chooses one for each connection. */
  readonly clientPorts: readonly number[];
  readonly addressOf: (end: End) => number;
}

export function caseOf(world: World, quantifier: Quantifier, addressOf: (end: End) => number): Case {
  const clientPorts = portsOf(world).filter((port) => port >= 1024);
  return { world, quantifier, internet: internetAddresses(world), clientPorts, addressOf };
}

function any<T>({ quantifier }: Case, of: readonly T[], holds: (one: T) => boolean): boolean {
  return quantifier === 'some' ? of.some(holds) : of.every(holds);
}

/** Over the client's ports, for TCP; what is no TCP needs no way back. */
function back(one: Case, traffic: Traffic, holds: (reply: Traffic) => boolean): boolean {
  return !isTcp(traffic) || any(one, one.clientPorts, (port) => holds({ protocol: traffic.protocol, port }));
}

/** Whether a connection of a client, at one of its ways, comes to an interface and back. */
export function connects(one: Case, client: Client, to: End, traffic: Traffic): boolean {
  if (client === 'internet') {
    return one.internet.some(
      (source) =>
        entersAt(one, source, to, traffic) && back(one, traffic, (reply) => repliesTo(source, to, reply)),
    );
  }
  return privately(one, client, to, traffic) || throughInternet(one, client, to, traffic);
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html */
export function entersAt({ world }: Case, source: number, to: End, traffic: Traffic): boolean {
  return (
    to.public &&
    // A route is for what leaves: one packet needs the gateway alone.
    (isTcp(traffic)
      ? leavesByGateway(world, to.subnet, source)
      : [...world.gateways.values()].includes(to.subnet.vpc)) &&
    groupsAdmit(world, to.groups, 'ingress', traffic, source) &&
    aclAdmits(to.subnet, false, traffic, source)
  );
}

export function repliesTo(source: number, to: End, reply: Traffic): boolean {
  return aclAdmits(to.subnet, true, reply, source);
}

export function privately(one: Case, from: End, to: End, traffic: Traffic): boolean {
  return knocks(one, from, to, traffic) && back(one, traffic, (reply) => answers(one, from, to, reply));
}

/** The first packet of a connection by private addresses. */
export function knocks({ world, addressOf }: Case, from: End, to: End, traffic: Traffic): boolean {
  const [source, destination] = [addressOf(from), addressOf(to)];
  const back = !isTcp(traffic) || routed(world, to.subnet, from.subnet, source);
  return (
    back &&
    routed(world, from.subnet, to.subnet, destination) &&
    groupsAdmit(world, from.groups, 'egress', traffic, destination, to.groups) &&
    groupsAdmit(world, to.groups, 'ingress', traffic, source, from.groups) &&
    crosses(from.subnet, to.subnet, traffic, source, destination)
  );
}

export function answers({ addressOf }: Case, from: End, to: End, reply: Traffic): boolean {
  return crosses(to.subnet, from.subnet, reply, addressOf(to), addressOf(from));
}

/** From one place out to the internet, and to another one's public address: neither knows the public addresses. */
function throughInternet(one: Case, from: End, to: End, traffic: Traffic): boolean {
  const comes = (reply: Traffic): boolean =>
    any(
      one,
      one.internet,
      (source) => entersAt(one, source, to, traffic) && (!isTcp(traffic) || repliesTo(source, to, reply)),
    );
  if (!to.public) {
    return false;
  }
  const goes = (reply: Traffic): boolean =>
    any(one, one.internet, (destination) => leavesTo(one, from, destination, traffic, reply));
  if (isNatted(one, from)) {
    return isTcp(traffic)
      ? back(one, traffic, comes) && back(one, traffic, goes)
      : comes(traffic) && goes(traffic);
  }
  return isTcp(traffic)
    ? back(one, traffic, (reply) => comes(reply) && goes(reply))
    : comes(traffic) && goes(traffic);
}

function isNatted({ world, internet }: Case, { subnet }: End): boolean {
  return internet.some((address) => world.nats.has(nextHop(subnet, address) ?? ''));
}

/** Whether any address of the internet is reached, and answers. */
export function leaves(one: Case, from: End, traffic: Traffic): boolean {
  return one.internet.some((destination) =>
    isTcp(traffic)
      ? back(one, traffic, (reply) => leavesTo(one, from, destination, traffic, reply))
      : leavesTo(one, from, destination, traffic, traffic),
  );
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html, https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html#nacl-ephemeral-ports */
function leavesTo(one: Case, from: End, destination: number, traffic: Traffic, reply: Traffic): boolean {
  const { world } = one;
  const returns = isTcp(traffic);
  if (
    !groupsAdmit(world, from.groups, 'egress', traffic, destination) ||
    (!aclAdmits(from.subnet, true, traffic, destination) && nat(one, from, destination) !== from.subnet)
  ) {
    return false;
  }
  const subnet = nat(one, from, destination);
  if (subnet === undefined) {
    return (
      from.public &&
      leavesByGateway(world, from.subnet, destination) &&
      (!returns || aclAdmits(from.subnet, false, reply, destination))
    );
  }
  const source = one.addressOf(from);
  // The gateway opens a port of its own: back to it on any, back to the client on the client's.
  const outside =
    aclAdmits(subnet, true, traffic, destination) &&
    leavesByGateway(world, subnet, destination) &&
    back(one, traffic, (port) => aclAdmits(subnet, false, port, destination));
  const inside =
    subnet === from.subnet ||
    (routed(world, subnet, from.subnet, source) &&
      aclAdmits(subnet, false, traffic, source) &&
      (!returns ||
        (aclAdmits(subnet, true, reply, source) && aclAdmits(from.subnet, false, reply, destination))));
  return outside && inside;
}

function nat({ world }: Case, { subnet }: End, destination: number): End['subnet'] | undefined {
  const hop = nextHop(subnet, destination);
  return hop === undefined ? undefined : world.nats.get(hop);
}
