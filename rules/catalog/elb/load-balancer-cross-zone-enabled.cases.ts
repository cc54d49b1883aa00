import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'enabled',
    given: {
      Resources: {
        Balancer: { Type: 'AWS::ElasticLoadBalancing::LoadBalancer', Properties: { CrossZone: true } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'enabled, as text',
    given: {
      Resources: {
        Balancer: { Type: 'AWS::ElasticLoadBalancing::LoadBalancer', Properties: { CrossZone: 'true' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'disabled',
    given: {
      Resources: {
        Balancer: { Type: 'AWS::ElasticLoadBalancing::LoadBalancer', Properties: { CrossZone: false } },
      },
    },
    expect: 'violation',
    at: ['Balancer CrossZone'],
  },
  {
    name: 'disabled, as text',
    given: {
      Resources: {
        Balancer: { Type: 'AWS::ElasticLoadBalancing::LoadBalancer', Properties: { CrossZone: 'false' } },
      },
    },
    expect: 'violation',
    at: ['Balancer CrossZone'],
  },
  {
    name: 'nothing said, which means off',
    given: {
      Resources: {
        Balancer: { Type: 'AWS::ElasticLoadBalancing::LoadBalancer', Properties: { Scheme: 'internal' } },
      },
    },
    expect: 'violation',
    at: ['Balancer CrossZone'],
  },
  {
    name: 'NoValue',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { CrossZone: { Ref: 'AWS::NoValue' } },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer CrossZone'],
  },
  {
    name: 'off in one environment',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { CrossZone: { 'Fn::If': ['Live', true, false] } },
        },
      },
      Parameters: { Stage: { Type: 'String', Default: 'live' } },
      Conditions: { Live: { 'Fn::Equals': [{ Ref: 'Stage' }, 'live'] } },
    },
    expect: 'violation',
    at: ['Balancer CrossZone'],
  },
  {
    name: 'a parameter that may be either',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { CrossZone: { Ref: 'Crossed' } },
        },
      },
      Parameters: { Crossed: { Type: 'String', AllowedValues: ['true', 'false'], Default: 'true' } },
    },
    expect: 'violation',
    at: ['Balancer CrossZone'],
  },
  {
    name: 'a parameter',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { CrossZone: { Ref: 'Crossed' } },
        },
      },
      Parameters: { Crossed: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Balancer CrossZone'],
  },
  {
    name: 'what another stack exports',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { CrossZone: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Balancer CrossZone'],
  },
];
