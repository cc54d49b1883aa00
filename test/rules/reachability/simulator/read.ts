import { type Block, block, part } from './addresses';
import { readForwards } from './balancers';
import type { Decide } from './decide';
import { type Ends, readEnds } from './read-ends';
import { readGroups, readLists } from './read-filters';
import { readSubnets } from './read-routes';
import { type Of, refOf, rowsOf, type Template } from './template';
import type { World } from './world';

/** The network of a template, where everything that it leaves open is decided. */
export function readWorld(template: Template, decide: Decide): World {
  const of = rowsOf(template);
  const vpcs = readVpcs(of, decide);
  const lists = readLists(of, decide);
  const groups = readGroups(of, lists, decide);
  const subnets = readSubnets(of, vpcs, lists);
  const ends: Ends = readEnds(of, subnets, groups, decide);
  return {
    ...{ vpcs, groups, subnets, ...ends },
    gateways: new Map(
      of('EC2::VPCGatewayAttachment').map(([, one]) => [refOf(one.InternetGatewayId), refOf(one.VpcId)]),
    ),
    egressOnly: new Map(of('EC2::EgressOnlyInternetGateway').map(([id, { VpcId }]) => [id, refOf(VpcId)])),
    peerings: new Map(
      of('EC2::VPCPeeringConnection').map(([id, peer]) => [id, [refOf(peer.VpcId), refOf(peer.PeerVpcId)]]),
    ),
    nats: readNats(of, subnets),
    ...readForwards(of, ends.ends, decide),
  };
}

/** Blocks that Amazon may provide: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html#vpc-ipv6-addresses. */
const PROVIDED = ['2600:1f18:5:aa00::/56', '2600:1f00:5:bb00::/56'] as const;

function readVpcs(of: Of, decide: Decide): Map<string, Block[]> {
  const vpcs = new Map(of('EC2::VPC').map(([id, vpc]) => [id, [block(vpc.CidrBlock ?? '')]]));
  let place = 0;
  for (const [id, more] of of('EC2::VPCCidrBlock')) {
    const provided = more.AmazonProvidedIpv6CidrBlock === true ? decide(`${id} block`, PROVIDED) : undefined;
    const written = more.CidrBlock ?? more.Ipv6CidrBlock;
    // No two VPCs are provided with the same one.
    const one = provided === undefined ? written : part(block(provided), place++, 56);
    const blocks = vpcs.get(refOf(more.VpcId));
    if (typeof one === 'string') blocks?.push(block(one));
    else if (one !== undefined && 'bits' in one) blocks?.push(one);
  }
  return vpcs;
}

function readNats(of: Of, subnets: World['subnets']): World['nats'] {
  return new Map(
    of('EC2::NatGateway').flatMap(([id, nat]) => {
      const subnet = subnets.get(refOf(nat.SubnetId));
      // https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html: public is the default.
      const isPublic = (nat.ConnectivityType ?? 'public') === 'public';
      return subnet !== undefined && isPublic ? [[id, subnet] as const] : [];
    }),
  );
}
