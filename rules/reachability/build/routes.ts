import { type AddressRange, parseCidr } from '../../core/cidr';
import { nameOf, type Resource } from '../../core/resource';
import { isUnresolved, show, type Value } from '../../core/value';
import type { Addresses, Route, Target } from '../network';
import { ANYWHERE, NOWHERE } from '../sets';
import type { Blocks } from './blocks';
import { listed } from './lists';
import { HARMLESS } from './strangers';
import { TENANT_TYPES } from './tenants';
import { called, fact, listOf, type Source } from './world';

/** The routes of a table, and why it is not known which others it has. */
export function tableRoutes(
  source: Source,
  blocks: Blocks,
  table: Resource,
): { readonly routes: readonly Route[]; readonly doubt?: string } {
  const list = listOf(source, table, 'Routes');
  if (!list) return { routes: [], doubt: `the routes of ${nameOf(table)}` };
  const unknown = list.findIndex(isUnresolved);
  const adding = source.strangers.find(
    (one) =>
      !HARMLESS.test(one.resource.type) &&
      !TENANT_TYPES.includes(one.resource.type) &&
      [table.address, ...table.aliases].some((name) => one.names.has(name)),
  );
  const routes = list.flatMap((one, index) =>
    isUnresolved(one) ? [] : routeAt(source, blocks, table, `Routes[${index}]`),
  );
  if (adding) {
    const { type } = adding.resource;
    return {
      routes,
      doubt: `which routes ${nameOf(adding.resource)} of type ${type} adds to ${nameOf(table)}`,
    };
  }
  return { routes, ...(unknown < 0 ? {} : { doubt: `Routes[${unknown}] of ${nameOf(table)}` }) };
}

const TARGETS: readonly (readonly [string, string, (id: string) => Target])[] = [
  ['NatGatewayId', 'AWS::EC2::NatGateway', (node) => ({ kind: 'nat', node })],
  ['VpcPeeringConnectionId', 'AWS::EC2::VPCPeeringConnection', (peering) => ({ kind: 'peering', peering })],
];

/** Of what is not modelled, what leads to other networks, out of which somebody may come in. */
const ENTRIES: readonly string[] = [
  ...['TransitGatewayId', 'LocalGatewayId', 'CarrierGatewayId', 'CoreNetworkArn', 'OdbNetworkArn'],
];

function routeAt(source: Source, blocks: Blocks, table: Resource, path: string): readonly Route[] {
  const { context } = source;
  const at = (name: string): Value | undefined => context.read(table, `${path}.${name}`);
  const [cidr, list] = [
    at('DestinationCidrBlock') ?? at('DestinationIpv6CidrBlock'),
    at('DestinationPrefixListId'),
  ];
  const target = targetOf(source, at);
  if (target.kind === 'local') return [];
  const made = (destination: Addresses, prefix: number, shown: string): Route => ({
    ...fact(table, path, `route ${shown} in ${called(table, '')}`),
    destination,
    prefix,
    target,
  });
  if (cidr !== undefined) {
    const range = typeof cidr === 'string' ? parseCidr(cidr) : undefined;
    const prefix = range ? prefixOf(range) : -1;
    return [made(blocks.named(cidr), prefix, typeof cidr === 'string' ? cidr : show(cidr))];
  }
  if (list !== undefined) {
    const { addresses, blocks: each } = listed(source, list);
    return each
      ? each.map(({ range, addresses: own }) => made(own, prefixOf(range), show(list)))
      : [made(addresses, -1, show(list))];
  }
  const doubt = `the destination of ${path} of ${nameOf(table)}`;
  return [made({ sure: NOWHERE, possible: ANYWHERE, doubt }, -1, 'of an unknown destination')];
}

function prefixOf({ family, first, last }: AddressRange): number {
  return (family === 4 ? 32 : 128) - (last - first).toString(2).replace(/^0$/, '').length;
}

function targetOf(source: Source, at: (name: string) => Value | undefined): Target {
  const gateway = at('GatewayId');
  if (gateway === 'local') return { kind: 'local' };
  if (gateway !== undefined) {
    const known = source.named('AWS::EC2::InternetGateway', gateway);
    if (known || (typeof gateway === 'string' && gateway.startsWith('igw-'))) {
      return { kind: 'internet', gateway: known?.address ?? String(gateway) };
    }
    if (typeof gateway === 'string' && gateway.startsWith('vpce-'))
      return { kind: 'gateway-endpoint', node: gateway };
    return { kind: 'unknown', doubt: `where the gateway ${show(gateway)} leads`, isEntry: true };
  }
  const egressOnly = at('EgressOnlyInternetGatewayId');
  if (egressOnly !== undefined) {
    return { kind: 'egress-only', gateway: source.idOf('AWS::EC2::EgressOnlyInternetGateway', egressOnly) };
  }
  for (const [name, type, make] of TARGETS) {
    const value = at(name);
    const known = value === undefined ? undefined : source.named(type, value);
    if (known) return make(known.address);
    if (value === undefined) continue;
    const doubt = `where ${name} ${show(value)} leads, which is not in sight`;
    const peering = name === 'VpcPeeringConnectionId' ? { peering: source.idOf(type, value) } : {};
    return { kind: 'unknown', doubt, isEntry: false, ...peering };
  }
  const others = [...ENTRIES, 'NetworkInterfaceId', 'InstanceId', 'VpcEndpointId'];
  const other = others.find((name) => at(name) !== undefined);
  if (other === undefined) return { kind: 'blackhole' };
  const doubt = `where ${other} ${show(at(other))} leads, which is not modelled`;
  return { kind: 'unknown', doubt, isEntry: ENTRIES.includes(other) };
}
