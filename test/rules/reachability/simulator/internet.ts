import { type Block, block, isIpv6, plus } from './addresses';
import { inside } from './packet';
import type { Permit, World } from './world';

/**
 * What is no address of the internet; in IPv6 nobody has been given any beyond 2000::/3.
 * https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry.xhtml
 * https://www.iana.org/assignments/iana-ipv6-special-registry/iana-ipv6-special-registry.xhtml
 * https://www.iana.org/assignments/ipv6-address-space/ipv6-address-space.xhtml
 */
const SPECIAL = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  ...[
    '::/3',
    '2001::/23',
    '2001:db8::/32',
    '2002::/16',
    '2620:4f:8000::/48',
    '3fff::/20',
    '4000::/2',
    '8000::/1',
  ],
].map(block);

/** Ports and addresses at which anything changes: between two of them next to each other nothing does. */
export interface Edges {
  /** Those of the internet, in IPv4 and in IPv6. */
  readonly ipv4: readonly number[];
  readonly ipv6: readonly bigint[];
  readonly ports: readonly number[];
  /** Those that a client may call from. */
  readonly clientPorts: readonly number[];
}

export function edgesOf(world: World): Edges {
  const taken = [...SPECIAL, ...[...world.vpcs.values()].flat()];
  const edges = [...blocksOf(world), ...taken].flatMap(({ first, last }) => [first, plus(last, 1)]);
  const internet = [...new Set(edges)].filter(
    (one) => one < (isIpv6(one) ? 2n ** 128n : 2 ** 32) && !taken.some((block) => inside(one, block)),
  );
  const ports = portsOf(world);
  return {
    ipv4: internet.flatMap((one) => (isIpv6(one) ? [] : [one])),
    ipv6: internet.filter(isIpv6),
    ports,
    clientPorts: ports.filter((port) => port >= 1024),
  };
}

function rulesOf({ groups }: World): Permit[] {
  return [...groups.values()].flatMap(({ ingress, egress }) => [...ingress, ...egress]);
}

function blocksOf(world: World): Block[] {
  return [
    ...rulesOf(world).flatMap(({ blocks }) => blocks),
    ...[...world.subnets.values()].flatMap(({ entries, routes }) => [
      ...(entries ?? []).map((entry) => entry.block),
      ...routes.map(({ to }) => to),
    ]),
  ];
}

function portsOf(world: World): number[] {
  const entries = [...world.subnets.values()].flatMap((subnet) => subnet.entries ?? []);
  const edges = [...rulesOf(world), ...entries].flatMap(({ from, to }) => [from, to + 1]);
  const served = world.forwards.flatMap(({ port, exit }) => [port, exit]);
  return [...new Set([...edges, ...served, 0, 1024])].filter((port) => port <= 65535);
}
