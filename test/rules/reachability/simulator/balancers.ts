import { type Action, type Properties, type Rows, refOf } from './template';
import { type Forward, number, type World } from './world';

const LISTENS: Record<string, readonly number[]> = {
  HTTP: [6],
  HTTPS: [6],
  TCP: [6],
  TLS: [6],
  UDP: [17],
  TCP_UDP: [6, 17],
};

/** What every listener passes on, to what, on which port. */
export function readForwards(world: World, of: (type: string) => Rows): void {
  const balancers = new Map(of('ElasticLoadBalancingV2::LoadBalancer'));
  const listeners = new Map(of('ElasticLoadBalancingV2::Listener'));
  const groups = new Map(of('ElasticLoadBalancingV2::TargetGroup'));
  for (const [, { LoadBalancerArn, Protocol, Port }] of listeners) {
    for (const protocol of LISTENS[Protocol ?? ''] ?? []) {
      world.listens.add(`${refOf(LoadBalancerArn)} ${protocol} ${Port}`);
    }
  }
  const actions: (readonly [Properties | undefined, readonly Action[]])[] = [...listeners].map(
    ([, listener]) => [listener, listener.DefaultActions ?? []],
  );
  for (const [, rule] of of('ElasticLoadBalancingV2::ListenerRule')) {
    actions.push([listeners.get(refOf(rule.ListenerArn)), rule.Actions ?? []]);
  }
  for (const [listener, list] of actions) {
    const balancer = refOf(listener?.LoadBalancerArn);
    for (const group of list.flatMap(forwarded)) {
      for (const [target, exit] of targets(world, of, group, groups.get(group))) {
        const network = balancers.get(balancer)?.Type === 'network';
        world.forwards.push({
          balancer,
          network,
          protocols: LISTENS[listener?.Protocol ?? ''] ?? [],
          port: listener?.Port ?? 0,
          target,
          exit,
          keepsClient: network && keepsClient(groups.get(group)),
        } satisfies Forward);
      }
    }
  }
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html */
function forwarded(action: Action): string[] {
  if (action.Type !== 'forward') {
    return [];
  }
  const weighted = (action.ForwardConfig?.TargetGroups ?? []).filter(({ Weight }) => Weight !== 0);
  return action.TargetGroupArn === undefined
    ? weighted.map(({ TargetGroupArn }) => refOf(TargetGroupArn))
    : [refOf(action.TargetGroupArn)];
}

function targets(
  world: World,
  of: (type: string) => Rows,
  id: string,
  group: Properties = {},
): [string, number][] {
  const found: [string, number][] = [];
  for (const { Id, Port } of group.Targets ?? []) {
    const node =
      group.TargetType === 'ip'
        ? world.ends.find(
            ({ addresses, subnet }) =>
              addresses.length === 1 &&
              addresses[0] === number(refOf(Id)) &&
              subnet.vpc === refOf(group.VpcId),
          )?.node
        : refOf(Id);
    if (node !== undefined) {
      found.push([node, Port ?? group.Port ?? 0]);
    }
  }
  for (const [service, { LoadBalancers }] of of('ECS::Service')) {
    for (const { TargetGroupArn, ContainerPort } of LoadBalancers ?? []) {
      if (refOf(TargetGroupArn) === id) {
        found.push([service, ContainerPort]);
      }
    }
  }
  return found;
}

/**
 * Whether targets see the client's address.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation
 */
function keepsClient(group: Properties = {}): boolean {
  const set = (group.TargetGroupAttributes ?? []).find(({ Key }) => Key === 'preserve_client_ip.enabled');
  if (group.TargetType === 'alb' || group.Protocol === 'UDP' || group.Protocol === 'TCP_UDP') {
    return true;
  }
  return set === undefined ? (group.TargetType ?? 'instance') === 'instance' : set.Value === 'true';
}
