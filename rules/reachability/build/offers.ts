import { nameOf, type Resource } from '../../core/resource';
import { isUnresolved, type Truth, type Value } from '../../core/value';
import type { Node, Relay } from '../network';
import { bringing, listed, step, toBalancer } from './links';
import type { Source } from './world';

const REST_API = 'AWS::ApiGateway::RestApi';
const SERVICE = 'AWS::EC2::VPCEndpointService';
const ENDPOINT = 'AWS::EC2::VPCEndpoint';

/** https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-share-your-services.html */
export function serviceRelays(source: Source, nodes: ReadonlyMap<string, Node>): readonly Relay[] {
  return source.every(SERVICE).flatMap((service) => {
    const at = nodes.get(service.address);
    return at ? offered(source, nodes, service, at, true) : [];
  });
}

function offered(
  source: Source,
  nodes: ReadonlyMap<string, Node>,
  service: Resource,
  at: Node,
  holds: Truth,
): readonly Relay[] {
  const by = bringing(service, `endpoint service ${nameOf(service)} offers it`, at, 'none', holds);
  return listed(source, service, 'NetworkLoadBalancerArns').flatMap((one) =>
    toBalancer(source, nodes, one, by),
  );
}

/**
 * From an endpoint to the service that it is for, and to private APIs, which are called by endpoints alone:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
 */
export function endpointRelays(source: Source, nodes: ReadonlyMap<string, Node>): readonly Relay[] {
  const { context, every } = source;
  return every(ENDPOINT).flatMap((endpoint) => {
    const at = nodes.get(endpoint.address);
    const name = context.read(endpoint, 'ServiceName');
    if (at?.kind !== 'endpoint') return [];
    const services = every(SERVICE).flatMap((service) => {
      const isNamed = targetsIn(name).includes(service.address);
      if (!isNamed && !(isOpenEnded(name) && targetsIn(name).length === 0)) return [];
      const isAccepted = isNamed && context.read(service, 'AcceptanceRequired') === false;
      return offered(source, nodes, service, at, isAccepted ? true : 'unknown');
    });
    const isForApis = isOpenEnded(name) || endOf(name).endsWith('.execute-api');
    const apis = every(REST_API).flatMap((one) => {
      const api = nodes.get(one.address);
      if (!api || !isForApis) return [];
      const says = `endpoint ${at.name} is for private APIs`;
      const { base } = bringing(endpoint, says, at, 'none', 'unknown');
      return [step({ ...base, key: `${base.key} ${api.id}` }, at, api, 'unknown')];
    });
    return [...services, ...apis];
  });
}

/** What a name ends with, as far as it is written out. */
function endOf(name: Value | undefined): string {
  const last = isUnresolved(name) ? name.parts.at(-1) : name;
  return typeof last === 'string' ? last : '';
}

/** Whether not even the end of a name is known. */
function isOpenEnded(name: Value | undefined): boolean {
  return isUnresolved(name) && endOf(name) === '';
}

function targetsIn(value: Value | undefined): readonly string[] {
  if (!isUnresolved(value)) return [];
  return value.parts.flatMap((part) =>
    typeof part === 'object' && 'target' in part && part.given !== true ? [part.target] : [],
  );
}
