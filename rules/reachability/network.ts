import type { Origin } from '../core/resource';
import type { Truth } from '../core/value';
import type { AddressSet, Family } from './sets';

/**
 * A network as it is known: of everything that is not, what would allow most and what would allow least. A part that
 * lets something through is a `Fact`, so that an answer can name it, and so that one can ask what would be without it.
 */
export interface Network {
  readonly vpcs: ReadonlyMap<string, Vpc>;
  readonly subnets: ReadonlyMap<string, Subnet>;
  readonly groups: ReadonlyMap<string, Group>;
  readonly nodes: ReadonlyMap<string, Node>;
  readonly relays: readonly Relay[];
  readonly peerings: readonly Peering[];
  /** Types of which there may be more than is in sight. */
  readonly unseen: readonly string[];
}

/** Something that is written somewhere and lets something through. */
export interface Fact {
  /** Unique in the network, and the same however often it is built. */
  readonly key: string;
  /** For people, without its place: `security group Task allows tcp 3000 from 198.51.100.0/24`. */
  readonly says: string;
  readonly origin: Origin;
  /** The property, as findings name it; empty for the resource as a whole. */
  readonly path: string;
}

/** A yes, a no, or an unknown with the reason why: `AssignPublicIp is ${Param}, which has no default`. */
export interface Tri extends Fact {
  readonly holds: Truth;
  /** Why it is not known; given where `holds` is unknown. */
  readonly doubt?: string;
}

/** Addresses: those that surely belong, and those that possibly do, which hold them. */
export interface Addresses {
  readonly sure: AddressSet;
  readonly possible: AddressSet;
  /** Why they differ; given where they do. */
  readonly doubt?: string;
}

export interface Vpc {
  readonly id: string;
  readonly name: string;
  /** All its blocks; virtual ones where AWS chooses them. */
  readonly blocks: AddressSet;
  /** Whether an internet gateway is attached, by the id of the gateway. */
  readonly gateways: ReadonlyMap<string, Tri>;
}

export interface Subnet {
  readonly id: string;
  readonly name: string;
  /** Undefined for one that is not in sight, of which nothing is known. */
  readonly vpc: string | undefined;
  readonly blocks: AddressSet;
  /** In no order; the longest prefix decides. The local routes are not among them. */
  readonly routes: readonly Route[];
  /** Where it is not known which routes there are besides; anything may be reached then. */
  readonly routesDoubt?: string;
  /** In the order of their numbers, ingress and egress; what none matches is denied. */
  readonly acl: readonly AclEntry[];
  readonly aclDoubt?: string;
  /** Name of the route table and of the ACL, for people. */
  readonly routeTable: string;
  readonly aclName: string;
  readonly origin: Origin;
}

export interface Route extends Fact {
  readonly destination: Addresses;
  /** Of the destination block; for ones of unknown blocks, -1. A prefix list counts by each of its blocks. */
  readonly prefix: number;
  readonly target: Target;
}

export type Target =
  | { readonly kind: 'internet'; readonly gateway: string }
  /** Out only, IPv6 only. */
  | { readonly kind: 'egress-only'; readonly gateway: string }
  | { readonly kind: 'nat'; readonly node: string }
  | { readonly kind: 'peering'; readonly peering: string }
  /** A gateway endpoint: to a service of AWS, and not to the internet. */
  | { readonly kind: 'gateway-endpoint'; readonly node: string }
  | { readonly kind: 'local' }
  | { readonly kind: 'blackhole' }
  /** A transit gateway, a virtual private gateway, an appliance, or what is not known: possibly anywhere. */
  | {
      readonly kind: 'unknown';
      readonly doubt: string;
      /** Whether somebody who is not in sight may come in by it. */
      readonly isEntry: boolean;
      /** What it is called, where it is a peering that is not in sight. */
      readonly peering?: string;
    };

/** One rule of a security group, or one entry of an ACL. */
export interface Permit extends Fact {
  readonly ingress: boolean;
  /** The number of the protocol, 'all', or undefined where it is not known. */
  readonly protocol: number | 'all' | undefined;
  /** First and last port; [0, 65535] for protocols without ports; undefined where they are not known. */
  readonly ports: readonly [number, number] | undefined;
  /** None where the peer is a group or an opaque prefix list. */
  readonly addresses: Addresses;
  /** Groups whose members are the peer, by id. */
  readonly groups: readonly string[];
  /** Why the protocol, the ports, the addresses or the groups are not known. */
  readonly doubt?: string;
}

export interface AclEntry extends Permit {
  readonly allows: Truth;
  /** Undefined where it is not known, so that it may come first or last. */
  readonly number: number | undefined;
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly vpc: string | undefined;
  /** Ingress and egress. AWS's allow-all egress of a group that names none is one of them. */
  readonly rules: readonly Permit[];
  /** Where it is not known which rules there are besides, each way: the group is not in sight, or partly not known. */
  readonly ingressDoubt?: string;
  readonly egressDoubt?: string;
  readonly origin: Origin;
}

export type Kind =
  | 'instance'
  | 'interface'
  | 'service'
  | 'function'
  | 'load-balancer'
  | 'nat'
  | 'endpoint'
  | 'gateway-endpoint'
  | 'vpc-link'
  | 'api'
  | 'endpoint-service'
  /** What AWS runs in subnets for a resource: the nodes of a database, a cache, a broker, a file system. */
  | 'managed'
  /** A resource of a type that is not modelled, and refers to something that is: possibly a way in. */
  | 'doubt';

/** Something that has interfaces in subnets, or stands outside and relays into them. */
export interface Node {
  readonly id: string;
  /** `Service/Web`, or the logical id. */
  readonly name: string;
  readonly kind: Kind;
  readonly type: string;
  readonly origin: Origin;
  /** One for each subnet that it is in, or may run in; none for what is outside. */
  readonly places: readonly Place[];
  /** The security groups of its interfaces, by id; undefined where none filter, as for a NAT gateway. */
  readonly groups: readonly string[] | undefined;
  /** Why it is not known which groups it has besides. */
  readonly groupsDoubt?: string;
  /** For `api`, `endpoint-service` and `doubt`: whether somebody on the internet, or in another account, may use it. */
  readonly open?: Tri;
  /** Whether it is called by the addresses of hosts, on whatever port of theirs it was given. */
  readonly isHosted?: true;
  /** Where alone it takes connections, as a load balancer does at its listeners; anywhere where absent. */
  readonly listens?: readonly Flow[];
  /** Of a gateway endpoint, which has no interface: the VPC that it is for. */
  readonly vpc?: string;
  /** For `doubt`: what it refers to and may reach: ids of nodes, groups, subnets and VPCs. */
  readonly refers?: readonly string[];
}

export interface Place {
  readonly subnet: string;
  /** Its private addresses: one range of one address where known, else that of the subnet. */
  readonly addresses: AddressSet;
  /** Whether a client on the internet has an IPv4 address to call. */
  readonly publicIpv4: Tri;
  /** Whether the internet may call the IPv6 address that it has, where not all that has one may be called. */
  readonly publicIpv6?: Tri;
  /** Of a node with several interfaces, which one it is, and the groups of that one by id. */
  readonly interface?: string;
  readonly groups?: readonly string[];
  /** Whether it has an IPv6 address at all, and one that an internet gateway delivers to. */
  readonly ipv6: Tri;
}

/** What is brought on: whoever reaches `at` on the entry, thereby reaches `to` on the exit. */
export interface Relay extends Fact {
  /** The listener, the integration or the attachment, by the address of the resource: what `only through` names. */
  readonly through: string;
  /** Whether whoever calls the entry speaks TLS with it. */
  readonly encrypted: boolean;
  readonly at: string;
  readonly entry: Flow;
  readonly to: string;
  readonly exit: Flow;
  /**
   * Who the target sees: `relay` the interfaces of the relay; `client` the client's address, the relay's groups
   * counting too; `none` AWS brings it to the target without a network between.
   */
  readonly source: 'relay' | 'client' | 'none';
  /** In which family the target is called: IPv4 where absent, as for a target group. */
  readonly family?: Family;
  /** Whether it is brought on at all, and so: unknown where something about it is. */
  readonly holds: Tri;
}

export interface Flow {
  /** The number of the protocol. */
  readonly protocol: number;
  readonly ports: readonly [number, number];
}

export interface Peering extends Fact {
  readonly id: string;
  /** Ids of VPCs in sight, or the name of one that is not. */
  readonly vpcs: readonly [string, string];
  /** Addresses of a VPC that is not in sight. */
  readonly outside: Addresses | undefined;
}
