import type { Node, Peering, Place, Tri } from './network';
import type { Family } from './sets';

/** Somebody who opens a connection. */
export type Source =
  | { readonly kind: 'internet' }
  /** A peer that is not in sight. */
  | { readonly kind: 'peer'; readonly peering: Peering }
  | { readonly kind: 'place'; readonly node: Node; readonly place: Place }
  /** What is not modelled, and refers to something that is. */
  | { readonly kind: 'doubt'; readonly node: Node };

export function sourceId(source: Source): string {
  switch (source.kind) {
    case 'internet':
      return 'internet';
    case 'peer':
      return source.peering.id;
    case 'place':
      return `${source.node.id} ${source.place.subnet} ${source.place.interface ?? ''}`;
    default:
      return source.node.id;
  }
}

export function sourcesOf(node: Node): readonly Source[] {
  if (node.kind === 'doubt') return [{ kind: 'doubt', node }];
  return node.places.map((place) => ({ kind: 'place', node, place }));
}

/** A node as it is at one of its interfaces: with the groups of that one. */
export function heldAt(node: Node, { groups }: Place): Node {
  return groups ? { ...node, groups } : node;
}

/** Whether the internet has an address of a place to call. */
export function publicAt({ publicIpv4, publicIpv6, ipv6 }: Place, family: Family): Tri {
  if (family === 4) return publicIpv4;
  return ipv6.holds === false ? ipv6 : (publicIpv6 ?? ipv6);
}
