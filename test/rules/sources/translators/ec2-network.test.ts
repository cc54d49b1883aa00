import { toldOf } from './items';

test('AWS::EC2::EIP', () => {
  expect(toldOf('AWS::EC2::EIP')).toEqual([
    {
      type: 'AWS::EC2::EIP',
      properties: {
        Domain: 'vpc',
        Address: '198.51.100.7',
        PublicIpv4Pool: 'amazon',
        NetworkBorderGroup: 'eu-west-1',
      },
      unknown: ['IpamPoolId', 'TransferAddress'],
      aliases: [
        'arn:aws:ec2:eu-west-1:111122223333:eip-allocation/eipalloc-0e2',
        'eipalloc-0e2',
        '198.51.100.7',
      ],
    },
    {
      type: 'AWS::EC2::EIPAssociation',
      properties: {
        AllocationId: 'eipalloc-0e2',
        NetworkInterfaceId: 'eni-0e3',
        PrivateIpAddress: '10.20.9.8',
      },
    },
  ]);
});

test('AWS::EC2::FlowLog', () => {
  expect(toldOf('AWS::EC2::FlowLog')).toEqual([
    {
      type: 'AWS::EC2::FlowLog',
      properties: {
        ResourceId: 'vpc-0a1',
        ResourceType: 'VPC',
        TrafficType: 'REJECT',
        LogDestinationType: 's3',
        LogDestination: 'arn:aws:s3:::quest-flow-logs',
        LogFormat: 'version srcaddr dstaddr',
        MaxAggregationInterval: 600,
        DestinationOptions: {
          FileFormat: 'parquet',
          HiveCompatiblePartitions: false,
          PerHourPartition: true,
        },
        Tags: [{ Key: 'Team', Value: 'net' }],
      },
      unknown: ['DeliverCrossAccountRole', 'TagFieldSpecifications'],
      aliases: ['arn:aws:ec2:eu-west-1:111122223333:vpc-flow-log/fl-0a7', 'fl-0a7'],
    },
  ]);
});

test('AWS::EC2::NetworkInterface', () => {
  expect(toldOf('AWS::EC2::NetworkInterface')).toEqual([
    {
      type: 'AWS::EC2::NetworkInterface',
      properties: {
        SubnetId: 'subnet-0b1',
        GroupSet: ['sg-0g1'],
        Description: 'a task',
        InterfaceType: 'interface',
        SourceDestCheck: true,
        PrivateIpAddress: '10.20.1.5',
        PrivateIpAddresses: [{ PrivateIpAddress: '10.20.1.5', Primary: true }],
        Ipv6Addresses: [{ Ipv6Address: '2a05:d018:1:2201::5' }],
      },
      unknown: [
        'ConnectionTrackingSpecification',
        'EnablePrimaryIpv6',
        'Ipv4PrefixCount',
        'Ipv6AddressCount',
        'Ipv6PrefixCount',
        'PublicIpDnsHostnameTypeSpecification',
        'SecondaryPrivateIpAddressCount',
      ],
      aliases: ['arn:aws:ec2:eu-west-1:111122223333:network-interface/eni-0h1', 'eni-0h1'],
    },
  ]);
});

test('AWS::EC2::SecurityGroup', () => {
  expect(toldOf('AWS::EC2::SecurityGroup')).toEqual([
    {
      type: 'AWS::EC2::SecurityGroup',
      properties: {
        GroupName: 'tasks',
        GroupDescription: 'The tasks',
        VpcId: 'vpc-0a1',
        SecurityGroupIngress: [
          { IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, CidrIp: '10.20.0.0/16', Description: 'the VPC' },
          { IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, CidrIp: '192.0.2.0/24' },
          {
            IpProtocol: 'tcp',
            FromPort: 8080,
            ToPort: 8080,
            CidrIpv6: '2a05:d018:1:2200::/56',
            Description: 'own',
          },
          { IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, SourcePrefixListId: 'pl-0a1' },
          {
            IpProtocol: 'tcp',
            FromPort: 8080,
            ToPort: 8080,
            SourceSecurityGroupId: 'sg-0g2',
            SourceSecurityGroupOwnerId: '111122223333',
            Description: 'the balancer',
          },
          { IpProtocol: '-1', CidrIp: '0.0.0.0/0' },
        ],
        SecurityGroupEgress: [
          { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, DestinationPrefixListId: 'pl-6da54004' },
          { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, DestinationSecurityGroupId: 'sg-0g3' },
        ],
      },
      aliases: ['arn:aws:ec2:eu-west-1:111122223333:security-group/sg-0g1', 'sg-0g1'],
    },
  ]);
});

test('AWS::EC2::Subnet', () => {
  expect(toldOf('AWS::EC2::Subnet')).toEqual([
    {
      type: 'AWS::EC2::Subnet',
      properties: {
        VpcId: 'vpc-0a1',
        CidrBlock: '10.20.1.0/24',
        Ipv6CidrBlock: '2a05:d018:1:2201::/64',
        AvailabilityZone: 'eu-west-1a',
        AvailabilityZoneId: 'euw1-az1',
        MapPublicIpOnLaunch: false,
        AssignIpv6AddressOnCreation: true,
        EnableDns64: false,
        Ipv6Native: false,
        PrivateDnsNameOptionsOnLaunch: {
          HostnameType: 'ip-name',
          EnableResourceNameDnsARecord: false,
          EnableResourceNameDnsAAAARecord: false,
        },
        Tags: [{ Key: 'Tier', Value: 'private' }],
      },
      unknown: ['Ipv4IpamPoolId', 'Ipv4NetmaskLength', 'Ipv6IpamPoolId', 'Ipv6NetmaskLength'],
      aliases: ['arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-0b1', 'subnet-0b1'],
    },
  ]);
});

test('AWS::EC2::VPC', () => {
  expect(toldOf('AWS::EC2::VPC')).toEqual([
    {
      type: 'AWS::EC2::VPC',
      properties: {
        CidrBlock: '10.20.0.0/16',
        InstanceTenancy: 'default',
        Tags: [{ Key: 'Name', Value: 'quest' }],
      },
      unknown: [
        'EnableDnsHostnames',
        'EnableDnsSupport',
        'Ipv4IpamPoolId',
        'Ipv4NetmaskLength',
        'VpcEncryptionControl',
      ],
      aliases: ['arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0a1', 'vpc-0a1'],
    },
    { type: 'AWS::EC2::VPCCidrBlock', properties: { VpcId: 'vpc-0a1', CidrBlock: '10.30.0.0/16' } },
    {
      type: 'AWS::EC2::VPCCidrBlock',
      properties: { VpcId: 'vpc-0a1', Ipv6CidrBlock: '2a05:d018:1:2200::/56' },
    },
  ]);
});

test('AWS::EC2::VPCEndpoint', () => {
  expect(toldOf('AWS::EC2::VPCEndpoint')).toEqual([
    {
      type: 'AWS::EC2::VPCEndpoint',
      properties: {
        VpcId: 'vpc-0a1',
        ServiceName: 'com.amazonaws.eu-west-1.ecr.api',
        VpcEndpointType: 'Interface',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: '*', Action: 'ecr:*', Resource: '*' }],
        },
        PrivateDnsEnabled: true,
        RouteTableIds: [],
        SubnetIds: ['subnet-0b1'],
        SecurityGroupIds: ['sg-0g1'],
        IpAddressType: 'ipv4',
        DnsOptions: { DnsRecordIpType: 'ipv4' },
      },
      unknown: ['ResourceConfigurationArn', 'ServiceNetworkArn', 'ServiceRegion'],
      aliases: ['arn:aws:ec2:eu-west-1:111122223333:vpc-endpoint/vpce-0f1', 'vpce-0f1'],
    },
  ]);
});
