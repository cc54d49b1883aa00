import { attribute, only, ref, resourcesOf, synthesize } from './template';

/** An environment whose tasks reach AWS over the internet, through two NAT gateways. */
const { network, service } = synthesize({ natGateways: 2 });

test('has two NAT gateways, in the public subnets, and a public address for each', () => {
  const gateways = [...resourcesOf(network, 'AWS::EC2::NatGateway').values()];
  expect(gateways.map(({ Properties }) => Properties['SubnetId'])).toEqual([
    ref('VpcLoadBalancerSubnet1Subnet'),
    ref('VpcLoadBalancerSubnet2Subnet'),
  ]);
  network.resourceCountIs('AWS::EC2::EIP', 2);
});

test('leads the subnets of tasks to them, in IPv4 only', () => {
  const routes = [...resourcesOf(network, 'AWS::EC2::Route')].filter(([id]) => id.startsWith('VpcTask'));
  expect(routes.map(([, { Properties }]) => Properties)).toEqual([
    {
      DestinationCidrBlock: '0.0.0.0/0',
      NatGatewayId: ref('VpcLoadBalancerSubnet1NATGateway'),
      RouteTableId: ref('VpcTaskSubnet1RouteTable'),
    },
    {
      DestinationCidrBlock: '0.0.0.0/0',
      NatGatewayId: ref('VpcLoadBalancerSubnet2NATGateway'),
      RouteTableId: ref('VpcTaskSubnet2RouteTable'),
    },
  ]);
  network.resourceCountIs('AWS::EC2::EgressOnlyInternetGateway', 0);
  for (const [id, { Properties }] of resourcesOf(network, 'AWS::EC2::Subnet'))
    expect([id, Properties['Ipv6CidrBlock'] !== undefined]).toEqual([id, id.startsWith('VpcLoadBalancer')]);
});

test('one is enough for both zones, where the environment says so', () => {
  const frugal = synthesize({ natGateways: 1 }).network;
  frugal.resourceCountIs('AWS::EC2::NatGateway', 1);
  expect(
    [...resourcesOf(frugal, 'AWS::EC2::Route')]
      .filter(([id]) => id.startsWith('VpcTask'))
      .map(([, { Properties }]) => Properties['NatGatewayId']),
  ).toEqual([ref('VpcLoadBalancerSubnet1NATGateway'), ref('VpcLoadBalancerSubnet1NATGateway')]);
});

test('has no endpoint but that of S3, which costs nothing', () => {
  expect(only(network, 'AWS::EC2::VPCEndpoint').Properties).toMatchObject({
    VpcEndpointType: 'Gateway',
    RouteTableIds: [ref('VpcTaskSubnet1RouteTable'), ref('VpcTaskSubnet2RouteTable')],
  });
});

test('lets tasks reach HTTPS anywhere, and only the load balancer reach tasks', () => {
  const groups = [...resourcesOf(network, 'AWS::EC2::SecurityGroup')].map(([id, { Properties }]) => [
    id.replace(/^SecurityGroups|[0-9A-F]{8}$/g, ''),
    Properties['SecurityGroupEgress'],
  ]);
  expect(Object.fromEntries(groups)).toEqual({
    Task: [
      {
        IpProtocol: 'tcp',
        FromPort: 443,
        ToPort: 443,
        CidrIp: '0.0.0.0/0',
        Description: expect.any(String),
      },
    ],
    LoadBalancer: [
      {
        IpProtocol: 'tcp',
        FromPort: 3000,
        ToPort: 3000,
        DestinationSecurityGroupId: attribute('SecurityGroupsTask', 'GroupId'),
        Description: expect.any(String),
      },
    ],
  });
  expect(only(network, 'AWS::EC2::SecurityGroupIngress').Properties).toEqual({
    GroupId: attribute('SecurityGroupsTask', 'GroupId'),
    SourceSecurityGroupId: attribute('SecurityGroupsLoadBalancer', 'GroupId'),
    IpProtocol: 'tcp',
    FromPort: 3000,
    ToPort: 3000,
    Description: expect.any(String),
  });
  network.resourceCountIs('AWS::EC2::SecurityGroupEgress', 0);
});

test('gives tasks no public address all the same', () => {
  expect(only(service, 'AWS::ECS::Service').Properties['NetworkConfiguration']).toMatchObject({
    AwsvpcConfiguration: { AssignPublicIp: 'DISABLED' },
  });
});
