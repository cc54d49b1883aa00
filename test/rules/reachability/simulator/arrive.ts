import { type Address, isIpv6 } from './addresses';
import { back, type Case, type Client } from './case';
import { connects, entersAt, knocks, privately, repliesTo } from './connect';
import { aclAdmits, crosses, groupsAdmit, routed, type Traffic } from './packet';
import type { End, Forward, World } from './world';

export function placesOf({ ends }: World, node: string): End[] {
  return ends.filter((end) => end.node === node);
}

export function clientsOf(world: World, from: string): Client[] {
  return from === 'internet' ? ['internet'] : placesOf(world, from);
}

export function arrives(one: Case, clients: readonly Client[], node: string, traffic: Traffic): boolean {
  return arrivals(one, clients, node, traffic).length > 0;
}

/** The places of a node at which somebody else arrives, directly or through balancers; those of a balancer where it listens. */
function arrivals(one: Case, clients: readonly Client[], node: string, traffic: Traffic): End[] {
  const { world } = one;
  if (world.balancers.has(node) && !world.listens.has(`${node} ${traffic.protocol} ${traffic.port}`)) {
    return [];
  }
  const through = world.forwards.filter(
    ({ target, exit, protocols }) =>
      target === node && exit === traffic.port && protocols.includes(traffic.protocol),
  );
  return placesOf(world, node).filter(
    (place) =>
      clients.some((client) => (client !== place || place.many) && connects(one, client, place, traffic)) ||
      through.some((forward) => relayed(one, clients, forward, place, traffic)),
  );
}

/**
 * Each node of a balancer brings on what arrived at it, and calls targets by private addresses.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html
 */
function relayed(
  one: Case,
  clients: readonly Client[],
  forward: Forward,
  to: End,
  traffic: Traffic,
): boolean {
  const listened = { protocol: traffic.protocol, port: forward.port };
  if (!forward.keepsClient) {
    const nodes = arrivals(one, clients, forward.balancer, listened);
    return nodes.some((at) =>
      privately(one, inVersion(at, forward.isIpv6), inVersion(to, forward.isIpv6), traffic),
    );
  }
  const nodes = placesOf(one.world, forward.balancer);
  return nodes.some((at) => clients.some((client) => kept(one, client, at, to, listened, traffic)));
}

/**
 * The addresses that a target group uses.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-group-ip-address-type
 */
function inVersion(end: End, isSix: boolean): End {
  return { ...end, addresses: end.addresses.filter((address) => isIpv6(address) === isSix) };
}

/**
 * A Network Load Balancer that keeps the client's address: one connection, seen twice.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation
 */
function kept(one: Case, client: Client, at: End, to: End, listened: Traffic, traffic: Traffic): boolean {
  const { world } = one;
  const [here] = inVersion(at, false).addresses;
  const [there] = inVersion(to, false).addresses;
  if (here === undefined || there === undefined) return false;
  const sources: readonly Address[] = client === 'internet' ? one.ipv4 : inVersion(client, false).addresses;
  return sources.some((source) => {
    const passed =
      groupsAdmit(to, 'ingress', traffic, source, at) &&
      (client === 'internet'
        ? at.open.includes(here) && entersAt(world, source, at, listened)
        : knocks(world, client, at, listened, source, here)) &&
      routed(world, at.subnet, to.subnet, there) &&
      groupsAdmit(at, 'egress', traffic, there, to) &&
      crosses(at.subnet, to.subnet, traffic, source, there);
    const returns = (reply: Traffic): boolean => {
      const inner =
        at.subnet === to.subnet ||
        (aclAdmits(to.subnet, true, reply, source) && aclAdmits(at.subnet, false, reply, there));
      const outer =
        client === 'internet'
          ? repliesTo(source, at, reply)
          : crosses(at.subnet, client.subnet, reply, here, source);
      return inner && outer;
    };
    return passed && back(one, traffic, returns);
  });
}

/** Everything that opens connections once a workload that is reached does so too. */
export function compromised(one: Case, from: string): Client[][] {
  const { world } = one;
  const held = new Map([[from, clientsOf(world, from)]]);
  const attempts = [
    { protocol: 1, port: -1 },
    { protocol: 58, port: -1 },
    ...[6, 17].flatMap((protocol) => one.ports.map((port) => ({ protocol, port }))),
  ];
  for (let before = 0; before !== held.size; ) {
    before = held.size;
    for (const node of world.workloads) {
      const taken = [...held.values()].some((clients) =>
        attempts.some((traffic) => arrives(one, clients, node, traffic)),
      );
      if (!held.has(node) && taken) held.set(node, placesOf(world, node));
    }
  }
  return [...held.values()];
}
