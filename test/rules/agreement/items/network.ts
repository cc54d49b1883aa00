import type * as ec2 from '@aws-sdk/client-ec2';
import { ACCOUNT_ID } from '../arns';
import { flag, lowered, number, type Projection, SOME_VPC, text, texts } from './recorded';

export const vpc: Projection = (one, stack) => {
  const blocks = stack.naming('AWS::EC2::VPCCidrBlock', 'VpcId', one).map(({ properties }) => properties);
  const six = blocks.flatMap(
    (block) =>
      text(block, 'Ipv6CidrBlock') ??
      (flag(block, 'AmazonProvidedIpv6CidrBlock') ? '2a05:d018:1:100::/56' : []),
  );
  const own = text(one.properties, 'CidrBlock') ?? '172.31.0.0/16';
  const answer: ec2.Vpc = {
    VpcId: one.id,
    State: 'available',
    CidrBlock: own,
    DhcpOptionsId: 'dopt-0123456789abcdef0',
    OwnerId: ACCOUNT_ID,
    InstanceTenancy: (text(one.properties, 'InstanceTenancy') ?? 'default') as ec2.Tenancy,
    IsDefault: false,
    CidrBlockAssociationSet: [own, ...blocks.flatMap((block) => text(block, 'CidrBlock') ?? [])].map(
      (CidrBlock, index) => ({
        AssociationId: `vpc-cidr-assoc-${index}`,
        CidrBlock,
        CidrBlockState: { State: 'associated' },
      }),
    ),
    Ipv6CidrBlockAssociationSet: six.map((Ipv6CidrBlock, index) => ({
      AssociationId: `vpc-cidr-assoc-6-${index}`,
      Ipv6CidrBlock,
      Ipv6CidrBlockState: { State: 'associated' },
      Ipv6Pool: 'Amazon',
      NetworkBorderGroup: 'eu-west-1',
    })),
    Tags: [],
  };
  return { configuration: lowered(answer) };
};

export const subnet: Projection = (one) => {
  const { properties: given } = one;
  const six = text(given, 'Ipv6CidrBlock');
  const answer: ec2.Subnet = {
    SubnetId: one.id,
    SubnetArn: one.arn,
    State: 'available',
    VpcId: text(given, 'VpcId') ?? SOME_VPC,
    CidrBlock: text(given, 'CidrBlock'),
    AvailableIpAddressCount: 251,
    AvailabilityZone: text(given, 'AvailabilityZone') ?? 'eu-west-1a',
    AvailabilityZoneId: 'euw1-az1',
    DefaultForAz: false,
    OwnerId: ACCOUNT_ID,
    // Both are false unless they were set: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html
    MapPublicIpOnLaunch: flag(given, 'MapPublicIpOnLaunch') ?? false,
    AssignIpv6AddressOnCreation: flag(given, 'AssignIpv6AddressOnCreation') ?? false,
    EnableDns64: flag(given, 'EnableDns64') ?? false,
    Ipv6Native: flag(given, 'Ipv6Native') ?? false,
    Ipv6CidrBlockAssociationSet: (six === undefined ? [] : [six]).map((Ipv6CidrBlock) => ({
      AssociationId: 'subnet-cidr-assoc-0',
      Ipv6CidrBlock,
      Ipv6CidrBlockState: { State: 'associated' },
    })),
    Tags: [],
  };
  return { configuration: lowered(answer) };
};

export const flowLog: Projection = (one) => {
  const { properties: given } = one;
  const answer: ec2.FlowLog = {
    FlowLogId: one.id,
    FlowLogStatus: 'ACTIVE',
    DeliverLogsStatus: 'SUCCESS',
    ResourceId: text(given, 'ResourceId') ?? '',
    TrafficType: text(given, 'TrafficType') as ec2.TrafficType,
    LogDestinationType: (text(given, 'LogDestinationType') ?? 'cloud-watch-logs') as ec2.LogDestinationType,
    LogDestination: text(given, 'LogDestination'),
    LogGroupName: text(given, 'LogGroupName'),
    LogFormat: text(given, 'LogFormat'),
    DeliverLogsPermissionArn: text(given, 'DeliverLogsPermissionArn'),
    MaxAggregationInterval: number(given, 'MaxAggregationInterval') ?? 600,
    Tags: [],
  };
  return { configuration: lowered(answer) };
};

export const endpoint: Projection = (one) => {
  const { properties: given } = one;
  const type = text(given, 'VpcEndpointType') ?? 'Gateway';
  const answer: ec2.VpcEndpoint = {
    VpcEndpointId: one.id,
    VpcEndpointType: type as ec2.VpcEndpointType,
    VpcId: text(given, 'VpcId') ?? SOME_VPC,
    // An endpoint for a resource has a name that no service has.
    ServiceName: text(given, 'ServiceName') ?? 'com.amazonaws.vpce.eu-west-1.resource',
    State: 'Available',
    RouteTableIds: texts(given, 'RouteTableIds'),
    SubnetIds: texts(given, 'SubnetIds'),
    Groups: texts(given, 'SecurityGroupIds').map((GroupId) => ({ GroupId, GroupName: GroupId })),
    PrivateDnsEnabled: flag(given, 'PrivateDnsEnabled') ?? false,
    RequesterManaged: false,
    OwnerId: ACCOUNT_ID,
    Tags: [],
  };
  return { configuration: lowered(answer) };
};

/** Of its tunnels nothing is published: https://github.com/awslabs/aws-config-resource-schema */
export const vpnConnection: Projection = (one) => {
  const { properties: given } = one;
  const answer: ec2.VpnConnection = {
    VpnConnectionId: one.id,
    State: 'available',
    Type: 'ipsec.1',
    Category: 'VPN',
    CustomerGatewayId: text(given, 'CustomerGatewayId'),
    VpnGatewayId: text(given, 'VpnGatewayId'),
    Options: { StaticRoutesOnly: flag(given, 'StaticRoutesOnly') ?? false },
    Routes: [],
    VgwTelemetry: [],
    Tags: [],
  };
  return { configuration: lowered(answer) };
};
