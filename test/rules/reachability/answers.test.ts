import { blocks, showPath } from '../../../rules/reachability/path';
import type { Question } from '../../../rules/reachability/question';
import { breakers, reach } from '../../../rules/reachability/reach';
import { networkIn } from './network-of';

const made = (Type: string, Properties: object): object => ({ Type, Properties });
const ref = (Ref: string): object => ({ Ref });
const id = (name: string): object => ({ 'Fn::GetAtt': [name, 'GroupId'] });

/** A VPC with a public and a private subnet. */
const VPC = {
  Vpc: made('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
  Igw: made('AWS::EC2::InternetGateway', {}),
  Attached: made('AWS::EC2::VPCGatewayAttachment', { VpcId: ref('Vpc'), InternetGatewayId: ref('Igw') }),
  Public: made('AWS::EC2::Subnet', { VpcId: ref('Vpc'), CidrBlock: '10.0.0.0/24' }),
  Private: made('AWS::EC2::Subnet', { VpcId: ref('Vpc'), CidrBlock: '10.0.1.0/24' }),
  PublicRt: made('AWS::EC2::RouteTable', { VpcId: ref('Vpc') }),
  ToIgw: made('AWS::EC2::Route', {
    RouteTableId: ref('PublicRt'),
    DestinationCidrBlock: '0.0.0.0/0',
    GatewayId: ref('Igw'),
  }),
  InPublic: made('AWS::EC2::SubnetRouteTableAssociation', {
    SubnetId: ref('Public'),
    RouteTableId: ref('PublicRt'),
  }),
};

const tcp = (port: number, source: object): object => {
  return { IpProtocol: 'tcp', FromPort: port, ToPort: port, ...source };
};

const group = (...ingress: readonly object[]): object =>
  made('AWS::EC2::SecurityGroup', {
    GroupDescription: 'g',
    VpcId: ref('Vpc'),
    SecurityGroupIngress: ingress,
  });

const service = (subnet: string, assign: string): object =>
  made('AWS::ECS::Service', {
    LoadBalancers: [{ ContainerName: 'web', ContainerPort: 3000, TargetGroupArn: ref('Targets') }],
    NetworkConfiguration: {
      AwsvpcConfiguration: { Subnets: [ref(subnet)], SecurityGroups: [id('TaskSg')], AssignPublicIp: assign },
    },
  });

const TARGETS = made('AWS::ElasticLoadBalancingV2::TargetGroup', {
  VpcId: ref('Vpc'),
  TargetType: 'ip',
  Protocol: 'TCP',
  Port: 3000,
});

const TO_TASK: Question = { from: 'internet', to: ['T/Web'], ports: [3000, 3000] };

test('the world in two halves lets the internet in to a task in a public subnet', () => {
  const network = networkIn({
    ...VPC,
    Targets: TARGETS,
    TaskSg: group(tcp(3000, { CidrIp: '0.0.0.0/1' }), tcp(3000, { CidrIp: '128.0.0.0/1' })),
    Web: service('Public', 'ENABLED'),
  });
  const { reaches, path } = reach(network, TO_TASK);
  expect(reaches).toBe(true);
  expect(path && showPath(path)).toMatchInlineSnapshot(
    `"internet -> NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp of Web is "ENABLED" -> internet gateway Igw -> subnet Public by route 0.0.0.0/0 in PublicRt -> security group TaskSg allows tcp 3000 from 0.0.0.0/1 -> service Web on tcp 3000"`,
  );
  expect(path && breakers(network, TO_TASK, path).map(({ says }) => says)).toMatchInlineSnapshot(`
[
  "NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp of Web is "ENABLED"",
  "internet gateway Igw",
  "route 0.0.0.0/0 in PublicRt",
]
`);
});

test('one scheme lets callers in by IPv4 and by IPv6', () => {
  const network = networkIn({
    ...VPC,
    Block: made('AWS::EC2::VPCCidrBlock', { VpcId: ref('Vpc'), AmazonProvidedIpv6CidrBlock: true }),
    Public: made('AWS::EC2::Subnet', {
      ...{ VpcId: ref('Vpc'), CidrBlock: '10.0.0.0/24' },
      Ipv6CidrBlock: { 'Fn::Select': [0, { 'Fn::GetAtt': ['Vpc', 'Ipv6CidrBlocks'] }] },
    }),
    ToIgw6: made('AWS::EC2::Route', {
      ...{ RouteTableId: ref('PublicRt'), DestinationIpv6CidrBlock: '::/0', GatewayId: ref('Igw') },
    }),
    TaskSg: group(tcp(443, { CidrIp: '0.0.0.0/0' }), tcp(443, { CidrIpv6: '::/0' })),
    Door: made('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      ...{ Scheme: 'internet-facing', IpAddressType: 'dualstack', Subnets: [ref('Public')] },
      SecurityGroups: [id('TaskSg')],
    }),
    Https: made('AWS::ElasticLoadBalancingV2::Listener', {
      ...{ LoadBalancerArn: ref('Door'), Port: 443, Protocol: 'HTTPS' },
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
    }),
  });
  const question: Question = { from: 'internet', to: ['T/Door'] };
  expect(reach(network, { ...question, family: 6 }).reaches).toBe(true);
  const { path } = reach(network, question);
  expect(path && breakers(network, question, path).map(({ says }) => says)).toEqual([
    'Scheme of Door is "internet-facing"',
    'internet gateway Igw',
  ]);
});

test('whoever alone comes through is told', () => {
  const network = networkIn({
    ...VPC,
    Targets: TARGETS,
    TaskSg: group(tcp(3000, { CidrIp: '5.5.5.0/25' }), tcp(3000, { CidrIp: '5.5.5.128/25' })),
    Web: service('Public', 'ENABLED'),
  });
  const { path } = reach(network, TO_TASK);
  expect(path && showPath(path)).toMatch(/^internet \(5\.5\.5\.0\/24\) -> /);
});

test('a second public balancer is a way around the first', () => {
  const network = networkIn({
    ...VPC,
    Targets: TARGETS,
    TaskSg: group(tcp(3000, { CidrIp: '10.0.0.0/16' })),
    Web: service('Private', 'DISABLED'),
    Nlb: made('AWS::ElasticLoadBalancingV2::LoadBalancer', { Type: 'network', Subnets: [ref('Public')] }),
    NlbListener: made('AWS::ElasticLoadBalancingV2::Listener', {
      LoadBalancerArn: ref('Nlb'),
      Protocol: 'TCP',
      Port: 80,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: ref('Targets') }],
    }),
  });
  const { reaches, path } = reach(network, TO_TASK);
  expect(reaches).toBe(true);
  expect(path && showPath(path)).toMatchInlineSnapshot(
    `"internet -> Scheme of Nlb is absent, which means "internet-facing" -> internet gateway Igw -> subnet Public by route 0.0.0.0/0 in PublicRt -> load balancer Nlb on tcp 80 -> listener NlbListener on "TCP" 80 forwards to Web -> security group TaskSg allows tcp 3000 from 10.0.0.0/16 -> service Web on tcp 3000"`,
  );
  expect(reach(network, { ...TO_TASK, without: new Set(['T/NlbListener']) }).reaches).toBe(false);
});

const BASTION = {
  ...VPC,
  Targets: TARGETS,
  BastionSg: group(tcp(22, { CidrIp: '0.0.0.0/0' })),
  Bastion: made('AWS::EC2::Instance', {
    SubnetId: ref('Public'),
    SecurityGroupIds: [id('BastionSg')],
    PrivateIpAddress: '10.0.0.10',
  }),
  Eip: made('AWS::EC2::EIP', { InstanceId: ref('Bastion') }),
  TaskSg: group(tcp(3000, { SourceSecurityGroupId: id('BastionSg') })),
  Web: service('Private', 'DISABLED'),
};

test('a bastion that may reach a task is a hop only for whoever took it over', () => {
  const network = networkIn(BASTION);
  expect(reach(network, TO_TASK).reaches).toBe(false);
  expect(blocks(network, TO_TASK)).toMatchInlineSnapshot(`
[
  "internet -> service Web in subnet Private, tcp 3000: NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp of Web is "DISABLED"; the subnet of Web has no IPv6 addresses",
]
`);
  const taken: Question = { ...TO_TASK, evenThroughCompromise: true };
  const { reaches, path } = reach(network, taken);
  expect(reaches).toBe(true);
  expect(path && showPath(path)).toMatchInlineSnapshot(
    `"internet -> elastic IP Eip of Bastion -> internet gateway Igw -> subnet Public by route 0.0.0.0/0 in PublicRt -> security group BastionSg allows tcp 22 from 0.0.0.0/0 -> instance Bastion on tcp 22 -> security group BastionSg allows everything out, as it names no egress -> security group TaskSg allows tcp 3000 from security group BastionSg -> service Web on tcp 3000"`,
  );
});

test('what is not known decides, and is named', () => {
  const network = networkIn(
    { ...BASTION, TaskSg: group(tcp(3000, { CidrIp: ref('From') })), Web: service('Public', 'ENABLED') },
    { From: { Type: 'String' } },
  );
  const { reaches, doubts } = reach(network, TO_TASK);
  expect(reaches).toBe('unknown');
  expect(doubts).toMatchInlineSnapshot(`
[
  "\${T/From}, a parameter without a default",
]
`);
});

test('what is in the way behind a balancer is told, and whose address is seen there', () => {
  const network = networkIn({
    ...VPC,
    Targets: made('AWS::ElasticLoadBalancingV2::TargetGroup', {
      VpcId: ref('Vpc'),
      TargetType: 'ip',
      Protocol: 'TCP',
      Port: 3000,
      TargetGroupAttributes: [{ Key: 'preserve_client_ip.enabled', Value: 'true' }],
    }),
    TaskSg: group(tcp(3000, { CidrIp: '10.0.0.0/16' })),
    Web: service('Private', 'DISABLED'),
    Nlb: made('AWS::ElasticLoadBalancingV2::LoadBalancer', { Type: 'network', Subnets: [ref('Public')] }),
    NlbListener: made('AWS::ElasticLoadBalancingV2::Listener', {
      LoadBalancerArn: ref('Nlb'),
      Protocol: 'TCP',
      Port: 80,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: ref('Targets') }],
    }),
  });
  expect(reach(network, TO_TASK).reaches).toBe(false);
  expect(blocks(network, TO_TASK).at(-1)).toMatchInlineSnapshot(
    `"listener NlbListener on "TCP" 80 forwards to Web: load balancer Nlb is reached, and does not reach the target on tcp 3000 (which sees the address of the client): nothing in security group TaskSg of Web lets it through"`,
  );
});

test('a subnet that is not in sight is called by its id, and an implicit group by its VPC', () => {
  const outside: Question = { from: ['T/A'], to: ['T/Web'], ports: [3000, 3000] };
  const network = networkIn({
    ...VPC,
    Targets: TARGETS,
    TaskSg: group(tcp(3000, { CidrIp: '10.0.0.0/16' })),
    Web: service('Private', 'DISABLED'),
    A: made('AWS::EC2::Instance', { SubnetId: 'subnet-0abc', SecurityGroupIds: [id('TaskSg')] }),
    B: made('AWS::EC2::Instance', { SubnetId: ref('Public') }),
  });
  expect(reach(network, outside).doubts).toMatchInlineSnapshot(`
[
  "whether subnet subnet-0abc, which is not in sight, is in the VPC of subnet Private",
  "the routes of subnet subnet-0abc, which is not in sight",
  "the network ACL of subnet subnet-0abc, which is not in sight",
]
`);
  const { path } = reach(network, { ...outside, from: ['T/B'] });
  expect(path && showPath(path)).toMatchInlineSnapshot(
    `"instance B -> default security group of VPC Vpc allows every protocol to 0.0.0.0/0 -> security group TaskSg allows tcp 3000 from 10.0.0.0/16 -> service Web on tcp 3000"`,
  );
});

test('what is not modelled is on the way once', () => {
  const network = networkIn({
    ...VPC,
    Targets: TARGETS,
    TaskSg: group(tcp(3000, { CidrIp: '10.0.0.0/8' })),
    Web: service('Private', 'DISABLED'),
    Attachment: made('AWS::EC2::TransitGatewayAttachment', {
      VpcId: ref('Vpc'),
      SubnetIds: [ref('Private')],
    }),
  });
  const { path } = reach(network, TO_TASK);
  expect(path && showPath(path)).toMatchInlineSnapshot(
    `"internet -> what is not modelled, Attachment of type AWS::EC2::TransitGatewayAttachment -> security group TaskSg allows tcp 3000 from 10.0.0.0/8 -> service Web on tcp 3000"`,
  );
});
