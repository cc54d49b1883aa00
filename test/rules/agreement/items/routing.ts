import type * as ec2 from '@aws-sdk/client-ec2';
import { ACCOUNT_ID } from '../arns';
import type { PlainObject } from '../deploy';
import type { Stack } from '../parts';
import { lowered, type Projection, partsOf, SOME_VPC, text, texts } from './recorded';

function route(given: PlainObject): ec2.Route {
  return {
    DestinationCidrBlock: text(given, 'DestinationCidrBlock'),
    DestinationIpv6CidrBlock: text(given, 'DestinationIpv6CidrBlock'),
    DestinationPrefixListId: text(given, 'DestinationPrefixListId'),
    // A gateway endpoint stands where gateways stand: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html
    GatewayId: text(given, 'GatewayId') ?? text(given, 'VpcEndpointId'),
    NatGatewayId: text(given, 'NatGatewayId'),
    EgressOnlyInternetGatewayId: text(given, 'EgressOnlyInternetGatewayId'),
    InstanceId: text(given, 'InstanceId'),
    NetworkInterfaceId: text(given, 'NetworkInterfaceId'),
    TransitGatewayId: text(given, 'TransitGatewayId'),
    VpcPeeringConnectionId: text(given, 'VpcPeeringConnectionId'),
    LocalGatewayId: text(given, 'LocalGatewayId'),
    CarrierGatewayId: text(given, 'CarrierGatewayId'),
    Origin: 'CreateRoute',
    State: 'active',
  };
}

/** Each block of a VPC has a route that nobody made: https://docs.aws.amazon.com/vpc/latest/userguide/RouteTables.html */
function local(vpcId: string, stack: Stack): readonly ec2.Route[] {
  const vpc = stack.all.find(({ type, id }) => type === 'AWS::EC2::VPC' && id === vpcId);
  const DestinationCidrBlock = (vpc && text(vpc.properties, 'CidrBlock')) ?? '172.31.0.0/16';
  return [{ DestinationCidrBlock, GatewayId: 'local', Origin: 'CreateRouteTable', State: 'active' }];
}

export const routeTable: Projection = (one, stack) => {
  const vpcId = text(one.properties, 'VpcId') ?? SOME_VPC;
  const isMain = one.properties['Main'] === true;
  const subnets = partsOf(stack, 'AWS::EC2::SubnetRouteTableAssociation', 'RouteTableId', one);
  const gateways = partsOf(stack, 'AWS::EC2::GatewayRouteTableAssociation', 'RouteTableId', one);
  const answer: ec2.RouteTable = {
    RouteTableId: one.id,
    VpcId: vpcId,
    OwnerId: ACCOUNT_ID,
    PropagatingVgws: [],
    Routes: [...local(vpcId, stack), ...partsOf(stack, 'AWS::EC2::Route', 'RouteTableId', one).map(route)],
    Associations: [
      ...(isMain ? [{ Main: true }] : []),
      ...subnets.map((given) => ({ Main: false, SubnetId: text(given, 'SubnetId') })),
      ...gateways.map((given) => ({ Main: false, GatewayId: text(given, 'GatewayId') })),
    ].map((association, index) => ({
      ...association,
      RouteTableId: one.id,
      RouteTableAssociationId: `rtbassoc-${one.id.slice(4)}-${index}`,
      AssociationState: { State: 'associated' },
    })),
    Tags: [],
  };
  return { configuration: lowered(answer) };
};

export const internetGateway: Projection = (one, stack) => {
  const attached = partsOf(stack, 'AWS::EC2::VPCGatewayAttachment', 'InternetGatewayId', one);
  const answer: ec2.InternetGateway = {
    InternetGatewayId: one.id,
    OwnerId: ACCOUNT_ID,
    Attachments: attached.map((given) => ({ VpcId: text(given, 'VpcId'), State: 'attached' })),
    Tags: [],
  };
  return { configuration: lowered(answer) };
};

export const natGateway: Projection = (one) => {
  const { properties: given } = one;
  const answer: ec2.NatGateway = {
    NatGatewayId: one.id,
    State: 'available',
    SubnetId: text(given, 'SubnetId'),
    VpcId: SOME_VPC,
    ConnectivityType: (text(given, 'ConnectivityType') ?? 'public') as ec2.ConnectivityType,
    NatGatewayAddresses: [
      {
        AllocationId: text(given, 'AllocationId'),
        NetworkInterfaceId: 'eni-0bbbbbbbbbbbbbbbb',
        PrivateIp: '10.0.0.11',
        IsPrimary: true,
      },
      ...texts(given, 'SecondaryAllocationIds').map((AllocationId) => ({ AllocationId, IsPrimary: false })),
    ],
    Tags: [],
  };
  return { configuration: lowered(answer) };
};
