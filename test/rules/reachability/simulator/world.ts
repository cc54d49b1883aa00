import type { Address, Block } from './addresses';

export interface Permit {
  readonly protocol: number;
  readonly from: number;
  readonly to: number;
  readonly blocks: readonly Block[];
  /** Instead of blocks: who holds this group. */
  readonly group: string | undefined;
}

export interface Group {
  readonly id: string;
  readonly ingress: Permit[];
  readonly egress: Permit[];
}

export interface Entry {
  readonly number: number;
  readonly protocol: number;
  readonly allow: boolean;
  readonly egress: boolean;
  readonly block: Block;
  readonly from: number;
  readonly to: number;
}

export interface Route {
  readonly to: Block;
  readonly target: string;
  readonly ofList: boolean;
}

export interface Subnet {
  readonly id: string;
  readonly vpc: string;
  /** In IPv4, and in IPv6 where it has such a block. */
  readonly blocks: readonly Block[];
  readonly routes: readonly Route[];
  /** Undefined: the default network ACL, which allows everything. */
  readonly entries: readonly Entry[] | undefined;
}

/** One interface: where an instance, an interface, a task or a balancer stands in a subnet. */
export interface End {
  readonly node: string;
  readonly subnet: Subnet;
  /** Its addresses within the VPC: one in IPv4, one in IPv6 perhaps. */
  readonly addresses: readonly Address[];
  /** Those of them that the internet has a way to. */
  readonly open: readonly Address[];
  /** Undefined: nothing filters, as at a Network Load Balancer without groups. */
  readonly groups: readonly Group[] | undefined;
  /** Whether it stands for several alike, which may call each other. */
  readonly many: boolean;
}

export interface Forward {
  readonly balancer: string;
  readonly protocols: readonly number[];
  readonly port: number;
  readonly target: string;
  readonly exit: number;
  readonly keepsClient: boolean;
  /** Whether targets are called in IPv6, and else in IPv4. */
  readonly isIpv6: boolean;
}

/** One network as it may stand once everything is deployed: nothing in it is open. */
export interface World {
  /** By logical id, as all of these. */
  readonly vpcs: ReadonlyMap<string, readonly Block[]>;
  /** The VPC that an internet gateway is attached to. */
  readonly gateways: ReadonlyMap<string, string>;
  readonly egressOnly: ReadonlyMap<string, string>;
  readonly subnets: ReadonlyMap<string, Subnet>;
  readonly groups: ReadonlyMap<string, Group>;
  readonly peerings: ReadonlyMap<string, readonly [string, string]>;
  /** The subnet of a public NAT gateway. */
  readonly nats: ReadonlyMap<string, Subnet>;
  readonly ends: readonly End[];
  readonly forwards: readonly Forward[];
  readonly workloads: ReadonlySet<string>;
  readonly balancers: ReadonlySet<string>;
  /** `balancer protocol port` of every listener. */
  readonly listens: ReadonlySet<string>;
}
