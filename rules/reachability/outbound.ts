import type { Condition, Variable } from './leg';
import type { Place, Subnet, Tri } from './network';
import type { Scene } from './scene';
import { cidrSet, type Family, NOWHERE } from './sets';
import { back, chosenIn, condition, type PlaceSource, unknownPublic, type Way } from './way';

const TRANSLATED = cidrSet('64:ff9b::/96', true) ?? NOWHERE;

/**
 * To the internet: over an internet gateway with a public address of one's own, over an egress-only one, or over a NAT
 * gateway, which asks in its own name: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
 */
export function outbound(
  scene: Scene,
  { node, place }: PlaceSource,
  family: Family,
  protocol: number,
  isHidden: boolean,
): readonly Way[] {
  const subnet = scene.subnet(place.subnet);
  const internet = scene.internet[family];
  const outside: Variable = { may: internet, must: internet, every: isHidden, ...unknownPublic(isHidden) };
  const own = [
    ...condition('outside', 'target', scene.groups(node, 'out', undefined, protocol)),
    ...back(protocol, () => condition('outside', 'client', scene.acl(subnet, 'in', protocol))),
  ];
  const leave = condition('outside', 'target', scene.acl(subnet, 'out', protocol));
  const ways: Way[] = [];
  const address = family === 4 ? place.publicIpv4 : place.ipv6;
  const gateway = scene.gateway(subnet);
  const isThere = address.holds !== false && !scene.isLeftOut(address.key);
  if (isThere && (gateway || !scene.vpcOf(subnet))) {
    ways.push({
      tris: [address, ...(gateway ? [gateway] : [])],
      variables: { outside },
      conditions: [
        ...condition('outside', 'target', scene.routes(subnet, { kind: 'internet' })),
        ...leave,
        ...own,
      ],
    });
  }
  if (family === 6 && isThere) {
    ways.push({
      tris: [address],
      variables: { outside },
      conditions: [
        ...condition('outside', 'target', scene.routes(subnet, { kind: 'egress-only' })),
        ...leave,
        ...own,
      ],
    });
  }
  if (isDoubtful(scene, subnet)) {
    ways.push({
      tris: [],
      variables: { outside },
      conditions: [
        ...condition('outside', 'target', scene.routes(subnet, { kind: 'unknown' })),
        ...leave,
        ...own,
      ],
    });
  }
  if (family === 6) return isThere ? [...ways, ...translated(scene, place, leave, own)] : ways;
  const variables = { outside, source: chosenIn(node, place, subnet, family) };
  const gateways = subnet.routes.flatMap(({ target, key }) =>
    target.kind === 'nat' && !scene.isLeftOut(key) ? [target.node] : [],
  );
  for (const id of new Set(gateways)) {
    const nat = scene.network.nodes.get(id);
    const [natPlace] = nat?.places ?? [];
    if (!nat || !natPlace || scene.isLeftOut(id)) continue;
    const natSubnet = scene.subnet(natPlace.subnet);
    const natGateway = scene.gateway(natSubnet);
    const isElsewhere = natSubnet.id !== subnet.id;
    const by = (kind: 'internet' | 'unknown', tris: Way['tris']): Way => ({
      tris,
      variables,
      conditions: [
        ...condition('outside', 'target', scene.routes(subnet, { kind: 'nat', to: id })),
        ...(isElsewhere
          ? [
              ...leave,
              ...condition('source', 'target', scene.acl(natSubnet, 'in', protocol)),
              ...back(protocol, () => condition('source', 'client', scene.acl(natSubnet, 'out', protocol))),
              ...own,
            ]
          : condition('outside', 'target', scene.groups(node, 'out', undefined, protocol))),
        ...condition('outside', 'target', scene.routes(natSubnet, { kind })),
        ...condition('outside', 'target', scene.acl(natSubnet, 'out', protocol)),
        ...back(protocol, () => condition('outside', 'nat', scene.acl(natSubnet, 'in', protocol))),
      ],
    });
    if (natGateway || !scene.vpcOf(natSubnet))
      ways.push(by('internet', [natPlace.publicIpv4, ...(natGateway ? [natGateway] : [])]));
    // A private NAT gateway asks another network, which may lead on to the internet.
    if (isDoubtful(scene, natSubnet)) ways.push(by('unknown', []));
  }
  return ways;
}

/**
 * To IPv4 addresses from an IPv6 one, which NAT gateways translate where names stand for 64:ff9b::/96:
 * https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html
 */
function translated(
  scene: Scene,
  place: Place,
  leave: readonly Condition[],
  own: readonly Condition[],
): readonly Way[] {
  const subnet = scene.subnet(place.subnet);
  const says = `whether NAT64 addresses lead from subnet ${subnet.name} to the internet`;
  const tri: Tri = { ...place.ipv6, key: `${place.ipv6.key} NAT64`, says, holds: 'unknown', doubt: says };
  const outside: Variable = { may: TRANSLATED, must: NOWHERE, every: false };
  return subnet.routes.flatMap(({ target, key }) =>
    target.kind !== 'nat' || scene.isLeftOut(key) || scene.isLeftOut(target.node)
      ? []
      : [
          {
            tris: [place.ipv6, tri],
            variables: { outside },
            conditions: [
              ...condition('outside', 'target', scene.routes(subnet, { kind: 'nat', to: target.node })),
              ...leave,
              ...own,
            ],
          },
        ],
  );
}

/** Whether there is a route to what is not modelled, or may be: any of it may lead to the internet. */
function isDoubtful({ isLeftOut }: Scene, { routes, routesDoubt }: Subnet): boolean {
  return (
    routesDoubt !== undefined ||
    routes.some(({ key, target }) => target.kind === 'unknown' && !isLeftOut(key))
  );
}
