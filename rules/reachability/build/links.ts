import { nameOf, type Resource } from '../../core/resource';
import { isUnresolved, show, type Truth, type Value } from '../../core/value';
import type { Flow, Node, Relay } from '../network';
import { fact, listOf, type Source } from './world';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';

export type Base = Pick<Relay, 'key' | 'says' | 'origin' | 'path' | 'through' | 'encrypted'>;

/** Whence and how somebody is brought on: by a link's interfaces, or with no network between. */
export interface Bringing {
  readonly at: Node;
  readonly base: Base;
  readonly how: 'relay' | 'none';
  /** Whether it is brought on from there at all. */
  readonly holds: Truth;
}

/** The resources of a type that a value may name, and whether it is known which: all, where it is not in sight. */
export function candidates(
  { every, named }: Source,
  type: string,
  value: Value | undefined,
): { readonly found: readonly Resource[]; readonly isSure: boolean } {
  const known = value === undefined ? undefined : named(type, value);
  if (known) return { found: [known], isSure: true };
  return { found: mayBeAny(value) ? every(type) : [], isSure: false };
}

/** Whether nothing is known of what a value names; a stage of an API can give it, too. */
export function mayBeAny(value: Value | undefined): boolean {
  return isUnresolved(value) || (typeof value === 'string' && value.includes('${stageVariables.'));
}

/** On to every listener of what may be one balancer. */
export function toBalancer(
  source: Source,
  nodes: ReadonlyMap<string, Node>,
  target: Value,
  by: Bringing,
): readonly Relay[] {
  const { found, isSure } = candidates(source, BALANCER, target);
  const listeners = source.every(LISTENER).flatMap((one) => {
    const own = candidates(source, BALANCER, source.context.read(one, 'LoadBalancerArn'));
    return own.found.some((balancer) => found.includes(balancer))
      ? [{ one, isSure: isSure && own.isSure }]
      : [];
  });
  return listeners.flatMap(({ one, isSure: isKnown }) =>
    toListener(source, nodes, one, { ...by, holds: isKnown ? by.holds : 'unknown' }),
  );
}

export function toListener(
  source: Source,
  nodes: ReadonlyMap<string, Node>,
  listener: Resource,
  by: Bringing,
): readonly Relay[] {
  const { context, named } = source;
  const balancer = named(BALANCER, context.read(listener, 'LoadBalancerArn') ?? '');
  const to = balancer && nodes.get(balancer.address);
  const port = context.read(listener, 'Port');
  if (!balancer || !to) return [];
  const ports = typeof port === 'number' ? ([port, port] as const) : ([1, 65535] as const);
  const isFiltered = by.how === 'none' && to.groups !== undefined && !isUnfiltered(source, balancer);
  const doubt = isFiltered
    ? `whether the groups of ${to.name} let in what comes by PrivateLink`
    : `whether it goes on to listener ${nameOf(listener)}`;
  const protocol = context.read(listener, 'Protocol') === 'UDP' ? 17 : 6;
  return [relay(by, listener.address, to, { protocol, ports }, isFiltered ? 'unknown' : by.holds, doubt)];
}

/** On to whatever a link's groups let it out to, where it is not known what an API asks by it. */
export function toAnything(nodes: ReadonlyMap<string, Node>, by: Bringing): readonly Relay[] {
  const kinds: readonly Node['kind'][] = ['load-balancer', 'service', 'instance', 'interface', 'managed'];
  const flow: Flow = { protocol: 6, ports: [0, 65535] };
  return [...nodes.values()]
    .filter(({ kind }) => kinds.includes(kind))
    .map((to) => relay(by, to.id, to, flow, 'unknown', `whether ${by.base.says} to ${to.name}`));
}

function relay(
  { at, base, how }: Bringing,
  name: string,
  to: Node,
  exit: Flow,
  holds: Truth,
  doubt: string,
): Relay {
  const key = `${base.key} ${at.id} ${name}`;
  return {
    ...base,
    key,
    at: at.id,
    entry: { protocol: exit.protocol, ports: [0, 65535] },
    to: to.id,
    exit,
    source: how,
    holds: { ...base, key: `${key} holds`, holds, ...(holds === 'unknown' ? { doubt } : {}) },
  };
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html */
function isUnfiltered({ context }: Source, balancer: Resource): boolean {
  const enforced = context.read(balancer, 'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic');
  return !isUnresolved(enforced) && show(enforced) === '"off"';
}

/** Balancers that a list names; one value that is not known may be any. */
export function listed(source: Source, one: Resource, path: string): readonly Value[] {
  const list = listOf(source, one, path);
  const whole = source.context.read(one, path);
  return list ?? (whole === undefined ? [] : [whole]);
}

/** Bringing on by what a resource says. */
export function bringing(of: Resource, says: string, at: Node, how: Bringing['how'], holds: Truth): Bringing {
  const base: Base = { ...fact(of, '', says), through: of.address, encrypted: true };
  return { at, base, how, holds };
}

const HTTPS: Flow = { protocol: 6, ports: [443, 443] };

/** On to what has no interface, or is called by AWS alone. */
export function step(base: Base, at: Node, to: Node, holds: Truth): Relay {
  const state = { ...base, key: `${base.key} holds`, holds };
  const doubt = `whether ${base.says}`;
  return {
    ...base,
    at: at.id,
    entry: HTTPS,
    to: to.id,
    exit: HTTPS,
    source: 'none',
    holds: holds === 'unknown' ? { ...state, doubt } : state,
  };
}
