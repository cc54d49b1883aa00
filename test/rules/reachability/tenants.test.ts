import {
  attribute,
  group,
  id,
  instance,
  made,
  NETWORK,
  type Resources,
  reaches,
  ref,
  service,
  tcp,
} from './parts';

const IN_PUBLIC: Resources = {
  ...NETWORK,
  Group: made('AWS::RDS::DBSubnetGroup', { DBSubnetGroupDescription: 'd', SubnetIds: [ref('Public')] }),
};
const database = (more: object): object =>
  made('AWS::RDS::DBInstance', { DBSubnetGroupName: ref('Group'), VPCSecurityGroups: [id('Open')], ...more });

test.each<[string, Resources, boolean | 'unknown']>([
  ['with a public address', { D: database({ PubliclyAccessible: true }) }, true],
  ['with a public address, in words', { D: database({ PubliclyAccessible: 'true' }) }, true],
  ['without one', { D: database({ PubliclyAccessible: false }) }, false],
  ['of which that is not said', { D: database({}) }, 'unknown'],
  ['of which that is a parameter', { D: database({ PubliclyAccessible: ref('P') }) }, 'unknown'],
  [
    'with one, whose groups let nobody in',
    { D: database({ PubliclyAccessible: true, VPCSecurityGroups: [id('Shut')] }) },
    false,
  ],
  [
    'with one, in subnets that are not in sight',
    { D: database({ PubliclyAccessible: true, DBSubnetGroupName: 'elsewhere' }) },
    'unknown',
  ],
  [
    'of a cluster, where the cluster is and in its groups',
    {
      Cluster: made('AWS::RDS::DBCluster', {
        DBSubnetGroupName: ref('Group'),
        VpcSecurityGroupIds: [id('Open')],
      }),
      D: made('AWS::RDS::DBInstance', { DBClusterIdentifier: ref('Cluster'), PubliclyAccessible: true }),
    },
    true,
  ],
  [
    'of a cluster that is not in sight',
    { D: made('AWS::RDS::DBInstance', { DBClusterIdentifier: 'elsewhere', PubliclyAccessible: true }) },
    'unknown',
  ],
])('the internet reaches a database %s', (_, more, expected) => {
  expect(reaches({ ...IN_PUBLIC, ...more }, 'internet', 'D')).toBe(expected);
});

test.each<[string, string, object, Resources, boolean]>([
  [
    'a data warehouse',
    'AWS::Redshift::Cluster',
    { ClusterSubnetGroupName: ref('Sets'), VpcSecurityGroupIds: [id('Open')], PubliclyAccessible: true },
    { Sets: made('AWS::Redshift::ClusterSubnetGroup', { Description: 'd', SubnetIds: [ref('Public')] }) },
    true,
  ],
  [
    'a broker',
    'AWS::AmazonMQ::Broker',
    { SubnetIds: [ref('Public')], SecurityGroups: [id('Open')], PubliclyAccessible: true },
    {},
    true,
  ],
  [
    'a cluster of brokers',
    'AWS::MSK::Cluster',
    {
      BrokerNodeGroupInfo: {
        ClientSubnets: [ref('Public')],
        SecurityGroups: [id('Open')],
        ConnectivityInfo: { PublicAccess: { Type: 'SERVICE_PROVIDED_EIPS' } },
      },
    },
    {},
    true,
  ],
  [
    'a cluster of brokers without public access',
    'AWS::MSK::Cluster',
    { BrokerNodeGroupInfo: { ClientSubnets: [ref('Public')], SecurityGroups: [id('Open')] } },
    {},
    false,
  ],
  [
    'a cache',
    'AWS::ElastiCache::ReplicationGroup',
    { CacheSubnetGroupName: ref('Sets'), SecurityGroupIds: [id('Open')] },
    { Sets: made('AWS::ElastiCache::SubnetGroup', { Description: 'd', SubnetIds: [ref('Public')] }) },
    false,
  ],
  [
    'a file system',
    'AWS::EFS::MountTarget',
    { SubnetId: ref('Public'), SecurityGroups: [id('Open')] },
    {},
    false,
  ],
])(
  '%s is called from inside, and from the internet if it is public',
  (_, type, properties, more, expected) => {
    const network = { ...NETWORK, ...more, D: made(type, properties), A: instance('Private') };
    expect(reaches(network, 'internet', 'D')).toBe(expected);
    expect(reaches(network, 'A', 'D')).toBe(true);
  },
);

test('what AWS runs for a resource may call others, with the groups of the resource', () => {
  const network = {
    ...NETWORK,
    Runner: made('AWS::CodeBuild::Project', {
      VpcConfig: { VpcId: ref('Vpc'), Subnets: [ref('Private')], SecurityGroupIds: [id('Shut')] },
    }),
    ForRunner: group(tcp(3000, { SourceSecurityGroupId: id('Shut') })),
    Web: service('Private', {
      NetworkConfiguration: {
        AwsvpcConfiguration: { Subnets: [ref('Private')], SecurityGroups: [id('ForRunner')] },
      },
    }),
  };
  expect(reaches(network, 'Runner', 'Web')).toBe(true);
  expect(reaches(network, 'internet', 'Web')).toBe(false);
});

/** Each of them may be a way in for somebody whom the groups let in by any address. */
test.each<[string, object]>([
  ['AWS::ElasticLoadBalancing::LoadBalancer', { Subnets: [ref('Public')], SecurityGroups: [id('Shut')] }],
  ['AWS::EC2::InstanceConnectEndpoint', { SubnetId: ref('Private') }],
  ['AWS::EC2::ClientVpnTargetNetworkAssociation', { SubnetId: ref('Private'), ClientVpnEndpointId: 'c' }],
  [
    'AWS::EC2::TransitGatewayAttachment',
    { SubnetIds: [ref('Private')], VpcId: ref('Vpc'), TransitGatewayId: 't' },
  ],
  ['AWS::EC2::VerifiedAccessEndpoint', { LoadBalancerOptions: { SubnetIds: [ref('Private')] } }],
  ['AWS::VpcLattice::ServiceNetworkVpcAssociation', { VpcIdentifier: ref('Vpc') }],
  ['AWS::AppRunner::VpcConnector', { Subnets: [ref('Private')] }],
  ['AWS::Batch::ComputeEnvironment', { ComputeResources: { Subnets: [ref('Private')] } }],
  ['AWS::EKS::Nodegroup', { Subnets: [ref('Private')] }],
  [
    'AWS::EC2::SpotFleet',
    { SpotFleetRequestConfigData: { LaunchSpecifications: [{ SubnetId: ref('Private') }] } },
  ],
  [
    'AWS::ElasticBeanstalk::Environment',
    { OptionSettings: [{ Value: { 'Fn::Join': [',', [ref('Private')]] } }] },
  ],
  [
    'AWS::StepFunctions::StateMachine',
    { DefinitionString: { 'Fn::Join': ['', ['{"Subnets":["', ref('Private'), '"]}']] } },
  ],
  ['AWS::NetworkFirewall::Firewall', { VpcId: ref('Vpc'), SubnetMappings: [{ SubnetId: ref('Public') }] }],
  ['AWS::Route53Resolver::ResolverEndpoint', { IpAddresses: [{ SubnetId: ref('Private') }] }],
  ['Custom::Anything', { Of: ref('Vpc') }],
])('a resource of type %s is an edge of doubt', (type, properties) => {
  const network = { ...NETWORK, Web: service('Private'), X: made(type, properties) };
  expect(reaches(network, 'internet', 'Web')).toBe('unknown');
  const closed = { ...network, Open: group() };
  expect(reaches(closed, 'internet', 'Web')).toBe(false);
});

test('a fleet is where its launch template says', () => {
  const network = {
    ...NETWORK,
    Web: service('Private'),
    Template: made('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { SecurityGroupIds: [id('Shut')] } }),
  };
  const Fleet = made('AWS::EC2::EC2Fleet', {
    LaunchTemplateConfigs: [
      { LaunchTemplateSpecification: { LaunchTemplateId: ref('Template'), Version: '1' } },
    ],
  });
  expect(reaches(network, 'internet', 'Web')).toBe(false);
  expect(reaches({ ...network, Fleet }, 'internet', 'Web')).toBe('unknown');
});

test.each<[string, object]>([
  ['AWS::CloudFront::VpcOrigin', { VpcOriginEndpointConfig: { Arn: ref('Inner') } }],
  ['AWS::GlobalAccelerator::EndpointGroup', { EndpointConfigurations: [{ EndpointId: ref('Inner') }] }],
])('a resource of type %s may bring somebody to an internal load balancer', (type, properties) => {
  const Inner = made('AWS::ElasticLoadBalancingV2::LoadBalancer', {
    Scheme: 'internal',
    Subnets: [ref('Private')],
    SecurityGroups: [id('Shut')],
  });
  const Listener = made('AWS::ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: ref('Inner'),
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }],
  });
  const network = { ...NETWORK, Inner, Listener };
  expect(reaches(network, 'internet', 'Inner')).toBe(false);
  expect(reaches({ ...network, X: made(type, properties) }, 'internet', 'Inner')).toBe('unknown');
});

test.each<[string, object]>([
  ['AWS::Logs::LogGroup', { Tags: [{ Key: 'vpc', Value: ref('Vpc') }] }],
  ['AWS::EC2::FlowLog', { ResourceId: ref('Vpc'), ResourceType: 'VPC' }],
  ['AWS::CloudWatch::Alarm', { Dimensions: [{ Name: 'InstanceId', Value: ref('A') }] }],
  ['AWS::ServiceDiscovery::PrivateDnsNamespace', { Name: 'n', Vpc: ref('Vpc') }],
  ['AWS::Route53::HostedZone', { Name: 'n', VPCs: [{ VPCId: ref('Vpc'), VPCRegion: 'eu-west-1' }] }],
  ['AWS::EC2::VolumeAttachment', { InstanceId: ref('A'), VolumeId: 'v' }],
  ['AWS::RDS::DBSubnetGroup', { DBSubnetGroupDescription: 'd', SubnetIds: [ref('Private')] }],
  ['AWS::CloudFront::Distribution', { Origins: [{ DomainName: attribute('A', 'PublicDnsName') }] }],
  [
    'AWS::StepFunctions::StateMachine',
    { DefinitionString: { 'Fn::Join': ['', ['{"Service":"', ref('Web'), '"}']] } },
  ],
])('a resource of type %s carries nothing', (type, properties) => {
  const network = { ...NETWORK, A: instance('Private'), Web: service('Private'), X: made(type, properties) };
  expect(reaches(network, 'internet', 'Web')).toBe(false);
  expect(reaches(network, 'internet', 'A')).toBe(false);
});

test('what is not modelled is a doubt where what it refers to is not in sight, too', () => {
  const network = (SubnetIds: readonly unknown[]): Resources => ({
    ...NETWORK,
    Group: group(tcp(3000, { CidrIp: '10.0.0.0/8' })),
    Web: made('AWS::ECS::Service', {
      NetworkConfiguration: {
        AwsvpcConfiguration: {
          Subnets: ['subnet-0abc'],
          SecurityGroups: [id('Group')],
          AssignPublicIp: 'DISABLED',
        },
      },
    }),
    X: made('AWS::EC2::TransitGatewayAttachment', {
      SubnetIds,
      VpcId: 'vpc-0abc',
      TransitGatewayId: 'tgw-1',
    }),
  });
  const ports = [3000, 3000] as const;
  expect(reaches(network([]), 'internet', 'Web', { ports, family: 4 })).toBe(false);
  expect(reaches(network(['subnet-0abc']), 'internet', 'Web', { ports, family: 4 })).toBe('unknown');
});

test('somebody inside may use what is not modelled as well', () => {
  const network = {
    ...NETWORK,
    A: instance('Public'),
    ForClassic: group(tcp(3000, { SourceSecurityGroupId: id('Shut') })),
    B: instance('Private', { SecurityGroupIds: [id('ForClassic')] }),
  };
  const Classic = made('AWS::ElasticLoadBalancing::LoadBalancer', {
    Scheme: 'internal',
    Subnets: [ref('Public')],
    SecurityGroups: [id('Shut')],
  });
  expect(reaches(network, 'A', 'B')).toBe(false);
  expect(reaches({ ...network, Classic }, 'A', 'B')).toBe('unknown');
});
