import { toldOf } from './items';

test('AWS::EC2::InternetGateway', () => {
  expect(toldOf('AWS::EC2::InternetGateway')).toEqual([
    {
      type: 'AWS::EC2::InternetGateway',
      properties: {},
      aliases: ['arn:aws:ec2:eu-west-1:111122223333:internet-gateway/igw-0d1', 'igw-0d1'],
    },
    {
      type: 'AWS::EC2::VPCGatewayAttachment',
      properties: { VpcId: 'vpc-0a1', InternetGatewayId: 'igw-0d1' },
    },
  ]);
});

test('AWS::EC2::NatGateway', () => {
  expect(toldOf('AWS::EC2::NatGateway')).toEqual([
    {
      type: 'AWS::EC2::NatGateway',
      properties: {
        SubnetId: 'subnet-0b9',
        VpcId: 'vpc-0a1',
        ConnectivityType: 'public',
        AllocationId: 'eipalloc-0e2',
        PrivateIpAddress: '10.20.9.8',
        SecondaryAllocationIds: ['eipalloc-0e4'],
        SecondaryPrivateIpAddresses: ['10.20.9.9'],
      },
      unknown: ['AvailabilityZoneAddresses', 'MaxDrainDurationSeconds', 'SecondaryPrivateIpAddressCount'],
      aliases: ['arn:aws:ec2:eu-west-1:111122223333:natgateway/nat-0e1', 'nat-0e1'],
    },
  ]);
});

test('AWS::EC2::NetworkAcl', () => {
  expect(toldOf('AWS::EC2::NetworkAcl')).toEqual([
    {
      type: 'AWS::EC2::NetworkAcl',
      properties: {
        VpcId: 'vpc-0a1',
        IsDefault: true,
        Entries: [
          {
            CidrBlock: '10.20.0.0/16',
            Egress: false,
            Protocol: 6,
            RuleAction: 'allow',
            RuleNumber: 100,
            PortRange: { From: 443, To: 443 },
          },
          {
            Ipv6CidrBlock: '::/0',
            Egress: true,
            Protocol: 58,
            RuleAction: 'deny',
            RuleNumber: 110,
            Icmp: { Code: -1, Type: -1 },
          },
        ],
      },
      aliases: ['arn:aws:ec2:eu-west-1:111122223333:network-acl/acl-0f1', 'acl-0f1'],
    },
    {
      type: 'AWS::EC2::SubnetNetworkAclAssociation',
      properties: { SubnetId: 'subnet-0b1', NetworkAclId: 'acl-0f1' },
    },
  ]);
});

test('AWS::EC2::RouteTable', () => {
  expect(toldOf('AWS::EC2::RouteTable')).toEqual([
    {
      type: 'AWS::EC2::RouteTable',
      properties: {
        VpcId: 'vpc-0a1',
        Main: true,
        Routes: [
          { DestinationCidrBlock: '10.20.0.0/16', GatewayId: 'local' },
          { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-0e1' },
          { DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-0d2' },
          { DestinationPrefixListId: 'pl-6da54004', GatewayId: 'vpce-0f1' },
        ],
      },
      aliases: ['arn:aws:ec2:eu-west-1:111122223333:route-table/rtb-0c1', 'rtb-0c1'],
    },
    {
      type: 'AWS::EC2::SubnetRouteTableAssociation',
      properties: { SubnetId: 'subnet-0b1', RouteTableId: 'rtb-0c1' },
    },
    {
      type: 'AWS::EC2::GatewayRouteTableAssociation',
      properties: { GatewayId: 'igw-0d1', RouteTableId: 'rtb-0c1' },
    },
  ]);
});
