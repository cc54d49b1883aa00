import type { Question } from '../../../rules/reachability/question';
import { reach } from '../../../rules/reachability/reach';
import { networkIn } from './network-of';

export type Resources = Readonly<Record<string, object>>;

export const made = (Type: string, Properties: object): object => ({ Type, Properties });
export const ref = (Ref: string): object => ({ Ref });
export const attribute = (name: string, of: string): object => ({ 'Fn::GetAtt': [name, of] });
export const id = (group: string): object => attribute(group, 'GroupId');

export const WORLD = { CidrIp: '0.0.0.0/0' };

export const tcp = (port: number, peer: object): object => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  ...peer,
});

export const group = (...SecurityGroupIngress: readonly object[]): object =>
  made('AWS::EC2::SecurityGroup', { GroupDescription: 'g', VpcId: ref('Vpc'), SecurityGroupIngress });

export const route = (table: string, more: object): object =>
  made('AWS::EC2::Route', { RouteTableId: ref(table), DestinationCidrBlock: '0.0.0.0/0', ...more });

/** A VPC with a public and a private subnet, whose table leads nowhere; `Open` lets everybody in to 22, 80 and 3000. */
export const NETWORK: Resources = {
  Vpc: made('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
  Igw: made('AWS::EC2::InternetGateway', {}),
  Attached: made('AWS::EC2::VPCGatewayAttachment', { VpcId: ref('Vpc'), InternetGatewayId: ref('Igw') }),
  Public: made('AWS::EC2::Subnet', { VpcId: ref('Vpc'), CidrBlock: '10.0.0.0/24' }),
  Private: made('AWS::EC2::Subnet', { VpcId: ref('Vpc'), CidrBlock: '10.0.1.0/24' }),
  PublicRt: made('AWS::EC2::RouteTable', { VpcId: ref('Vpc') }),
  ToIgw: route('PublicRt', { GatewayId: ref('Igw') }),
  InPublic: made('AWS::EC2::SubnetRouteTableAssociation', {
    SubnetId: ref('Public'),
    RouteTableId: ref('PublicRt'),
  }),
  PrivateRt: made('AWS::EC2::RouteTable', { VpcId: ref('Vpc') }),
  InPrivate: made('AWS::EC2::SubnetRouteTableAssociation', {
    SubnetId: ref('Private'),
    RouteTableId: ref('PrivateRt'),
  }),
  Open: group(tcp(22, WORLD), tcp(80, WORLD), tcp(3000, WORLD)),
  Shut: group(),
};

/** The same with an IPv6 block, and `Open` for IPv6 alone. */
export const SIX: Resources = {
  ...NETWORK,
  Six: made('AWS::EC2::VPCCidrBlock', { VpcId: ref('Vpc'), AmazonProvidedIpv6CidrBlock: true }),
  Public: made('AWS::EC2::Subnet', {
    VpcId: ref('Vpc'),
    CidrBlock: '10.0.0.0/24',
    Ipv6CidrBlock: {
      'Fn::Select': [0, { 'Fn::Cidr': [{ 'Fn::Select': [0, attribute('Vpc', 'Ipv6CidrBlocks')] }, 4, 64] }],
    },
  }),
  SixToIgw: made('AWS::EC2::Route', {
    RouteTableId: ref('PublicRt'),
    DestinationIpv6CidrBlock: '::/0',
    GatewayId: ref('Igw'),
  }),
  Open: group(tcp(22, { CidrIpv6: '::/0' })),
};

export const instance = (subnet: string, more: object = {}): object =>
  made('AWS::EC2::Instance', { SubnetId: ref(subnet), SecurityGroupIds: [id('Open')], ...more });

export const service = (subnet: string | object, more: object = {}): object =>
  made('AWS::ECS::Service', {
    NetworkConfiguration: {
      AwsvpcConfiguration: {
        Subnets: [typeof subnet === 'string' ? ref(subnet) : subnet],
        SecurityGroups: [id('Open')],
        AssignPublicIp: 'DISABLED',
      },
    },
    ...more,
  });

const TEXT = { Type: 'String' };

/** Whether one reaches another; `P` is a parameter of which nothing is known. */
export function reaches(
  resources: Resources,
  from: string,
  to: string,
  more: Partial<Question> = {},
): boolean | 'unknown' {
  const party = (name: string): readonly string[] => [`T/${name}`];
  const question: Question = {
    ...more,
    from: from === 'internet' || from === 'outside' ? from : party(from),
    to: to === 'internet' ? to : party(to),
  };
  return reach(networkIn(resources, { P: TEXT }), question).reaches;
}
