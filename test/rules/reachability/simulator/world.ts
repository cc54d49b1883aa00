import { type Rule, refOf } from './template';

export interface Block {
  readonly first: number;
  readonly last: number;
  readonly bits: number;
}

export interface Permit {
  readonly protocol: number;
  readonly from: number;
  readonly to: number;
  readonly cidr?: Block;
  readonly group?: string;
}

export interface Group {
  readonly ingress: Permit[];
  readonly egress: Permit[];
}

export interface Entry {
  readonly number: number;
  readonly protocol: number;
  readonly allow: boolean;
  readonly egress: boolean;
  readonly cidr: Block;
  readonly from: number;
  readonly to: number;
}

export interface Route {
  readonly to: Block;
  readonly target: string;
}

export interface Subnet {
  readonly id: string;
  readonly vpc: string;
  readonly block: Block;
  routes: Route[];
  entries: Entry[] | undefined;
}

/** One interface: where an instance, an interface, a task or a balancer stands in a subnet. */
export interface End {
  readonly node: string;
  readonly key: string;
  readonly subnet: Subnet;
  /** Where several: AWS chooses. */
  readonly addresses: readonly number[];
  readonly public: boolean;
  /** Whether it stands for several alike, which may call each other. */
  readonly many: boolean;
  /** Undefined: nothing filters, as at a Network Load Balancer without groups. */
  readonly groups: readonly string[] | undefined;
}

export interface Forward {
  readonly balancer: string;
  readonly network: boolean;
  readonly protocols: readonly number[];
  readonly port: number;
  readonly target: string;
  readonly exit: number;
  readonly keepsClient: boolean;
}

export interface World {
  readonly vpcs: Map<string, Block[]>;
  readonly gateways: Map<string, string>;
  readonly subnets: Map<string, Subnet>;
  readonly groups: Map<string, Group>;
  readonly peerings: Map<string, readonly [string, string]>;
  /** Public NAT gateways by logical id. */
  readonly nats: Map<string, Subnet>;
  readonly ends: End[];
  readonly forwards: Forward[];
  readonly workloads: Set<string>;
  readonly balancers: Set<string>;
  /** `balancer protocol port` of every listener. */
  readonly listens: Set<string>;
}

export function block(cidr: string): Block {
  const [address = '', length] = cidr.split('/');
  const bits = Number(length);
  const size = 2 ** (32 - bits);
  const first = Math.floor(number(address) / size) * size;
  return { first, last: first + size - 1, bits };
}

export function number(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

export function inside(address: number, { first, last }: Block): boolean {
  return address >= first && address <= last;
}

const PROTOCOLS: Record<string, number> = { tcp: 6, udp: 17, icmp: 1 };

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-securitygroup-ingress.html */
export function permit(rule: Rule, direction: 'ingress' | 'egress'): Permit {
  const { IpProtocol = -1, FromPort = -1, ToPort = 65535 } = rule;
  const protocol = PROTOCOLS[IpProtocol] ?? Number(IpProtocol);
  const ported = (protocol === 6 || protocol === 17) && FromPort !== -1;
  const group = direction === 'ingress' ? rule.SourceSecurityGroupId : rule.DestinationSecurityGroupId;
  return {
    protocol,
    from: ported ? FromPort : 0,
    to: ported ? ToPort : 65535,
    ...(group === undefined ? { cidr: block(rule.CidrIp ?? '') } : { group: refOf(group) }),
  };
}
