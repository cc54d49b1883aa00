import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'enabled',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { ConnectionDrainingPolicy: { Enabled: true } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'enabled, as text, with a timeout',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { ConnectionDrainingPolicy: { Enabled: 'true', Timeout: 300 } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'disabled',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { ConnectionDrainingPolicy: { Enabled: false, Timeout: 300 } },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer ConnectionDrainingPolicy.Enabled'],
  },
  {
    name: 'disabled, as text',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { ConnectionDrainingPolicy: { Enabled: 'false' } },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer ConnectionDrainingPolicy.Enabled'],
  },
  {
    name: 'a timeout only',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { ConnectionDrainingPolicy: { Timeout: 300 } },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer ConnectionDrainingPolicy.Enabled'],
  },
  {
    name: 'nothing said, which means off',
    given: {
      Resources: {
        Balancer: { Type: 'AWS::ElasticLoadBalancing::LoadBalancer', Properties: { CrossZone: true } },
      },
    },
    expect: 'violation',
    at: ['Balancer ConnectionDrainingPolicy.Enabled'],
  },
  {
    name: 'NoValue',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { ConnectionDrainingPolicy: { Ref: 'AWS::NoValue' } },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer ConnectionDrainingPolicy.Enabled'],
  },
  {
    name: 'in one environment only',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            ConnectionDrainingPolicy: { 'Fn::If': ['Live', { Enabled: true }, { Ref: 'AWS::NoValue' }] },
          },
        },
      },
      Parameters: { Stage: { Type: 'String', Default: 'live' } },
      Conditions: { Live: { 'Fn::Equals': [{ Ref: 'Stage' }, 'live'] } },
    },
    expect: 'violation',
    at: ['Balancer ConnectionDrainingPolicy.Enabled'],
  },
  {
    name: 'a parameter with a default',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { ConnectionDrainingPolicy: { Enabled: { Ref: 'Drained' } } },
        },
      },
      Parameters: { Drained: { Type: 'String', Default: 'true' } },
    },
    expect: 'compliant',
  },
  {
    name: 'a parameter',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { ConnectionDrainingPolicy: { Enabled: { Ref: 'Drained' } } },
        },
      },
      Parameters: { Drained: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Balancer ConnectionDrainingPolicy.Enabled'],
  },
  {
    name: 'a policy that another stack exports',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { ConnectionDrainingPolicy: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Balancer ConnectionDrainingPolicy.Enabled'],
  },
];
