import type { Leg } from './leg';
import type { Flow, Network, Node, Place, Relay } from './network';
import { EVERY_PORT, type Ports } from './profile';
import type { Mode, Party } from './question';
import type { Scene } from './scene';
import type { Family } from './sets';
import { type Source, sourceId, sourcesOf } from './source';

/** Somebody who was reached, or is asked about from the start. */
export interface Arrival {
  readonly source: Source;
  readonly node: Node | undefined;
  readonly place: Place | undefined;
  readonly leg: Leg;
  readonly relay: Relay | undefined;
  readonly protocol: number;
  readonly family: Family | undefined;
  readonly ports: readonly Ports[];
  readonly before: Arrival | undefined;
}

export interface Search {
  readonly scene: Scene;
  readonly mode: Mode;
  readonly protocols: readonly number[];
  readonly families: readonly Family[];
  readonly wanted: Ports;
  readonly isTarget: (node: Node) => boolean;
  readonly evenThroughCompromise: boolean;
  /** Whether everybody on the internet asks anyway, so that to go around over it adds nothing. */
  readonly fromInternet: boolean;
  /** Whether other accounts ask as well. */
  readonly fromOutside: boolean;
  /** What it is worth asking of a node. */
  readonly flows: (node: Node) => readonly Flow[];
}

/** What is asked for, its listeners, and every protocol of those given, where a node could be taken over. */
export function flowsTo(
  { relays }: Network,
  { id, listens }: Node,
  protocols: readonly number[],
  wanted: Ports,
  every: readonly number[],
): readonly Flow[] {
  const asked = protocols.flatMap((protocol) =>
    listens ? heard(listens, protocol, wanted) : [{ protocol, ports: wanted }],
  );
  const all = [
    ...asked,
    ...relays.filter(({ at }) => at === id).map(({ entry }) => entry),
    ...every.map((protocol) => ({ protocol, ports: EVERY_PORT })),
  ];
  return [...new Map(all.map((flow) => [`${flow.protocol} ${flow.ports.join()}`, flow])).values()];
}

/** Whoever may open connections next: any of their own, or those of one relay. */
export type Opening =
  | { readonly kind: 'own'; readonly source: Source; readonly before: Arrival | undefined }
  | { readonly kind: 'relay'; readonly relay: Relay; readonly before: Arrival };

/** Under which an opening is tried once; what keeps the client's address, for each way on which the client came. */
export function openingId(opening: Opening): unknown {
  if (opening.kind === 'own') return sourceId(opening.source);
  const { relay, before } = opening;
  return relay.source === 'client' ? opening : `relay ${relay.key} ${enteredAt(before)?.subnet ?? ''}`;
}

/**
 * The place on which one arrived, from which a relay brings on: each node of a balancer asks targets itself. What comes
 * without a network between may be at any place:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html
 */
export function enteredAt({ place, family }: Arrival): Place | undefined {
  return family === undefined ? undefined : place;
}

export function starts(scene: Scene, from: Party, nodes: readonly Node[]): Opening[] {
  const own = (source: Source): Opening => ({ kind: 'own', source, before: undefined });
  if (from !== 'internet' && from !== 'outside') {
    return nodes.filter(({ id }) => from.includes(id)).flatMap((node) => sourcesOf(node).map(own));
  }
  const peers = scene.network.peerings.filter(({ outside }) => outside !== undefined);
  return [
    own({ kind: 'internet' }),
    ...(from === 'outside' ? peers.map((peering) => own({ kind: 'peer', peering })) : []),
  ];
}

export function isAsked(here: Search, { node, protocol, ports }: Arrival, toInternet: boolean): boolean {
  if (toInternet || !node || !here.isTarget(node) || !here.protocols.includes(protocol)) return false;
  return ports.some(([first, last]) => first <= here.wanted[1] && here.wanted[0] <= last);
}

/** As much of what is asked for as somebody listens on. */
function heard(listens: readonly Flow[], protocol: number, [first, last]: Ports): readonly Flow[] {
  return listens.flatMap((flow): readonly Flow[] => {
    const ports: Ports = [Math.max(first, flow.ports[0]), Math.min(last, flow.ports[1])];
    return flow.protocol === protocol && ports[0] <= ports[1] ? [{ protocol, ports }] : [];
  });
}
