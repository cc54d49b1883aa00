import type { Template } from './world';

export type Random = () => number;

/** https://en.wikipedia.org/wiki/Linear_congruential_generator is too weak for low bits; this is mulberry32. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Draft {
  readonly random: Random;
  readonly resources: Record<string, { Type: string; Properties?: any }>;
  readonly balanced: boolean;
}

export function pick<T>({ random }: { readonly random: Random }, of: readonly T[]): T {
  return of[Math.floor(random() * of.length)] as T;
}

function chance({ random }: Draft, share: number): boolean {
  return random() < share;
}

function put(draft: Draft, id: string, type: string, Properties: any): { Ref: string } {
  draft.resources[id] = { Type: `AWS::${type}`, Properties };
  return { Ref: id };
}

const WORLD = ['0.0.0.0/0', '0.0.0.0/0', '0.0.0.0/0', '0.0.0.0/1', '128.0.0.0/1', '44.0.0.0/8', '44.128.0.0/9', '8.8.8.0/24', '44.130.2.7/32'];
const NEAR = ['10.0.0.0/8', '10.0.0.0/16', '10.1.0.0/16', '10.0.0.0/24', '10.0.1.0/24', '10.0.0.128/25', '10.0.0.0/15', '10.0.2.0/23', '10.1.0.0/24'];
const RANGES: readonly (readonly [number, number])[] = [[0, 65535], [80, 80], [443, 443], [80, 443], [1024, 65535], [32768, 65535], [1024, 5000], [22, 22], [8080, 8080], [0, 1023], [5001, 65535], [3000, 9000]];

function cidr(draft: Draft): string {
  return pick(draft, chance(draft, 0.6) ? WORLD : NEAR);
}

/** A small concrete network: what a person could write, and some of what nobody should. */
export function randomNetwork(seed: number, balanced: boolean): Template {
  const draft: Draft = { random: random(seed), resources: {}, balanced };
  const vpcs = chance(draft, 0.35) ? [0, 1] : [0];
  for (const vpc of vpcs) {
    put(draft, `V${vpc}`, 'EC2::VPC', { CidrBlock: `10.${vpc}.0.0/16` });
    if (chance(draft, 0.85)) {
      put(draft, `Igw${vpc}`, 'EC2::InternetGateway', {});
      put(draft, `Attach${vpc}`, 'EC2::VPCGatewayAttachment', { VpcId: { Ref: `V${vpc}` }, InternetGatewayId: { Ref: `Igw${vpc}` } });
    }
  }
  if (vpcs.length === 2 && chance(draft, 0.85)) {
    put(draft, 'Peer', 'EC2::VPCPeeringConnection', { VpcId: { Ref: 'V0' }, PeerVpcId: { Ref: 'V1' } });
  }
  const groups = addGroups(draft, vpcs);
  const subnets = addSubnets(draft, vpcs);
  addNats(draft, subnets);
  addRoutes(draft, subnets);
  addAcls(draft, subnets);
  addHosts(draft, subnets, groups);
  if (balanced) {
    addBalancers(draft, subnets, groups);
  }
  return { Resources: draft.resources };
}

interface Drawn {
  readonly id: string;
  readonly vpc: number;
  readonly base: string;
}

function addSubnets(draft: Draft, vpcs: readonly number[]): Drawn[] {
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

function addNats(draft: Draft, subnets: readonly Drawn[]): void {
  if (chance(draft, 0.4)) {
    const { id, vpc } = pick(draft, subnets);
    const open = chance(draft, 0.85);
    put(draft, 'NatIp', 'EC2::EIP', { Domain: 'vpc' });
    put(draft, `Nat${vpc}`, 'EC2::NatGateway', {
      SubnetId: { Ref: id },
      ...(open ? { AllocationId: { 'Fn::GetAtt': ['NatIp', 'AllocationId'] } } : { ConnectivityType: 'private' }),
    });
  }
}

function addRoutes(draft: Draft, subnets: readonly Drawn[]): void {
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
        const to = peered ? pick(draft, [far, far, far, `10.${1 - vpc}.0.0/24`, `10.${1 - vpc}.1.0/25`]) : pick(draft, WORLD);
        const ways: any[] = [
          ...(resources[`Igw${vpc}`] === undefined ? [] : [1, 2, 3].map(() => ({ GatewayId: { Ref: `Igw${vpc}` } }))),
          ...(resources[`Nat${vpc}`] === undefined ? [] : [1, 2].map(() => ({ NatGatewayId: { Ref: `Nat${vpc}` } }))),
          ...(resources['Peer'] === undefined ? [] : [{ VpcPeeringConnectionId: { Ref: 'Peer' } }]),
        ];
        const way = peered ? { VpcPeeringConnectionId: { Ref: 'Peer' } } : pick(draft, ways);
        if (way !== undefined && !destinations.has(to)) {
          destinations.add(to);
          put(draft, `${table}R${at}`, 'EC2::Route', { RouteTableId: { Ref: table }, DestinationCidrBlock: to, ...way });
        }
      }
    }
    put(draft, `${id}Table`, 'EC2::SubnetRouteTableAssociation', { SubnetId: { Ref: id }, RouteTableId: { Ref: table } });
  }
}

function addAcls(draft: Draft, subnets: readonly Drawn[]): void {
  for (const { id, vpc } of subnets) {
    if (chance(draft, 0.55)) {
      continue;
    }
    const acl = put(draft, `Acl${id}`, 'EC2::NetworkAcl', { VpcId: { Ref: `V${vpc}` } });
    put(draft, `${id}Acl`, 'EC2::SubnetNetworkAclAssociation', { SubnetId: { Ref: id }, NetworkAclId: acl });
    for (const Egress of [false, true]) {
      const count = 1 + Math.floor(draft.random() * 4);
      for (let at = 0; at < count; at++) {
        const Protocol = pick(draft, [-1, -1, 6, 6, 6, 17, 1]);
        const [From, To] = pick(draft, RANGES);
        put(draft, `Acl${id}${Egress ? 'Out' : 'In'}${at}`, 'EC2::NetworkAclEntry', {
          NetworkAclId: acl,
          RuleNumber: 100 + 10 * ((at * 7 + (Egress ? 3 : 1)) % 11),
          Protocol,
          RuleAction: chance(draft, 0.72) ? 'allow' : 'deny',
          ...(Egress || chance(draft, 0.5) ? { Egress } : {}),
          CidrBlock: chance(draft, 0.4) ? '0.0.0.0/0' : cidr(draft),
          ...(Protocol === 6 || Protocol === 17 ? { PortRange: { From, To } } : {}),
          ...(Protocol === 1 ? { Icmp: { Code: -1, Type: -1 } } : {}),
        });
      }
    }
  }
}

function rule(draft: Draft, groups: readonly string[], direction: 'Source' | 'Destination'): any {
  const IpProtocol = pick(draft, ['-1', 'tcp', 'tcp', 'tcp', 'tcp', 'udp', 'icmp']);
  const [FromPort, ToPort] = pick(draft, RANGES);
  const group = groups.length > 0 && chance(draft, 0.35) ? pick(draft, groups) : undefined;
  return {
    IpProtocol,
    ...(IpProtocol === 'tcp' || IpProtocol === 'udp' ? { FromPort, ToPort } : {}),
    ...(IpProtocol === 'icmp' ? { FromPort: -1, ToPort: -1 } : {}),
    ...(group === undefined ? { CidrIp: cidr(draft) } : { [`${direction}SecurityGroupId`]: { 'Fn::GetAtt': [group, 'GroupId'] } }),
  };
}

function addGroups(draft: Draft, vpcs: readonly number[]): Map<number, string[]> {
  const groups = new Map(vpcs.map((vpc) => [vpc, ['A', 'B'].slice(0, 1 + Math.floor(draft.random() * 2)).map((name) => `G${vpc}${name}`)]));
  const every = (draft.resources['Peer'] === undefined ? [] : [...groups.values()].flat()) as string[];
  for (const [vpc, ids] of groups) {
    const known = every.length > 0 ? every : ids;
    ids.forEach((id, index) => {
      // References of both kinds, without a cycle of inline ones.
      const rules = (direction: 'Source' | 'Destination', refer: readonly string[]): any[] =>
        Array.from({ length: 1 + Math.floor(draft.random() * 3) }, () => rule(draft, refer, direction));
      put(draft, id, 'EC2::SecurityGroup', {
        GroupDescription: id,
        VpcId: { Ref: `V${vpc}` },
        ...(chance(draft, 0.9) ? { SecurityGroupIngress: rules('Source', ids.slice(0, index)) } : {}),
        ...(chance(draft, 0.5) ? { SecurityGroupEgress: rules('Destination', ids.slice(0, index)) } : {}),
      });
      if (chance(draft, 0.5)) {
        put(draft, `${id}More`, 'EC2::SecurityGroupIngress', { GroupId: { 'Fn::GetAtt': [id, 'GroupId'] }, ...rule(draft, known, 'Source') });
      }
      if (draft.resources[id]?.Properties.SecurityGroupEgress !== undefined && chance(draft, 0.5)) {
        put(draft, `${id}Out`, 'EC2::SecurityGroupEgress', { GroupId: { 'Fn::GetAtt': [id, 'GroupId'] }, ...rule(draft, known, 'Destination') });
      }
    });
  }
  return groups;
}

const id = (group: string): any => ({ 'Fn::GetAtt': [group, 'GroupId'] });

function heldBy(draft: Draft, vpc: number, groups: Map<number, string[]>): any[] | undefined {
  const own = groups.get(vpc) ?? [];
  return chance(draft, 0.1) ? undefined : chance(draft, 0.2) ? own.map(id) : [id(pick(draft, own))];
}

function addHosts(draft: Draft, subnets: readonly Drawn[], groups: Map<number, string[]>): void {
  const count = 2 + Math.floor(draft.random() * 3);
  for (let at = 0; at < count; at++) {
    const { id: subnet, vpc, base } = pick(draft, subnets);
    const PrivateIpAddress = `${base}.${pick(draft, [10, 127, 128, 200])  + 0 === 10 ? 10 + at : 127 + at}`;
    const held = heldBy(draft, vpc, groups);
    const kind = pick(draft, ['card', 'plain', 'plain', 'interface']);
    const name = `H${at}`;
    if (kind === 'interface') {
      put(draft, name, 'EC2::NetworkInterface', { SubnetId: { Ref: subnet }, PrivateIpAddress, ...(held === undefined ? {} : { GroupSet: held }) });
    } else if (kind === 'card') {
      put(draft, name, 'EC2::Instance', {
        ImageId: 'ami-1',
        NetworkInterfaces: [
          {
            DeviceIndex: '0',
            SubnetId: { Ref: subnet },
            PrivateIpAddress,
            ...(chance(draft, 0.7) ? { AssociatePublicIpAddress: chance(draft, 0.7) } : {}),
            ...(held === undefined ? {} : { GroupSet: held }),
          },
        ],
      });
    } else {
      put(draft, name, 'EC2::Instance', {
        ImageId: 'ami-1',
        SubnetId: { Ref: subnet },
        PrivateIpAddress,
        ...(held === undefined ? {} : { SecurityGroupIds: held }),
      });
    }
    if (chance(draft, 0.3)) {
      put(draft, `Ip${at}`, 'EC2::EIP', { Domain: 'vpc', ...(kind !== 'interface' && chance(draft, 0.5) ? { InstanceId: { Ref: name } } : {}) });
      if (draft.resources[`Ip${at}`]?.Properties.InstanceId === undefined) {
        put(draft, `Ip${at}On`, 'EC2::EIPAssociation', {
          AllocationId: { 'Fn::GetAtt': [`Ip${at}`, 'AllocationId'] },
          ...(kind === 'interface' ? { NetworkInterfaceId: { Ref: name } } : { InstanceId: { Ref: name } }),
        });
      }
    }
  }
}

function addBalancers(draft: Draft, subnets: readonly Drawn[], groups: Map<number, string[]>): void {
  const vpc = pick(draft, subnets).vpc;
  const own = subnets.filter((subnet) => subnet.vpc === vpc);
  const network = chance(draft, 0.5);
  const hosts = Object.entries(draft.resources).filter(([name, { Type, Properties }]) => {
    const subnet = Properties?.SubnetId ?? Properties?.NetworkInterfaces?.[0].SubnetId;
    return /^H\d$/.test(name) && own.some((one) => one.id === subnet.Ref) && (Type === 'AWS::EC2::Instance' || Type === 'AWS::EC2::NetworkInterface');
  });
  const held = network && chance(draft, 0.4) ? undefined : [id(pick(draft, groups.get(vpc) ?? []))];
  const Subnets = own.slice(0, 2).map((one) => ({ Ref: one.id }));
  put(draft, 'Lb', 'ElasticLoadBalancingV2::LoadBalancer', {
    Type: network ? 'network' : 'application',
    ...(chance(draft, 0.35) ? { Scheme: 'internal' } : chance(draft, 0.5) ? { Scheme: 'internet-facing' } : {}),
    Subnets,
    ...(held === undefined ? {} : { SecurityGroups: held }),
  });
  const groupsMade: any[] = [];
  const protocol = network ? pick(draft, ['TCP', 'TCP', 'UDP', 'TCP_UDP', 'TLS']) : 'HTTP';
  for (const at of chance(draft, 0.4) ? [0, 1] : [0]) {
    const TargetType = pick(draft, ['instance', 'ip']);
    const fitting = hosts.filter(([, { Type }]) => TargetType === 'ip' || Type === 'AWS::EC2::Instance');
    const Targets = fitting.filter(() => chance(draft, 0.6)).map(([name, { Properties }]) => ({
      Id: TargetType === 'ip' ? (Properties.PrivateIpAddress ?? Properties.NetworkInterfaces[0].PrivateIpAddress) : { Ref: name },
      ...(chance(draft, 0.3) ? { Port: 8080 } : {}),
    }));
    const attribute = (protocol === 'TCP' || protocol === 'TLS') && chance(draft, 0.4);
    groupsMade.push(
      put(draft, `Tg${at}`, 'ElasticLoadBalancingV2::TargetGroup', {
        ...(TargetType === 'instance' && chance(draft, 0.5) ? {} : { TargetType }),
        Protocol: protocol,
        Port: pick(draft, [80, 8080, 443]),
        VpcId: { Ref: `V${vpc}` },
        Targets,
        ...(attribute ? { TargetGroupAttributes: [{ Key: 'preserve_client_ip.enabled', Value: String(chance(draft, 0.5)) }] } : {}),
      }),
    );
  }
  if (chance(draft, 0.4)) {
    addService(draft, own, heldBy(draft, vpc, groups));
  }
  const action = (): any =>
    pick(draft, [
      { Type: 'forward', TargetGroupArn: groupsMade[0] },
      { Type: 'forward', TargetGroupArn: groupsMade[0] },
      { Type: 'forward', ForwardConfig: { TargetGroups: groupsMade.map((TargetGroupArn, at) => ({ TargetGroupArn, Weight: at === 0 ? pick(draft, [0, 1]) : 1 })) } },
      ...(network ? [] : [{ Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_301', Protocol: 'HTTPS' } }, { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }]),
    ]);
  for (const Port of chance(draft, 0.5) ? [80, 443] : [80]) {
    const Listener = put(draft, `On${Port}`, 'ElasticLoadBalancingV2::Listener', { LoadBalancerArn: { Ref: 'Lb' }, Port, Protocol: protocol, DefaultActions: [action()] });
    if (!network && chance(draft, 0.4)) {
      put(draft, `On${Port}Rule`, 'ElasticLoadBalancingV2::ListenerRule', { ListenerArn: Listener, Priority: 1, Conditions: [{ Field: 'path-pattern', Values: ['/a'] }], Actions: [action()] });
    }
  }
}

function addService(draft: Draft, own: readonly Drawn[], SecurityGroups: any[] | undefined): void {
  put(draft, 'Task', 'ECS::TaskDefinition', {
    NetworkMode: 'awsvpc',
    RequiresCompatibilities: ['FARGATE'],
    Cpu: '256',
    Memory: '512',
    ContainerDefinitions: [{ Name: 'web', Image: 'web', PortMappings: [{ ContainerPort: 8080 }] }],
  });
  const fits = draft.resources['Tg0']?.Properties.TargetType === 'ip';
  put(draft, 'Svc', 'ECS::Service', {
    LaunchType: 'FARGATE',
    TaskDefinition: { Ref: 'Task' },
    NetworkConfiguration: {
      AwsvpcConfiguration: {
        Subnets: own.slice(0, chance(draft, 0.5) ? 1 : 2).map((one) => ({ Ref: one.id })),
        ...(SecurityGroups === undefined ? {} : { SecurityGroups }),
        ...(chance(draft, 0.6) ? { AssignPublicIp: chance(draft, 0.6) ? 'ENABLED' : 'DISABLED' } : {}),
      },
    },
    ...(fits ? { LoadBalancers: [{ ContainerName: 'web', ContainerPort: 8080, TargetGroupArn: { Ref: 'Tg0' } }] } : {}),
  });
}
