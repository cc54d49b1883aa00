import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'HTTPS',
    given: {
      Resources: {
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: { TargetType: 'ip', Protocol: 'HTTPS', HealthCheckProtocol: 'HTTPS' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'HTTPS for targets that speak TCP',
    given: {
      Resources: {
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: { Protocol: 'TCP', HealthCheckProtocol: 'HTTPS' },
        },
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
          Properties: { Protocol: 'HTTPS', HealthCheckProtocol: 'HTTP' },
        },
      },
    },
    expect: 'violation',
    at: ['Targets HealthCheckProtocol'],
  },
  {
    name: 'TCP',
    given: {
      Resources: {
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: { Protocol: 'TLS', HealthCheckProtocol: 'TCP' },
        },
      },
    },
    expect: 'violation',
    at: ['Targets HealthCheckProtocol'],
  },
  {
    name: 'nothing said, which means HTTP even for targets that speak HTTPS',
    given: {
      Resources: {
        Targets: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Protocol: 'HTTPS' } },
      },
    },
    expect: 'violation',
    at: ['Targets HealthCheckProtocol'],
  },
  {
    name: 'a function',
    given: {
      Resources: {
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: { TargetType: 'lambda', HealthCheckEnabled: true },
        },
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
          Properties: { TargetType: 'alb', Protocol: 'TCP', HealthCheckProtocol: 'HTTP' },
        },
      },
    },
    expect: 'violation',
    at: ['Targets HealthCheckProtocol'],
  },
  {
    name: 'a Gateway Load Balancer',
    given: {
      Resources: {
        Targets: {
          Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          Properties: { Protocol: 'GENEVE', HealthCheckProtocol: 'TCP' },
        },
      },
    },
    expect: 'compliant',
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
          Properties: { Protocol: 'HTTPS', HealthCheckProtocol: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Targets HealthCheckProtocol'],
  },
];
