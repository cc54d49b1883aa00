import { ownValue, type Properties, type Value } from '../../core/value';
import { at, each, inside, objects, odd, type Read, shape, sure, text } from './read';
import type { Part, Recorded, Translations } from './translation';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RouteTable.html: `main` is of the association. */
const main: Read = (from) => {
  const associations = objects(from, 'associations');
  if (associations === undefined) return odd();
  return associations.some((one) => ownValue(one, 'main') === true) ? true : undefined;
};

const route = shape({
  DestinationCidrBlock: at('destinationCidrBlock'),
  DestinationIpv6CidrBlock: at('destinationIpv6CidrBlock'),
  DestinationPrefixListId: at('destinationPrefixListId'),
  GatewayId: at('gatewayId'),
  NatGatewayId: at('natGatewayId'),
  EgressOnlyInternetGatewayId: at('egressOnlyInternetGatewayId'),
  InstanceId: at('instanceId'),
  NetworkInterfaceId: at('networkInterfaceId'),
  TransitGatewayId: at('transitGatewayId'),
  VpcPeeringConnectionId: at('vpcPeeringConnectionId'),
  LocalGatewayId: at('localGatewayId'),
  CarrierGatewayId: at('carrierGatewayId'),
  CoreNetworkArn: at('coreNetworkArn'),
  OdbNetworkArn: at('odbNetworkArn'),
});

/** The parts that a list of associations stands for; one of unknown ends where the list is not told. */
function associated(
  { item, configuration }: Recorded,
  list: string,
  one: (association: Properties, index: number) => readonly Part[],
  doubt: Part,
): readonly Part[] {
  const found = objects(configuration, list);
  return found ? found.flatMap(one) : [{ ...doubt, name: `${item.resourceId}/${list}` }];
}

function routeTableParts(recorded: Recorded): readonly Part[] {
  const RouteTableId = recorded.item.resourceId;
  const type = 'AWS::EC2::SubnetRouteTableAssociation';
  return associated(
    recorded,
    'associations',
    (association, index) => {
      const name = text(ownValue(association, 'routeTableAssociationId')) || String(index);
      const [SubnetId, GatewayId] = [at('subnetId')(association), at('gatewayId')(association)];
      if (SubnetId !== undefined) return [{ type, name, properties: { SubnetId, RouteTableId } }];
      if (GatewayId === undefined) return [];
      const gateway = { GatewayId, RouteTableId };
      return [{ type: 'AWS::EC2::GatewayRouteTableAssociation', name, properties: gateway }];
    },
    { type, name: '', properties: { SubnetId: odd(), RouteTableId } },
  );
}

/** The rule behind all others, which denies, has no place in CloudFormation: https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html */
const LAST_RULES: readonly unknown[] = [32767, 32768];

const entries: Read = (from) => {
  const found = objects(from, 'entries');
  if (found === undefined) return odd();
  return found.filter((one) => !LAST_RULES.includes(ownValue(one, 'ruleNumber'))).map(entry);
};

const entry = shape({
  CidrBlock: at('cidrBlock'),
  Ipv6CidrBlock: at('ipv6CidrBlock'),
  Egress: sure('egress'),
  Protocol: sure('protocol', (from) => numbered(at('protocol')(from))),
  RuleAction: sure('ruleAction'),
  RuleNumber: sure('ruleNumber'),
  PortRange: inside('portRange', shape({ From: sure('from'), To: sure('to') })),
  Icmp: inside('icmpTypeCode', shape({ Code: at('code'), Type: at('type') })),
});

function numbered(value: Value | undefined): Value | undefined {
  return typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
}

const isPrimary = (one: Properties): boolean => ownValue(one, 'isPrimary') !== false;

function natAddress(name: string): Read {
  return (from) => {
    const found = objects(from, 'natGatewayAddresses');
    const primary = found?.find(isPrimary);
    return found === undefined ? odd() : primary && at(name)(primary);
  };
}

function natAddresses(name: string): Read {
  return (from) => {
    const others = (objects(from, 'natGatewayAddresses') ?? []).filter((one) => !isPrimary(one));
    const found = others.flatMap((one) => at(name)(one) ?? []);
    return found.length > 0 ? found : undefined;
  };
}

/** How packets leave a subnet, and what they pass: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Types.html */
export const EC2_ROUTING: Translations = {
  'AWS::EC2::RouteTable': {
    shape: { VpcId: sure('vpcId') },
    beyond: { Main: sure('associations', main), Routes: sure('routes', each('routes', route)) },
    notRecorded: [],
    parts: routeTableParts,
  },
  'AWS::EC2::InternetGateway': {
    shape: {},
    notRecorded: [],
    parts: (recorded) => {
      const InternetGatewayId = recorded.item.resourceId;
      const type = 'AWS::EC2::VPCGatewayAttachment';
      return associated(
        recorded,
        'attachments',
        (one, index) => {
          const VpcId = at('vpcId')(one);
          return VpcId === undefined
            ? []
            : [{ type, name: String(index), properties: { VpcId, InternetGatewayId } }];
        },
        { type, name: '', properties: { VpcId: odd(), InternetGatewayId } },
      );
    },
  },
  'AWS::EC2::NatGateway': {
    shape: {
      SubnetId: at('subnetId'),
      VpcId: at('vpcId'),
      ConnectivityType: at('connectivityType'),
      AvailabilityMode: at('availabilityMode'),
      AllocationId: sure('natGatewayAddresses', natAddress('allocationId')),
      PrivateIpAddress: sure('natGatewayAddresses', natAddress('privateIp')),
      SecondaryAllocationIds: natAddresses('allocationId'),
      SecondaryPrivateIpAddresses: natAddresses('privateIp'),
    },
    notRecorded: ['MaxDrainDurationSeconds', 'SecondaryPrivateIpAddressCount', 'AvailabilityZoneAddresses'],
  },
  'AWS::EC2::NetworkAcl': {
    shape: { VpcId: sure('vpcId') },
    beyond: {
      IsDefault: sure('isDefault', (from) => at('isDefault')(from) || undefined),
      Entries: sure('entries', entries),
    },
    notRecorded: [],
    parts: (recorded) => {
      const NetworkAclId = recorded.item.resourceId;
      const type = 'AWS::EC2::SubnetNetworkAclAssociation';
      return associated(
        recorded,
        'associations',
        (one, index) => [
          {
            type,
            name: text(ownValue(one, 'networkAclAssociationId')) || String(index),
            properties: { SubnetId: at('subnetId')(one) ?? odd(), NetworkAclId },
          },
        ],
        { type, name: '', properties: { SubnetId: odd(), NetworkAclId } },
      );
    },
  },
};
