import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'two subnets',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
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
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: { Type: 'network', Subnets: ['subnet-1'] },
        },
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
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: { Subnets: ['subnet-1', 'subnet-1'] },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Subnets'],
  },
  {
    name: 'the same subnet twice, by reference',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: { Subnets: [{ Ref: 'A' }, { Ref: 'A' }] },
        },
        A: { Type: 'AWS::EC2::Subnet', Properties: {} },
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
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: { Subnets: [{ Ref: 'A' }, { Ref: 'B' }] },
        },
        A: { Type: 'AWS::EC2::Subnet', Properties: {} },
        B: { Type: 'AWS::EC2::Subnet', Properties: {} },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'two mappings',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            Type: 'network',
            SubnetMappings: [{ SubnetId: 'subnet-1' }, { SubnetId: 'subnet-2' }],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'one mapping',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            Type: 'network',
            SubnetMappings: [{ SubnetId: 'subnet-1', AllocationId: 'eipalloc-1' }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer SubnetMappings'],
  },
  {
    name: 'a gateway load balancer in one subnet',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: { Type: 'gateway', Subnets: ['subnet-1'] },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Subnets'],
  },
  {
    name: 'one subnet that is not in a list',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: { Type: 'network', Subnets: 'subnet-1' },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Subnets'],
  },
  {
    name: 'two subnets, one of them in one environment only',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: { Subnets: ['subnet-1', { 'Fn::If': ['Live', 'subnet-2', { Ref: 'AWS::NoValue' }] }] },
        },
      },
      Parameters: { Stage: { Type: 'String', Default: 'live' } },
      Conditions: { Live: { 'Fn::Equals': [{ Ref: 'Stage' }, 'live'] } },
    },
    expect: 'violation',
    at: ['Balancer Subnets'],
  },
  {
    name: 'a parameter whose default is one subnet',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
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
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: { Subnets: { Ref: 'Subnets' } },
        },
      },
      Parameters: { Subnets: { Type: 'List<AWS::EC2::Subnet::Id>' } },
    },
    expect: 'indeterminate',
    at: ['Balancer Subnets'],
  },
  {
    name: 'two parameters',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: { Subnets: [{ Ref: 'A' }, { Ref: 'B' }] },
        },
      },
      Parameters: { A: { Type: 'String' }, B: { Type: 'String' } },
    },
    expect: 'compliant',
  },
  {
    name: 'mappings that are not known',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: { SubnetMappings: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Balancer SubnetMappings'],
  },
];
