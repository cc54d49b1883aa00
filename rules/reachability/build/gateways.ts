import { nameOf, type Resource } from '../../core/resource';
import { isUnresolved, show, type Truth, type Value } from '../../core/value';
import type { Flow, Node, Relay } from '../network';
import { fact, listOf, type Source, tri } from './world';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const HTTP_API = 'AWS::ApiGatewayV2::Api';
const HTTP_LINK = 'AWS::ApiGatewayV2::VpcLink';
const REST_API = 'AWS::ApiGateway::RestApi';
const REST_LINK = 'AWS::ApiGateway::VpcLink';
const SERVICE = 'AWS::EC2::VPCEndpointService';

/** AWS Config records few of them, so that claims hold there of what it tells. */
export const GATEWAY_TYPES: readonly string[] = [
  ...[HTTP_API, HTTP_LINK, REST_API, REST_LINK, SERVICE],
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGateway::Method',
  'AWS::EC2::VPCEndpointServicePermissions',
];

/** What takes requests outside of any VPC and brings them into one. */
export function gatewayNodes(source: Source): readonly Node[] {
  const { every } = source;
  return [
    ...every(HTTP_API).map((one) => node(one, 'api', true, `API ${nameOf(one)} takes requests of everybody`)),
    ...every(REST_API).map((one) =>
      node(one, 'api', isPublic(source, one), `API ${nameOf(one)} takes requests`),
    ),
    ...every(SERVICE).map((one) =>
      node(one, 'endpoint-service', isOffered(source, one), `endpoint service ${nameOf(one)}`),
    ),
  ];
}

function node(one: Resource, kind: Node['kind'], holds: Truth, says: string): Node {
  const { address: id, type, origin } = one;
  const open = tri(one, '', says, holds, `who may use ${nameOf(one)}`);
  return { id, name: nameOf(one), kind, type, origin, places: [], groups: undefined, open };
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html */
function isPublic({ context }: Source, api: Resource): Truth {
  const types = context.read(api, 'EndpointConfiguration.Types[0]');
  return types === undefined || typeof types === 'string' ? types !== 'PRIVATE' : 'unknown';
}

/**
 * Other accounts may use one if they are named, and if nobody has to accept them first:
 * https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html
 */
function isOffered({ context, every, idOf }: Source, service: Resource): Truth {
  const permitted = every('AWS::EC2::VPCEndpointServicePermissions').some(
    (one) => idOf(SERVICE, context.read(one, 'ServiceId') ?? '') === service.address,
  );
  return permitted && context.read(service, 'AcceptanceRequired') === false ? true : 'unknown';
}

const HTTPS: Flow = { protocol: 6, ports: [443, 443] };

export function gatewayRelays(source: Source, nodes: ReadonlyMap<string, Node>): readonly Relay[] {
  return [...httpRelays(source, nodes), ...restRelays(source, nodes), ...serviceRelays(source, nodes)];
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html */
function httpRelays(source: Source, nodes: ReadonlyMap<string, Node>): readonly Relay[] {
  const { context, every, idOf } = source;
  return every('AWS::ApiGatewayV2::Integration').flatMap((integration) => {
    const link = context.read(integration, 'ConnectionId');
    const uri = context.read(integration, 'IntegrationUri');
    const api = nodes.get(idOf(HTTP_API, context.read(integration, 'ApiId') ?? ''));
    const linked = link === undefined ? undefined : nodes.get(idOf(HTTP_LINK, link));
    const listener = uri === undefined ? undefined : source.named(LISTENER, uri);
    if (!api || !linked) return [];
    const says = `integration ${nameOf(integration)} of API ${api.name} goes by VPC link ${linked.name}`;
    const base = { ...fact(integration, '', says), through: integration.address, encrypted: true };
    const into: Relay = {
      ...base,
      at: api.id,
      entry: HTTPS,
      to: linked.id,
      exit: HTTPS,
      source: 'none',
      holds: { ...base, holds: true },
    };
    if (!listener) return [into];
    return [
      into,
      ...toListener(source, nodes, listener, linked, { ...base, key: `${base.key} on` }, 'relay'),
    ];
  });
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html */
function restRelays(source: Source, nodes: ReadonlyMap<string, Node>): readonly Relay[] {
  const { context, every, idOf } = source;
  return every('AWS::ApiGateway::Method').flatMap((method) => {
    const id = context.read(method, 'Integration.ConnectionId');
    const link = id === undefined ? undefined : source.named(REST_LINK, id);
    const api = nodes.get(idOf(REST_API, context.read(method, 'RestApiId') ?? ''));
    const targets = link ? (listOf(source, link, 'TargetArns') ?? []) : [];
    if (!api || !link) return [];
    const says = `method ${nameOf(method)} of API ${api.name} goes by VPC link ${nameOf(link)}`;
    const base = { ...fact(method, '', says), through: method.address, encrypted: true };
    return targets.flatMap((target) => toBalancer(source, nodes, target, api, base));
  });
}

/** https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-share-your-services.html */
function serviceRelays(source: Source, nodes: ReadonlyMap<string, Node>): readonly Relay[] {
  return source.every(SERVICE).flatMap((service) => {
    const at = nodes.get(service.address);
    const says = `endpoint service ${nameOf(service)} offers it`;
    const base = { ...fact(service, '', says), through: service.address, encrypted: false };
    const targets = listOf(source, service, 'NetworkLoadBalancerArns') ?? [];
    return at ? targets.flatMap((target) => toBalancer(source, nodes, target, at, base)) : [];
  });
}

type Base = Pick<Relay, 'key' | 'says' | 'origin' | 'path' | 'through' | 'encrypted'>;

function toBalancer(
  source: Source,
  nodes: ReadonlyMap<string, Node>,
  target: Value,
  at: Node,
  base: Base,
): readonly Relay[] {
  const balancer = source.named(BALANCER, target);
  if (!balancer) return [];
  return source
    .every(LISTENER)
    .filter((one) => source.named(BALANCER, source.context.read(one, 'LoadBalancerArn') ?? '') === balancer)
    .flatMap((one) =>
      toListener(source, nodes, one, at, { ...base, key: `${base.key} ${one.address}` }, 'none'),
    );
}

function toListener(
  source: Source,
  nodes: ReadonlyMap<string, Node>,
  listener: Resource,
  at: Node,
  base: Base,
  how: 'relay' | 'none',
): readonly Relay[] {
  const { context } = source;
  const balancer = source.named(BALANCER, context.read(listener, 'LoadBalancerArn') ?? '');
  const to = balancer && nodes.get(balancer.address);
  const port = context.read(listener, 'Port');
  if (!balancer || !to) return [];
  const ports = typeof port === 'number' ? ([port, port] as const) : ([1, 65535] as const);
  const filtered = how === 'none' && to.groups !== undefined ? filters(source, balancer) : true;
  const doubt = `whether the groups of ${to.name} let in what comes by PrivateLink`;
  return [
    {
      ...base,
      at: at.id,
      entry: { protocol: 6, ports: [0, 65535] },
      to: to.id,
      exit: { protocol: context.read(listener, 'Protocol') === 'UDP' ? 17 : 6, ports },
      source: how,
      holds: { ...base, key: `${base.key} holds`, holds: filtered, doubt },
    },
  ];
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html */
function filters({ context }: Source, balancer: Resource): Truth {
  const enforced = context.read(balancer, 'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic');
  return !isUnresolved(enforced) && show(enforced) === '"off"' ? true : 'unknown';
}
