type Resources = Readonly<Record<string, { readonly Type: string; readonly Properties: object }>>;

const made = (type: string, Properties: object) => ({ Type: `AWS::${type}`, Properties });
const ref = (Ref: string): object => ({ Ref });
const group = (at: number): object => ({ 'Fn::GetAtt': [`Group${at}`, 'GroupId'] });
const each = (count: number, one: (at: number) => Resources): Resources =>
  Object.assign({}, ...Array.from({ length: count }, (_, at) => one(at)));

/** How many workloads one has to break into, one after the other, to come from the internet to the last one. */
export const STEPS = 8;

/**
 * A VPC of so many subnets, every fourth of them public, with an instance for each group. A group lets in five others
 * and a block; the internet is let in to the first one only, from which a chain leads on.
 */
export function largeNetwork(subnets: number, groups: number): Resources {
  const subnetOf = (at: number): number => (at * 7) % subnets;
  return {
    Vpc: made('EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
    Igw: made('EC2::InternetGateway', {}),
    Attached: made('EC2::VPCGatewayAttachment', { VpcId: ref('Vpc'), InternetGatewayId: ref('Igw') }),
    Acl: made('EC2::NetworkAcl', { VpcId: ref('Vpc') }),
    ...each(2, (at) => ({
      [`Entry${at}`]: made('EC2::NetworkAclEntry', {
        ...{ NetworkAclId: ref('Acl'), RuleNumber: 100, Protocol: -1, RuleAction: 'allow' },
        ...{ Egress: at === 1, CidrBlock: '0.0.0.0/0' },
      }),
    })),
    ...each(subnets, (at) => ({
      [`Subnet${at}`]: made('EC2::Subnet', { VpcId: ref('Vpc'), CidrBlock: `10.0.${at}.0/24` }),
      [`Table${at}`]: made('EC2::RouteTable', { VpcId: ref('Vpc') }),
      [`Uses${at}`]: made('EC2::SubnetRouteTableAssociation', {
        ...{ SubnetId: ref(`Subnet${at}`), RouteTableId: ref(`Table${at}`) },
      }),
      [`Guards${at}`]: made('EC2::SubnetNetworkAclAssociation', {
        ...{ SubnetId: ref(`Subnet${at}`), NetworkAclId: ref('Acl') },
      }),
      ...(at % 4 === 0
        ? {
            [`Out${at}`]: made('EC2::Route', {
              ...{
                RouteTableId: ref(`Table${at}`),
                DestinationCidrBlock: '0.0.0.0/0',
                GatewayId: ref('Igw'),
              },
            }),
          }
        : {}),
    })),
    ...each(groups, (at) => {
      const tcp = (port: number, source: object) => ({
        ...{ IpProtocol: 'tcp', FromPort: port, ToPort: port, ...source },
      });
      const others = [11, 23, 41, 67].map((step) => group(STEPS + ((at + step) % (groups - STEPS))));
      const before = at > 0 && at < STEPS ? [group(at - 1)] : others.slice(0, 1);
      const sources = at < STEPS ? before : others;
      const ingress = sources.map((SourceSecurityGroupId) =>
        tcp(8000 + (at % 20), { SourceSecurityGroupId }),
      );
      return {
        [`Group${at}`]: made('EC2::SecurityGroup', {
          GroupDescription: 'One of many',
          VpcId: ref('Vpc'),
          SecurityGroupIngress: [
            ...ingress,
            at === 0 ? tcp(443, { CidrIp: '0.0.0.0/0' }) : tcp(9000, { CidrIp: '192.168.0.0/16' }),
          ],
        }),
        [`Host${at}`]: made('EC2::Instance', {
          ...{ ImageId: 'ami-1', SubnetId: ref(`Subnet${subnetOf(at)}`), SecurityGroupIds: [group(at)] },
        }),
      };
    }),
    Address: made('EC2::EIP', { InstanceId: ref('Host0') }),
  };
}
