import type { Network, Node } from '../../reachability/network';
import { showFlow } from '../../reachability/path';
import type { Hop } from '../../reachability/question';
import { reach } from '../../reachability/reach';
import { type Band, bandsOf, type Card, shortName } from './sketch-bands';

/** What a drawing of a network shows: who is in which subnets, and the paths on which the internet reaches them. */
export interface Sketch {
  readonly vpcs: readonly {
    readonly id: string;
    readonly name: string;
    readonly bands: readonly Band[];
    /** What is in its routes only. */
    readonly beside: readonly Card[];
  }[];
  /** What has no interface in a VPC. */
  readonly outside: readonly Card[];
  readonly edges: readonly Edge[];
}

export interface Edge {
  /** The id of a node, or `internet`. */
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** Not so where only what is not known decides. */
  readonly surely: boolean;
}

export function sketchOf(network: Network): Sketch {
  const edges = new Map<string, Edge>();
  const cards = new Map<string, Card>();
  for (const node of network.nodes.values()) {
    const answer = reach(network, { from: 'internet', to: [node.id], protocol: 'any' });
    cards.set(node.id, { id: node.id, name: shortName(node.name), kind: node.kind, reached: answer.reaches });
    for (const hop of answer.path?.hops ?? []) {
      const isLast = hop.to?.id === node.id;
      const edge = edgeOf(hop, answer.reaches === true, isLast ? heard(network, node) : undefined);
      const key = `${edge.from} ${edge.to}`;
      // Where it is asked for itself, every port is told.
      if (isLast || !edges.get(key)?.surely) edges.set(key, edge);
    }
  }
  const isInside = ({ places, vpc = '' }: Node): boolean => places.length > 0 || network.vpcs.has(vpc);
  const inside = new Set([...network.nodes.values()].filter(isInside).map(({ id }) => id));
  const entered = new Set([...edges.values()].flatMap(({ from, to }) => (from === 'internet' ? [to] : [])));
  const vpcs = [...network.vpcs.values()].map(({ id, name }) => ({
    id,
    name: shortName(name),
    bands: bandsOf(network, id, cards, entered).map(({ subnets, leads, cards: own }) => {
      return { leads, subnets: subnets.map((one) => within(name, one)), cards: named(name, own) };
    }),
    beside: named(
      name,
      [...network.nodes.values()].flatMap((node) => (node.vpc === id ? (cards.get(node.id) ?? []) : [])),
    ),
  }));
  const elsewhere = bandsOf(network, undefined, cards, entered);
  return {
    vpcs:
      elsewhere.length > 0
        ? [...vpcs, { id: '', name: 'VPCs that are not in sight', bands: elsewhere, beside: [] }]
        : vpcs,
    outside: [...cards.values()].filter(({ id }) => !inside.has(id)),
    edges: [...edges.values()],
  };
}

/** What is called after its VPC goes without that. */
function within(vpc: string, name: string): string {
  const prefix = `${shortName(vpc)}/`;
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

function named(vpc: string, cards: readonly Card[]): readonly Card[] {
  return cards.map((card) => ({ ...card, name: within(vpc, card.name) }));
}

/** On which of its listeners the internet reaches a balancer. */
function heard(network: Network, { id, listens }: Node): string | undefined {
  const open = listens?.filter(
    ({ protocol, ports }) =>
      reach(network, { from: 'internet', to: [id], protocol, ports }).reaches !== false,
  );
  const protocols = [...new Set(open?.map(({ protocol }) => protocol))];
  const shown = protocols.map((protocol) => {
    const own = open?.filter((flow) => flow.protocol === protocol).map(({ ports }) => ports) ?? [];
    return showFlow(
      protocol,
      own.toSorted(([a], [b]) => a - b),
    );
  });
  return shown.length > 0 ? shown.join(', ') : undefined;
}

function edgeOf({ from, to, protocol, ports }: Hop, surely: boolean, label?: string): Edge {
  const source =
    from.kind === 'internet' ? 'internet' : from.kind === 'peer' ? from.peering.id : from.node.id;
  return { from: source, to: to?.id ?? 'internet', label: label ?? showFlow(protocol, ports), surely };
}
