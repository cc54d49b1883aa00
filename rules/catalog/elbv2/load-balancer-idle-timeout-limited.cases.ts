import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a minute',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: { LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '60' }] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a minute, in a number',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: { LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: 60 }] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'less',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: { LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '5' }] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a second more than a minute',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: { LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '61' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer LoadBalancerAttributes[0].Value'],
  },
  {
    name: 'the same in a number',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: { LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: 61 }] },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer LoadBalancerAttributes[0].Value'],
  },
  {
    name: 'the longest',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: { LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '4000' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer LoadBalancerAttributes[0].Value'],
  },
  {
    name: 'nothing said, which means a minute',
    given: {
      Resources: {
        Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Scheme: 'internal' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the attribute behind others',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            LoadBalancerAttributes: [
              { Key: 'routing.http2.enabled', Value: 'true' },
              { Key: 'idle_timeout.timeout_seconds', Value: '61' },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer LoadBalancerAttributes[1].Value'],
  },
  {
    name: 'one attribute that is not in a list',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: { LoadBalancerAttributes: { Key: 'idle_timeout.timeout_seconds', Value: '61' } },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer LoadBalancerAttributes.Value'],
  },
  {
    name: 'a network load balancer',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            Type: 'network',
            LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '61' }],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a gateway load balancer',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            Type: 'gateway',
            LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '61' }],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an application load balancer in so many words',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            Type: 'application',
            LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '61' }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer LoadBalancerAttributes[0].Value'],
  },
  {
    name: 'a type that is not known',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            Type: { 'Fn::ImportValue': 'elsewhere' },
            LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '61' }],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Balancer Type'],
  },
  {
    name: 'a type that is not known, which does not matter',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            Type: { 'Fn::ImportValue': 'elsewhere' },
            LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '60' }],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a value that another stack exports',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            LoadBalancerAttributes: [
              { Key: 'idle_timeout.timeout_seconds', Value: { 'Fn::ImportValue': 'elsewhere' } },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Balancer LoadBalancerAttributes[0].Value'],
  },
  {
    name: 'a value that is the default of a parameter',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: { Ref: 'Value' } }],
          },
        },
      },
      Parameters: { Value: { Type: 'String', Default: '61' } },
    },
    expect: 'violation',
    at: ['Balancer LoadBalancerAttributes[0].Value'],
  },
  {
    name: 'an attribute that is not known',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: { LoadBalancerAttributes: [{ Key: { 'Fn::ImportValue': 'elsewhere' }, Value: '60' }] },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Balancer LoadBalancerAttributes[0]'],
  },
  {
    name: 'attributes that are not known',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: { LoadBalancerAttributes: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Balancer LoadBalancerAttributes'],
  },
  {
    name: 'the same attribute twice, with different values',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            LoadBalancerAttributes: [
              { Key: 'idle_timeout.timeout_seconds', Value: '60' },
              { Key: 'idle_timeout.timeout_seconds', Value: '61' },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Balancer LoadBalancerAttributes'],
  },
];
