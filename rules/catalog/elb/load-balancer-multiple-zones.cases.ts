import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'two subnets',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { Subnets: ['subnet-1', 'subnet-2'] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'one subnet',
    given: {
      Resources: {
        Balancer: { Type: 'AWS::ElasticLoadBalancing::LoadBalancer', Properties: { Subnets: ['subnet-1'] } },
      },
    },
    expect: 'violation',
    at: ['Balancer Subnets'],
  },
  {
    name: 'the same subnet twice',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { Subnets: ['subnet-1', 'subnet-1'] },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Subnets'],
  },
  {
    name: 'two zones',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { AvailabilityZones: ['eu-west-1a', 'eu-west-1b'] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'one zone',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { AvailabilityZones: ['eu-west-1a'] },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer AvailabilityZones'],
  },
  {
    name: 'the same zone twice',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { AvailabilityZones: ['eu-west-1a', 'eu-west-1a'] },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer AvailabilityZones'],
  },
  {
    name: 'one zone that is not in a list',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { AvailabilityZones: 'eu-west-1a' },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer AvailabilityZones'],
  },
  {
    name: 'neither',
    given: {
      Resources: {
        Balancer: { Type: 'AWS::ElasticLoadBalancing::LoadBalancer', Properties: { CrossZone: true } },
      },
    },
    expect: 'violation',
    at: ['Balancer Subnets'],
  },
  {
    name: 'two subnets that are made here',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { Subnets: [{ Ref: 'A' }, { Ref: 'B' }] },
        },
        A: { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone: 'eu-west-1a' } },
        B: { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone: 'eu-west-1b' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'two subnets of one zone',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { Subnets: [{ Ref: 'A' }, { Ref: 'B' }] },
        },
        A: { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone: 'eu-west-1a' } },
        B: { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone: 'eu-west-1a' } },
      },
    },
    expect: 'violation',
    at: ['Balancer Subnets'],
  },
  {
    name: 'two subnets of one zone, and one of another',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { Subnets: [{ Ref: 'A' }, { Ref: 'B' }, 'subnet-1'] },
        },
        A: { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone: 'eu-west-1a' } },
        B: { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone: 'eu-west-1a' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'two subnets that do not say their zones',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { Subnets: [{ Ref: 'A' }, { 'Fn::GetAtt': ['B', 'SubnetId'] }] },
        },
        A: { Type: 'AWS::EC2::Subnet', Properties: {} },
        B: { Type: 'AWS::EC2::Subnet', Properties: {} },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the same subnet twice, by reference',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { Subnets: [{ Ref: 'A' }, { 'Fn::GetAtt': ['A', 'SubnetId'] }] },
        },
        A: { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone: 'eu-west-1a' } },
      },
    },
    expect: 'violation',
    at: ['Balancer Subnets'],
  },
  {
    name: 'two parameters for subnets, of which AWS takes one of each zone',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { Subnets: [{ Ref: 'A' }, { Ref: 'B' }] },
        },
      },
      Parameters: { A: { Type: 'String' }, B: { Type: 'String' } },
    },
    expect: 'compliant',
  },
  {
    name: 'two parameters for zones, which may be one',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { AvailabilityZones: [{ Ref: 'A' }, { Ref: 'B' }] },
        },
      },
      Parameters: { A: { Type: 'String' }, B: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Balancer AvailabilityZones'],
  },
  {
    name: 'two different zones of the Region',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            AvailabilityZones: [
              { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] },
              { 'Fn::Select': [1, { 'Fn::GetAZs': '' }] },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the same zone of the Region twice',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            AvailabilityZones: [
              { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] },
              { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer AvailabilityZones'],
  },
  {
    name: 'all zones of the Region, however many have subnets',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { AvailabilityZones: { 'Fn::GetAZs': '' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Balancer AvailabilityZones'],
  },
  {
    name: 'two zones, one of them in one environment only',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            AvailabilityZones: ['eu-west-1a', { 'Fn::If': ['Live', 'eu-west-1b', { Ref: 'AWS::NoValue' }] }],
          },
        },
      },
      Parameters: { Stage: { Type: 'String', Default: 'live' } },
      Conditions: { Live: { 'Fn::Equals': [{ Ref: 'Stage' }, 'live'] } },
    },
    expect: 'violation',
    at: ['Balancer AvailabilityZones'],
  },
  {
    name: 'a parameter whose default is one subnet',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { Subnets: { Ref: 'Subnets' } },
        },
      },
      Parameters: { Subnets: { Type: 'List<AWS::EC2::Subnet::Id>', Default: 'subnet-1' } },
    },
    expect: 'violation',
    at: ['Balancer Subnets'],
  },
  {
    name: 'a parameter that is a list',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { Subnets: { Ref: 'Subnets' } },
        },
      },
      Parameters: { Subnets: { Type: 'List<AWS::EC2::Subnet::Id>' } },
    },
    expect: 'indeterminate',
    at: ['Balancer Subnets'],
  },
  {
    name: 'subnets that another stack exports',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { Subnets: { 'Fn::Split': [',', { 'Fn::ImportValue': 'elsewhere' }] } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Balancer Subnets'],
  },
];
