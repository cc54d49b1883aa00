import { nameOf, type Resource } from '../../core/resource';
import { isUnresolved, show, type Value } from '../../core/value';
import type { Flow, Node, Relay, Tri } from '../network';
import { forwardsOf, isForAnybody, priorityOfAll } from './forwards';
import type { Member } from './members';
import { fact, listOf, type Source, tri } from './world';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';

const PROTOCOLS: ReadonlyMap<string, readonly number[]> = new Map(
  Object.entries({
    UDP: [17],
    TCP_UDP: [6, 17],
    QUIC: [17],
    TCP_QUIC: [6, 17],
  }),
);

export function relaysOf(
  source: Source,
  nodes: ReadonlyMap<string, Node>,
  members: ReadonlyMap<string, readonly Member[]>,
): readonly Relay[] {
  const { context, every, idOf } = source;
  const byListener = new Map<string, Resource[]>();
  const strays: Resource[] = [];
  for (const rule of every(RULE)) {
    const arn = context.read(rule, 'ListenerArn') ?? '';
    const id = idOf(LISTENER, arn);
    if (isUnresolved(arn) && !source.named(LISTENER, arn)) strays.push(rule);
    else byListener.set(id, [...(byListener.get(id) ?? []), rule]);
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
    const [type] = every(BALANCER).flatMap((one) =>
      one.address === at.id ? (context.read(one, 'Type') ?? []) : [],
    );
    const isNetwork = isUnresolved(type) ? 'unknown' : type === 'network';
    const port = context.read(listener, 'Port');
    const protocol = context.read(listener, 'Protocol');
    const entries = flowsOf(protocol, port);
    const rules = byListener.get(listener.address) ?? [];
    const before = Math.min(...rules.flatMap((rule) => priorityOfAll(source, rule) ?? []));
    const actions = [
      { of: listener, path: 'DefaultActions', only: before === Number.POSITIVE_INFINITY },
      ...rules.map((rule) => ({
        of: rule,
        path: 'Actions',
        only: isForAnybody(source, rule) && !(Number(context.read(rule, 'Priority')) > before),
      })),
      // A rule of a listener that is not known may be any one's.
      ...strays.map((rule) => ({ of: rule, path: 'Actions', only: false })),
    ];
    return actions.flatMap(({ of, path, only }) =>
      forwardsOf(source, of, path).flatMap(({ group, at: where, holds }) =>
        (members.get(group.address) ?? []).flatMap((member) =>
          entries.flatMap((entry): readonly Relay[] => {
            const to = nodes.get(member.node);
            // No balancer is its own target, whatever nobody knows.
            if (!to || (to === at && member.doubt !== undefined)) return [];
            const exitPort = member.isAnyPort ? undefined : (member.port ?? context.read(group, 'Port'));
            const ports =
              typeof exitPort === 'number' ? ([exitPort, exitPort] as const) : ([0, 65535] as const);
            const says = `listener ${nameOf(listener)} on ${show(protocol)} ${show(port)} forwards to ${to.name}`;
            const isInvoked = to.kind === 'function';
            const kept = isNetwork === false ? false : keeps(source, group, entry.protocol);
            const isKept = isNetwork === 'unknown' && kept === true ? 'unknown' : kept;
            const isSure =
              only &&
              holds &&
              typeof protocol === 'string' &&
              isOwn &&
              member.doubt === undefined &&
              typeof port === 'number' &&
              (isInvoked || typeof exitPort === 'number');
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
            if (isInvoked || isKept !== 'unknown') {
              return [
                {
                  ...base,
                  // A function is invoked, with no network between:
                  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
                  source: isInvoked ? 'none' : isKept ? 'client' : 'relay',
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
  const numbers = isUnresolved(protocol) ? [6, 17] : (PROTOCOLS.get(String(protocol)) ?? [6]);
  return numbers.map((number) => ({ protocol: number, ports }));
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation */
function keeps(source: Source, group: Resource, protocol: number): boolean | 'unknown' {
  const { context } = source;
  const type = context.read(group, 'TargetType') ?? 'instance';
  const attributes = listOf(source, group, 'TargetGroupAttributes');
  if (!attributes || isUnresolved(type)) return 'unknown';
  if (type === 'alb') return true;
  const keys = attributes.map((_, index) => context.read(group, `TargetGroupAttributes[${index}].Key`));
  const set = keys.indexOf('preserve_client_ip.enabled');
  if (protocol !== 17 && set < 0 && keys.some(isUnresolved)) return 'unknown';
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
