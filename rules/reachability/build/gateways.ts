import { nameOf, type Resource } from '../../core/resource';
import { isUnresolved, type Truth } from '../../core/value';
import type { Node, Relay } from '../network';
import {
  type Bringing,
  bringing,
  candidates,
  listed,
  step,
  toAnything,
  toBalancer,
  toListener,
} from './links';
import { endpointRelays, serviceRelays } from './offers';
import { listOf, type Source, tri } from './world';

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
function isPublic(source: Source, api: Resource): Truth {
  const types = listOf(source, api, 'EndpointConfiguration.Types');
  if (!types || types.some(isUnresolved)) return 'unknown';
  return types.length === 0 || types.some((type) => type !== 'PRIVATE');
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

export function gatewayRelays(source: Source, nodes: ReadonlyMap<string, Node>): readonly Relay[] {
  return [
    ...httpRelays(source, nodes),
    ...restRelays(source, nodes),
    ...importedRelays(source, nodes),
    ...serviceRelays(source, nodes),
    ...endpointRelays(source, nodes),
  ];
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html */
function httpRelays(source: Source, nodes: ReadonlyMap<string, Node>): readonly Relay[] {
  const { context, every } = source;
  return every('AWS::ApiGatewayV2::Integration').flatMap((integration) => {
    const apis = candidates(source, HTTP_API, context.read(integration, 'ApiId'));
    const links = candidates(source, HTTP_LINK, context.read(integration, 'ConnectionId'));
    const uri = context.read(integration, 'IntegrationUri');
    const listener = uri === undefined ? undefined : source.named(LISTENER, uri);
    const holds = apis.isSure && links.isSure ? true : 'unknown';
    return pairs(nodes, apis.found, links.found).flatMap(({ api, link }) => {
      const says = `integration ${nameOf(integration)} of API ${api.name} goes by VPC link ${link.name}`;
      const by = bringing(integration, says, link, 'relay', holds);
      // What is not a listener is a service of AWS Cloud Map, under which anything may be registered.
      const on = listener ? toListener(source, nodes, listener, by) : toAnything(nodes, by);
      return [intoLink(api, link, by), ...on];
    });
  });
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html */
function restRelays(source: Source, nodes: ReadonlyMap<string, Node>): readonly Relay[] {
  const { context, every } = source;
  return every('AWS::ApiGateway::Method').flatMap((method) => {
    const apis = candidates(source, REST_API, context.read(method, 'RestApiId'));
    const id = context.read(method, 'Integration.ConnectionId');
    const [old, young] = [candidates(source, REST_LINK, id), candidates(source, HTTP_LINK, id)];
    const isSure = apis.isSure && (old.isSure || young.isSure);
    const target = context.read(method, 'Integration.IntegrationTarget');
    const byOld = apis.found.flatMap(({ address }) => {
      const api = nodes.get(address);
      return api ? old.found.flatMap((link) => byTargets(source, nodes, method, api, link, isSure)) : [];
    });
    const byYoung = pairs(nodes, apis.found, young.found).flatMap(({ api, link }) => {
      const says = `method ${nameOf(method)} of API ${api.name} goes by VPC link ${link.name}`;
      const by = bringing(method, says, link, 'relay', isSure ? true : 'unknown');
      const on = target === undefined ? toAnything(nodes, by) : toBalancer(source, nodes, target, by);
      return [intoLink(api, link, by), ...on];
    });
    return [...byOld, ...byYoung];
  });
}

/** What an API may ask that is made of a document: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api.html */
function importedRelays(source: Source, nodes: ReadonlyMap<string, Node>): readonly Relay[] {
  const { context, every } = source;
  return [HTTP_API, REST_API].flatMap(every).flatMap((one) => {
    const api = nodes.get(one.address);
    const isImported = ['Body', 'BodyS3Location'].some((name) => context.read(one, name) !== undefined);
    if (!api || !isImported) return [];
    const byOld = every(REST_LINK).flatMap((link) => byTargets(source, nodes, one, api, link, false));
    const byYoung = pairs(nodes, [one], every(HTTP_LINK)).flatMap(({ link }) => {
      const says = `the document of API ${api.name} may go by VPC link ${link.name}`;
      const by = bringing(one, says, link, 'relay', 'unknown');
      return [intoLink(api, link, by), ...toAnything(nodes, by)];
    });
    return [...byOld, ...byYoung];
  });
}

function byTargets(
  source: Source,
  nodes: ReadonlyMap<string, Node>,
  of: Resource,
  api: Node,
  link: Resource,
  isSure: boolean,
): readonly Relay[] {
  const says = `${nameOf(of)} of API ${api.name} goes by VPC link ${nameOf(link)}`;
  const by = bringing(of, says, api, 'none', isSure ? true : 'unknown');
  return listed(source, link, 'TargetArns').flatMap((target) => toBalancer(source, nodes, target, by));
}

function pairs(
  nodes: ReadonlyMap<string, Node>,
  apis: readonly Resource[],
  links: readonly Resource[],
): readonly { readonly api: Node; readonly link: Node }[] {
  const known = (all: readonly Resource[]): readonly Node[] =>
    all.flatMap(({ address }) => nodes.get(address) ?? []);
  return known(apis).flatMap((api) => known(links).map((link) => ({ api, link })));
}

function intoLink(api: Node, link: Node, { base, holds }: Bringing): Relay {
  return step({ ...base, key: `${base.key} ${api.id} into ${link.id}` }, api, link, holds);
}
