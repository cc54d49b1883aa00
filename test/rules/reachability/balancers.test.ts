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

/** A public Network Load Balancer, whose target lets in what comes from within the VPC. */
const front = (balancer: object, targets: object = {}, listener: object = {}): Resources => ({
  ...NETWORK,
  Lb: made('AWS::ElasticLoadBalancingV2::LoadBalancer', {
    Type: 'network',
    Scheme: 'internet-facing',
    Subnets: [ref('Public')],
    ...balancer,
  }),
  Targets: made('AWS::ElasticLoadBalancingV2::TargetGroup', {
    VpcId: ref('Vpc'),
    Protocol: 'TCP',
    Port: 3000,
    Targets: [{ Id: ref('A') }],
    ...targets,
  }),
  Listener: made('AWS::ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: ref('Lb'),
    Protocol: 'TCP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: ref('Targets') }],
    ...listener,
  }),
  Behind: group(tcp(3000, { CidrIp: '10.0.0.0/16' })),
  A: instance('Private', { SecurityGroupIds: [id('Behind')] }),
});
const BY_ADDRESS = { TargetType: 'ip', Targets: [{ Id: attribute('A', 'PrivateIp') }] };
const keeping = (Key: unknown, Value: unknown): object => ({ TargetGroupAttributes: [{ Key, Value }] });
const KEEP = 'preserve_client_ip.enabled';

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation */
test.each<[string, Resources, boolean | 'unknown']>([
  ['where it keeps the address of the client', front({}), false],
  ['where it does not', front({}, keeping(KEEP, 'false')), true],
  ['where nobody knows whether it does', front({}, keeping(KEEP, ref('P'))), 'unknown'],
  ['where nobody knows what is said of it', front({}, keeping(ref('P'), 'false')), 'unknown'],
  ['to an address by TCP', front({}, BY_ADDRESS), true],
  [
    'to an address by TCP and UDP',
    front({}, { ...BY_ADDRESS, Protocol: 'TCP_UDP' }, { Protocol: 'TCP_UDP' }),
    false,
  ],
  ['to an address by TLS', front({}, { ...BY_ADDRESS, Protocol: 'TLS' }, { Protocol: 'TLS' }), true],
  ['of which the scheme is not known', front({ Scheme: ref('P') }, BY_ADDRESS), 'unknown'],
  ['of which the type is not known', front({ Type: ref('P') }, BY_ADDRESS), 'unknown'],
  [
    'with an elastic address in its subnet',
    front({ Subnets: undefined, SubnetMappings: [{ SubnetId: ref('Public') }] }, BY_ADDRESS),
    true,
  ],
  [
    'without public IPv4 addresses',
    front({ IpAddressType: 'dualstack-without-public-ipv4' }, BY_ADDRESS),
    false,
  ],
  ['whose groups let nobody in', front({ SecurityGroups: [id('Shut')] }, BY_ADDRESS), false],
])('a Network Load Balancer brings the internet in %s', (_, network, expected) => {
  expect(reaches(network, 'internet', 'A')).toBe(expected);
});

test('a Network Load Balancer keeps the address of the client by UDP, whatever is said', () => {
  const network = front(
    {},
    { ...BY_ADDRESS, ...keeping(KEEP, 'false'), Protocol: 'UDP' },
    { Protocol: 'UDP' },
  );
  expect(reaches(network, 'internet', 'A', { protocol: 17 })).toBe(false);
});

const APPLICATION = { Type: 'application', SecurityGroups: [id('Open')] };
const application = (more: Resources, listener: object = {}): Resources => ({
  ...front(APPLICATION, { Protocol: 'HTTP' }, { Protocol: 'HTTP', ...listener }),
  ...more,
});
const forwarding = (ForwardConfig: object): object => ({
  DefaultActions: [{ Type: 'forward', ForwardConfig }],
});
const rule = (ListenerArn: unknown): object =>
  made('AWS::ElasticLoadBalancingV2::ListenerRule', {
    ListenerArn,
    Priority: 1,
    Conditions: [],
    Actions: [{ Type: 'forward', TargetGroupArn: ref('Targets') }],
  });
const FIXED = { DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }] };

test.each<[string, Resources, boolean | 'unknown']>([
  ['by its default', application({}), true],
  ['not by an answer of its own', application({}, FIXED), false],
  ['by a rule', application({ Rule: rule(ref('Listener')) }, FIXED), true],
  ['by a rule of a listener that is not known', application({ Rule: rule(ref('P')) }, FIXED), 'unknown'],
  [
    'by the listener of a balancer that is not known',
    application({}, { LoadBalancerArn: ref('P') }),
    'unknown',
  ],
  ['by actions that are not known', application({}, { DefaultActions: ref('P') }), 'unknown'],
  ['by target groups that are not known', application({}, forwarding({ TargetGroups: ref('P') })), 'unknown'],
  [
    'by weight',
    application({}, forwarding({ TargetGroups: [{ TargetGroupArn: ref('Targets'), Weight: 1 }] })),
    true,
  ],
  [
    'not by none',
    application({}, forwarding({ TargetGroups: [{ TargetGroupArn: ref('Targets'), Weight: 0 }] })),
    false,
  ],
])('an Application Load Balancer forwards %s', (_, network, expected) => {
  expect(reaches(network, 'internet', 'A')).toBe(expected);
});

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html */
test('a function is invoked by a balancer, whatever its groups let in', () => {
  const network = {
    ...application({}),
    Targets: made('AWS::ElasticLoadBalancingV2::TargetGroup', {
      TargetType: 'lambda',
      Targets: [{ Id: attribute('F', 'Arn') }],
    }),
    F: made('AWS::Lambda::Function', {
      VpcConfig: { SubnetIds: [ref('Private')], SecurityGroupIds: [id('Shut')] },
    }),
  };
  expect(reaches(network, 'internet', 'F')).toBe(true);
  expect(reaches({ ...network, Open: group() }, 'internet', 'F')).toBe(false);

  const called = made('AWS::Lambda::Function', {
    VpcConfig: { SubnetIds: [ref('Private')], SecurityGroupIds: [id('Open')] },
  });

  expect(reaches({ ...network, F: called, Targets: group() }, 'A', 'F')).toBe(false);
});

test('a Network Load Balancer brings the internet to an internal Application Load Balancer', () => {
  const inner = (peer: object): Resources => ({
    ...front({}, { TargetType: 'alb', Targets: [{ Id: ref('Inner') }], Port: 80 }),
    InnerGroup: group(tcp(80, peer)),
    Inner: made('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      Scheme: 'internal',
      Subnets: [ref('Private')],
      SecurityGroups: [id('InnerGroup')],
    }),
    InnerListener: made('AWS::ElasticLoadBalancingV2::Listener', {
      LoadBalancerArn: ref('Inner'),
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: ref('InnerTargets') }],
    }),
    InnerTargets: made('AWS::ElasticLoadBalancingV2::TargetGroup', {
      VpcId: ref('Vpc'),
      Port: 3000,
      Targets: [{ Id: ref('A') }],
    }),
  });
  expect(reaches(inner(WORLD), 'internet', 'A')).toBe(true);
  expect(reaches(inner({ CidrIp: '10.0.0.0/16' }), 'internet', 'A')).toBe(false);
});

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html */
test('an internal balancer is called by IPv6 from inside, and from the internet if an attribute says so', () => {
  const dual = (more: object): Resources => ({
    ...application({}),
    ...SIX,
    Open: group(tcp(80, { CidrIpv6: '::/0' })),
    Lb: made('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      Scheme: 'internal',
      IpAddressType: 'dualstack',
      Subnets: [ref('Public')],
      SecurityGroups: [id('Open')],
      ...more,
    }),
    B: instance('Public', { Ipv6AddressCount: 1 }),
  });
  const opened = { LoadBalancerAttributes: [{ Key: 'ipv6.deny_all_igw_traffic', Value: 'false' }] };
  expect(reaches(dual({}), 'B', 'Lb')).toBe(true);
  expect(reaches(dual({}), 'internet', 'Lb')).toBe(false);
  expect(reaches(dual(opened), 'internet', 'Lb')).toBe(true);
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-elasticloadbalancingv2-loadbalancer-subnetmapping.html */
test.each<[string, object, boolean | 'unknown']>([
  ['the address that is written', { PrivateIPv4Address: '10.0.1.50' }, true],
  ['another one', { PrivateIPv4Address: '10.0.1.60' }, false],
  ['one that AWS chooses', {}, 'unknown'],
])('who may call one address reaches a balancer with %s', (_, mapping, expected) => {
  const mapped = { SubnetMappings: [{ SubnetId: ref('Private'), ...mapping }], Subnets: undefined };
  const resources: Resources = {
    ...front({ ...mapped, Scheme: 'internal' }),
    Calling: made('AWS::EC2::SecurityGroup', {
      GroupDescription: 'g',
      VpcId: ref('Vpc'),
      SecurityGroupEgress: [tcp(80, { CidrIp: '10.0.1.50/32' })],
    }),
    B: instance('Private', { SecurityGroupIds: [id('Calling')] }),
  };
  expect(reaches(resources, 'B', 'Lb')).toBe(expected);
});
