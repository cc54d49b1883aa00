import type { Node, Place, Subnet, Tri } from './network';
import type { Profile } from './profile';
import type { Scene } from './scene';
import type { Family } from './sets';
import { back, chosenIn, condition, type PlaceSource, type Way } from './way';

/** Within a VPC, or over a peering. */
export function between(
  scene: Scene,
  source: PlaceSource,
  target: Node,
  place: Place,
  family: Family,
  protocol: number,
): Way | undefined {
  const from = scene.subnet(source.place.subnet);
  const to = scene.subnet(place.subnet);
  const tris = family === 6 ? [source.place.ipv6, place.ipv6] : [];
  if (tris.some(({ holds, key }) => holds === false || scene.isLeftOut(key))) return undefined;
  const variables = {
    source: chosenIn(source.node, source.place, from, family),
    target: chosenIn(target, place, to, family),
  };
  if (Object.values(variables).some(({ may }) => may[family].length === 0)) return undefined;
  const groups = [
    ...condition('target', 'target', scene.groups(source.node, 'out', target, protocol)),
    ...condition('source', 'target', scene.groups(target, 'in', source.node, protocol)),
  ];
  if (from.id === to.id) return { tris, variables, conditions: groups };
  const link = linkOf(scene, from, to);
  if (!link) return undefined;
  return {
    tris: [...tris, ...link.tris],
    variables,
    conditions: [
      ...condition('target', 'target', link.there),
      ...back(protocol, () => condition('source', 'target', link.back)),
      ...condition('target', 'target', scene.acl(from, 'out', protocol)),
      ...condition('source', 'target', scene.acl(to, 'in', protocol)),
      ...groups,
      ...back(protocol, () => [
        ...condition('source', 'client', scene.acl(to, 'out', protocol)),
        ...condition('target', 'client', scene.acl(from, 'in', protocol)),
      ]),
    ],
  };
}

interface Link {
  readonly tris: readonly Tri[];
  readonly there: Profile;
  readonly back: Profile;
}

function linkOf(scene: Scene, from: Subnet, to: Subnet): Link | undefined {
  const both = (kind: 'local' | 'peering' | 'unknown', peering?: string): Pick<Link, 'there' | 'back'> => {
    const wanted = { kind, ...(peering === undefined ? {} : { to: peering }) };
    return { there: scene.routes(from, wanted), back: scene.routes(to, wanted) };
  };
  if (from.vpc === undefined || to.vpc === undefined) {
    const [unseen, other] = from.vpc === undefined ? [from, to] : [to, from];
    const doubt = `whether subnet ${unseen.name}, which is not in sight, is in the VPC of subnet ${other.name}`;
    const { origin } = unseen;
    return {
      tris: [{ key: unseen.id, says: doubt, origin, path: '', holds: 'unknown', doubt }],
      ...both('local', 'elsewhere'),
    };
  }
  if (from.vpc === to.vpc) return { tris: [], ...both('local') };
  const peering = scene.network.peerings.find(
    ({ vpcs, key }) => !scene.isLeftOut(key) && vpcs.includes(from.vpc ?? '') && vpcs.includes(to.vpc ?? ''),
  );
  if (!peering) return { tris: [], ...both('unknown') };
  const { key, says, origin, path } = peering;
  return { tris: [{ key, says, origin, path, holds: true }], ...both('peering', peering.id) };
}
