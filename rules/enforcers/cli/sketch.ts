import type { Truth } from '../../core/value';
import type { Network, Node, Subnet } from '../../reachability/network';
import { showFlow } from '../../reachability/path';
import type { Hop } from '../../reachability/question';
import { reach } from '../../reachability/reach';

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

/** Subnets of a VPC that hold the same. */
export interface Band {
  readonly subnets: readonly string[];
  /** Where their routes lead: `internet gateway`, `NAT gateway`, or nowhere but to the VPC. */
  readonly leads: readonly string[];
  readonly cards: readonly Card[];
}

export interface Card {
  readonly id: string;
  readonly name: string;
  readonly kind: Node['kind'];
  /** Whether the internet reaches it, on the shortest path that there is. */
  readonly reached: Truth;
}

export interface Edge {
  /** The id of a node, or `internet`. */
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** Not so where only what is not known decides. */
  readonly surely: boolean;
}

const LEADS: Readonly<Record<string, string>> = {
  internet: 'internet gateway',
  'egress-only': 'egress-only gateway',
  nat: 'NAT gateway',
  peering: 'peering',
  unknown: 'what is not modelled',
};

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
  return {
    vpcs: [...network.vpcs.values()].map(({ id, name }) => ({
      id,
      name: shortName(name),
      bands: bandsOf(network, id, cards),
      beside: [...network.nodes.values()].flatMap((node) =>
        node.vpc === id ? (cards.get(node.id) ?? []) : [],
      ),
    })),
    outside: [...cards.values()].filter(({ id }) => !inside.has(id)),
    edges: [...edges.values()],
  };
}

/** CDK's name for the resource within its construct adds nothing. */
function shortName(name: string): string {
  return name.replace(/\/(Resource|Default|Subnet)$/, '');
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

function bandsOf(network: Network, vpc: string, cards: ReadonlyMap<string, Card>): readonly Band[] {
  const bands = new Map<string, Band>();
  const drawn = new Set<string>();
  const subnets = [...network.subnets.values()].filter((subnet) => subnet.vpc === vpc);
  const order = (subnet: Subnet): number => (leadsOf(subnet).includes('internet gateway') ? 0 : 1);
  for (const subnet of subnets.sort((a, b) => order(a) - order(b))) {
    const nodes = [...network.nodes.values()].filter(({ places }) =>
      places.some((place) => place.subnet === subnet.id),
    );
    const leads = leadsOf(subnet);
    const key = JSON.stringify([leads, nodes.map(({ id }) => id)]);
    const known = bands.get(key);
    const fresh = nodes.filter(({ id }) => !drawn.has(id)).flatMap(({ id }) => cards.get(id) ?? []);
    for (const { id } of fresh) drawn.add(id);
    bands.set(key, {
      subnets: [...(known?.subnets ?? []), shortName(subnet.name)],
      leads,
      cards: [...(known?.cards ?? []), ...fresh],
    });
  }
  return [...bands.values()];
}

function leadsOf({ routes, routesDoubt }: Subnet): readonly string[] {
  const known = routes.flatMap(({ target }) => LEADS[target.kind] ?? []);
  return [...new Set(routesDoubt === undefined ? known : [...known, 'what is not known'])];
}
