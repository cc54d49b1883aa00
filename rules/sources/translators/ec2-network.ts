import { isProperties, ownValue, type Properties, type Value } from '../../core/value';
import {
  at,
  each,
  first,
  objects,
  pascal,
  policy,
  type Read,
  shape,
  sure,
  text,
  texts,
  unknown,
} from './read';
import type { Part, Recorded, Translations } from './translation';

/** Only the blocks that are in force: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcCidrBlockState.html */
function blocks(from: Properties, list: string, state: string, block: string): readonly Value[] {
  return (objects(from, list) ?? [])
    .filter((one) => {
      const status = ownValue(one, state);
      return !isProperties(status) || !/^(disassociat|fail)/.test(text(ownValue(status, 'state')));
    })
    .flatMap((one) => at(block)(one) ?? []);
}

function vpcBlocks({ item, configuration }: Recorded): readonly Part[] {
  const VpcId = item.resourceId;
  const type = 'AWS::EC2::VPCCidrBlock';
  const own = ownValue(configuration, 'cidrBlock');
  const four = blocks(configuration, 'cidrBlockAssociationSet', 'cidrBlockState', 'cidrBlock')
    .filter((block) => block !== own)
    .map((CidrBlock) => ({ type, name: text(CidrBlock), properties: { VpcId, CidrBlock } }));
  const six = blocks(configuration, 'ipv6CidrBlockAssociationSet', 'ipv6CidrBlockState', 'ipv6CidrBlock').map(
    (Ipv6CidrBlock) => ({ type, name: text(Ipv6CidrBlock), properties: { VpcId, Ipv6CidrBlock } }),
  );
  return [...four, ...six];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-flowlog.html */
const FLOW_LOG_TYPES: readonly (readonly [string, string])[] = [
  ['vpc-', 'VPC'],
  ['subnet-', 'Subnet'],
  ['eni-', 'NetworkInterface'],
  ['tgw-attach-', 'TransitGatewayAttachment'],
  ['tgw-', 'TransitGateway'],
];

const flowLogType: Read = (from) => {
  const id = text(ownValue(from, 'resourceId'));
  return (
    FLOW_LOG_TYPES.find(([prefix]) => id.startsWith(prefix))?.[1] ?? unknown('which its id does not tell')
  );
};

/**
 * What the network is made of, as the EC2 API describes it:
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Types.html
 */
export const EC2_NETWORK: Translations = {
  'AWS::EC2::VPC': {
    shape: { CidrBlock: sure('cidrBlock'), InstanceTenancy: at('instanceTenancy') },
    notRecorded: [
      ...['EnableDnsSupport', 'EnableDnsHostnames', 'Ipv4IpamPoolId', 'Ipv4NetmaskLength'],
      'VpcEncryptionControl',
    ],
    parts: vpcBlocks,
  },
  'AWS::EC2::Subnet': {
    shape: {
      VpcId: sure('vpcId'),
      CidrBlock: at('cidrBlock'),
      Ipv6CidrBlock: (from) =>
        blocks(from, 'ipv6CidrBlockAssociationSet', 'ipv6CidrBlockState', 'ipv6CidrBlock')[0],
      AvailabilityZone: at('availabilityZone'),
      AvailabilityZoneId: at('availabilityZoneId'),
      MapPublicIpOnLaunch: sure('mapPublicIpOnLaunch'),
      AssignIpv6AddressOnCreation: at('assignIpv6AddressOnCreation'),
      EnableDns64: at('enableDns64'),
      Ipv6Native: at('ipv6Native'),
      OutpostArn: at('outpostArn'),
      EnableLniAtDeviceIndex: at('enableLniAtDeviceIndex'),
      PrivateDnsNameOptionsOnLaunch: pascal('privateDnsNameOptionsOnLaunch'),
    },
    notRecorded: ['Ipv4IpamPoolId', 'Ipv4NetmaskLength', 'Ipv6IpamPoolId', 'Ipv6NetmaskLength'],
  },
  'AWS::EC2::FlowLog': {
    shape: {
      ResourceId: sure('resourceId'),
      ResourceType: sure('resourceId', flowLogType),
      TrafficType: at('trafficType'),
      LogDestinationType: at('logDestinationType'),
      LogDestination: at('logDestination'),
      LogGroupName: at('logGroupName'),
      LogFormat: at('logFormat'),
      MaxAggregationInterval: at('maxAggregationInterval'),
      DeliverLogsPermissionArn: at('deliverLogsPermissionArn'),
      DeliverCrossAccountRole: sure('deliverCrossAccountRole'),
      DestinationOptions: pascal('destinationOptions'),
    },
    notRecorded: ['TagFieldSpecifications'],
  },
  'AWS::EC2::VPCEndpoint': {
    shape: {
      VpcId: sure('vpcId'),
      ServiceName: sure('serviceName'),
      VpcEndpointType: at('vpcEndpointType'),
      PolicyDocument: sure('policyDocument', policy('policyDocument')),
      PrivateDnsEnabled: at('privateDnsEnabled'),
      RouteTableIds: texts('routeTableIds'),
      SubnetIds: texts('subnetIds'),
      SecurityGroupIds: each('groups', sure('groupId')),
      IpAddressType: at('ipAddressType'),
      DnsOptions: pascal('dnsOptions'),
      ServiceRegion: sure('serviceRegion'),
      ResourceConfigurationArn: sure('resourceConfigurationArn'),
      ServiceNetworkArn: sure('serviceNetworkArn'),
    },
    notRecorded: [],
  },
  'AWS::EC2::NetworkInterface': {
    shape: {
      SubnetId: sure('subnetId'),
      GroupSet: sure('groups', each('groups', sure('groupId'))),
      Description: at('description'),
      InterfaceType: at('interfaceType'),
      SourceDestCheck: at('sourceDestCheck'),
      PrivateIpAddress: at('privateIpAddress'),
      PrivateIpAddresses: each(
        'privateIpAddresses',
        shape({ PrivateIpAddress: at('privateIpAddress'), Primary: at('primary') }),
      ),
      Ipv6Addresses: each('ipv6Addresses', shape({ Ipv6Address: at('ipv6Address') })),
      Ipv4Prefixes: each('ipv4Prefixes', shape({ Ipv4Prefix: at('ipv4Prefix') })),
      Ipv6Prefixes: each('ipv6Prefixes', shape({ Ipv6Prefix: at('ipv6Prefix') })),
    },
    notRecorded: [
      ...['SecondaryPrivateIpAddressCount', 'Ipv6PrefixCount', 'Ipv4PrefixCount', 'Ipv6AddressCount'],
      ...['EnablePrimaryIpv6', 'ConnectionTrackingSpecification', 'PublicIpDnsHostnameTypeSpecification'],
    ],
    // A service made it: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/requester-managed-eni.html
    implicit: (configuration) => ownValue(configuration, 'requesterManaged') === true,
  },
  'AWS::EC2::EIP': {
    shape: {
      Domain: at('domain'),
      Address: at('publicIp'),
      InstanceId: at('instanceId'),
      PublicIpv4Pool: at('publicIpv4Pool'),
      NetworkBorderGroup: sure('networkBorderGroup'),
    },
    notRecorded: ['TransferAddress', 'IpamPoolId'],
    aliases: ({ configuration }) =>
      ['publicIp', 'allocationId'].flatMap((name) => {
        const value = ownValue(configuration, name);
        return typeof value === 'string' ? [value] : [];
      }),
    parts: ({ configuration }) => {
      const AssociationId = at('associationId')(configuration);
      if (AssociationId === undefined) return [];
      const properties = shape({
        AllocationId: first(at('allocationId'), at('publicIp')),
        NetworkInterfaceId: at('networkInterfaceId'),
        InstanceId: at('instanceId'),
        PrivateIpAddress: at('privateIpAddress'),
      })(configuration);
      return [{ type: 'AWS::EC2::EIPAssociation', name: text(AssociationId), properties }];
    },
  },
};
