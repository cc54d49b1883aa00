import { block, inside, type Subnet, type World } from './world';

export type Quantifier = 'some' | 'every';

export interface Traffic {
  readonly protocol: number;
  readonly port: number;
}

const TCP = 6;

export function isTcp({ protocol }: Traffic): boolean {
  return protocol === TCP;
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html: any rule of any group of the interface. */
export function groupsAdmit(
  world: World,
  groups: readonly string[] | undefined,
  direction: 'ingress' | 'egress',
  { protocol, port }: Traffic,
  address: number,
  others: readonly string[] = [],
): boolean {
  if (groups === undefined) {
    return true;
  }
  return groups.some((id) =>
    (world.groups.get(id)?.[direction] ?? []).some(
      (rule) =>
        (rule.protocol === -1 || rule.protocol === protocol) &&
        (rule.protocol === -1 || port < 0 || (port >= rule.from && port <= rule.to)) &&
        (rule.cidr === undefined ? others.includes(rule.group ?? '') : inside(address, rule.cidr)),
    ),
  );
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html: the lowest number that matches decides, else denied. */
export function aclAdmits(
  subnet: Subnet,
  egress: boolean,
  { protocol, port }: Traffic,
  address: number,
): boolean {
  if (subnet.entries === undefined) {
    return true;
  }
  for (const entry of subnet.entries) {
    const matches =
      entry.egress === egress &&
      (entry.protocol === -1 || entry.protocol === protocol) &&
      (entry.protocol === -1 || port < 0 || (port >= entry.from && port <= entry.to)) &&
      inside(address, entry.cidr);
    if (matches) {
      return entry.allow;
    }
  }
  return false;
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html#route-tables-priority: the longest prefix. */
export function nextHop(subnet: Subnet, address: number): string | undefined {
  let best = -1;
  let target: string | undefined;
  for (const route of subnet.routes) {
    if (inside(address, route.to) && route.to.bits > best) {
      best = route.to.bits;
      target = route.target;
    }
  }
  return target;
}

/** Whether a packet of `from` for an address of `to` is routed there by private addresses. */
export function routed(world: World, from: Subnet, to: Subnet, address: number): boolean {
  if (from.id === to.id) {
    return true;
  }
  const hop = nextHop(from, address);
  if (from.vpc === to.vpc) {
    return hop === 'local';
  }
  const pair = hop === undefined ? undefined : world.peerings.get(hop);
  return pair?.includes(from.vpc) === true && pair.includes(to.vpc);
}

/** Whether a packet passes the ACLs between two subnets; within one subnet there are none on the way. */
export function crosses(
  from: Subnet,
  to: Subnet,
  traffic: Traffic,
  source: number,
  destination: number,
): boolean {
  return (
    from.id === to.id ||
    (aclAdmits(from, true, traffic, destination) && aclAdmits(to, false, traffic, source))
  );
}

/** Whether a subnet's packets for an address leave by an internet gateway that is attached to its VPC. */
export function leavesByGateway(world: World, subnet: Subnet, address: number): boolean {
  const hop = nextHop(subnet, address);
  return hop !== undefined && world.gateways.get(hop) === subnet.vpc;
}

/**
 * What is no address of the internet.
 * https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry.xhtml
 */
const SPECIAL = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
].map(block);

function blocksOf(world: World): (typeof SPECIAL)[number][] {
  return [
    ...[...world.groups.values()].flatMap(({ ingress, egress }) =>
      [...ingress, ...egress].flatMap(({ cidr }) => (cidr === undefined ? [] : [cidr])),
    ),
    ...[...world.subnets.values()].flatMap(({ entries, routes }) => [
      ...(entries ?? []).map(({ cidr }) => cidr),
      ...routes.map(({ to }) => to),
    ]),
  ];
}

export function internetAddresses(world: World): number[] {
  const own = [...world.vpcs.values()].flat();
  const near = [...blocksOf(world), ...SPECIAL, ...own].flatMap(({ first, last }) => [
    first,
    last,
    first - 1,
    last + 1,
  ]);
  return [...new Set(near)].filter(
    (address) =>
      address >= 0 &&
      address < 2 ** 32 &&
      !SPECIAL.some((b) => inside(address, b)) &&
      !own.some((b) => inside(address, b)),
  );
}

/** Every port at which anything changes, and their neighbours. */
export function portsOf(world: World): number[] {
  const ranges = [
    ...[...world.groups.values()].flatMap(({ ingress, egress }) => [...ingress, ...egress]),
    ...[...world.subnets.values()].flatMap(({ entries }) => entries ?? []),
  ];
  const edges = ranges.flatMap(({ from, to }) => [from - 1, from, to, to + 1]);
  const served = world.forwards.flatMap(({ port, exit }) => [port, exit]);
  return [...new Set([...edges, ...served, 1024, 65535])].filter((port) => port >= 0 && port <= 65535);
}
