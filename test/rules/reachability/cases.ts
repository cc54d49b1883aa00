type Resources = Readonly<Record<string, object>>;

/** What AWS documents, in a sentence, and a network in which it decides. */
export interface NetworkCase {
  readonly sentence: string;
  /** The page, below https://docs.aws.amazon.com/. */
  readonly page: string;
  /** Laid over the network that all cases begin with; undefined takes away. */
  readonly given: Readonly<Record<string, object | undefined>>;
  readonly from: string;
  readonly to: string;
  readonly port?: number;
  readonly protocol?: 6 | 17 | 1;
  readonly evenThroughCompromise?: true;
  readonly reaches: boolean;
}

const made = (Type: string, Properties: object): object => ({ Type, Properties });
const ref = (Ref: string): object => ({ Ref });
const id = (name: string): object => ({ 'Fn::GetAtt': [name, 'GroupId'] });
const rule = (IpProtocol: string, from: number, to: number, peer: object): object => {
  return { IpProtocol, FromPort: from, ToPort: to, ...peer };
};
const tcp = (port: number, peer: object): object => rule('tcp', port, port, peer);
const WORLD = { CidrIp: '0.0.0.0/0' };

const group = (ingress: readonly object[], more: object = {}): object =>
  made('AWS::EC2::SecurityGroup', {
    GroupDescription: 'g',
    VpcId: ref('Vpc'),
    SecurityGroupIngress: ingress,
    ...more,
  });
const out = (...SecurityGroupEgress: readonly object[]): object => ({ SecurityGroupEgress });
const subnet = (CidrBlock: string, more: object = {}): object =>
  made('AWS::EC2::Subnet', { VpcId: ref('Vpc'), CidrBlock, ...more });
const instance = (at: string, PrivateIpAddress: string, groups: string, more: object = {}): object =>
  made('AWS::EC2::Instance', {
    ImageId: 'ami-1',
    SubnetId: ref(at),
    PrivateIpAddress,
    SecurityGroupIds: [id(groups)],
    ...more,
  });
const route = (table: string, DestinationCidrBlock: string, target: object): object =>
  made('AWS::EC2::Route', { RouteTableId: ref(table), DestinationCidrBlock, ...target });
const table = (): object => made('AWS::EC2::RouteTable', { VpcId: ref('Vpc') });
const uses = (at: string, RouteTable: string): object =>
  made('AWS::EC2::SubnetRouteTableAssociation', { SubnetId: ref(at), RouteTableId: ref(RouteTable) });
const ACL = made('AWS::EC2::NetworkAcl', { VpcId: ref('Vpc') });
const guards = (at: string): object =>
  made('AWS::EC2::SubnetNetworkAclAssociation', { SubnetId: ref(at), NetworkAclId: ref('Acl') });
const entry = (
  RuleNumber: number,
  RuleAction: 'allow' | 'deny',
  Egress: boolean,
  more: object = {},
): object =>
  made('AWS::EC2::NetworkAclEntry', {
    NetworkAclId: ref('Acl'),
    RuleNumber,
    RuleAction,
    Egress,
    Protocol: -1,
    CidrBlock: '0.0.0.0/0',
    ...more,
  });
const ports = (Protocol: number, From: number, To: number): object => ({ Protocol, PortRange: { From, To } });

/** An instance `A` with an elastic address in a public subnet, and `B` in a private one, which lets `A` in to 5432. */
export const BEGINNING: Resources = {
  Vpc: made('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
  Igw: made('AWS::EC2::InternetGateway', {}),
  Attached: made('AWS::EC2::VPCGatewayAttachment', { VpcId: ref('Vpc'), InternetGatewayId: ref('Igw') }),
  Public: subnet('10.0.0.0/24'),
  Private: subnet('10.0.1.0/24'),
  PublicTable: table(),
  ToIgw: route('PublicTable', '0.0.0.0/0', { GatewayId: ref('Igw') }),
  PublicUses: uses('Public', 'PublicTable'),
  GroupA: group([tcp(443, WORLD)]),
  GroupB: group([tcp(5432, { SourceSecurityGroupId: id('GroupA') })]),
  A: instance('Public', '10.0.0.10', 'GroupA'),
  B: instance('Private', '10.0.1.10', 'GroupB'),
  Eip: made('AWS::EC2::EIP', { InstanceId: ref('A') }),
};

const NAT = {
  Nat: made('AWS::EC2::NatGateway', {
    SubnetId: ref('Public'),
    AllocationId: { 'Fn::GetAtt': ['NatIp', 'AllocationId'] },
    PrivateIpAddress: '10.0.0.99',
  }),
  NatIp: made('AWS::EC2::EIP', { Domain: 'vpc' }),
  PrivateTable: table(),
  PrivateUses: uses('Private', 'PrivateTable'),
  ToNat: route('PrivateTable', '0.0.0.0/0', { NatGatewayId: ref('Nat') }),
};

const listener = (protocol: string, port: number, ...DefaultActions: readonly object[]): object =>
  made('AWS::ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: ref('Lb'),
    Protocol: protocol,
    Port: port,
    DefaultActions,
  });
const FORWARD = { Type: 'forward', TargetGroupArn: ref('Targets') };
const targets = (more: object): object =>
  made('AWS::ElasticLoadBalancingV2::TargetGroup', { VpcId: ref('Vpc'), Port: 5432, ...more });

/** A balancer in the public subnet, which forwards port 80 to `B` on 5432. */
const ALB = {
  GroupLb: group([tcp(80, WORLD)]),
  Lb: made('AWS::ElasticLoadBalancingV2::LoadBalancer', {
    Type: 'application',
    Scheme: 'internet-facing',
    Subnets: [ref('Public')],
    SecurityGroups: [id('GroupLb')],
  }),
  Targets: targets({ Protocol: 'HTTP', Targets: [{ Id: ref('B'), Port: 5432 }] }),
  Listener: listener('HTTP', 80, FORWARD),
  GroupB: group([tcp(5432, { SourceSecurityGroupId: id('GroupLb') })]),
};
const NLB = {
  ...ALB,
  Lb: made('AWS::ElasticLoadBalancingV2::LoadBalancer', {
    Type: 'network',
    Scheme: 'internet-facing',
    Subnets: [ref('Public')],
    SecurityGroups: [id('GroupLb')],
  }),
  Targets: targets({ Protocol: 'TCP', Targets: [{ Id: ref('B'), Port: 5432 }] }),
  Listener: listener('TCP', 80, FORWARD),
};
const BARE = {
  Lb: made('AWS::ElasticLoadBalancingV2::LoadBalancer', { Type: 'network', Subnets: [ref('Public')] }),
};

const PEER = {
  Other: made('AWS::EC2::VPC', { CidrBlock: '10.1.0.0/16' }),
  Peering: made('AWS::EC2::VPCPeeringConnection', { VpcId: ref('Vpc'), PeerVpcId: ref('Other') }),
  Far: made('AWS::EC2::Subnet', { VpcId: ref('Other'), CidrBlock: '10.1.0.0/24' }),
  FarTable: made('AWS::EC2::RouteTable', { VpcId: ref('Other') }),
  FarUses: uses('Far', 'FarTable'),
  FarGroup: made('AWS::EC2::SecurityGroup', {
    GroupDescription: 'g',
    VpcId: ref('Other'),
    SecurityGroupIngress: [tcp(5432, { CidrIp: '10.0.0.0/16' })],
  }),
  C: instance('Far', '10.1.0.10', 'FarGroup'),
  There: route('PublicTable', '10.1.0.0/16', { VpcPeeringConnectionId: ref('Peering') }),
  Back: route('FarTable', '10.0.0.0/16', { VpcPeeringConnectionId: ref('Peering') }),
};

/** `A` has an address in IPv6, and none of IPv4 that is public; its group lets all of IPv6 in to 443. */
const SIX = {
  Block: made('AWS::EC2::VPCCidrBlock', {
    VpcId: ref('Vpc'),
    Ipv6CidrBlock: '2600:1f00::/56',
    Ipv6Pool: 'ipv6pool-ec2-1',
  }),
  Public: subnet('10.0.0.0/24', { Ipv6CidrBlock: '2600:1f00::/64' }),
  ToIgw6: made('AWS::EC2::Route', {
    RouteTableId: ref('PublicTable'),
    DestinationIpv6CidrBlock: '::/0',
    GatewayId: ref('Igw'),
  }),
  GroupA: group([tcp(443, { CidrIpv6: '::/0' })]),
  A: instance('Public', '10.0.0.10', 'GroupA', { Ipv6Addresses: [{ Ipv6Address: '2600:1f00::a' }] }),
  Eip: undefined,
};
const EGRESS_ONLY = {
  ...SIX,
  Only: made('AWS::EC2::EgressOnlyInternetGateway', { VpcId: ref('Vpc') }),
  ToIgw6: made('AWS::EC2::Route', {
    RouteTableId: ref('PublicTable'),
    DestinationIpv6CidrBlock: '::/0',
    EgressOnlyInternetGatewayId: ref('Only'),
  }),
};
const DUAL = {
  ...ALB,
  ...SIX,
  GroupLb: group([tcp(80, { CidrIpv6: '::/0' })]),
  Lb: made('AWS::ElasticLoadBalancingV2::LoadBalancer', {
    Type: 'application',
    Scheme: 'internet-facing',
    IpAddressType: 'dualstack',
    Subnets: [ref('Public')],
    SecurityGroups: [id('GroupLb')],
  }),
};
const LIST = {
  List: made('AWS::EC2::PrefixList', {
    PrefixListName: 'offices',
    AddressFamily: 'IPv4',
    MaxEntries: 2,
    Entries: [{ Cidr: '44.130.0.0/16' }],
  }),
};

const IGW = 'vpc/latest/userguide/VPC_Internet_Gateway.html';
const ROUTES = 'vpc/latest/userguide/VPC_Route_Tables.html';
const GROUPS = 'vpc/latest/userguide/security-group-rules.html';
const NACL = 'vpc/latest/userguide/nacl-rules.html';
const EPHEMERAL = 'vpc/latest/userguide/custom-network-acl.html';
const NATS = 'vpc/latest/userguide/vpc-nat-gateway.html';
const PEERS = 'vpc/latest/peering/vpc-peering-basics.html';
const ACTIONS = 'elasticloadbalancing/latest/application/load-balancer-listeners.html';
const NLB_TARGETS = 'elasticloadbalancing/latest/network/edit-target-group-attributes.html';

export const CASES: readonly NetworkCase[] = [
  // Addresses and gateways
  {
    sentence: 'An elastic address and a route to an attached internet gateway let the internet in.',
    page: IGW,
    given: {},
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: true,
  },
  {
    sentence: 'Without a public address nobody outside can call.',
    page: IGW,
    given: { Eip: undefined },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: false,
  },
  {
    sentence: 'A subnet can give its instances a public address.',
    page: 'vpc/latest/userguide/subnet-public-ip.html',
    given: { Eip: undefined, Public: subnet('10.0.0.0/24', { MapPublicIpOnLaunch: true }) },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: true,
  },
  {
    sentence: 'An elastic address can be associated by a resource of its own.',
    page: 'vpc/latest/userguide/vpc-eips.html',
    given: {
      Eip: made('AWS::EC2::EIP', { Domain: 'vpc' }),
      On: made('AWS::EC2::EIPAssociation', {
        InstanceId: ref('A'),
        AllocationId: { 'Fn::GetAtt': ['Eip', 'AllocationId'] },
      }),
    },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: true,
  },
  {
    sentence: 'Without a route back to the gateway no connection completes.',
    page: IGW,
    given: { ToIgw: undefined },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: false,
  },
  {
    sentence: 'A gateway that is attached to no VPC leads nowhere.',
    page: IGW,
    given: { Attached: undefined },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: false,
  },
  {
    sentence: 'A subnet without a table of its own uses the main one, which only has the local route.',
    page: ROUTES,
    given: { PublicUses: undefined },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: false,
  },
  {
    sentence: 'Half of the world is still somebody on the internet.',
    page: ROUTES,
    given: { ToIgw: route('PublicTable', '128.0.0.0/1', { GatewayId: ref('Igw') }) },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: true,
  },
  {
    sentence: 'A block that nobody on the internet has lets nobody in.',
    page: ROUTES,
    given: { ToIgw: route('PublicTable', '192.168.0.0/16', { GatewayId: ref('Igw') }) },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: false,
  },
  {
    sentence: 'With its own address an instance reaches the internet over the gateway.',
    page: IGW,
    given: {},
    from: 'A',
    to: 'internet',
    port: 443,
    reaches: true,
  },
  {
    sentence: 'Without one it does not, route or no route.',
    page: IGW,
    given: { Eip: undefined },
    from: 'A',
    to: 'internet',
    port: 443,
    reaches: false,
  },
  // Routes
  {
    sentence: 'Subnets of a VPC reach each other by the local route.',
    page: ROUTES,
    given: {},
    from: 'A',
    to: 'B',
    port: 5432,
    reaches: true,
  },
  {
    sentence: 'The longest prefix decides: a block that is taken elsewhere does not come back.',
    page: ROUTES,
    given: {
      GroupA: group([tcp(443, { CidrIp: '8.8.8.0/24' })]),
      Hole: made('AWS::EC2::Route', { RouteTableId: ref('PublicTable'), DestinationCidrBlock: '8.8.8.0/24' }),
    },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: false,
  },
  {
    sentence: 'A shorter prefix does not override a longer one.',
    page: ROUTES,
    given: {
      Hole: made('AWS::EC2::Route', { RouteTableId: ref('PublicTable'), DestinationCidrBlock: '8.0.0.0/8' }),
      GroupA: group([tcp(443, { CidrIp: '9.9.9.9/32' })]),
    },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: true,
  },
  {
    sentence: 'A route to a NAT gateway does not bring answers to a public address.',
    page: NATS,
    given: { ...NAT, ToIgw: route('PublicTable', '0.0.0.0/0', { NatGatewayId: ref('Nat') }) },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: false,
  },
  // Groups
  {
    sentence: 'A group lets in only what a rule names.',
    page: GROUPS,
    given: {},
    from: 'internet',
    to: 'A',
    port: 22,
    reaches: false,
  },
  {
    sentence: 'The protocol counts as well as the port.',
    page: GROUPS,
    given: {},
    from: 'internet',
    to: 'A',
    port: 443,
    protocol: 17,
    reaches: false,
  },
  {
    sentence: 'Protocol -1 is every protocol and every port.',
    page: GROUPS,
    given: { GroupA: group([{ IpProtocol: '-1', ...WORLD }]) },
    from: 'internet',
    to: 'A',
    port: 9,
    protocol: 17,
    reaches: true,
  },
  {
    sentence: 'Protocols can be told by their number.',
    page: GROUPS,
    given: { GroupA: group([rule('6', 22, 22, WORLD)]) },
    from: 'internet',
    to: 'A',
    port: 22,
    reaches: true,
  },
  {
    sentence: 'Two halves are the world.',
    page: GROUPS,
    given: { GroupA: group([tcp(22, { CidrIp: '0.0.0.0/1' }), tcp(22, { CidrIp: '128.0.0.0/1' })]) },
    from: 'internet',
    to: 'A',
    port: 22,
    reaches: true,
  },
  {
    sentence: 'A range holds the ports between its ends.',
    page: GROUPS,
    given: { GroupA: group([rule('tcp', 20, 30, WORLD)]) },
    from: 'internet',
    to: 'A',
    port: 25,
    reaches: true,
  },
  {
    sentence: 'A range ends where it ends.',
    page: GROUPS,
    given: { GroupA: group([rule('tcp', 20, 30, WORLD)]) },
    from: 'internet',
    to: 'A',
    port: 31,
    reaches: false,
  },
  {
    sentence: 'A group that names another lets in who holds it.',
    page: GROUPS,
    given: {},
    from: 'A',
    to: 'B',
    port: 5432,
    reaches: true,
  },
  {
    sentence: 'It lets in nobody else.',
    page: GROUPS,
    given: { GroupA: group([]), Other: group([]), A: instance('Public', '10.0.0.10', 'Other') },
    from: 'A',
    to: 'B',
    port: 5432,
    reaches: false,
  },
  {
    sentence: 'It does not take over the rules of the group that it names.',
    page: GROUPS,
    given: {},
    from: 'internet',
    to: 'B',
    port: 443,
    reaches: false,
  },
  {
    sentence: 'Groups apply within a subnet, too.',
    page: 'vpc/latest/userguide/vpc-security-groups.html',
    given: { B: instance('Public', '10.0.0.11', 'GroupB') },
    from: 'A',
    to: 'B',
    port: 22,
    reaches: false,
  },
  {
    sentence: 'A group can name itself.',
    page: GROUPS,
    given: {
      GroupB: group([]),
      Self: made('AWS::EC2::SecurityGroupIngress', {
        GroupId: id('GroupB'),
        ...tcp(22, { SourceSecurityGroupId: id('GroupB') }),
      }),
      A: instance('Public', '10.0.0.10', 'GroupB'),
    },
    from: 'A',
    to: 'B',
    port: 22,
    reaches: true,
  },
  {
    sentence: 'A rule of its own adds to its group.',
    page: GROUPS,
    given: { More: made('AWS::EC2::SecurityGroupIngress', { GroupId: id('GroupA'), ...tcp(22, WORLD) }) },
    from: 'internet',
    to: 'A',
    port: 22,
    reaches: true,
  },
  {
    sentence: 'A group without egress rules lets everything out.',
    page: 'AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html',
    given: {},
    from: 'A',
    to: 'internet',
    port: 25,
    reaches: true,
  },
  {
    sentence: 'One egress rule takes the default away.',
    page: 'AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html',
    given: { GroupA: group([], out(tcp(443, WORLD))) },
    from: 'A',
    to: 'internet',
    port: 25,
    reaches: false,
  },
  {
    sentence: 'What is let out need not be let in for the answer: groups are stateful.',
    page: 'vpc/latest/userguide/vpc-security-groups.html',
    given: { GroupA: group([], out(tcp(443, WORLD))) },
    from: 'A',
    to: 'internet',
    port: 443,
    reaches: true,
  },
  {
    sentence: 'Egress counts within the VPC as well.',
    page: GROUPS,
    given: { GroupA: group([], out(tcp(443, WORLD))) },
    from: 'A',
    to: 'B',
    port: 5432,
    reaches: false,
  },
  {
    sentence: 'Egress can name the group of the target.',
    page: GROUPS,
    given: {
      GroupA: group([]),
      Out: made('AWS::EC2::SecurityGroupEgress', {
        GroupId: id('GroupA'),
        ...tcp(1, { CidrIp: '127.0.0.1/32' }),
      }),
      Target: group([]),
      GroupB: group([tcp(5432, { CidrIp: '10.0.0.0/24' })]),
    },
    from: 'A',
    to: 'B',
    port: 22,
    reaches: false,
  },
  {
    sentence: 'Without groups of its own an instance has the default one, which admits only itself.',
    page: 'vpc/latest/userguide/default-security-group.html',
    given: {
      A: made('AWS::EC2::Instance', {
        ImageId: 'ami-1',
        SubnetId: ref('Public'),
        PrivateIpAddress: '10.0.0.10',
      }),
    },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: false,
  },
  {
    sentence: 'ICMP has no ports: a rule for it admits it.',
    page: GROUPS,
    given: { GroupA: group([rule('icmp', -1, -1, WORLD)]) },
    from: 'internet',
    to: 'A',
    protocol: 1,
    reaches: true,
  },
  // Network ACLs
  {
    sentence: 'An ACL without entries denies everything.',
    page: NACL,
    given: { Acl: ACL, Guards: guards('Public') },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: false,
  },
  {
    sentence: 'With everything allowed both ways it lets a connection through.',
    page: NACL,
    given: {
      Acl: ACL,
      Guards: guards('Public'),
      In: entry(100, 'allow', false),
      Out: entry(100, 'allow', true),
    },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: true,
  },
  {
    sentence: 'ACLs are stateless: the answer has to be let out.',
    page: NACL,
    given: { Acl: ACL, Guards: guards('Public'), In: entry(100, 'allow', false) },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: false,
  },
  {
    sentence: 'The answer goes to an ephemeral port, and not to the port that was called.',
    page: EPHEMERAL,
    given: {
      Acl: ACL,
      Guards: guards('Public'),
      In: entry(100, 'allow', false),
      Out: entry(100, 'allow', true, ports(6, 443, 443)),
    },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: false,
  },
  {
    sentence: 'All ephemeral ports let every answer out.',
    page: EPHEMERAL,
    given: {
      Acl: ACL,
      Guards: guards('Public'),
      In: entry(100, 'allow', false, ports(6, 443, 443)),
      Out: entry(100, 'allow', true, ports(6, 1024, 65535)),
    },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: true,
  },
  {
    sentence: 'The lower number decides: a deny before an allow.',
    page: NACL,
    given: {
      Acl: ACL,
      Guards: guards('Public'),
      No: entry(90, 'deny', false, ports(6, 443, 443)),
      In: entry(100, 'allow', false),
      Out: entry(100, 'allow', true),
    },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: false,
  },
  {
    sentence: 'The lower number decides: an allow before a deny.',
    page: NACL,
    given: {
      Acl: ACL,
      Guards: guards('Public'),
      No: entry(110, 'deny', false, ports(6, 443, 443)),
      In: entry(100, 'allow', false),
      Out: entry(100, 'allow', true),
    },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: true,
  },
  {
    sentence: 'A deny of one block leaves the others.',
    page: NACL,
    given: {
      Acl: ACL,
      Guards: guards('Public'),
      No: entry(90, 'deny', false, { CidrBlock: '8.0.0.0/8' }),
      In: entry(100, 'allow', false),
      Out: entry(100, 'allow', true),
    },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: true,
  },
  {
    sentence: 'ACLs do not apply within a subnet.',
    page: 'vpc/latest/userguide/vpc-network-acls.html',
    given: { Acl: ACL, Guards: guards('Public'), B: instance('Public', '10.0.0.11', 'GroupB') },
    from: 'A',
    to: 'B',
    port: 5432,
    reaches: true,
  },
  {
    sentence: 'Between subnets both ACLs apply, both ways.',
    page: 'vpc/latest/userguide/vpc-network-acls.html',
    given: { Acl: ACL, Guards: guards('Private'), In: entry(100, 'allow', false) },
    from: 'A',
    to: 'B',
    port: 5432,
    reaches: false,
  },
  {
    sentence: 'One packet of UDP needs no way back.',
    page: NACL,
    given: {
      Acl: ACL,
      Guards: guards('Public'),
      In: entry(100, 'allow', false),
      GroupA: group([rule('udp', 53, 53, WORLD)]),
    },
    from: 'internet',
    to: 'A',
    port: 53,
    protocol: 17,
    reaches: true,
  },
  // NAT
  {
    sentence: 'A NAT gateway lets private subnets out.',
    page: NATS,
    given: NAT,
    from: 'B',
    to: 'internet',
    port: 443,
    reaches: true,
  },
  {
    sentence: 'It lets nobody in.',
    page: NATS,
    given: { ...NAT, GroupB: group([tcp(443, WORLD)]) },
    from: 'internet',
    to: 'B',
    port: 443,
    reaches: false,
  },
  {
    sentence: 'It needs a way out itself.',
    page: NATS,
    given: { ...NAT, ToIgw: undefined },
    from: 'B',
    to: 'internet',
    port: 443,
    reaches: false,
  },
  {
    sentence: 'A private NAT gateway does not lead to the internet.',
    page: NATS,
    given: {
      ...NAT,
      Nat: made('AWS::EC2::NatGateway', {
        SubnetId: ref('Public'),
        ConnectivityType: 'private',
        PrivateIpAddress: '10.0.0.99',
      }),
    },
    from: 'B',
    to: 'internet',
    port: 443,
    reaches: false,
  },
  // Peering
  {
    sentence: 'A peering with routes on both sides carries connections.',
    page: PEERS,
    given: PEER,
    from: 'A',
    to: 'C',
    port: 5432,
    reaches: true,
  },
  {
    sentence: 'Without a route back none completes.',
    page: PEERS,
    given: { ...PEER, Back: undefined },
    from: 'A',
    to: 'C',
    port: 5432,
    reaches: false,
  },
  {
    sentence: 'Without a route there none begins.',
    page: PEERS,
    given: { ...PEER, There: undefined },
    from: 'A',
    to: 'C',
    port: 5432,
    reaches: false,
  },
  {
    sentence: 'A group of one VPC can be named in the peer.',
    page: 'vpc/latest/peering/vpc-peering-security-groups.html',
    given: {
      ...PEER,
      FarGroup: made('AWS::EC2::SecurityGroup', {
        GroupDescription: 'g',
        VpcId: ref('Other'),
        SecurityGroupIngress: [tcp(5432, { SourceSecurityGroupId: id('GroupA') })],
      }),
    },
    from: 'A',
    to: 'C',
    port: 5432,
    reaches: true,
  },
  // Balancers
  {
    sentence: 'An Application Load Balancer asks its targets in its own name.',
    page: 'elasticloadbalancing/latest/application/introduction.html',
    given: ALB,
    from: 'internet',
    to: 'B',
    port: 5432,
    reaches: true,
  },
  {
    sentence: 'A target that admits only clients of the internet does not admit the balancer.',
    page: 'elasticloadbalancing/latest/application/load-balancer-update-security-groups.html',
    given: { ...ALB, GroupB: group([tcp(5432, { CidrIp: '8.8.8.0/24' })]) },
    from: 'internet',
    to: 'B',
    port: 5432,
    reaches: false,
  },
  {
    sentence: 'A redirect reaches no target.',
    page: ACTIONS,
    given: {
      ...ALB,
      Listener: listener('HTTP', 80, {
        Type: 'redirect',
        RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_301' },
      }),
    },
    from: 'internet',
    to: 'B',
    port: 5432,
    reaches: false,
  },
  {
    sentence: 'A fixed response reaches no target.',
    page: ACTIONS,
    given: {
      ...ALB,
      Listener: listener('HTTP', 80, { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }),
    },
    from: 'internet',
    to: 'B',
    port: 5432,
    reaches: false,
  },
  {
    sentence: 'A rule forwards where the default does not.',
    page: ACTIONS,
    given: {
      ...ALB,
      Listener: listener('HTTP', 80, { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }),
      Rule: made('AWS::ElasticLoadBalancingV2::ListenerRule', {
        ListenerArn: ref('Listener'),
        Priority: 1,
        Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/*'] } }],
        Actions: [FORWARD],
      }),
    },
    from: 'internet',
    to: 'B',
    port: 5432,
    reaches: true,
  },
  {
    sentence: 'A weight of 0 forwards nothing.',
    page: ACTIONS,
    given: {
      ...ALB,
      Listener: listener('HTTP', 80, {
        Type: 'forward',
        ForwardConfig: { TargetGroups: [{ TargetGroupArn: ref('Targets'), Weight: 0 }] },
      }),
    },
    from: 'internet',
    to: 'B',
    port: 5432,
    reaches: false,
  },
  {
    sentence: 'An internal balancer has no public address.',
    page: 'elasticloadbalancing/latest/application/application-load-balancers.html',
    given: {
      ...ALB,
      Lb: made('AWS::ElasticLoadBalancingV2::LoadBalancer', {
        Type: 'application',
        Scheme: 'internal',
        Subnets: [ref('Public')],
        SecurityGroups: [id('GroupLb')],
      }),
    },
    from: 'internet',
    to: 'B',
    port: 5432,
    reaches: false,
  },
  {
    sentence: 'Whose group the balancer does not admit does not get through.',
    page: 'elasticloadbalancing/latest/application/load-balancer-update-security-groups.html',
    given: { ...ALB, GroupLb: group([tcp(80, { CidrIp: '10.9.0.0/16' })]) },
    from: 'internet',
    to: 'B',
    port: 5432,
    reaches: false,
  },
  {
    sentence:
      'To instances a Network Load Balancer keeps the address of the client, which the target has to admit.',
    page: NLB_TARGETS,
    given: { ...NLB, ...BARE, GroupB: group([tcp(5432, { CidrIp: '10.0.0.0/16' })]) },
    from: 'internet',
    to: 'B',
    port: 5432,
    reaches: false,
  },
  {
    sentence: 'It does where the target admits the world.',
    page: NLB_TARGETS,
    given: { ...NLB, ...BARE, GroupB: group([tcp(5432, WORLD)]) },
    from: 'internet',
    to: 'B',
    port: 5432,
    reaches: true,
  },
  {
    sentence: 'A target that names the group of the balancer admits it with the address kept.',
    page: 'elasticloadbalancing/latest/network/load-balancer-security-groups.html',
    given: NLB,
    from: 'internet',
    to: 'B',
    port: 5432,
    reaches: true,
  },
  {
    sentence: 'To addresses it asks in its own name.',
    page: NLB_TARGETS,
    given: {
      ...NLB,
      ...BARE,
      Targets: targets({ Protocol: 'TCP', TargetType: 'ip', Targets: [{ Id: '10.0.1.10', Port: 5432 }] }),
      GroupB: group([tcp(5432, { CidrIp: '10.0.0.0/16' })]),
    },
    from: 'internet',
    to: 'B',
    port: 5432,
    reaches: true,
  },
  {
    sentence: 'Keeping the address can be switched off for TCP.',
    page: NLB_TARGETS,
    given: {
      ...NLB,
      ...BARE,
      Targets: targets({
        Protocol: 'TCP',
        Targets: [{ Id: ref('B'), Port: 5432 }],
        TargetGroupAttributes: [{ Key: 'preserve_client_ip.enabled', Value: 'false' }],
      }),
      GroupB: group([tcp(5432, { CidrIp: '10.0.0.0/16' })]),
    },
    from: 'internet',
    to: 'B',
    port: 5432,
    reaches: true,
  },
  {
    sentence: 'A Network Load Balancer without groups lets everybody come to its listeners.',
    page: 'elasticloadbalancing/latest/network/load-balancer-security-groups.html',
    given: { ...NLB, ...BARE },
    from: 'internet',
    to: 'Lb',
    port: 80,
    reaches: true,
  },
  {
    sentence: 'A balancer answers only where it listens.',
    page: 'elasticloadbalancing/latest/network/load-balancer-listeners.html',
    given: { ...NLB, ...BARE },
    from: 'internet',
    to: 'Lb',
    port: 81,
    reaches: false,
  },
  {
    sentence: 'Each node of a balancer brings on from where the client arrived.',
    page: 'elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html',
    given: {
      ...ALB,
      Lb: made('AWS::ElasticLoadBalancingV2::LoadBalancer', {
        Type: 'application',
        Scheme: 'internet-facing',
        Subnets: [ref('Public'), ref('Private')],
        SecurityGroups: [id('GroupLb')],
      }),
      // The node in the private subnet may call, but nobody comes to it.
      GroupB: group([tcp(5432, { CidrIp: '10.0.1.0/24' })]),
    },
    from: 'internet',
    to: 'B',
    port: 5432,
    reaches: false,
  },
  {
    sentence: 'Of UDP a Network Load Balancer keeps the address of the client, to addresses, too.',
    page: NLB_TARGETS,
    given: {
      ...NLB,
      ...BARE,
      Targets: targets({ Protocol: 'UDP', TargetType: 'ip', Targets: [{ Id: '10.0.1.10', Port: 5432 }] }),
      Listener: listener('UDP', 80, FORWARD),
      GroupB: group([rule('udp', 5432, 5432, { CidrIp: '10.0.0.0/16' })]),
    },
    from: 'internet',
    to: 'B',
    port: 5432,
    protocol: 17,
    reaches: false,
  },
  {
    sentence: 'A dualstack balancer is open to the internet in IPv6.',
    page: 'elasticloadbalancing/latest/application/load-balancer-ip-address-type.html',
    given: DUAL,
    from: 'internet',
    to: 'B',
    port: 5432,
    reaches: true,
  },
  {
    sentence: 'An internal one is not, unless its attribute says so.',
    page: 'elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html',
    given: {
      ...DUAL,
      Lb: made('AWS::ElasticLoadBalancingV2::LoadBalancer', {
        Type: 'application',
        Scheme: 'internal',
        IpAddressType: 'dualstack',
        Subnets: [ref('Public')],
        SecurityGroups: [id('GroupLb')],
      }),
    },
    from: 'internet',
    to: 'B',
    port: 5432,
    reaches: false,
  },
  // IPv6
  {
    sentence:
      'In IPv6 an address and a route to the gateway let the internet in, without a public address of IPv4.',
    page: 'vpc/latest/userguide/vpc-ip-addressing.html',
    given: SIX,
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: true,
  },
  {
    sentence: 'A rule for all of IPv4 is none for IPv6.',
    page: GROUPS,
    given: { ...SIX, GroupA: group([tcp(443, WORLD)]) },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: false,
  },
  {
    sentence: 'Two halves of IPv6 are the world.',
    page: GROUPS,
    given: {
      ...SIX,
      GroupA: group([tcp(443, { CidrIpv6: '::/1' }), tcp(443, { CidrIpv6: '8000::/1' })]),
    },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: true,
  },
  {
    sentence: 'An egress-only internet gateway lets IPv6 out.',
    page: 'vpc/latest/userguide/egress-only-internet-gateway.html',
    given: EGRESS_ONLY,
    from: 'A',
    to: 'internet',
    port: 443,
    reaches: true,
  },
  {
    sentence: 'It lets nobody in.',
    page: 'vpc/latest/userguide/egress-only-internet-gateway.html',
    given: EGRESS_ONLY,
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: false,
  },
  {
    sentence: 'An ACL denies what no entry is for, as all of IPv6 where entries are for IPv4.',
    page: NACL,
    given: {
      ...SIX,
      Acl: ACL,
      Guards: guards('Public'),
      In: entry(100, 'allow', false),
      Out: entry(100, 'allow', true),
    },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: false,
  },
  {
    sentence: 'An entry for IPv6 lets it through.',
    page: NACL,
    given: {
      ...SIX,
      Acl: ACL,
      Guards: guards('Public'),
      In: entry(100, 'allow', false, { CidrBlock: undefined, Ipv6CidrBlock: '::/0' }),
      Out: entry(100, 'allow', true, { CidrBlock: undefined, Ipv6CidrBlock: '::/0' }),
    },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: true,
  },
  {
    sentence: 'The default group lets IPv6 out, too.',
    page: 'vpc/latest/userguide/default-security-group.html',
    given: {
      ...SIX,
      A: instance('Public', '10.0.0.10', 'GroupA', {
        SecurityGroupIds: undefined,
        Ipv6Addresses: [{ Ipv6Address: '2600:1f00::a' }],
      }),
    },
    from: 'A',
    to: 'internet',
    port: 443,
    reaches: true,
  },
  {
    sentence: 'A block that Amazon provides is as good as one that is written out.',
    page: 'vpc/latest/userguide/vpc-ip-addressing.html',
    given: {
      ...SIX,
      Block: made('AWS::EC2::VPCCidrBlock', { VpcId: ref('Vpc'), AmazonProvidedIpv6CidrBlock: true }),
      Public: subnet('10.0.0.0/24', {
        AssignIpv6AddressOnCreation: true,
        Ipv6CidrBlock: {
          'Fn::Select': [
            0,
            { 'Fn::Cidr': [{ 'Fn::Select': [0, { 'Fn::GetAtt': ['Vpc', 'Ipv6CidrBlocks'] }] }, 1, '64'] },
          ],
        },
      }),
      A: instance('Public', '10.0.0.10', 'GroupA'),
    },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: true,
  },
  {
    sentence: 'Two of one VPC reach each other over IPv6 by the local route.',
    page: ROUTES,
    given: {
      ...SIX,
      ToIgw6: undefined,
      B: instance('Public', '10.0.0.11', 'GroupB', { Ipv6Addresses: [{ Ipv6Address: '2600:1f00::b' }] }),
      GroupB: group([tcp(5432, { CidrIpv6: '2600:1f00::/64' })]),
    },
    from: 'A',
    to: 'B',
    port: 5432,
    reaches: true,
  },
  // Prefix lists
  {
    sentence: 'A rule for a prefix list admits what is in the list.',
    page: 'vpc/latest/userguide/managed-prefix-lists.html',
    given: { ...LIST, GroupA: group([tcp(443, { SourcePrefixListId: ref('List') })]) },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: true,
  },
  {
    sentence: 'A route to a prefix list counts by the blocks that are in the list.',
    page: 'vpc/latest/userguide/route-tables-priority.html',
    given: {
      ...LIST,
      GroupA: group([tcp(443, { CidrIp: '44.130.2.0/24' })]),
      ToIgw: made('AWS::EC2::Route', {
        RouteTableId: ref('PublicTable'),
        DestinationPrefixListId: ref('List'),
        GatewayId: ref('Igw'),
      }),
    },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: true,
  },
  {
    sentence: 'What is not in the list it does not lead to.',
    page: 'vpc/latest/userguide/route-tables-priority.html',
    given: {
      ...LIST,
      GroupA: group([tcp(443, { CidrIp: '8.8.8.0/24' })]),
      ToIgw: made('AWS::EC2::Route', {
        RouteTableId: ref('PublicTable'),
        DestinationPrefixListId: ref('List'),
        GatewayId: ref('Igw'),
      }),
    },
    from: 'internet',
    to: 'A',
    port: 443,
    reaches: false,
  },
  // Endpoints, fleets and functions
  {
    sentence: 'A gateway endpoint is a way to a service, and none to the internet.',
    page: 'vpc/latest/privatelink/gateway-endpoints.html',
    given: {
      PrivateTable: table(),
      PrivateUses: uses('Private', 'PrivateTable'),
      Gateway: made('AWS::EC2::VPCEndpoint', {
        VpcId: ref('Vpc'),
        ServiceName: 'com.amazonaws.eu-west-1.s3',
        RouteTableIds: [ref('PrivateTable')],
      }),
    },
    from: 'B',
    to: 'internet',
    port: 443,
    reaches: false,
  },
  {
    sentence: 'An interface endpoint answers whom its groups let in.',
    page: 'vpc/latest/privatelink/create-interface-endpoint.html',
    given: {
      Endpoint: made('AWS::EC2::VPCEndpoint', {
        VpcId: ref('Vpc'),
        VpcEndpointType: 'Interface',
        ServiceName: 'com.amazonaws.eu-west-1.ssm',
        SubnetIds: [ref('Private')],
        SecurityGroupIds: [id('GroupB')],
      }),
    },
    from: 'A',
    to: 'Endpoint',
    port: 5432,
    reaches: true,
  },
  {
    sentence: 'Instances of an Auto Scaling group hold the groups of its launch template.',
    page: 'autoscaling/ec2/userguide/create-launch-template.html',
    given: {
      Start: made('AWS::EC2::LaunchTemplate', {
        LaunchTemplateData: { ImageId: 'ami-1', SecurityGroupIds: [id('GroupB')] },
      }),
      Fleet: made('AWS::AutoScaling::AutoScalingGroup', {
        MinSize: '1',
        MaxSize: '2',
        VPCZoneIdentifier: [ref('Private')],
        LaunchTemplate: {
          LaunchTemplateId: ref('Start'),
          Version: { 'Fn::GetAtt': ['Start', 'LatestVersionNumber'] },
        },
      }),
    },
    from: 'A',
    to: 'Fleet',
    port: 5432,
    reaches: true,
  },
  {
    sentence: 'A function has no public address, whatever its subnet gives to instances.',
    page: 'lambda/latest/dg/configuration-vpc-internet.html',
    given: {
      Public: subnet('10.0.0.0/24', { MapPublicIpOnLaunch: true }),
      Code: made('AWS::Lambda::Function', {
        Handler: 'index.handler',
        Runtime: 'nodejs22.x',
        Role: 'arn:aws:iam::111122223333:role/code',
        Code: { ZipFile: '0' },
        VpcConfig: { SubnetIds: [ref('Public')], SecurityGroupIds: [id('GroupA')] },
      }),
    },
    from: 'Code',
    to: 'internet',
    port: 443,
    reaches: false,
  },
  // Taken over
  {
    sentence: 'What was taken over may open connections of its own.',
    page: GROUPS,
    given: {},
    from: 'internet',
    to: 'B',
    port: 5432,
    evenThroughCompromise: true,
    reaches: true,
  },
  {
    sentence: 'Without that it brings nothing on.',
    page: GROUPS,
    given: {},
    from: 'internet',
    to: 'B',
    port: 5432,
    reaches: false,
  },
];
