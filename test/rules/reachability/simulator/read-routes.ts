import { type Block, block, isIpv6, part } from './addresses';
import type { Ipv6Block, Properties } from './properties';
import { entryOf, type ListOf } from './read-filters';
import { type Of, refOf } from './template';
import type { Entry, Route, Subnet, World } from './world';

export function readSubnets(of: Of, vpcs: World['vpcs'], lists: ListOf): Map<string, Subnet> {
  const routes = readRoutes(of, lists);
  const entries = readEntries(of);
  return new Map(
    of('EC2::Subnet').map(([id, subnet]) => {
      const vpc = refOf(subnet.VpcId);
      const own = vpcs.get(vpc) ?? [];
      // Without a table of its own a subnet has the main one, which has the local routes alone, as every table has:
      // https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html
      const local = own.map((to): Route => ({ to, target: 'local', ofList: false }));
      const blocks = [block(subnet.CidrBlock ?? ''), ...ipv6Of(subnet.Ipv6CidrBlock, own)];
      const known = { id, vpc, blocks, routes: [...local, ...(routes.get(id) ?? [])] };
      return [id, { ...known, entries: entries.get(id) }];
    }),
  );
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html */
function ipv6Of(written: Ipv6Block | undefined, own: readonly Block[]): Block[] {
  if (written === undefined) return [];
  if (typeof written === 'string') return [block(written)];
  const [place] = written['Fn::Select'];
  return own.filter(({ first }) => isIpv6(first)).map((whole) => part(whole, place, 64));
}

/** The routes of the table that a subnet is associated with. */
function readRoutes(of: Of, lists: ListOf): Map<string, Route[]> {
  const tables = new Map<string, Route[]>(of('EC2::RouteTable').map(([id]) => [id, []]));
  for (const [, route] of of('EC2::Route'))
    tables.get(refOf(route.RouteTableId))?.push(...routesOf(route, lists));
  for (const [id, { ServiceName, RouteTableIds = [], VpcEndpointType = 'Gateway' }] of of(
    'EC2::VPCEndpoint',
  )) {
    // https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html#gateway-endpoint-routing, where Gateway is the default type:
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpoint.html
    const served = VpcEndpointType === 'Gateway' ? lists(ServiceName) : [];
    for (const table of RouteTableIds) {
      tables.get(refOf(table))?.push(...served.map((to) => ({ to, target: id, ofList: true })));
    }
  }
  return new Map(
    of('EC2::SubnetRouteTableAssociation').map(([, one]) => [
      refOf(one.SubnetId),
      tables.get(refOf(one.RouteTableId)) ?? [],
    ]),
  );
}

function routesOf(route: Properties, lists: ListOf): Route[] {
  const target = refOf(
    route.GatewayId ??
      route.NatGatewayId ??
      route.VpcPeeringConnectionId ??
      route.EgressOnlyInternetGatewayId,
  );
  const cidr = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock;
  return cidr === undefined
    ? lists(route.DestinationPrefixListId).map((to) => ({ to, target, ofList: true }))
    : [{ to: block(cidr), target, ofList: false }];
}

/** The entries of the ACL that a subnet is associated with, in the order of their numbers. */
function readEntries(of: Of): Map<string, Entry[]> {
  return new Map(
    of('EC2::SubnetNetworkAclAssociation').map(([, { SubnetId, NetworkAclId }]) => [
      refOf(SubnetId),
      of('EC2::NetworkAclEntry')
        .filter(([, entry]) => refOf(entry.NetworkAclId) === refOf(NetworkAclId))
        .map(([, entry]) => entryOf(entry))
        .sort((a, b) => a.number - b.number),
    ]),
  );
}
