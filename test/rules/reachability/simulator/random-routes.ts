import { chance, type Draft, type Drawn, pick, put, WORLD, WORLD6 } from './draft';
import type { Properties } from './properties';

export function addNats(draft: Draft, subnets: readonly Drawn[]): void {
  if (chance(draft, 0.4)) {
    const { id, vpc } = pick(draft, subnets);
    const open = chance(draft, 0.85);
    put(draft, 'NatIp', 'EC2::EIP', { Domain: 'vpc' });
    put(draft, `Nat${vpc}`, 'EC2::NatGateway', {
      SubnetId: { Ref: id },
      ...(open
        ? { AllocationId: { 'Fn::GetAtt': ['NatIp', 'AllocationId'] } }
        : { ConnectivityType: 'private' }),
    });
  }
}

/** Tables, some of them shared; a subnet without one has the main table. */
export function addRoutes(draft: Draft, subnets: readonly Drawn[]): void {
  const tables = new Map<number, string[]>();
  for (const { id, vpc } of subnets) {
    if (chance(draft, 0.12)) continue;
    const known = tables.get(vpc) ?? [];
    const isNew = known.length === 0 || chance(draft, 0.6);
    const table = isNew ? `Rt${id}` : pick(draft, known);
    if (isNew) {
      tables.set(vpc, [...known, table]);
      put(draft, table, 'EC2::RouteTable', { VpcId: { Ref: `V${vpc}` } });
      routesOf(draft, vpc).forEach((route, at) => {
        put(draft, `${table}R${at}`, 'EC2::Route', { RouteTableId: { Ref: table }, ...route });
      });
    }
    put(draft, `${id}Table`, 'EC2::SubnetRouteTableAssociation', {
      SubnetId: { Ref: id },
      RouteTableId: { Ref: table },
    });
  }
}

/** Up to five routes to different blocks. */
function routesOf(draft: Draft, vpc: number): readonly Properties[] {
  const count = 1 + Math.floor(draft.random() * (draft.hasIpv6 ? 5 : 3));
  const routes = Array.from({ length: count }, () =>
    draft.hasIpv6 && chance(draft, 0.5) ? ipv6Route(draft, vpc) : ipv4Route(draft, vpc),
  ).flatMap((route) => route ?? []);
  // What most tables have, so that there is a way for much of what is asked.
  const usual =
    draft.resources[`Igw${vpc}`] !== undefined && chance(draft, draft.isBalanced ? 0.8 : 0.4)
      ? [defaultOf(draft, vpc)]
      : [];
  return [...usual, ...routes].filter(
    (route, at, all) => all.findIndex((one) => destinationOf(one) === destinationOf(route)) === at,
  );
}

function defaultOf(draft: Draft, vpc: number): Properties {
  const all =
    draft.hasIpv6 && chance(draft, 0.3)
      ? { DestinationIpv6CidrBlock: '::/0' }
      : { DestinationCidrBlock: '0.0.0.0/0' };
  return { ...all, GatewayId: { Ref: `Igw${vpc}` } };
}

function destinationOf(route: Properties): string {
  return `${route.DestinationCidrBlock} ${route.DestinationIpv6CidrBlock} ${JSON.stringify(route.DestinationPrefixListId)}`;
}

const PEERED = { VpcPeeringConnectionId: { Ref: 'Peer' } };

function ipv4Route({ resources, ...more }: Draft, vpc: number): Properties | undefined {
  const draft = { resources, ...more };
  const far = `10.${1 - vpc}`;
  if (resources['Peer'] !== undefined && chance(draft, 0.5)) {
    const blocks = [0, 0, 0]
      .map(() => `${far}.0.0/16`)
      .concat(`${far}.0.0/24`, `${far}.1.0/25`, `10.${6 - vpc}.0.0/16`);
    return { DestinationCidrBlock: pick(draft, blocks), ...PEERED };
  }
  const way = pick(draft, [
    ...(resources[`Igw${vpc}`] === undefined
      ? []
      : [0, 0, 0].map(() => ({ GatewayId: { Ref: `Igw${vpc}` } }))),
    ...(resources[`Nat${vpc}`] === undefined
      ? []
      : [0, 0].map(() => ({ NatGatewayId: { Ref: `Nat${vpc}` } }))),
    ...(resources['Peer'] === undefined ? [] : [PEERED]),
  ]);
  if (way === undefined) return undefined;
  if (resources['Beyond'] !== undefined && chance(draft, 0.15)) {
    return { DestinationPrefixListId: { Ref: 'Beyond' }, ...way };
  }
  return { DestinationCidrBlock: pick(draft, WORLD), ...way };
}

function ipv6Route(draft: Draft, vpc: number): Properties | undefined {
  const { resources } = draft;
  if (resources['Peer'] !== undefined && chance(draft, 0.5)) {
    const far = `2600:1f00:0:${1 - vpc}0`;
    return {
      DestinationIpv6CidrBlock: pick(draft, [`${far}0::/56`, `${far}0::/56`, `${far}1::/64`]),
      ...PEERED,
    };
  }
  const way = pick(draft, [
    ...(resources[`Igw${vpc}`] === undefined
      ? []
      : [0, 0, 0].map(() => ({ GatewayId: { Ref: `Igw${vpc}` } }))),
    ...(resources[`Eigw${vpc}`] === undefined
      ? []
      : [{ EgressOnlyInternetGatewayId: { Ref: `Eigw${vpc}` } }]),
  ]);
  return way === undefined ? undefined : { DestinationIpv6CidrBlock: pick(draft, WORLD6), ...way };
}
