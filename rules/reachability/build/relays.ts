import { nameOf, type Resource } from '../../core/resource';
import { isUnresolved, show, type Value } from '../../core/value';
import type { Flow, Node, Relay, Tri } from '../network';
import { fact, listOf, type Source, tri } from './world';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';
const GROUP = 'AWS::ElasticLoadBalancingV2::TargetGroup';

/** What stands behind a target group, and the port that it is called on. */
export interface Member {
  readonly node: string;
  readonly port: Value | undefined;
  /** Why it is not known whether it is one. */
  readonly doubt?: string;
}

const PROTOCOLS: Readonly<Record<string, readonly number[]>> = {
  UDP: [17],
  TCP_UDP: [6, 17],
  QUIC: [17],
  TCP_QUIC: [6, 17],
};

export function relaysOf(
  source: Source,
  nodes: ReadonlyMap<string, Node>,
  members: ReadonlyMap<string, readonly Member[]>,
): readonly Relay[] {
  const { context, every, idOf } = source;
  const byListener = new Map<string, Resource[]>();
  for (const rule of every(RULE)) {
    const id = idOf(LISTENER, context.read(rule, 'ListenerArn') ?? '');
    byListener.set(id, [...(byListener.get(id) ?? []), rule]);
  }
  const balancers = [...nodes.values()].filter(({ kind }) => kind === 'load-balancer');
  return every(LISTENER).flatMap((listener) => {
    const arn = context.read(listener, 'LoadBalancerArn') ?? '';
    const balancer = source.named(BALANCER, arn);
    const own = balancer && nodes.get(balancer.address);
    // A listener of a balancer that is not known may be any one's.
    const hosts = own ? [own] : isUnresolved(arn) && !balancer ? balancers : [];
    return hosts.flatMap((at) => relaysAt(listener, at, own !== undefined));
  });

  function relaysAt(listener: Resource, at: Node, isOwn: boolean): readonly Relay[] {
    const isNetwork = every(BALANCER).some(
      (one) => one.address === at.id && context.read(one, 'Type') === 'network',
    );
    const port = context.read(listener, 'Port');
    const protocol = context.read(listener, 'Protocol');
    const entries = flowsOf(protocol, port);
    const actions = [
      { of: listener, path: 'DefaultActions', only: true },
      ...(byListener.get(listener.address) ?? []).map((rule) => ({
        of: rule,
        path: 'Actions',
        only: isForAnybody(source, rule),
      })),
    ];
    return actions.flatMap(({ of, path, only }) =>
      forwardsOf(source, of, path).flatMap(({ group, at: where, holds }) =>
        (members.get(group.address) ?? []).flatMap((member) =>
          entries.flatMap((entry): readonly Relay[] => {
            const to = nodes.get(member.node);
            if (!to) return [];
            const exitPort = member.port ?? context.read(group, 'Port');
            const ports =
              typeof exitPort === 'number' ? ([exitPort, exitPort] as const) : ([0, 65535] as const);
            const says = `listener ${nameOf(listener)} on ${show(protocol)} ${show(port)} forwards to ${to.name}`;
            const isKept = isNetwork ? keeps(source, group, entry.protocol) : false;
            const isSure =
              only &&
              holds &&
              isOwn &&
              member.doubt === undefined &&
              typeof port === 'number' &&
              typeof exitPort === 'number';
            const base = {
              ...fact(of, where, says),
              key: `${of.address}#${where} ${group.address} ${member.node} ${show(exitPort)} ${entry.protocol}`,
              through: listener.address,
              encrypted: protocol === 'HTTPS' || protocol === 'TLS',
              at: at.id,
              entry,
              to: to.id,
              exit: { protocol: entry.protocol, ports },
              family: context.read(group, 'IpAddressType') === 'ipv6' ? (6 as const) : (4 as const),
            };
            const state = (is: boolean | 'unknown', doubt: string): Tri => ({
              ...tri(of, where, says, is, doubt),
              key: `${base.key} holds`,
            });
            const doubt = member.doubt ?? `whether ${says}`;
            if (isKept !== 'unknown') {
              return [
                {
                  ...base,
                  source: isKept ? 'client' : 'relay',
                  holds: state(isSure ? true : 'unknown', doubt),
                },
              ];
            }
            const unsure = `preserve_client_ip.enabled of ${nameOf(group)}`;
            return (['client', 'relay'] as const).map((one) => ({
              ...base,
              key: `${base.key} ${one}`,
              source: one,
              holds: state('unknown', unsure),
            }));
          }),
        ),
      ),
    );
  }
}

function flowsOf(protocol: Value | undefined, port: Value | undefined): readonly Flow[] {
  const ports = typeof port === 'number' ? ([port, port] as const) : ([1, 65535] as const);
  const numbers = isUnresolved(protocol) ? [6, 17] : (PROTOCOLS[String(protocol)] ?? [6]);
  return numbers.map((number) => ({ protocol: number, ports }));
}

/** A client chooses its host and its path, and not the address that it comes from. */
function isForAnybody(source: Source, rule: Resource): boolean {
  const conditions = listOf(source, rule, 'Conditions');
  return (
    conditions?.every((_, index) => {
      const field = source.context.read(rule, `Conditions[${index}].Field`);
      return typeof field === 'string' && field !== 'source-ip';
    }) ?? false
  );
}

interface Forward {
  readonly group: Resource;
  readonly at: string;
  readonly holds: boolean;
}

function forwardsOf(source: Source, of: Resource, path: string): readonly Forward[] {
  const { context } = source;
  const actions = listOf(source, of, path) ?? [];
  return actions.flatMap((_, index) => {
    const at = `${path}[${index}]`;
    const type = context.read(of, `${at}.Type`);
    if (type !== 'forward' && !isUnresolved(type)) return [];
    const groups: Forward[] = [];
    const add = (value: Value | undefined, where: string, holds: boolean): void => {
      const group = value === undefined ? undefined : source.named(GROUP, value);
      const any = !group && isUnresolved(value) ? source.every(GROUP) : [];
      for (const one of any) groups.push({ group: one, at: where, holds: false });
      if (group && !groups.some((one) => one.group === group)) groups.push({ group, at: where, holds });
    };
    const weighted = listOf(source, of, `${at}.ForwardConfig.TargetGroups`) ?? [];
    weighted.forEach((_one, place) => {
      const where = `${at}.ForwardConfig.TargetGroups[${place}]`;
      const weight = context.read(of, `${where}.Weight`) ?? 1;
      if (weight !== 0)
        add(
          context.read(of, `${where}.TargetGroupArn`),
          where,
          typeof weight === 'number' && type === 'forward',
        );
    });
    if (weighted.length === 0)
      add(context.read(of, `${at}.TargetGroupArn`), `${at}.TargetGroupArn`, type === 'forward');
    return groups;
  });
}

/** What stands behind each target group. */
export function membersOf(
  source: Source,
  nodes: ReadonlyMap<string, Node>,
): ReadonlyMap<string, readonly Member[]> {
  const { context, every } = source;
  const found = new Map<string, Member[]>();
  const add = (group: string, member: Member): void => {
    found.set(group, [...(found.get(group) ?? []), member]);
  };
  const all = every(GROUP).map(({ address }) => address);
  for (const service of every('AWS::ECS::Service')) {
    const list = listOf(source, service, 'LoadBalancers');
    const unknown = `the target groups of ${nameOf(service)}`;
    if (!list)
      for (const group of all) add(group, { node: service.address, port: undefined, doubt: unknown });
    (list ?? []).forEach((_, index) => {
      const at = `LoadBalancers[${index}]`;
      const arn = context.read(service, `${at}.TargetGroupArn`);
      const port = context.read(service, `${at}.ContainerPort`);
      const group = arn === undefined ? undefined : source.named(GROUP, arn);
      if (group) add(group.address, { node: service.address, port });
      else if (isUnresolved(arn)) {
        for (const one of all) add(one, { node: service.address, port, doubt: unknown });
      }
    });
  }
  for (const scaled of every('AWS::AutoScaling::AutoScalingGroup')) {
    for (const arn of listOf(source, scaled, 'TargetGroupARNs') ?? []) {
      const group = source.named(GROUP, arn);
      if (group) add(group.address, { node: scaled.address, port: undefined });
    }
  }
  const byAddress = new Map<string, string>();
  for (const type of ['AWS::EC2::Instance', 'AWS::EC2::NetworkInterface']) {
    for (const one of every(type)) {
      const ip = context.read(one, 'PrivateIpAddress');
      if (typeof ip === 'string') byAddress.set(ip, one.address);
    }
  }
  for (const group of every(GROUP)) {
    const targets = listOf(source, group, 'Targets');
    const type = context.read(group, 'TargetType') ?? 'instance';
    if (!targets) {
      const doubt = `the targets of ${nameOf(group)}`;
      for (const node of nodes.values()) {
        if (couldBe(node, type))
          add(group.address, { node: node.id, port: context.read(group, 'Port'), doubt });
      }
    }
    (targets ?? []).forEach((_, index) => {
      const id = context.read(group, `Targets[${index}].Id`);
      const port = context.read(group, `Targets[${index}].Port`);
      if (id === undefined) return;
      const known = ['AWS::EC2::Instance', BALANCER, 'AWS::Lambda::Function'].flatMap(
        (type) => source.named(type, id) ?? [],
      )[0];
      const node = known?.address ?? (typeof id === 'string' ? byAddress.get(id) : undefined);
      if (node !== undefined && nodes.has(node)) add(group.address, { node, port });
    });
  }
  return found;
}

/** Whether a node could be a target of a type: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-type */
function couldBe({ kind }: Node, type: Value): boolean {
  const kinds: Readonly<Record<string, readonly Node['kind'][]>> = {
    instance: ['instance'],
    ip: ['instance', 'interface', 'service'],
    lambda: ['function'],
    alb: ['load-balancer'],
  };
  return (kinds[String(type)] ?? ['instance', 'interface', 'service', 'function']).includes(kind);
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation */
function keeps(source: Source, group: Resource, protocol: number): boolean | 'unknown' {
  const { context } = source;
  const type = context.read(group, 'TargetType') ?? 'instance';
  const attributes = listOf(source, group, 'TargetGroupAttributes');
  if (!attributes || isUnresolved(type)) return 'unknown';
  if (type === 'alb') return true;
  const set = attributes.findIndex(
    (_, index) => context.read(group, `TargetGroupAttributes[${index}].Key`) === 'preserve_client_ip.enabled',
  );
  if (protocol !== 17 && set >= 0) {
    const value = context.read(group, `TargetGroupAttributes[${set}].Value`);
    return isUnresolved(value) ? 'unknown' : String(value) === 'true';
  }
  const own = context.read(group, 'Protocol');
  return type === 'instance' || protocol === 17 || own === 'TCP_UDP';
}

/** The balancers with where they listen, unless a listener may be any one's. */
export function listening(source: Source, nodes: readonly Node[]): readonly Node[] {
  const { context, every } = source;
  const flows = new Map<string, Flow[]>();
  for (const listener of every(LISTENER)) {
    const arn = context.read(listener, 'LoadBalancerArn') ?? '';
    const balancer = source.named(BALANCER, arn);
    if (!balancer && isUnresolved(arn)) return nodes;
    if (!balancer) continue;
    const own = flowsOf(context.read(listener, 'Protocol'), context.read(listener, 'Port'));
    flows.set(balancer.address, [...(flows.get(balancer.address) ?? []), ...own]);
  }
  return nodes.map((node) =>
    node.kind === 'load-balancer' ? { ...node, listens: flows.get(node.id) ?? [] } : node,
  );
}
