import { chance, type Draft, type Drawn, pick, put, WORLD } from './draft';
import type { Properties } from './template';

export function addSubnets(draft: Draft, vpcs: readonly number[]): Drawn[] {
  return vpcs.flatMap((vpc) =>
    Array.from({ length: 1 + Math.floor(draft.random() * (vpcs.length === 1 ? 3 : 2)) }, (_, at) => {
      const id = `S${vpc}${at}`;
      const base = `10.${vpc}.${at}`;
      put(draft, id, 'EC2::Subnet', {
        VpcId: { Ref: `V${vpc}` },
        CidrBlock: `${base}.0/24`,
        ...(chance(draft, 0.4) ? { MapPublicIpOnLaunch: chance(draft, 0.8) } : {}),
      });
      return { id, vpc, base };
    }),
  );
}

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

export function addRoutes(draft: Draft, subnets: readonly Drawn[]): void {
  const { resources } = draft;
  const tables = new Map<number, string[]>();
  for (const { id, vpc } of subnets) {
    if (chance(draft, 0.12)) {
      continue; // The main table.
    }
    const known = tables.get(vpc) ?? [];
    let table = known[0];
    if (table === undefined || chance(draft, 0.6)) {
      table = `Rt${id}`;
      tables.set(vpc, [...known, table]);
      put(draft, table, 'EC2::RouteTable', { VpcId: { Ref: `V${vpc}` } });
      const destinations = new Set<string>();
      const count = 1 + Math.floor(draft.random() * 3);
      for (let at = 0; at < count; at++) {
        const far = `10.${1 - vpc}.0.0/16`;
        const peered = resources['Peer'] !== undefined && chance(draft, 0.5);
        const to = peered
          ? pick(draft, [far, far, far, `10.${1 - vpc}.0.0/24`, `10.${1 - vpc}.1.0/25`])
          : pick(draft, WORLD);
        const ways: Properties[] = [
          ...(resources[`Igw${vpc}`] === undefined
            ? []
            : [1, 2, 3].map(() => ({ GatewayId: { Ref: `Igw${vpc}` } }))),
          ...(resources[`Nat${vpc}`] === undefined
            ? []
            : [1, 2].map(() => ({ NatGatewayId: { Ref: `Nat${vpc}` } }))),
          ...(resources['Peer'] === undefined ? [] : [{ VpcPeeringConnectionId: { Ref: 'Peer' } }]),
        ];
        const way = peered ? { VpcPeeringConnectionId: { Ref: 'Peer' } } : pick(draft, ways);
        if (way !== undefined && !destinations.has(to)) {
          destinations.add(to);
          put(draft, `${table}R${at}`, 'EC2::Route', {
            RouteTableId: { Ref: table },
            DestinationCidrBlock: to,
            ...way,
          });
        }
      }
    }
    put(draft, `${id}Table`, 'EC2::SubnetRouteTableAssociation', {
      SubnetId: { Ref: id },
      RouteTableId: { Ref: table },
    });
  }
}
