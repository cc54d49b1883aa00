import type { Truth } from '../../core/value';
import type { Network, Node, Subnet } from '../../reachability/network';

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

const LEADS: Readonly<Record<string, string>> = {
  internet: 'internet gateway',
  'egress-only': 'egress-only gateway',
  nat: 'NAT gateway',
  peering: 'peering',
  unknown: 'what is not modelled',
};

/** The bands of a VPC, or of what is in none that is in sight; what the internet enters first comes first. */
export function bandsOf(
  network: Network,
  vpc: string | undefined,
  cards: ReadonlyMap<string, Card>,
  entered: ReadonlySet<string>,
): readonly Band[] {
  const bands = new Map<string, Band>();
  const drawn = new Set<string>();
  const nodes = [...network.nodes.values()];
  for (const { id, name, leads } of vpc === undefined ? unseenIn(network) : subnetsOf(network, vpc)) {
    const here = nodes.filter(({ places }) => places.some(({ subnet }) => subnet === id));
    // Each zone has a NAT gateway of its own.
    const alike = here.filter(({ kind }) => kind !== 'nat').map((node) => node.id);
    const key = JSON.stringify([leads, alike]);
    const known = bands.get(key);
    const fresh = here.filter((node) => !drawn.has(node.id)).flatMap((node) => cards.get(node.id) ?? []);
    for (const card of fresh) drawn.add(card.id);
    bands.set(key, {
      subnets: [...(known?.subnets ?? []), name],
      leads,
      cards: [...(known?.cards ?? []), ...fresh],
    });
  }
  const order = (band: Band): number => {
    if (band.cards.some(({ id }) => entered.has(id))) return 0;
    return band.leads.includes('internet gateway') ? 1 : 2;
  };
  return [...bands.values()].sort((a, b) => order(a) - order(b));
}

type Strip = Pick<Band, 'leads'> & Pick<Subnet, 'id' | 'name'>;

function subnetsOf({ subnets }: Network, vpc: string): readonly Strip[] {
  return [...subnets.values()].filter((subnet) => subnet.vpc === vpc).map(stripOf);
}

const NOT_KNOWN = 'what is not known';

/** The subnets of places in no VPC that is in sight. */
function unseenIn({ subnets, vpcs, nodes }: Network): readonly Strip[] {
  const ids = new Set([...nodes.values()].flatMap(({ places }) => places.map(({ subnet }) => subnet)));
  return [...ids].flatMap((id): readonly Strip[] => {
    const subnet = subnets.get(id);
    if (subnet === undefined) return [{ id, name: id, leads: [NOT_KNOWN] }];
    return vpcs.has(subnet.vpc ?? '') ? [] : [stripOf(subnet)];
  });
}

function stripOf({ id, name, routes, routesDoubt }: Subnet): Strip {
  const known = routes.flatMap(({ target }) => LEADS[target.kind] ?? []);
  const leads = [...new Set(routesDoubt === undefined ? known : [...known, NOT_KNOWN])];
  return { id, name: shortName(name), leads };
}

/** CDK's name for the resource within its construct adds nothing. */
export function shortName(name: string): string {
  return name.replace(/\/(Resource|Default|Subnet)$/, '');
}
