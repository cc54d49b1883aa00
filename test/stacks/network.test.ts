import {
  account,
  arn,
  attribute,
  encrypted,
  kept,
  keyPolicy,
  named,
  only,
  ref,
  resourcesOf,
  synthesize,
} from './template';

const { network } = synthesize();

test('has two public and two isolated subnets, in two zones, and gives no public address to anything', () => {
  const subnets = [...resourcesOf(network, 'AWS::EC2::Subnet')].map(([id, { Properties }]) => ({
    name: id.slice(3, -14),
    zone: Properties['AvailabilityZone'],
    ipv4: Properties['CidrBlock'],
    ipv6: Properties['Ipv6CidrBlock'] !== undefined,
    publicIpv4: Properties['MapPublicIpOnLaunch'],
    assignsIpv6: Properties['AssignIpv6AddressOnCreation'] ?? false,
  }));
  const first = { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] };
  const second = { 'Fn::Select': [1, { 'Fn::GetAZs': '' }] };
  const common = { publicIpv4: false, assignsIpv6: false };
  expect(subnets).toEqual([
    { ...common, name: 'LoadBalancerSubnet1', zone: first, ipv4: '10.20.0.0/26', ipv6: true },
    { ...common, name: 'LoadBalancerSubnet2', zone: second, ipv4: '10.20.0.64/26', ipv6: true },
    { ...common, name: 'TaskSubnet1', zone: first, ipv4: '10.20.1.0/24', ipv6: false },
    { ...common, name: 'TaskSubnet2', zone: second, ipv4: '10.20.2.0/24', ipv6: false },
  ]);
});

test('routes the public subnets, and only them, to the internet', () => {
  const routes = [...resourcesOf(network, 'AWS::EC2::Route').values()].map(({ Properties }) => Properties);
  expect(routes).toEqual([
    {
      DestinationCidrBlock: '0.0.0.0/0',
      GatewayId: ref('VpcIGW'),
      RouteTableId: ref('VpcLoadBalancerSubnet1'),
    },
    {
      DestinationIpv6CidrBlock: '::/0',
      GatewayId: ref('VpcIGW'),
      RouteTableId: ref('VpcLoadBalancerSubnet1'),
    },
    {
      DestinationCidrBlock: '0.0.0.0/0',
      GatewayId: ref('VpcIGW'),
      RouteTableId: ref('VpcLoadBalancerSubnet2'),
    },
    {
      DestinationIpv6CidrBlock: '::/0',
      GatewayId: ref('VpcIGW'),
      RouteTableId: ref('VpcLoadBalancerSubnet2'),
    },
  ]);
  const associations = [...resourcesOf(network, 'AWS::EC2::SubnetRouteTableAssociation').values()];
  expect(associations.map(({ Properties }) => Properties)).toEqual([
    {
      SubnetId: ref('VpcLoadBalancerSubnet1Subnet'),
      RouteTableId: ref('VpcLoadBalancerSubnet1RouteTable'),
    },
    {
      SubnetId: ref('VpcLoadBalancerSubnet2Subnet'),
      RouteTableId: ref('VpcLoadBalancerSubnet2RouteTable'),
    },
    { SubnetId: ref('VpcTaskSubnet1Subnet'), RouteTableId: ref('VpcTaskSubnet1RouteTable') },
    { SubnetId: ref('VpcTaskSubnet2Subnet'), RouteTableId: ref('VpcTaskSubnet2RouteTable') },
  ]);
});

test.each([
  'AWS::EC2::NatGateway',
  'AWS::EC2::EgressOnlyInternetGateway',
  'AWS::EC2::EIP',
  'AWS::EC2::VPNGateway',
])('has no %s', (type) => network.resourceCountIs(type, 0));

test('takes the zones that the environment names', () => {
  const elsewhere = synthesize({ availabilityZones: ['us-east-1b', 'us-east-1d'] }).network;
  const zones = [...resourcesOf(elsewhere, 'AWS::EC2::Subnet').values()].map(
    (s) => s.Properties['AvailabilityZone'],
  );
  expect(zones).toEqual(['us-east-1b', 'us-east-1d', 'us-east-1b', 'us-east-1d']);
});

test('logs all traffic, encrypted, for a year, with a role for nothing else', () => {
  expect(only(network, 'AWS::EC2::FlowLog').Properties).toMatchObject({
    ResourceId: ref('Vpc'),
    ResourceType: 'VPC',
    TrafficType: 'ALL',
    LogDestinationType: 'cloud-watch-logs',
    LogGroupName: ref('FlowLogsGroup'),
    DeliverLogsPermissionArn: attribute('FlowLogsRole', 'Arn'),
  });
  expect(named(network, 'AWS::IAM::Role', 'FlowLogsRole').Properties['AssumeRolePolicyDocument']).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': arn('ec2:us-east-1', [':vpc-flow-log/*']) },
        },
      },
    ],
  });
  expect(named(network, 'AWS::IAM::ManagedPolicy', 'FlowLogsPolicy').Properties).toMatchObject({
    Roles: [ref('FlowLogsRole')],
    PolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
          Resource: attribute('FlowLogsGroup', 'Arn'),
        },
      ],
    },
  });
  network.resourceCountIs('AWS::IAM::Policy', 0);
});

test('keeps its log groups, encrypted, when the stack goes', () => {
  expect([...resourcesOf(network, 'AWS::Logs::LogGroup').values()]).toMatchObject([
    { ...kept, Properties: { LogGroupName: '/quest/example/flow-logs', ...encrypted } },
    { ...kept, Properties: { LogGroupName: '/quest/example/default-security-group', ...encrypted } },
  ]);
});

test('has a key that is rotated, for its log groups only', () => {
  const key = only(network, 'AWS::KMS::Key');
  expect(key).toMatchObject({ ...kept, Properties: { EnableKeyRotation: true } });
  expect(key.Properties['KeyPolicy']).toEqual(
    keyPolicy([':log-group:/quest/example/flow-logs', ':log-group:/quest/example/default-security-group']),
  );
});
