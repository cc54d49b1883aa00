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
  SIX,
  tcp,
  WORLD,
} from './parts';

const launched = (...NetworkInterfaces: readonly object[]): object =>
  made('AWS::EC2::Instance', { NetworkInterfaces });
const at = (subnet: string, groups: string, more: object = {}): object => ({
  DeviceIndex: '0',
  SubnetId: ref(subnet),
  GroupSet: [id(groups)],
  ...more,
});
const STANDING: Resources = {
  Eni: made('AWS::EC2::NetworkInterface', { SubnetId: ref('Public'), GroupSet: [id('Open')] }),
  Eip: made('AWS::EC2::EIP', { Domain: 'vpc' }),
  Held: made('AWS::EC2::EIPAssociation', {
    AllocationId: attribute('Eip', 'AllocationId'),
    NetworkInterfaceId: ref('Eni'),
  }),
};
const template = (LaunchTemplateData: object): object =>
  made('AWS::EC2::LaunchTemplate', { LaunchTemplateData });
const scaled = (more: object): object =>
  made('AWS::AutoScaling::AutoScalingGroup', { VPCZoneIdentifier: [ref('Public')], ...more });
const BY_TEMPLATE = { LaunchTemplate: { LaunchTemplateId: ref('Template'), Version: '1' } };

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html */
test.each<[string, Resources, boolean | 'unknown']>([
  [
    'by its second interface',
    { A: launched(at('Private', 'Shut'), at('Public', 'Open', { AssociatePublicIpAddress: true })) },
    true,
  ],
  [
    'not by the groups of one interface and the address of another',
    { A: launched(at('Private', 'Open'), at('Public', 'Shut', { AssociatePublicIpAddress: true })) },
    false,
  ],
  [
    'by an interface that stands alone',
    { ...STANDING, A: launched({ NetworkInterfaceId: ref('Eni') }) },
    true,
  ],
  [
    'by a second one that stands alone',
    { ...STANDING, A: launched(at('Private', 'Shut'), { NetworkInterfaceId: ref('Eni') }) },
    true,
  ],
  [
    'by one that is attached to it',
    {
      ...STANDING,
      A: instance('Private'),
      Attachment: made('AWS::EC2::NetworkInterfaceAttachment', {
        InstanceId: ref('A'),
        NetworkInterfaceId: ref('Eni'),
        DeviceIndex: '1',
      }),
    },
    true,
  ],
  ['perhaps by one that is not in sight', { A: launched({ NetworkInterfaceId: 'eni-0abc' }) }, 'unknown'],
  [
    'perhaps by interfaces of which nothing is known',
    { A: made('AWS::EC2::Instance', { NetworkInterfaces: ref('P') }) },
    'unknown',
  ],
  ['perhaps in the default VPC', { A: made('AWS::EC2::Instance', { SecurityGroups: ['web'] }) }, 'unknown'],
  [
    'in a group that launches it with a public address',
    {
      Template: template({ NetworkInterfaces: [{ AssociatePublicIpAddress: true, Groups: [id('Open')] }] }),
      A: scaled(BY_TEMPLATE),
    },
    true,
  ],
  [
    'in a group with instances of several types',
    {
      Template: template({ NetworkInterfaces: [{ AssociatePublicIpAddress: true, Groups: [id('Open')] }] }),
      A: scaled({
        MixedInstancesPolicy: {
          LaunchTemplate: { LaunchTemplateSpecification: BY_TEMPLATE.LaunchTemplate },
        },
      }),
    },
    true,
  ],
  [
    'by the second interface that a template gives it',
    {
      Template: template({
        NetworkInterfaces: [
          { Groups: [id('Shut')] },
          { AssociatePublicIpAddress: true, Groups: [id('Open')] },
        ],
      }),
      A: scaled(BY_TEMPLATE),
    },
    true,
  ],
  [
    'in a group with a launch configuration',
    {
      Launch: made('AWS::AutoScaling::LaunchConfiguration', {
        AssociatePublicIpAddress: true,
        SecurityGroups: [id('Open')],
      }),
      A: scaled({ LaunchConfigurationName: ref('Launch') }),
    },
    true,
  ],
  [
    'not with a launch configuration that gives no public address',
    {
      Launch: made('AWS::AutoScaling::LaunchConfiguration', { SecurityGroups: [id('Open')] }),
      A: scaled({ LaunchConfigurationName: ref('Launch') }),
    },
    false,
  ],
  [
    'as the launch template says that it names',
    {
      Template: template({ NetworkInterfaces: [{ AssociatePublicIpAddress: true, Groups: [id('Open')] }] }),
      A: made('AWS::EC2::Instance', { ...BY_TEMPLATE, SubnetId: ref('Public') }),
    },
    true,
  ],
  [
    'not by the groups of a template where it names its own',
    {
      Template: template({ SecurityGroupIds: [id('Open')] }),
      Eip: made('AWS::EC2::EIP', { InstanceId: ref('A') }),
      A: instance('Public', { ...BY_TEMPLATE, SecurityGroupIds: [id('Shut')] }),
    },
    false,
  ],
  [
    'perhaps as a launch template says that is not in sight',
    { A: instance('Public', { LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '1' } }) },
    'unknown',
  ],
  [
    'perhaps with a launch template that is not in sight',
    { A: scaled({ LaunchTemplate: { LaunchTemplateId: 'lt-1' } }) },
    'unknown',
  ],
  [
    'perhaps in a group that names no subnets',
    {
      Template: template({ SecurityGroupIds: [id('Open')] }),
      A: made('AWS::AutoScaling::AutoScalingGroup', { AvailabilityZones: ['a'], ...BY_TEMPLATE }),
    },
    'unknown',
  ],
])('the internet reaches an instance %s', (_, more, expected) => {
  expect(reaches({ ...NETWORK, ...more }, 'internet', 'A')).toBe(expected);
});

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html#vpc-ipv6-addresses */
test.each<[string, Resources, boolean | 'unknown']>([
  ['that has asked for one', { A: instance('Public', { Ipv6AddressCount: 1 }) }, true],
  ['that names one', { A: instance('Public', { Ipv6Addresses: [{ Ipv6Address: '2600::5' }] }) }, true],
  ['that has asked for none', { A: instance('Public', { Ipv6AddressCount: 0 }) }, false],
  [
    'that asks for a number that is not known',
    { A: instance('Public', { Ipv6AddressCount: ref('P') }) },
    'unknown',
  ],
  [
    'whose launch template asks for one',
    {
      Template: template({ NetworkInterfaces: [{ Ipv6AddressCount: 1, Groups: [id('Open')] }] }),
      A: scaled(BY_TEMPLATE),
    },
    true,
  ],
  [
    'in a subnet whose block stands alone',
    {
      Public: NETWORK['Public'] ?? {},
      Block: made('AWS::EC2::SubnetCidrBlock', {
        SubnetId: ref('Public'),
        Ipv6CidrBlock: '2600:1f18:1:1::/64',
      }),
      A: instance('Public', { Ipv6AddressCount: 1 }),
    },
    true,
  ],
])('by IPv6 the internet reaches an instance %s', (_, more, expected) => {
  expect(reaches({ ...SIX, ...more }, 'internet', 'A')).toBe(expected);
});

test('whoever is let out to one of several addresses may find it there, and only there', () => {
  const network = (PrivateIpAddresses: readonly object[]): Resources => ({
    ...NETWORK,
    OneWay: made('AWS::EC2::SecurityGroup', {
      GroupDescription: 'g',
      VpcId: ref('Vpc'),
      SecurityGroupEgress: [tcp(22, { CidrIp: '10.0.1.20/32' })],
    }),
    Caller: instance('Private', { PrivateIpAddress: '10.0.1.10', SecurityGroupIds: [id('OneWay')] }),
    A: launched(at('Private', 'Open', { PrivateIpAddresses })),
  });
  const first = { PrivateIpAddress: '10.0.1.11', Primary: true };
  const second = { PrivateIpAddress: '10.0.1.20', Primary: false };
  expect(reaches(network([first]), 'Caller', 'A')).toBe(false);
  expect(reaches(network([first, second]), 'Caller', 'A')).not.toBe(false);
});

test('whoever took over one interface asks with the groups of that one, and then with those of the other', () => {
  const network = (groups: string): Resources => ({
    ...NETWORK,
    FromSecond: group(tcp(3000, { SourceSecurityGroupId: id('Second') })),
    Second: group(),
    A: launched(at('Public', 'Open', { AssociatePublicIpAddress: true }), at('Public', groups)),
    B: instance('Private', { SecurityGroupIds: [id('FromSecond')] }),
  });
  const asked = { evenThroughCompromise: true };
  expect(reaches(network('Second'), 'internet', 'B', asked)).toBe(true);
  expect(reaches(network('Shut'), 'internet', 'B', asked)).toBe(false);
});

test('in the default VPC a group can be called by its name', () => {
  const network = (SecurityGroups: readonly unknown[]): Resources => ({
    Named: made('AWS::EC2::SecurityGroup', {
      GroupDescription: 'g',
      GroupName: 'web',
      SecurityGroupIngress: [tcp(22, WORLD)],
    }),
    A: made('AWS::EC2::Instance', { SecurityGroups }),
  });
  const ports = [22, 22] as const;
  expect(reaches(network(['web']), 'internet', 'A', { ports })).toBe('unknown');
  expect(reaches(network([ref('Named')]), 'internet', 'A', { ports })).toBe('unknown');
  expect(reaches(network([ref('Named')]), 'internet', 'A', { ports: [23, 23] })).toBe(false);
});
