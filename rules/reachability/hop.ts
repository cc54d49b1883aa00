import { between } from './between';
import { fromDoubt, fromPeer, inbound } from './inbound';
import type { Leg } from './leg';
import type { Node, Place, Relay } from './network';
import { outbound } from './outbound';
import type { Scene } from './scene';
import { ANYWHERE, type Family } from './sets';
import { heldAt, publicAt, type Source } from './source';
import { back, chosenIn, condition, joined, type PlaceSource, type Way } from './way';

/**
 * What opens connections and takes none: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html and
 * https://docs.aws.amazon.com/whitepapers/latest/serverless-architectures-lambda/network-configuration.html
 */
const CLIENTS: readonly Node['kind'][] = ['nat', 'function', 'vpc-link'];

/**
 * Every way on which a source can open a connection to a place of a node, in one family of addresses; through the
 * internet to an address that is public, too, unless that is not of interest.
 */
export function legsTo(
  scene: Scene,
  from: Source,
  to: Node,
  place: Place,
  family: Family,
  protocol: number,
  isAround = true,
): readonly Leg[] {
  const [source, target] = [asking(from), heldAt(to, place)];
  if (CLIENTS.includes(target.kind) || target.listens?.length === 0) return [];
  switch (source.kind) {
    case 'internet':
      return joined([inbound(scene, target, place, family, protocol, 'client', false)]);
    case 'peer':
      return joined([fromPeer(scene, source.peering, target, place, family, protocol)]);
    case 'doubt':
      return joined([fromDoubt(scene, source.node, target, place, family, protocol)]);
    default: {
      if (!isAround) return joined([between(scene, source, target, place, family, protocol)]);
      const within = between(scene, source, target, place, family, protocol);
      const address = publicAt(place, family);
      if (address.holds === false) return joined([within]);
      const around = outbound(scene, source, family, protocol, true).flatMap((out) => {
        const asks = Object.hasOwn(out.variables, 'source') ? 'nat' : 'client';
        const into = inbound(scene, target, place, family, protocol, asks, true);
        return joined(family === 4 ? [out, into] : bothOwn(scene, source, target, place, out, into));
      });
      return [...joined([within]), ...around];
    }
  }
}

/** Over the internet too, each sees the IPv6 address of the other: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html#vpc-ipv6-addresses */
function bothOwn(
  scene: Scene,
  source: PlaceSource,
  target: Node,
  place: Place,
  out: Way,
  into: Way | undefined,
): readonly (Way | undefined)[] {
  const [from, to] = [scene.subnet(source.place.subnet), scene.subnet(place.subnet)];
  const outside = chosenIn(target, place, to, 6);
  const caller = chosenIn(source.node, source.place, from, 6);
  return [{ ...out, variables: { outside } }, into && { ...into, variables: { caller } }];
}

function asking(source: Source): Source {
  return source.kind === 'place' ? { ...source, node: heldAt(source.node, source.place) } : source;
}

/** Every way on which a source can open a connection to the internet. */
export function legsOut(scene: Scene, from: Source, family: Family, protocol: number): readonly Leg[] {
  const source = asking(from);
  return source.kind === 'place'
    ? outbound(scene, source, family, protocol, false).flatMap((out) => joined([out]))
    : [];
}

/**
 * What a Network Load Balancer brings on in the name of the client: the target's rules see the client's address, or the
 * groups of the balancer; the way back is the balancer's:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation
 */
export function legAsClient(
  scene: Scene,
  arriving: Leg,
  relay: Relay,
  balancer: Node,
  balancerPlace: Place,
  target: Node,
  place: Place,
  family: Family,
): Leg | undefined {
  const { protocol } = relay.exit;
  const from = scene.subnet(balancerPlace.subnet);
  const to = scene.subnet(place.subnet);
  const client = Object.hasOwn(arriving.variables, 'caller') ? 'caller' : 'source';
  const isElsewhere = from.id !== to.id;
  const variables = { ...arriving.variables, destination: chosenIn(target, place, to, family) };
  if (variables.destination.may[family].length === 0) return undefined;
  return {
    tris: [...arriving.tris, relay.holds],
    variables,
    entry: relay.entry.ports,
    facts: [relay],
    conditions: [
      ...arriving.conditions.map((one) => (one.at === 'target' ? { ...one, at: 'entry' as const } : one)),
      ...condition('destination', 'target', scene.groups(balancer, 'out', heldAt(target, place), protocol)),
      ...condition(client, 'target', scene.groups(heldAt(target, place), 'in', balancer, protocol)),
      ...(isElsewhere
        ? [
            ...condition('destination', 'target', scene.acl(from, 'out', protocol)),
            ...condition(client, 'target', scene.acl(to, 'in', protocol)),
            ...back(protocol, () => [
              ...condition(client, 'client', scene.acl(to, 'out', protocol)),
              ...condition('destination', 'client', scene.acl(from, 'in', protocol)),
            ]),
          ]
        : []),
    ],
  };
}

/** A relay without a network between. */
export function legWithout(relay: Relay): Leg {
  return {
    tris: [relay.holds],
    variables: { any: { may: ANYWHERE, must: ANYWHERE, every: false } },
    conditions: [],
    facts: [relay],
  };
}
