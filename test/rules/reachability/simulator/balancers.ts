import { address } from './addresses';
import type { Decide } from './decide';
import type { Action, Properties } from './properties';
import { type Of, refOf } from './template';
import type { End, Forward } from './world';

const LISTENS: Readonly<Record<string, readonly number[]>> = {
  HTTP: [6],
  HTTPS: [6],
  TCP: [6],
  TLS: [6],
  UDP: [17],
  TCP_UDP: [6, 17],
};

function protocolsOf(listener: Properties | undefined): readonly number[] {
  return LISTENS[listener?.Protocol ?? ''] ?? [];
}

/** Where balancers listen, and what every listener passes on, to what, on which port. */
export function readForwards(
  of: Of,
  ends: readonly End[],
  decide: Decide,
): { readonly listens: ReadonlySet<string>; readonly forwards: readonly Forward[] } {
  const balancers = new Map(of('ElasticLoadBalancingV2::LoadBalancer'));
  const listeners = new Map(of('ElasticLoadBalancingV2::Listener'));
  const groups = new Map(of('ElasticLoadBalancingV2::TargetGroup'));
  const listens = [...listeners.values()].flatMap((listener) =>
    protocolsOf(listener).map((one) => `${refOf(listener.LoadBalancerArn)} ${one} ${listener.Port}`),
  );
  const rules = of('ElasticLoadBalancingV2::ListenerRule').map(([id, rule]) => ({
    id,
    rule,
    on: refOf(rule.ListenerArn),
  }));
  const actions = [
    ...[...listeners].flatMap(([id, listener]) =>
      rules.some(({ on, rule }) => on === id && isForAll(rule))
        ? []
        : [{ listener, list: listener.DefaultActions }],
    ),
    ...rules
      .filter(({ id, rule }) => !asksAddress(rule) || decide(`who ${id} is for`, [true, false]))
      .map(({ rule, on }) => ({ listener: listeners.get(on), list: rule.Actions })),
  ];
  const forwards = actions.flatMap(({ listener, list = [] }) =>
    list.flatMap(forwarded).flatMap((id) => {
      const balancer = refOf(listener?.LoadBalancerArn);
      const group = groups.get(id) ?? {};
      return targets(of, ends, id, group).map(
        ([target, exit]): Forward => ({
          balancer,
          protocols: protocolsOf(listener),
          port: listener?.Port ?? 0,
          target,
          exit,
          isIpv6: group.IpAddressType === 'ipv6',
          keepsClient: balancers.get(balancer)?.Type === 'network' && keepsClient(group),
        }),
      );
    }),
  );
  return { listens: new Set(listens), forwards };
}

/**
 * Whether nothing is left for the default: a client chooses its path, and every path is meant.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html#path-conditions
 */
function isForAll({ Conditions = [] }: Properties): boolean {
  return Conditions.every(({ Field, Values = [] }) => Field === 'path-pattern' && Values.includes('*'));
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html#source-ip-conditions */
function asksAddress({ Conditions = [] }: Properties): boolean {
  return Conditions.some(({ Field }) => Field === 'source-ip');
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html */
function forwarded({ Type, TargetGroupArn, ForwardConfig }: Action): string[] {
  if (Type !== 'forward') return [];
  const weighted = (ForwardConfig?.TargetGroups ?? []).filter(({ Weight }) => Weight !== 0);
  return TargetGroupArn === undefined
    ? weighted.map((one) => refOf(one.TargetGroupArn))
    : [refOf(TargetGroupArn)];
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-type */
function targets(
  of: Of,
  ends: readonly End[],
  id: string,
  group: Properties,
): readonly (readonly [string, number])[] {
  const registered = (group.Targets ?? []).flatMap(({ Id, Port }) => {
    const exit = Port ?? group.Port ?? 0;
    if (group.TargetType !== 'ip') return [[refOf(Id), exit] as const];
    const own = address(refOf(Id));
    const vpc = refOf(group.VpcId);
    const end = ends.find((one) => one.subnet.vpc === vpc && one.addresses.includes(own));
    return end === undefined ? [] : [[end.node, exit] as const];
  });
  const tasks = of('ECS::Service').flatMap(([service, { LoadBalancers = [] }]) =>
    LoadBalancers.filter(({ TargetGroupArn }) => refOf(TargetGroupArn) === id).map(
      ({ ContainerPort }) => [service, ContainerPort] as const,
    ),
  );
  const fleets = of('AutoScaling::AutoScalingGroup').flatMap(([fleet, { TargetGroupARNs = [] }]) =>
    TargetGroupARNs.some((arn) => refOf(arn) === id) ? [[fleet, group.Port ?? 0] as const] : [],
  );
  return [...registered, ...tasks, ...fleets];
}

/**
 * Whether targets see the client's address.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation
 */
function keepsClient({ TargetGroupAttributes = [], TargetType = 'instance', Protocol }: Properties): boolean {
  const set = TargetGroupAttributes.find(({ Key }) => Key === 'preserve_client_ip.enabled');
  if (Protocol === 'UDP' || Protocol === 'TCP_UDP') return true;
  return set === undefined ? TargetType === 'instance' : set.Value === 'true';
}
