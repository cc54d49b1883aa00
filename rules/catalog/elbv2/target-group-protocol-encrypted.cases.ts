import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'HTTPS',
    given: {
      Resources: {
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: { TargetType: 'ip', Protocol: 'HTTPS' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'TLS',
    given: {
      Resources: {
        Targets: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Protocol: 'TLS' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'QUIC',
    given: {
      Resources: {
        Targets: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Protocol: 'QUIC' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'HTTP',
    given: {
      Resources: {
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: { TargetType: 'ip', Protocol: 'HTTP' },
        },
      },
    },
    expect: 'violation',
    at: ['Targets Protocol'],
  },
  {
    name: 'TCP',
    given: {
      Resources: {
        Targets: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Protocol: 'TCP' } },
      },
    },
    expect: 'violation',
    at: ['Targets Protocol'],
  },
  {
    name: 'UDP',
    given: {
      Resources: {
        Targets: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Protocol: 'UDP' } },
      },
    },
    expect: 'violation',
    at: ['Targets Protocol'],
  },
  {
    name: 'TCP and QUIC, of which the one is in the clear',
    given: {
      Resources: {
        Targets: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Protocol: 'TCP_QUIC' } },
      },
    },
    expect: 'violation',
    at: ['Targets Protocol'],
  },
  {
    name: 'no protocol',
    given: {
      Resources: {
        Targets: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { TargetType: 'ip' } },
      },
    },
    expect: 'violation',
    at: ['Targets Protocol'],
  },
  {
    name: 'a function',
    given: {
      Resources: {
        Targets: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { TargetType: 'lambda' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a load balancer as the target',
    given: {
      Resources: {
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: { TargetType: 'alb', Protocol: 'TCP' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a Gateway Load Balancer',
    given: {
      Resources: {
        Targets: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Protocol: 'GENEVE' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'HTTP with HTTPS for health checks',
    given: {
      Resources: {
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: { Protocol: 'HTTP', HealthCheckProtocol: 'HTTPS' },
        },
      },
    },
    expect: 'violation',
    at: ['Targets Protocol'],
  },
  {
    name: 'a type that is not known',
    given: {
      Resources: {
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: { TargetType: { 'Fn::ImportValue': 'elsewhere' }, Protocol: 'HTTP' },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Targets TargetType'],
  },
  {
    name: 'a protocol that another stack exports',
    given: {
      Resources: {
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: { Protocol: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Targets Protocol'],
  },
];
