import type { Question } from '../../../rules/reachability/question';
import { reach } from '../../../rules/reachability/reach';
import { networkIn } from './network-of';

const made = (Type: string, Properties: object): object => ({ Type, Properties });
const ref = (Ref: string): object => ({ Ref });
const group = (name: string): object => ({ 'Fn::GetAtt': [name, 'GroupId'] });

/** An instance behind an internal balancer, in a VPC without any gateway. */
const INSIDE = (type: 'application' | 'network', more: object = {}): Readonly<Record<string, object>> => ({
  Vpc: made('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
  Subnet: made('AWS::EC2::Subnet', { VpcId: ref('Vpc'), CidrBlock: '10.0.0.0/24' }),
  Group: made('AWS::EC2::SecurityGroup', {
    GroupDescription: 'g',
    VpcId: ref('Vpc'),
    SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 0, ToPort: 65535, CidrIp: '10.0.0.0/16' }],
  }),
  Instance: made('AWS::EC2::Instance', {
    SubnetId: ref('Subnet'),
    PrivateIpAddress: '10.0.0.10',
    SecurityGroupIds: [group('Group')],
  }),
  Balancer: made('AWS::ElasticLoadBalancingV2::LoadBalancer', {
    Type: type,
    Scheme: 'internal',
    Subnets: [ref('Subnet')],
    ...(type === 'application' ? { SecurityGroups: [group('Group')] } : {}),
    ...more,
  }),
  Targets: made('AWS::ElasticLoadBalancingV2::TargetGroup', {
    VpcId: ref('Vpc'),
    Protocol: type === 'application' ? 'HTTP' : 'TCP',
    Port: 8080,
    Targets: [{ Id: ref('Instance') }],
  }),
  Listener: made('AWS::ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: ref('Balancer'),
    Protocol: type === 'application' ? 'HTTP' : 'TCP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: ref('Targets') }],
  }),
});

const asked = (resources: Readonly<Record<string, object>>, from: 'internet' | 'outside' = 'internet') => {
  const question: Question = { from, to: ['T/Instance'], ports: [8080, 8080] };
  const { reaches, path } = reach(networkIn(resources), question);
  return { reaches, hops: path?.hops.map(({ to }) => to?.name) };
};

test('nobody outside reaches what is behind an internal balancer', () => {
  expect(asked(INSIDE('application'))).toEqual({ reaches: false, hops: undefined });
});

const HTTP = {
  Api: made('AWS::ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
  Link: made('AWS::ApiGatewayV2::VpcLink', {
    SubnetIds: [ref('Subnet')],
    SecurityGroupIds: [group('Group')],
  }),
  Integration: made('AWS::ApiGatewayV2::Integration', {
    ApiId: ref('Api'),
    ConnectionType: 'VPC_LINK',
    ConnectionId: ref('Link'),
    IntegrationUri: ref('Listener'),
  }),
};

test('an HTTP API brings the internet in by a VPC link, as far as groups let it', () => {
  expect(asked({ ...INSIDE('application'), ...HTTP })).toEqual({
    reaches: true,
    hops: ['Api', 'Link', 'Balancer', 'Instance'],
  });
  const closed = made('AWS::EC2::SecurityGroup', {
    GroupDescription: 'g',
    VpcId: ref('Vpc'),
    SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, CidrIp: '10.0.0.0/16' }],
  });
  expect(asked({ ...INSIDE('application'), ...HTTP, Group: closed }).reaches).toBe(false);
});

const REST = (type: string): Readonly<Record<string, object>> => ({
  Rest: made('AWS::ApiGateway::RestApi', { EndpointConfiguration: { Types: [type] } }),
  Link: made('AWS::ApiGateway::VpcLink', { TargetArns: [ref('Balancer')] }),
  Method: made('AWS::ApiGateway::Method', {
    RestApiId: ref('Rest'),
    Integration: { Type: 'HTTP_PROXY', ConnectionType: 'VPC_LINK', ConnectionId: ref('Link') },
  }),
});

test('a REST API brings the internet in to a Network Load Balancer, unless it is private', () => {
  const inside = INSIDE('network');
  expect(asked({ ...inside, ...REST('REGIONAL') })).toEqual({
    reaches: true,
    hops: ['Rest', 'Balancer', 'Instance'],
  });
  expect(asked({ ...inside, ...REST('PRIVATE') }).reaches).toBe(false);
});

test('an endpoint service is for other accounts, and not for the internet', () => {
  const offered = {
    ...INSIDE('network'),
    Service: made('AWS::EC2::VPCEndpointService', {
      NetworkLoadBalancerArns: [ref('Balancer')],
      AcceptanceRequired: false,
    }),
    Permissions: made('AWS::EC2::VPCEndpointServicePermissions', {
      ServiceId: ref('Service'),
      AllowedPrincipals: ['arn:aws:iam::999999999999:root'],
    }),
  };
  expect(asked(offered).reaches).toBe(false);
  expect(asked(offered, 'outside')).toEqual({ reaches: true, hops: ['Service', 'Balancer', 'Instance'] });
  const { Permissions: _, ...unsaid } = offered;
  expect(asked(unsaid, 'outside').reaches).toBe('unknown');
});

test('the instances of an Auto Scaling group are as their launch template makes them', () => {
  const scaled = (assign: boolean) => ({
    ...INSIDE('application'),
    Igw: made('AWS::EC2::InternetGateway', {}),
    Attached: made('AWS::EC2::VPCGatewayAttachment', { VpcId: ref('Vpc'), InternetGatewayId: ref('Igw') }),
    Table: made('AWS::EC2::RouteTable', { VpcId: ref('Vpc') }),
    Out: made('AWS::EC2::Route', {
      RouteTableId: ref('Table'),
      DestinationCidrBlock: '0.0.0.0/0',
      GatewayId: ref('Igw'),
    }),
    InTable: made('AWS::EC2::SubnetRouteTableAssociation', {
      SubnetId: ref('Subnet'),
      RouteTableId: ref('Table'),
    }),
    Open: made('AWS::EC2::SecurityGroup', {
      GroupDescription: 'g',
      VpcId: ref('Vpc'),
      SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' }],
    }),
    Template: made('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: {
        NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: assign, Groups: [group('Open')] }],
      },
    }),
    Scaled: made('AWS::AutoScaling::AutoScalingGroup', {
      VPCZoneIdentifier: [ref('Subnet')],
      LaunchTemplate: { LaunchTemplateId: ref('Template'), Version: '1' },
      TargetGroupARNs: [ref('Targets')],
    }),
  });
  const question: Question = { from: 'internet', to: ['T/Scaled'], ports: [22, 22] };
  expect(reach(networkIn(scaled(true)), question).reaches).toBe(true);
  expect(reach(networkIn(scaled(false)), question).reaches).toBe(false);
  expect(networkIn(scaled(true)).relays.map(({ to }) => to)).toEqual(['T/Scaled', 'T/Instance']);
});
