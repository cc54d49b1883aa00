import {
  attribute,
  id,
  instance,
  made,
  NETWORK,
  type Resources,
  reaches,
  ref,
  route,
  SIX,
  service,
} from './parts';

const IN_PRIVATE: Resources = { ...NETWORK, Web: service('Private') };

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-route.html */
test.each<[string, object]>([
  ['a transit gateway', { TransitGatewayId: 'tgw-1' }],
  ['a network interface', { NetworkInterfaceId: 'eni-1' }],
  ['an instance', { InstanceId: 'i-1' }],
  ['a Gateway Load Balancer endpoint', { VpcEndpointId: 'vpce-1' }],
  ['a local gateway', { LocalGatewayId: 'lgw-1' }],
  ['a carrier gateway', { CarrierGatewayId: 'cagw-1' }],
  ['a core network', { CoreNetworkArn: 'arn:aws:networkmanager::1:core-network/c-1' }],
  ['a virtual private gateway', { GatewayId: 'vgw-1' }],
  ['a gateway that is a parameter', { GatewayId: ref('P') }],
  ['a NAT gateway that is not in sight', { NatGatewayId: 'nat-0abc' }],
  ['a NAT gateway that is a parameter', { NatGatewayId: ref('P') }],
])('a route to %s may lead to the internet', (_, target) => {
  expect(reaches({ ...IN_PRIVATE, Out: route('PrivateRt', target) }, 'Web', 'internet')).toBe('unknown');
});

test('without a route nothing gets out', () => {
  expect(reaches(IN_PRIVATE, 'Web', 'internet')).toBe(false);
});

test('a route that is left out leads nowhere', () => {
  const network = { ...IN_PRIVATE, Out: route('PrivateRt', { TransitGatewayId: 'tgw-1' }) };
  const without = new Set(['T/PrivateRt#Routes[0]']);
  expect(reaches(network, 'Web', 'internet', { without })).toBe(false);
});

test('a private NAT gateway asks where its own subnet leads', () => {
  const network = {
    ...IN_PRIVATE,
    Nat: made('AWS::EC2::NatGateway', { SubnetId: ref('Public'), ConnectivityType: 'private' }),
    Out: route('PrivateRt', { NatGatewayId: ref('Nat') }),
  };
  expect(reaches(network, 'Web', 'internet')).toBe(false);
  const further = { ...network, ToIgw: route('PublicRt', { TransitGatewayId: 'tgw-1' }) };
  expect(reaches(further, 'Web', 'internet')).toBe('unknown');
});

test.each<[string, Resources, boolean | 'unknown', boolean | 'unknown']>([
  ['a transit gateway', { Out: route('PrivateRt', { TransitGatewayId: 'tgw-1' }) }, 'unknown', 'unknown'],
  ['a NAT gateway', { Out: route('PrivateRt', { NatGatewayId: 'nat-1' }) }, false, false],
  [
    'a peering that is not in sight',
    { Out: route('PrivateRt', { VpcPeeringConnectionId: 'pcx-1' }) },
    false,
    'unknown',
  ],
  [
    'a VPN gateway',
    {
      Vgw: made('AWS::EC2::VPNGateway', { Type: 'ipsec.1' }),
      ByVpn: made('AWS::EC2::VPCGatewayAttachment', { VpcId: ref('Vpc'), VpnGatewayId: ref('Vgw') }),
    },
    'unknown',
    'unknown',
  ],
])('by %s somebody may come in, or not', (_, more, internet, outside) => {
  expect(reaches({ ...IN_PRIVATE, ...more }, 'internet', 'Web')).toBe(internet);
  expect(reaches({ ...IN_PRIVATE, ...more }, 'outside', 'Web')).toBe(outside);
});

test('routes that a VPN gateway adds are not known', () => {
  const network = {
    ...IN_PRIVATE,
    Vgw: made('AWS::EC2::VPNGateway', { Type: 'ipsec.1' }),
    Added: made('AWS::EC2::VPNGatewayRoutePropagation', {
      RouteTableIds: [ref('PrivateRt')],
      VpnGatewayId: ref('Vgw'),
    }),
  };
  expect(reaches(network, 'Web', 'internet')).toBe('unknown');
});

test('a peering that is not in sight may connect two VPCs that are', () => {
  const network = {
    ...IN_PRIVATE,
    Other: made('AWS::EC2::VPC', { CidrBlock: '10.1.0.0/16' }),
    There: made('AWS::EC2::Subnet', { VpcId: ref('Other'), CidrBlock: '10.1.0.0/24' }),
    ThereRt: made('AWS::EC2::RouteTable', { VpcId: ref('Other') }),
    InThere: made('AWS::EC2::SubnetRouteTableAssociation', {
      SubnetId: ref('There'),
      RouteTableId: ref('ThereRt'),
    }),
    Back: route('ThereRt', { VpcPeeringConnectionId: ref('P') }),
    A: instance('There'),
  };
  expect(reaches(network, 'A', 'Web')).toBe(false);
  const both = { ...network, Out: route('PrivateRt', { VpcPeeringConnectionId: ref('P') }) };
  expect(reaches(both, 'A', 'Web')).toBe('unknown');
});

const ADDRESSED: Resources = {
  ...NETWORK,
  A: instance('Public'),
  Eip: made('AWS::EC2::EIP', { InstanceId: ref('A') }),
};
const BARE: Resources = Object.fromEntries(
  Object.entries(ADDRESSED).filter(([name]) => !['Igw', 'Attached'].includes(name)),
);
const attached = (gateway: unknown): object =>
  made('AWS::EC2::VPCGatewayAttachment', { VpcId: ref('Vpc'), InternetGatewayId: gateway });

test.each<[string, Resources, boolean | 'unknown']>([
  ['of which only the route is in sight', { ToIgw: route('PublicRt', { GatewayId: 'igw-0abc' }) }, 'unknown'],
  ['that is a parameter of the route', { ToIgw: route('PublicRt', { GatewayId: ref('P') }) }, 'unknown'],
  [
    'that is a parameter of both',
    { ToIgw: route('PublicRt', { GatewayId: ref('P') }), Attached: attached(ref('P')) },
    'unknown',
  ],
  [
    'that is made elsewhere and attached here',
    { ToIgw: route('PublicRt', { GatewayId: 'igw-0abc' }), Attached: attached('igw-0abc') },
    true,
  ],
  ['that there is none of', { ToIgw: route('PublicRt', { NatGatewayId: 'nat-1' }) }, false],
])('an internet gateway %s', (_, more, expected) => {
  expect(reaches({ ...BARE, ...more }, 'internet', 'A')).toBe(expected);
});

/** https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html */
test('the default network ACL lets IPv6 through', () => {
  const six = { ...SIX, A: instance('Public', { Ipv6AddressCount: 1 }) };
  expect(reaches(six, 'internet', 'A')).toBe(true);
  expect(reaches({ ...six, A: instance('Public') }, 'internet', 'A')).toBe(false);
});

test('an entry of a network ACL of which the way is not known may be for either', () => {
  const acl = (Egress: unknown): Resources => ({
    ...NETWORK,
    A: instance('Public'),
    Eip: made('AWS::EC2::EIP', { InstanceId: ref('A') }),
    Acl: made('AWS::EC2::NetworkAcl', { VpcId: ref('Vpc') }),
    Uses: made('AWS::EC2::SubnetNetworkAclAssociation', {
      SubnetId: ref('Public'),
      NetworkAclId: ref('Acl'),
    }),
    One: made('AWS::EC2::NetworkAclEntry', {
      NetworkAclId: ref('Acl'),
      RuleNumber: 1,
      Protocol: -1,
      RuleAction: 'allow',
      CidrBlock: '0.0.0.0/0',
      Egress,
    }),
  });
  expect(reaches(acl(false), 'internet', 'A')).toBe(false);
  expect(reaches(acl(ref('P')), 'internet', 'A')).toBe('unknown');
});

test('of two associations of a subnet nobody knows which counts', () => {
  const network = {
    ...NETWORK,
    A: instance('Public'),
    Eip: made('AWS::EC2::EIP', { InstanceId: ref('A') }),
    Again: made('AWS::EC2::SubnetRouteTableAssociation', {
      SubnetId: ref('Public'),
      RouteTableId: ref('PrivateRt'),
    }),
  };
  expect(reaches(network, 'internet', 'A')).toBe('unknown');
});

test('of two routes to one destination nobody knows which counts, in whatever order', () => {
  const network = (...targets: readonly object[]): Resources => ({
    ...NETWORK,
    A: instance('Public'),
    Eip: made('AWS::EC2::EIP', { InstanceId: ref('A') }),
    ...Object.fromEntries(targets.map((target, index) => [`R${index}`, route('PublicRt', target)])),
    ToIgw: made('AWS::EC2::RouteTable', { VpcId: ref('Vpc') }),
  });
  const [igw, other] = [{ GatewayId: ref('Igw') }, { EgressOnlyInternetGatewayId: 'eigw-1' }];
  expect(reaches(network(igw), 'internet', 'A')).toBe(true);
  expect(reaches(network(igw, other), 'internet', 'A')).toBe('unknown');
  expect(reaches(network(other, igw), 'internet', 'A')).toBe('unknown');
});

test('what is behind an API is reached from inside, where the internet is', () => {
  const network = (more: object): Resources => ({
    ...NETWORK,
    Web: service('Private'),
    A: instance('Public', more),
    Balancer: made('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      Type: 'application',
      Scheme: 'internal',
      Subnets: [ref('Private')],
      SecurityGroups: [id('Behind')],
    }),
    Behind: made('AWS::EC2::SecurityGroup', {
      GroupDescription: 'g',
      VpcId: ref('Vpc'),
      SecurityGroupIngress: [
        { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, SourceSecurityGroupId: id('LinkGroup') },
      ],
    }),
    LinkGroup: made('AWS::EC2::SecurityGroup', { GroupDescription: 'g', VpcId: ref('Vpc') }),
    Targets: made('AWS::ElasticLoadBalancingV2::TargetGroup', {
      VpcId: ref('Vpc'),
      Port: 80,
      TargetType: 'ip',
    }),
    Listener: made('AWS::ElasticLoadBalancingV2::Listener', {
      LoadBalancerArn: ref('Balancer'),
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: ref('Targets') }],
    }),
    Api: made('AWS::ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
    Link: made('AWS::ApiGatewayV2::VpcLink', {
      SubnetIds: [ref('Private')],
      SecurityGroupIds: [id('LinkGroup')],
    }),
    Integration: made('AWS::ApiGatewayV2::Integration', {
      ApiId: ref('Api'),
      ConnectionId: ref('Link'),
      IntegrationUri: attribute('Listener', 'ListenerArn'),
    }),
  });
  const eip = { Eip: made('AWS::EC2::EIP', { InstanceId: ref('A') }) };
  expect(reaches(network({}), 'A', 'Balancer')).toBe(false);
  expect(reaches({ ...network({}), ...eip }, 'A', 'Balancer')).toBe(true);
});

/** https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html#route-priority-managed-prefix-list */
test.each<[string, unknown, boolean | 'unknown']>([
  ['whose blocks are longer', ref('List'), true],
  ['of which nothing is known', 'pl-1', 'unknown'],
])('before a route to a block goes one to a prefix list %s', (_, DestinationPrefixListId, expected) => {
  const network = {
    ...ADDRESSED,
    List: made('AWS::EC2::PrefixList', { Entries: [{ Cidr: '44.130.0.0/16' }] }),
    ToIgw: route('PublicRt', { DestinationCidrBlock: '0.0.0.0/1', EgressOnlyInternetGatewayId: 'eigw-1' }),
    ByList: made('AWS::EC2::Route', {
      RouteTableId: ref('PublicRt'),
      DestinationPrefixListId,
      GatewayId: ref('Igw'),
    }),
  };
  expect(reaches(network, 'A', 'internet')).toBe(expected);
});

test.each<[string, object]>([
  ['of a pool', { Ipv4IpamPoolId: 'ipam-pool-1', Ipv4NetmaskLength: 16 }],
  ['of a parameter', { CidrBlock: ref('P') }],
])('a VPC has the blocks of its subnets, whatever block it has %s', (_, properties) => {
  const network = {
    ...NETWORK,
    Vpc: made('AWS::EC2::VPC', properties),
    A: instance('Public'),
    B: instance('Private'),
  };
  expect(reaches(network, 'A', 'B')).toBe(true);
});

/** https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html */
test('the default group of a VPC is held where none is named, and named by an attribute of the VPC', () => {
  const network = (held: object): Resources => ({
    ...SIX,
    ForDefault: made('AWS::EC2::SecurityGroup', {
      GroupDescription: 'g',
      VpcId: ref('Vpc'),
      SecurityGroupIngress: [
        {
          IpProtocol: 'tcp',
          FromPort: 80,
          ToPort: 80,
          SourceSecurityGroupId: attribute('Vpc', 'DefaultSecurityGroup'),
        },
      ],
    }),
    A: made('AWS::EC2::Instance', { SubnetId: ref('Public'), Ipv6AddressCount: 1, ...held }),
    B: instance('Private', { SecurityGroupIds: [id('ForDefault')] }),
  });
  expect(reaches(network({}), 'A', 'B')).toBe(true);
  expect(reaches(network({ SecurityGroupIds: [attribute('Vpc', 'DefaultSecurityGroup')] }), 'A', 'B')).toBe(
    true,
  );
  expect(reaches(network({ SecurityGroupIds: [id('ForDefault')] }), 'A', 'B')).toBe(false);
  expect(reaches(network({}), 'A', 'internet', { family: 6 })).toBe(true);
});

test('the instances of one group call each other', () => {
  const network = {
    ...NETWORK,
    Template: made('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { SecurityGroupIds: [id('Open')] } }),
    Fleet: made('AWS::AutoScaling::AutoScalingGroup', {
      VPCZoneIdentifier: [ref('Private')],
      LaunchTemplate: { LaunchTemplateId: ref('Template'), Version: '1' },
    }),
    A: instance('Private'),
  };
  expect(reaches(network, 'Fleet', 'Fleet')).toBe(true);
  expect(reaches(network, 'A', 'A')).toBe(false);
});

/** https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html */
test('a NAT gateway may translate IPv6 to IPv4', () => {
  const network = {
    ...SIX,
    SixToIgw: made('AWS::EC2::Route', {
      RouteTableId: ref('PublicRt'),
      DestinationIpv6CidrBlock: '64:ff9b::/96',
      NatGatewayId: ref('Nat'),
    }),
    ToIgw: made('AWS::EC2::RouteTable', { VpcId: ref('Vpc') }),
    Nat: made('AWS::EC2::NatGateway', { SubnetId: ref('Private'), AllocationId: 'eipalloc-1' }),
    A: instance('Public', { Ipv6AddressCount: 1 }),
  };
  expect(reaches(network, 'A', 'internet')).toBe('unknown');
  expect(reaches({ ...network, SixToIgw: network.ToIgw }, 'A', 'internet')).toBe(false);
});
