import { type AddressRange, parseCidr } from '../../core/cidr';
import { nameOf, type Resource } from '../../core/resource';
import { isUnresolved, show, type Value } from '../../core/value';
import type { Addresses, Route, Subnet, Target } from '../network';
import { ANYWHERE, NOWHERE } from '../sets';
import type { Blocks } from './blocks';
import { aclEntries, listed } from './permits';
import { HARMLESS } from './strangers';
import { TENANT_TYPES } from './tenants';
import { called, fact, listOf, type Source } from './world';

const TABLE = 'AWS::EC2::RouteTable';
const ACL = 'AWS::EC2::NetworkAcl';
const SUBNET = 'AWS::EC2::Subnet';
const VPC = 'AWS::EC2::VPC';

/** The subnets with their routes and their network ACLs, the main ones where none is associated. */
export function subnetsOf(source: Source, blocks: Blocks): ReadonlyMap<string, Subnet> {
  const { context, every, idOf } = source;
  const tables = associated(source, 'AWS::EC2::SubnetRouteTableAssociation', 'RouteTableId');
  const acls = associated(source, 'AWS::EC2::SubnetNetworkAclAssociation', 'NetworkAclId');
  const byVpc = (type: string, isMain: (one: Resource) => boolean): ReadonlyMap<string, Resource> =>
    new Map(
      every(type)
        .filter(isMain)
        .map((one) => [idOf(VPC, context.read(one, 'VpcId') ?? ''), one]),
    );
  const mainTables = byVpc(TABLE, (one) => context.read(one, 'Main') === true);
  const defaultAcls = byVpc(ACL, (one) => context.read(one, 'IsDefault') === true);
  const routes = new Map<string, { readonly routes: readonly Route[]; readonly doubt?: string }>();
  const routesOf = (table: Resource): { readonly routes: readonly Route[]; readonly doubt?: string } => {
    const known = routes.get(table.address) ?? tableRoutes(source, blocks, table);
    routes.set(table.address, known);
    return known;
  };
  const read = new Map<string, ReturnType<typeof aclEntries>>();
  return new Map(
    every(SUBNET).map((subnet) => {
      const vpc = idOf(VPC, context.read(subnet, 'VpcId') ?? '');
      const tableRef = tables.bySubnet.get(subnet.address);
      const table = tableRef === undefined ? mainTables.get(vpc) : source.named(TABLE, tableRef);
      const aclRef = acls.bySubnet.get(subnet.address);
      const acl = aclRef === undefined ? defaultAcls.get(vpc) : source.named(ACL, aclRef);
      const own = table && routesOf(table);
      const entries = acl && (read.get(acl.address) ?? aclEntries(source, blocks, acl));
      if (acl && entries) read.set(acl.address, entries);
      const name = nameOf(subnet);
      const unseen = (what: string): string => `the ${what} of subnet ${name}, which is not in sight`;
      const routesDoubt =
        tables.twice.get(subnet.address) ??
        (tableRef === undefined ? tables.stray : undefined) ??
        (own ? own.doubt : unseen('route table'));
      const aclDoubt =
        acls.twice.get(subnet.address) ??
        (aclRef === undefined ? acls.stray : undefined) ??
        (entries ? entries.doubt : unseen('network ACL'));
      const made: Subnet = {
        id: subnet.address,
        name,
        vpc: blocks.vpcs.has(vpc) ? vpc : undefined,
        blocks: blocks.ofSubnet.get(subnet.address) ?? NOWHERE,
        routes: own?.routes ?? [],
        ...(routesDoubt === undefined ? {} : { routesDoubt }),
        acl: entries?.entries ?? [],
        ...(aclDoubt === undefined ? {} : { aclDoubt }),
        routeTable: table ? called(table, '') : '',
        aclName: acl ? called(acl, 'network ACL ') : 'a network ACL that is not in sight',
        origin: subnet.origin,
      };
      return [made.id, made] as const;
    }),
  );
}

interface Associated {
  readonly bySubnet: ReadonlyMap<string, Value>;
  /** Why it is not known which is associated, of subnets with more than one. */
  readonly twice: ReadonlyMap<string, string>;
  /** Set where something may be associated with any subnet. */
  readonly stray?: string;
}

function associated({ context, every, idOf, named }: Source, type: string, property: string): Associated {
  const bySubnet = new Map<string, Value>();
  const twice = new Map<string, string>();
  let stray: string | undefined;
  for (const one of every(type)) {
    const subnet = context.read(one, 'SubnetId');
    const other = context.read(one, property);
    if (subnet === undefined || other === undefined) continue;
    const id = idOf(SUBNET, subnet);
    // A second one takes the place of the first, and which is made last nobody knows.
    if (isUnresolved(subnet) && !named(SUBNET, subnet)) stray = `which subnet ${nameOf(one)} is for`;
    else if (bySubnet.has(id))
      twice.set(id, `which association of the subnet counts, ${nameOf(one)} or another`);
    else bySubnet.set(id, other);
  }
  return { bySubnet, twice, ...(stray === undefined ? {} : { stray }) };
}

function tableRoutes(
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
