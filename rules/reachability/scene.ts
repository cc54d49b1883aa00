import type { Truth } from '../core/value';
import { PRIVATE } from './internet';
import type { Fact, Group, Network, Node, Permit, Place, Subnet, Target, Tri, Vpc } from './network';
import { ofAcl, ofGroups, ofRoutes, type Profile } from './profile';
import {
  type AddressSet,
  ANYWHERE,
  addressSet,
  type Family,
  intersect,
  isEmpty,
  minus,
  NOWHERE,
  union,
} from './sets';

/** A network without some of what is in it, and what lets packets through in it; each is worked out once. */
export interface Scene {
  readonly network: Network;
  /** Whether a fact, a node or what a relay goes through is taken away. */
  readonly isLeftOut: (key: string) => boolean;
  readonly internet: Readonly<Record<Family, AddressSet>>;
  readonly subnet: (id: string) => Subnet;
  readonly vpcOf: (subnet: Subnet) => Vpc | undefined;
  readonly acl: (subnet: Subnet, way: Way, protocol: number) => Profile;
  readonly routes: (subnet: Subnet, to: Wanted) => Profile;
  /** What the groups of one node let in from, or out to, another; undefined where none filter. */
  readonly groups: (of: Node, way: Way, peer: Node | undefined, protocol: number) => Profile | undefined;
  /** Whether a rule of a node's groups may let anything in from a place of another, before anything else is asked. */
  readonly isWorthAsking: (target: Node, source: Node, place: Place) => boolean;
  /** Whether an internet gateway is attached to the VPC of a subnet. */
  readonly gateway: (subnet: Subnet) => Tri | undefined;
}

export type Way = 'in' | 'out';

/** A kind of route, and the node or the peering that it leads to; or, of local ones, `elsewhere`. */
export interface Wanted {
  readonly kind: Target['kind'];
  readonly to?: string;
}

function unseen(id: string): Subnet {
  return {
    id,
    name: id,
    vpc: undefined,
    blocks: ANYWHERE,
    routes: [],
    routesDoubt: `the routes of subnet ${id}, which is not in sight`,
    acl: [],
    aclDoubt: `the network ACL of subnet ${id}, which is not in sight`,
    routeTable: '',
    aclName: `the network ACL of subnet ${id}`,
    origin: { type: 'AWS::EC2::Subnet', id: '', file: '' },
  };
}

export function sceneOf(network: Network, without: ReadonlySet<string> = new Set()): Scene {
  const kept = new Map<string, Profile>();
  const once = (key: string, make: () => Profile): Profile => {
    const known = kept.get(key) ?? make();
    kept.set(key, known);
    return known;
  };
  const entrances = new Map<string, Entrance | undefined>();
  const isLeftOut = (key: string): boolean => without.has(key);
  const leftOut = ({ key }: Fact): boolean => without.has(key);
  const subnet = (id: string): Subnet => network.subnets.get(id) ?? unseen(id);
  const vpcOf = ({ vpc }: Subnet): Vpc | undefined => (vpc === undefined ? undefined : network.vpcs.get(vpc));
  return {
    network,
    isLeftOut,
    internet: internetOf(network),
    subnet,
    vpcOf,
    acl: (of, way, protocol) =>
      once(`acl ${of.id} ${way} ${protocol}`, () => ofAcl(of, way === 'in', protocol, leftOut)),
    routes: (of, wanted) =>
      once(`routes ${of.id} ${wanted.kind} ${wanted.to}`, () =>
        ofRoutes(of, vpcOf(of), (target) => leads(target, wanted, vpcOf(of), leftOut), leftOut),
      ),
    groups: (of, way, peer, protocol) => {
      if (of.groups === undefined) return undefined;
      const peers = peer && `${peer.groups?.join(' ')} ${peer.groupsDoubt}`;
      const own = `${of.groups.join(' ')} ${of.groupsDoubt}`;
      return once(`groups ${own} ${way} ${protocol} ${peers}`, () =>
        profileOfGroups(network, of, way, peer, protocol, leftOut),
      );
    },
    isWorthAsking: (target, source, { addresses }) => {
      const known = entrances.get(target.id) ?? entranceOf(network, target);
      entrances.set(target.id, known);
      if (!known || source.groupsDoubt !== undefined) return true;
      return (
        source.groups?.some((id) => known.groups.has(id) || isStrange(id, network.groups)) === true ||
        known.isStrange ||
        !isEmpty(intersect(known.addresses, addresses))
      );
    },
    gateway: (of) => {
      const gateways = [...(vpcOf(of)?.gateways.values() ?? [])].filter((one) => !leftOut(one));
      return gateways.find(({ holds }) => holds === true) ?? gateways.find(({ holds }) => holds !== false);
    },
  };
}

/** Claims ask many questions, and leave out few things. */
const MOST_SHARED = 4;
const SHARED = new WeakMap<Network, Map<string, Scene>>();

/** The same scene for all questions that leave out the same, as long as not many others were asked since. */
export function sharedScene(network: Network, without: ReadonlySet<string> = new Set()): Scene {
  const key = JSON.stringify([...without].sort());
  const shared = SHARED.get(network) ?? new Map<string, Scene>();
  SHARED.set(network, shared);
  const scene = shared.get(key) ?? sceneOf(network, without);
  shared.set(key, scene);
  const [oldest] = shared.keys();
  if (shared.size > MOST_SHARED && oldest !== undefined) shared.delete(oldest);
  return scene;
}

function leads(
  target: Target,
  wanted: Wanted,
  vpc: Vpc | undefined,
  leftOut: (fact: Fact) => boolean,
): Truth {
  if (target.kind === 'unknown') return 'unknown';
  // What is not in sight may be in the same VPC, or in a peer.
  if (target.kind === 'peering' && wanted.kind === 'local' && wanted.to !== undefined) return 'unknown';
  if (target.kind !== wanted.kind) return false;
  if (target.kind === 'internet') {
    const attached = vpc?.gateways.get(target.gateway);
    if (!attached) return vpc === undefined ? 'unknown' : false;
    return leftOut(attached) ? false : attached.holds;
  }
  if (target.kind === 'nat') return target.node === wanted.to;
  if (target.kind === 'peering') return target.peering === wanted.to;
  return true;
}

function profileOfGroups(
  { groups }: Network,
  node: Node,
  way: Way,
  peer: Node | undefined,
  protocol: number,
  leftOut: (fact: Fact) => boolean,
): Profile {
  const own = (node.groups ?? []).map((id): Group | undefined => groups.get(id));
  const permits = own.flatMap((group) => group?.rules ?? []).filter((rule) => !leftOut(rule));
  const doubts = [
    ...own.flatMap((group) =>
      group
        ? ((way === 'in' ? group.ingressDoubt : group.egressDoubt) ?? [])
        : ['a group that is not in sight'],
    ),
    ...(node.groupsDoubt === undefined ? [] : [node.groupsDoubt]),
  ];
  const names = own.map((group) => group?.name ?? 'a security group that is not in sight').join(' and ');
  return ofGroups(
    `${names || 'security groups'} of ${node.name}`,
    permits.filter(({ ingress }) => ingress === (way === 'in')),
    doubts,
    protocol,
    (permit) => isMember(permit, peer, groups),
  );
}

/** Whether a peer holds a group that a rule names; a peer without groups that filter holds none. */
function isMember(permit: Permit, peer: Node | undefined, groups: Network['groups']): Truth {
  if (!peer) return false;
  if (permit.groups.some((id) => peer.groups?.includes(id))) return true;
  if (peer.groupsDoubt !== undefined) return 'unknown';
  const maybe = permit.groups.some((named) =>
    peer.groups?.some((held) => isStrange(named, groups) || isStrange(held, groups)),
  );
  return maybe ? 'unknown' : false;
}

/** A group that is not in sight, under a name that may be another group's. */
function isStrange(id: string, groups: Network['groups']): boolean {
  return groups.get(id)?.vpc === undefined && !/^sg-[0-9a-f]+$/.test(id);
}

/** Whom the groups of a node may let in, on whatever protocol and port. */
interface Entrance {
  readonly groups: ReadonlySet<string>;
  /** Whether a rule names a group that is not in sight. */
  readonly isStrange: boolean;
  readonly addresses: AddressSet;
}

/** Undefined where anybody may be let in, because no groups filter, or because not all that they allow is known. */
function entranceOf({ groups }: Network, { groups: ids, groupsDoubt }: Node): Entrance | undefined {
  if (ids === undefined || groupsDoubt !== undefined) return undefined;
  const own = ids.map((id) => groups.get(id));
  if (own.some((group) => group === undefined || group.ingressDoubt !== undefined)) return undefined;
  const rules = own.flatMap((group) => group?.rules ?? []).filter(({ ingress }) => ingress);
  const named = new Set(rules.flatMap((rule) => rule.groups));
  return {
    groups: named,
    isStrange: [...named].some((id) => isStrange(id, groups)),
    addresses: union(...rules.map(({ addresses }) => addresses.possible)),
  };
}

/** Every address but those of VPCs and their peers, and those that nobody on the internet has. */
function internetOf({ vpcs, peerings }: Network): Readonly<Record<Family, AddressSet>> {
  const taken = union(
    addressSet(PRIVATE),
    ...[...vpcs.values()].map(({ blocks }) => blocks),
    ...peerings.flatMap(({ outside }) => outside?.sure ?? []),
  );
  const real = addressSet([
    { family: 4, first: 0n, last: (1n << 32n) - 1n },
    { family: 6, first: 0n, last: (1n << 128n) - 1n },
  ]);
  const all = minus(real, taken);
  return { 4: { ...NOWHERE, 4: all[4] }, 6: { ...NOWHERE, 6: all[6] } };
}
