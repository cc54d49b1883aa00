export const made = (Type: string, Properties: object): object => ({ Type, Properties });
export const group = (name: string): object => ({ 'Fn::GetAtt': [name, 'GroupId'] });
export const tcp = (port: number, source: object): object => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  ...source,
});

/** A deployment like ours, small enough to see at a glance. */
export const SOUND: Readonly<Record<string, object>> = {
  Vpc: made('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
  Closed: made('Custom::VpcRestrictDefaultSG', {
    DefaultSecurityGroupId: { 'Fn::GetAtt': ['Vpc', 'DefaultSecurityGroup'] },
  }),
  Igw: made('AWS::EC2::InternetGateway', {}),
  Attached: made('AWS::EC2::VPCGatewayAttachment', {
    VpcId: { Ref: 'Vpc' },
    InternetGatewayId: { Ref: 'Igw' },
  }),
  Public: made('AWS::EC2::Subnet', { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' }),
  Private: made('AWS::EC2::Subnet', { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.1.0/24' }),
  PublicTable: made('AWS::EC2::RouteTable', { VpcId: { Ref: 'Vpc' } }),
  Out: made('AWS::EC2::Route', {
    RouteTableId: { Ref: 'PublicTable' },
    DestinationCidrBlock: '0.0.0.0/0',
    GatewayId: { Ref: 'Igw' },
  }),
  InPublic: made('AWS::EC2::SubnetRouteTableAssociation', {
    SubnetId: { Ref: 'Public' },
    RouteTableId: { Ref: 'PublicTable' },
  }),
  PrivateTable: made('AWS::EC2::RouteTable', { VpcId: { Ref: 'Vpc' } }),
  InPrivate: made('AWS::EC2::SubnetRouteTableAssociation', {
    SubnetId: { Ref: 'Private' },
    RouteTableId: { Ref: 'PrivateTable' },
  }),
  BalancerGroup: made('AWS::EC2::SecurityGroup', {
    GroupDescription: 'Balancer',
    VpcId: { Ref: 'Vpc' },
    SecurityGroupIngress: [tcp(443, { CidrIp: '0.0.0.0/0' }), tcp(80, { CidrIp: '0.0.0.0/0' })],
  }),
  TaskGroup: made('AWS::EC2::SecurityGroup', {
    GroupDescription: 'Tasks',
    VpcId: { Ref: 'Vpc' },
    SecurityGroupIngress: [tcp(3000, { SourceSecurityGroupId: group('BalancerGroup') })],
  }),
  Balancer: made('AWS::ElasticLoadBalancingV2::LoadBalancer', {
    Subnets: [{ Ref: 'Public' }],
    SecurityGroups: [group('BalancerGroup')],
  }),
  Targets: made('AWS::ElasticLoadBalancingV2::TargetGroup', {
    VpcId: { Ref: 'Vpc' },
    TargetType: 'ip',
    Protocol: 'HTTP',
    Port: 3000,
  }),
  Https: made('AWS::ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: { Ref: 'Balancer' },
    Protocol: 'HTTPS',
    Port: 443,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
  }),
  Http: made('AWS::ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: { Ref: 'Balancer' },
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_301' } }],
  }),
  Service: made('AWS::ECS::Service', {
    LoadBalancers: [{ ContainerName: 'web', ContainerPort: 3000, TargetGroupArn: { Ref: 'Targets' } }],
    NetworkConfiguration: {
      AwsvpcConfiguration: { Subnets: [{ Ref: 'Private' }], SecurityGroups: [group('TaskGroup')] },
    },
  }),
};

export const bastion = (source: string): Readonly<Record<string, object>> => ({
  BastionGroup: made('AWS::EC2::SecurityGroup', {
    GroupDescription: 'Bastion',
    VpcId: { Ref: 'Vpc' },
    SecurityGroupIngress: [tcp(22, { CidrIp: source })],
  }),
  Bastion: made('AWS::EC2::Instance', {
    SubnetId: { Ref: 'Public' },
    SecurityGroupIds: [group('BastionGroup')],
  }),
  Eip: made('AWS::EC2::EIP', { InstanceId: { Ref: 'Bastion' } }),
});
