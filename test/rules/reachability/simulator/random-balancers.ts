import { chance, type Draft, type Drawn, idOf, pick, put } from './draft';
import type { Action, Properties, Reference } from './properties';
import { heldBy } from './random-filters';
import { addWays } from './random-ways';
import { refOf } from './template';

const CONDITIONS = [
  { Field: 'path-pattern', Values: ['/a'] },
  { Field: 'path-pattern', Values: ['*'] },
  { Field: 'host-header', Values: ['a.example'] },
  { Field: 'source-ip', SourceIpConfig: { Values: ['44.0.0.0/8'] } },
];

export function addBalancers(draft: Draft, subnets: readonly Drawn[], groups: Map<number, string[]>): void {
  const vpc = pick(draft, subnets).vpc;
  const own = subnets.filter((subnet) => subnet.vpc === vpc);
  const network = chance(draft, 0.5);
  const hosts = Object.entries(draft.resources).flatMap(([name, { Type, Properties = {} }]) => {
    const subnet = refOf(cardOf(Properties).SubnetId);
    return /^H\d$/.test(name) && own.some((one) => one.id === subnet) ? [{ name, Type, Properties }] : [];
  });
  const held = network && chance(draft, 0.4) ? undefined : [idOf(pick(draft, groups.get(vpc) ?? []))];
  const Subnets = own.slice(0, 2).map((one) => ({ Ref: one.id }));
  const isDual = !network && own.slice(0, 2).every((one) => one.hasIpv6) && chance(draft, 0.7);
  put(draft, 'Lb', 'ElasticLoadBalancingV2::LoadBalancer', {
    Type: network ? 'network' : 'application',
    ...(chance(draft, 0.25)
      ? { Scheme: 'internal' }
      : chance(draft, 0.5)
        ? { Scheme: 'internet-facing' }
        : {}),
    Subnets,
    ...(isDual
      ? { IpAddressType: pick(draft, ['dualstack', 'dualstack', 'dualstack-without-public-ipv4']) }
      : {}),
    ...(held === undefined ? {} : { SecurityGroups: held }),
  });
  addWays(draft, vpc, held?.[0], groups.get(vpc) ?? []);
  const groupsMade: Reference[] = [];
  const protocol = network ? pick(draft, ['TCP', 'TCP', 'UDP', 'TCP_UDP', 'TLS']) : 'HTTP';
  for (const at of chance(draft, 0.4) ? [0, 1] : [0]) {
    const isSix = isDual && chance(draft, 0.4);
    const TargetType = isSix ? 'ip' : pick(draft, ['instance', 'ip']);
    const own = (host: Properties): string | undefined =>
      isSix ? cardOf(host).Ipv6Addresses?.[0]?.Ipv6Address : cardOf(host).PrivateIpAddress;
    const fitting = hosts.filter(({ Type, Properties }) =>
      TargetType === 'ip' ? own(Properties) !== undefined : Type === 'AWS::EC2::Instance',
    );
    const Targets = fitting
      .filter(() => chance(draft, 0.8))
      .map(({ name, Properties }) => ({
        Id: TargetType === 'ip' ? (own(Properties) ?? '') : { Ref: name },
        ...(chance(draft, 0.3) ? { Port: 8080 } : {}),
      }));
    const attribute = (protocol === 'TCP' || protocol === 'TLS') && chance(draft, 0.4);
    groupsMade.push(
      put(draft, `Tg${at}`, 'ElasticLoadBalancingV2::TargetGroup', {
        ...(TargetType === 'instance' && chance(draft, 0.5) ? {} : { TargetType }),
        ...(isSix ? { IpAddressType: 'ipv6' } : {}),
        Protocol: protocol,
        Port: pick(draft, [80, 8080, 443]),
        VpcId: { Ref: `V${vpc}` },
        Targets,
        ...(attribute
          ? {
              TargetGroupAttributes: [
                { Key: 'preserve_client_ip.enabled', Value: String(chance(draft, 0.5)) },
              ],
            }
          : {}),
      }),
    );
  }
  if (chance(draft, 0.4)) {
    addService(draft, own, heldBy(draft, vpc, groups));
  }
  const action = (): Action =>
    pick(draft, [
      { Type: 'forward', TargetGroupArn: { Ref: 'Tg0' } },
      { Type: 'forward', TargetGroupArn: { Ref: 'Tg0' } },
      {
        Type: 'forward',
        ForwardConfig: {
          TargetGroups: groupsMade.map((TargetGroupArn, at) => ({
            TargetGroupArn,
            Weight: at === 0 ? pick(draft, [0, 1]) : 1,
          })),
        },
      },
      ...(network
        ? []
        : [
            { Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_301', Protocol: 'HTTPS' } },
            { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } },
          ]),
    ]);
  for (const Port of chance(draft, 0.5) ? [80, 443] : [80]) {
    const Listener = put(draft, `On${Port}`, 'ElasticLoadBalancingV2::Listener', {
      LoadBalancerArn: { Ref: 'Lb' },
      Port,
      Protocol: protocol,
      DefaultActions: [action()],
    });
    if (!network && chance(draft, 0.4)) {
      put(draft, `On${Port}Rule`, 'ElasticLoadBalancingV2::ListenerRule', {
        ListenerArn: Listener,
        Priority: 1,
        Conditions: [pick(draft, CONDITIONS)],
        Actions: [action()],
      });
    }
  }
}

/** What stands in a subnet: the interface itself, or the first one of an instance. */
function cardOf(host: Properties): Properties {
  return host.NetworkInterfaces?.[0] ?? host;
}

function addService(
  draft: Draft,
  own: readonly Drawn[],
  SecurityGroups: readonly Reference[] | undefined,
): void {
  put(draft, 'Task', 'ECS::TaskDefinition', {
    NetworkMode: 'awsvpc',
    RequiresCompatibilities: ['FARGATE'],
    Cpu: '256',
    Memory: '512',
    ContainerDefinitions: [{ Name: 'web', Image: 'web', PortMappings: [{ ContainerPort: 8080 }] }],
  });
  const fits = draft.resources['Tg0']?.Properties?.TargetType === 'ip';
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
    ...(fits
      ? { LoadBalancers: [{ ContainerName: 'web', ContainerPort: 8080, TargetGroupArn: { Ref: 'Tg0' } }] }
      : {}),
  });
}
