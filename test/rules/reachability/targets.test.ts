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

/** A public balancer on port 80, behind which is whatever a test says; `Behind` lets in the balancer alone, to 3000. */
const FRONT: Resources = {
  ...NETWORK,
  Lb: made('AWS::ElasticLoadBalancingV2::LoadBalancer', {
    Subnets: [ref('Public')],
    SecurityGroups: [id('Open')],
  }),
  Listener: made('AWS::ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: ref('Lb'),
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: ref('Targets') }],
  }),
  Behind: group(tcp(3000, { SourceSecurityGroupId: id('Open') })),
};
const targets = (more: object): object =>
  made('AWS::ElasticLoadBalancingV2::TargetGroup', {
    VpcId: ref('Vpc'),
    Protocol: 'HTTP',
    Port: 3000,
    ...more,
  });
const NONE = { Targets: targets({ TargetType: 'ip' }) };
const behind = (more: object = {}): object =>
  instance('Private', { SecurityGroupIds: [id('Behind')], ...more });
const WEB = {
  NetworkConfiguration: {
    AwsvpcConfiguration: { Subnets: [ref('Private')], SecurityGroups: [id('Behind')] },
  },
};
const loaded = (target: object): object => ({ ContainerName: 'web', ContainerPort: 3000, ...target });

test.each<[string, Resources, boolean | 'unknown']>([
  ['that is registered by its id', { Targets: targets({ Targets: [{ Id: ref('A') }] }), A: behind() }, true],
  [
    'that is registered by its address',
    { Targets: targets({ TargetType: 'ip', Targets: [{ Id: attribute('A', 'PrivateIp') }] }), A: behind() },
    true,
  ],
  [
    'that has the address registered',
    {
      Targets: targets({ TargetType: 'ip', Targets: [{ Id: '10.0.1.10' }] }),
      A: behind({ PrivateIpAddress: '10.0.1.10' }),
    },
    true,
  ],
  [
    'that may be given the address registered',
    { Targets: targets({ TargetType: 'ip', Targets: [{ Id: '10.0.1.10' }] }), A: behind() },
    'unknown',
  ],
  [
    'that cannot be given the address registered',
    { Targets: targets({ TargetType: 'ip', Targets: [{ Id: '10.0.2.10' }] }), A: behind() },
    false,
  ],
  [
    'that may be what a parameter names',
    { Targets: targets({ Targets: [{ Id: ref('P') }] }), A: behind() },
    'unknown',
  ],
  [
    'of a group that names it in its sources of traffic',
    {
      Targets: targets({}),
      Template: made('AWS::EC2::LaunchTemplate', {
        LaunchTemplateData: { SecurityGroupIds: [id('Behind')] },
      }),
      A: made('AWS::AutoScaling::AutoScalingGroup', {
        VPCZoneIdentifier: [ref('Private')],
        LaunchTemplate: { LaunchTemplateId: ref('Template'), Version: '1' },
        TrafficSources: [{ Identifier: ref('Targets'), Type: 'elbv2' }],
      }),
    },
    true,
  ],
  [
    'of a service that names it',
    {
      ...NONE,
      A: made('AWS::ECS::Service', { ...WEB, LoadBalancers: [loaded({ TargetGroupArn: ref('Targets') })] }),
    },
    true,
  ],
  [
    'of a service that goes there with its next deployment',
    {
      ...NONE,
      Other: targets({ TargetType: 'ip' }),
      A: made('AWS::ECS::Service', {
        ...WEB,
        LoadBalancers: [
          loaded({
            TargetGroupArn: ref('Other'),
            AdvancedConfiguration: { AlternateTargetGroupArn: ref('Targets') },
          }),
        ],
      }),
    },
    'unknown',
  ],
  [
    'of a service that CodeDeploy brings there',
    {
      ...NONE,
      A: made('AWS::ECS::Service', WEB),
      Deploys: made('AWS::CodeDeploy::DeploymentGroup', {
        LoadBalancerInfo: {
          TargetGroupPairInfoList: [{ TargetGroups: [{ Name: attribute('Targets', 'TargetGroupName') }] }],
        },
      }),
    },
    'unknown',
  ],
  [
    'of a set of tasks',
    {
      ...NONE,
      A: made('AWS::ECS::TaskSet', {
        NetworkConfiguration: {
          AwsVpcConfiguration: { Subnets: [ref('Private')], SecurityGroups: [id('Behind')] },
        },
        LoadBalancers: [loaded({ TargetGroupArn: ref('Targets') })],
      }),
    },
    true,
  ],
  [
    'of a service on hosts of which nothing is known',
    {
      ...NONE,
      A: made('AWS::ECS::Service', { LoadBalancers: [loaded({ TargetGroupArn: ref('Targets') })] }),
    },
    'unknown',
  ],
])('a balancer brings the internet to what stands behind it: a target %s', (_, more, expected) => {
  expect(reaches({ ...FRONT, ...more }, 'internet', 'A')).toBe(expected);
});

test('tasks without a network of their own are called on their hosts', () => {
  const network = (hosts: string): Resources => ({
    ...FRONT,
    ...NONE,
    Template: made('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { SecurityGroupIds: [id(hosts)] } }),
    Hosts: made('AWS::AutoScaling::AutoScalingGroup', {
      VPCZoneIdentifier: [ref('Private')],
      LaunchTemplate: { LaunchTemplateId: ref('Template'), Version: '1' },
    }),
    Provider: made('AWS::ECS::CapacityProvider', {
      AutoScalingGroupProvider: { AutoScalingGroupArn: ref('Hosts') },
    }),
    Cluster: made('AWS::ECS::Cluster', {}),
    A: made('AWS::ECS::Service', {
      Cluster: ref('Cluster'),
      LoadBalancers: [loaded({ TargetGroupArn: ref('Targets') })],
    }),
  });
  expect(reaches(network('Behind'), 'internet', 'A')).toBe('unknown');
  expect(reaches(network('Shut'), 'internet', 'A')).toBe(false);
  const elsewhere = made('AWS::ECS::Service', { Cluster: 'elsewhere' });
  expect(reaches({ ...network('Shut'), A: elsewhere }, 'internet', 'A')).toBe('unknown');
  const launched = made('AWS::AutoScaling::AutoScalingGroup', { VPCZoneIdentifier: [ref('Private')] });
  expect(reaches({ ...network('Shut'), Hosts: launched }, 'internet', 'A')).toBe('unknown');
});

test.each<[string, string, object]>([
  [
    'an event',
    'AWS::Events::Rule',
    {
      Targets: [
        {
          EcsParameters: {
            NetworkConfiguration: {
              AwsVpcConfiguration: {
                Subnets: [ref('Public')],
                SecurityGroups: [id('Open')],
                AssignPublicIp: 'ENABLED',
              },
            },
          },
        },
      ],
    },
  ],
  [
    'a schedule',
    'AWS::Scheduler::Schedule',
    {
      Target: {
        EcsParameters: {
          NetworkConfiguration: {
            AwsvpcConfiguration: {
              Subnets: [ref('Public')],
              SecurityGroups: [id('Open')],
              AssignPublicIp: 'ENABLED',
            },
          },
        },
      },
    },
  ],
])('tasks that %s runs are called like those of a service', (_, type, properties) => {
  expect(reaches({ ...NETWORK, A: made(type, properties) }, 'internet', 'A')).toBe(true);
  const text = JSON.stringify(properties).replace('ENABLED', 'DISABLED');
  expect(reaches({ ...NETWORK, A: made(type, JSON.parse(text)) }, 'internet', 'A')).toBe(false);
});

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html */
test('behind a rule for every path it is not known what is left for the default', () => {
  const network = (Values: readonly string[], Priority: unknown = 1): Resources => ({
    ...FRONT,
    Targets: targets({ Targets: [{ Id: ref('A') }] }),
    A: behind(),
    All: made('AWS::ElasticLoadBalancingV2::ListenerRule', {
      ListenerArn: ref('Listener'),
      Priority,
      Conditions: [{ Field: 'path-pattern', Values }],
      Actions: [{ Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_301', Protocol: 'HTTPS' } }],
    }),
  });
  expect(reaches(network(['/*']), 'internet', 'A')).toBe('unknown');
  expect(reaches(network(['/api/*']), 'internet', 'A')).toBe(true);
});

test('of a listener of which the protocol is not known nobody knows whether it takes connections', () => {
  const network = {
    ...FRONT,
    Targets: targets({ Targets: [{ Id: ref('A') }] }),
    A: behind(),
    Listener: made('AWS::ElasticLoadBalancingV2::Listener', {
      LoadBalancerArn: ref('Lb'),
      Protocol: ref('P'),
      Port: 80,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: ref('Targets') }],
    }),
  };
  expect(reaches(network, 'internet', 'A')).toBe('unknown');
});

test('a Gateway Load Balancer takes no connections, and its subnets are in doubt', () => {
  const network = {
    ...NETWORK,
    Appliances: made('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      Type: 'gateway',
      Subnets: [ref('Private')],
    }),
    Web: service('Private'),
  };
  expect(reaches(network, 'internet', 'Web')).toBe('unknown');
  expect(reaches({ ...network, Open: group() }, 'internet', 'Web')).toBe(false);
});

test('balancers that may be targets of each other are gone through once', () => {
  const both = Object.fromEntries(
    ['One', 'Two'].flatMap((name) => [
      [
        `${name}Lb`,
        made('AWS::ElasticLoadBalancingV2::LoadBalancer', {
          Type: 'network',
          Scheme: 'internet-facing',
          Subnets: [ref('Public')],
        }),
      ],
      [
        `${name}Targets`,
        made('AWS::ElasticLoadBalancingV2::TargetGroup', {
          VpcId: ref('Vpc'),
          TargetType: 'ip',
          Protocol: 'TCP',
          Port: 80,
          TargetGroupAttributes: [{ Key: 'preserve_client_ip.enabled', Value: 'true' }],
          Targets: [{ Id: ref('P') }],
        }),
      ],
      [
        `${name}Listener`,
        made('AWS::ElasticLoadBalancingV2::Listener', {
          LoadBalancerArn: ref(`${name}Lb`),
          Protocol: 'TCP',
          Port: 80,
          DefaultActions: [{ Type: 'forward', TargetGroupArn: ref(`${name}Targets`) }],
        }),
      ],
    ]),
  );
  const A = instance('Private', { SecurityGroupIds: [id('Shut')] });
  expect(reaches({ ...NETWORK, ...both, A }, 'internet', 'A')).toBe(false);
});
