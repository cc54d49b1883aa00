import type { Variable } from './leg';
import type { Node, Peering, Place, Tri } from './network';
import type { Scene } from './scene';
import { allOf, type Family, intersect } from './sets';
import { publicAt } from './source';
import { back, condition, unknownPublic, type Way } from './way';

/**
 * From the internet: there is an address to call, the route back leads to the gateway, and group and ACL see the
 * private address: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
 */
export function inbound(
  scene: Scene,
  target: Node,
  place: Place,
  family: Family,
  protocol: number,
  client: 'client' | 'nat',
  isHidden: boolean,
): Way | undefined {
  const subnet = scene.subnet(place.subnet);
  const address = publicAt(place, family);
  const gateway = scene.gateway(subnet);
  if (address.holds === false || scene.isLeftOut(address.key)) return undefined;
  if (!gateway && subnet.vpc !== undefined && scene.vpcOf(subnet)) return undefined;
  const name = 'caller';
  const internet = scene.internet[family];
  return {
    tris: [
      address,
      ...(family === 6 && address !== place.ipv6 ? [place.ipv6] : []),
      ...(gateway ? [gateway] : []),
    ],
    variables: { [name]: { may: internet, must: internet, every: isHidden, ...unknownPublic(isHidden) } },
    conditions: [
      ...back(protocol, () => condition(name, 'target', scene.routes(subnet, { kind: 'internet' }))),
      ...condition(name, 'target', scene.acl(subnet, 'in', protocol)),
      ...condition(name, 'target', scene.groups(target, 'in', undefined, protocol)),
      ...back(protocol, () => condition(name, client, scene.acl(subnet, 'out', protocol))),
    ],
  };
}

export function fromPeer(
  scene: Scene,
  { id, vpcs, outside, says, key, origin, path }: Peering,
  target: Node,
  place: Place,
  family: Family,
  protocol: number,
): Way | undefined {
  const subnet = scene.subnet(place.subnet);
  if (!outside || subnet.vpc === undefined || !vpcs.includes(subnet.vpc) || scene.isLeftOut(key))
    return undefined;
  const only = allOf(family);
  const tri: Tri = { key, says, origin, path, holds: true };
  return {
    tris: [tri],
    variables: {
      caller: { may: intersect(outside.possible, only), must: intersect(outside.sure, only), every: false },
    },
    conditions: [
      ...back(protocol, () =>
        condition('caller', 'target', scene.routes(subnet, { kind: 'peering', to: id })),
      ),
      ...condition('caller', 'target', scene.acl(subnet, 'in', protocol)),
      ...condition('caller', 'target', scene.groups(target, 'in', undefined, protocol)),
      ...back(protocol, () => condition('caller', 'client', scene.acl(subnet, 'out', protocol))),
    ],
  };
}

/** What is not modelled may have any address, and the groups that it refers to. */
export function fromDoubt(
  scene: Scene,
  node: Node,
  target: Node,
  place: Place,
  family: Family,
  protocol: number,
): Way | undefined {
  const refers = node.refers ?? [];
  const open: Tri = {
    ...(node.open ?? {
      key: node.id,
      says: `${node.name} of type ${node.type}`,
      origin: node.origin,
      path: '',
    }),
    holds: 'unknown',
    doubt: node.open?.doubt ?? `${node.name}, because ${node.type} is not modelled`,
  };
  const caller: Variable = { may: allOf(family), must: allOf(family), every: true };
  if (refers.includes(target.id)) return { tris: [open], variables: { caller }, conditions: [] };
  const subnet = scene.subnet(place.subnet);
  const { network } = scene;
  const vpcs = refers.flatMap((id): readonly (string | undefined)[] => {
    if (network.nodes.has(id)) return [];
    return network.vpcs.has(id) ? [id] : [network.subnets.get(id)?.vpc ?? network.groups.get(id)?.vpc];
  });
  // Of two of which one is not in sight nobody knows whether they are in one VPC.
  const isNear = (vpc: string | undefined): boolean => vpc === undefined || vpc === subnet.vpc;
  if (subnet.vpc === undefined ? vpcs.length === 0 : !vpcs.some(isNear)) return undefined;
  const groups = refers.filter((id) => network.groups.has(id));
  return {
    tris: [open],
    variables: { caller },
    conditions: condition('caller', 'target', scene.groups(target, 'in', { ...node, groups }, protocol)),
  };
}
