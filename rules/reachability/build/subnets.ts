import { nameOf, type Resource } from '../../core/resource';
import { isUnresolved, type Value } from '../../core/value';
import type { Route, Subnet } from '../network';
import { NOWHERE } from '../sets';
import type { Blocks } from './blocks';
import { aclEntries } from './entries';
import { tableRoutes } from './routes';
import { called, type Source } from './world';

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
