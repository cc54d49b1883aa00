import { chance, type Draft, type Drawn, pick, put } from './draft';

/** One VPC or two, each with its gateways, and a peering between them. */
export function addVpcs(draft: Draft): readonly number[] {
  const vpcs = chance(draft, 0.35) ? [0, 1] : [0];
  for (const vpc of vpcs) {
    const VpcId = put(draft, `V${vpc}`, 'EC2::VPC', { CidrBlock: `10.${vpc}.0.0/16` });
    if (chance(draft, 0.85)) {
      const InternetGatewayId = put(draft, `Igw${vpc}`, 'EC2::InternetGateway', {});
      if (chance(draft, 0.92)) {
        put(draft, `Attach${vpc}`, 'EC2::VPCGatewayAttachment', { VpcId, InternetGatewayId });
      }
    }
    if (draft.hasIpv6) {
      const isProvided = draft.isOpen && chance(draft, 0.6);
      put(draft, `V${vpc}Six`, 'EC2::VPCCidrBlock', {
        VpcId,
        ...(isProvided
          ? { AmazonProvidedIpv6CidrBlock: true }
          : { Ipv6CidrBlock: `2600:1f00:0:${vpc}00::/56`, Ipv6Pool: 'pool-1' }),
      });
      if (chance(draft, 0.5)) put(draft, `Eigw${vpc}`, 'EC2::EgressOnlyInternetGateway', { VpcId });
    }
  }
  if (vpcs.length === 2 && chance(draft, 0.85)) {
    put(draft, 'Peer', 'EC2::VPCPeeringConnection', { VpcId: { Ref: 'V0' }, PeerVpcId: { Ref: 'V1' } });
  }
  return vpcs;
}

export function addSubnets(draft: Draft, vpcs: readonly number[]): readonly Drawn[] {
  return vpcs.flatMap((vpc) => {
    const count = 1 + Math.floor(draft.random() * (vpcs.length === 1 ? 3 : 2));
    return Array.from({ length: count }, (_, at) => addSubnet(draft, vpc, at));
  });
}

function addSubnet(draft: Draft, vpc: number, at: number): Drawn {
  const id = `S${vpc}${at}`;
  const VpcId = { Ref: `V${vpc}` };
  const isBeside = at === 1 && chance(draft, 0.15);
  if (isBeside) put(draft, `V${vpc}More`, 'EC2::VPCCidrBlock', { VpcId, CidrBlock: `10.${vpc + 5}.0.0/16` });
  const base = isBeside ? `10.${vpc + 5}.${at}` : `10.${vpc}.${at}`;
  const six = draft.resources[`V${vpc}Six`]?.Properties;
  const hasIpv6 = six !== undefined && chance(draft, 0.85);
  const base6 = hasIpv6 && six.Ipv6CidrBlock !== undefined ? `2600:1f00:0:${vpc}0${at}` : undefined;
  const provided = { 'Fn::Select': [0, { 'Fn::GetAtt': [`V${vpc}`, 'Ipv6CidrBlocks'] }] };
  const Ipv6CidrBlock =
    base6 === undefined ? { 'Fn::Select': [at, { 'Fn::Cidr': [provided, 8, '64'] }] } : `${base6}::/64`;
  const properties = {
    VpcId,
    CidrBlock: `${base}.0/24`,
    ...(chance(draft, 0.4) ? { MapPublicIpOnLaunch: chance(draft, 0.8) } : {}),
    ...(hasIpv6 ? { Ipv6CidrBlock } : {}),
    ...(hasIpv6 && draft.isOpen ? { AssignIpv6AddressOnCreation: pick(draft, [true, true, false]) } : {}),
  };
  put(draft, id, 'EC2::Subnet', properties, hasIpv6 ? { DependsOn: `V${vpc}Six` } : {});
  return { id, vpc, base, base6, hasIpv6 };
}
