import {
  answers,
  type Case,
  type Client,
  caseOf,
  connects,
  entersAt,
  knocks,
  leaves,
  privately,
  repliesTo,
} from './connect';
import {
  aclAdmits,
  crosses,
  groupsAdmit,
  isTcp,
  portsOf,
  type Quantifier,
  routed,
  type Traffic,
} from './packet';
import { readWorld } from './read';
import type { Template } from './template';
import type { End, Forward, World } from './world';

export interface Asked {
  readonly from: string;
  readonly to: string;
  readonly protocol: number;
  readonly port: number;
  readonly quantifier: Quantifier;
  readonly evenThroughCompromise?: boolean;
}

type Ask = (asked: Asked) => boolean;

/** Sends packets, one after another, through a concrete template. */
export function simulate(template: Template, asked: Asked): boolean {
  return simulator(template)(asked);
}

/** The same, for many questions of one template. */
export function simulator(template: Template): Ask {
  const world = readWorld(template);
  const cases = { some: casesOf(world, 'some'), every: casesOf(world, 'every') };
  const ports = portsOf(world);
  const spread = new Map<string, Client[][]>();
  return (asked) => {
    const all = cases[asked.quantifier];
    const holds = (one: Case, index: number): boolean => {
      const key = `${asked.quantifier} ${index} ${asked.from}`;
      let sources = [clientsOf(world, asked.from)];
      if (asked.evenThroughCompromise === true) {
        const held = spread.get(key) ?? compromised(one, asked.from, ports);
        spread.set(key, held);
        sources = held;
      }
      return sources.some((clients) => reaches(one, clients, asked));
    };
    return asked.quantifier === 'some' ? all.some(holds) : all.every(holds);
  };
}

/** One case for each choice of the addresses that AWS chooses. */
function casesOf(world: World, quantifier: Quantifier): Case[] {
  let choices: ReadonlyMap<string, number>[] = [new Map()];
  for (const { key, addresses } of world.ends) {
    choices = choices.flatMap((choice) => addresses.map((address) => new Map([...choice, [key, address]])));
  }
  return choices.map((choice) => caseOf(world, quantifier, ({ key }) => choice.get(key) as number));
}

function placesOf({ ends }: World, node: string): End[] {
  return ends.filter((end) => end.node === node);
}

function clientsOf(world: World, from: string): Client[] {
  return from === 'internet' ? ['internet'] : placesOf(world, from);
}

function reaches(one: Case, clients: readonly Client[], { to, protocol, port }: Asked): boolean {
  if (to === 'internet') {
    return clients.some((client) => client !== 'internet' && leaves(one, client, { protocol, port }));
  }
  return arrivals(one, clients, to, { protocol, port }).length > 0;
}

/** Everything that opens connections once a workload that is reached does so too. */
function compromised(one: Case, from: string, ports: readonly number[]): Client[][] {
  const { world } = one;
  const held = new Map([[from, clientsOf(world, from)]]);
  for (let before = 0; before !== held.size; ) {
    before = held.size;
    for (const node of world.workloads) {
      const taken = (): boolean =>
        [...held.values()].some((clients) =>
          [6, 17, 1].some((protocol) =>
            (protocol === 1 ? [-1] : ports).some(
              (port) => arrivals(one, clients, node, { protocol, port }).length > 0,
            ),
          ),
        );
      if (!held.has(node) && taken()) {
        held.set(node, placesOf(world, node));
      }
    }
  }
  return [...held.values()];
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
 * Each node of a balancer calls targets by private addresses.
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
  if (forward.keepsClient) {
    return placesOf(one.world, forward.balancer).some((at) =>
      clients.some((client) => kept(one, client, at, to, listened, traffic)),
    );
  }
  return arrivals(one, clients, forward.balancer, listened).some((at) => privately(one, at, to, traffic));
}

/**
 * A Network Load Balancer that keeps the client's address: one connection, seen twice.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html#network-acls
 */
function kept(one: Case, client: Client, at: End, to: End, listened: Traffic, traffic: Traffic): boolean {
  const { world, addressOf, quantifier, clientPorts } = one;
  const sources = client === 'internet' ? one.internet : [addressOf(client)];
  return sources.some((source) => {
    const knocked =
      client === 'internet' ? entersAt(one, source, at, listened) : knocks(one, client, at, listened);
    const passed =
      knocked &&
      routed(world, at.subnet, to.subnet, addressOf(to)) &&
      groupsAdmit(world, at.groups, 'egress', traffic, addressOf(to), to.groups) &&
      groupsAdmit(world, to.groups, 'ingress', traffic, source, at.groups) &&
      crosses(at.subnet, to.subnet, traffic, source, addressOf(to));
    const returns = (port: number): boolean => {
      const reply = { protocol: traffic.protocol, port };
      const inner =
        at.subnet === to.subnet ||
        (aclAdmits(to.subnet, true, reply, source) && aclAdmits(at.subnet, false, reply, addressOf(to)));
      return (
        inner && (client === 'internet' ? repliesTo(source, at, reply) : answers(one, client, at, reply))
      );
    };
    return (
      passed &&
      (!isTcp(traffic) || (quantifier === 'some' ? clientPorts.some(returns) : clientPorts.every(returns)))
    );
  });
}
