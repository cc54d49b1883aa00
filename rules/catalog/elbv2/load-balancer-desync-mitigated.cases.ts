import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'strictest',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            LoadBalancerAttributes: [{ Key: 'routing.http.desync_mitigation_mode', Value: 'strictest' }],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'defensive',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            LoadBalancerAttributes: [{ Key: 'routing.http.desync_mitigation_mode', Value: 'defensive' }],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'monitor',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            LoadBalancerAttributes: [{ Key: 'routing.http.desync_mitigation_mode', Value: 'monitor' }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer LoadBalancerAttributes[0].Value'],
  },
  {
    name: 'nothing said, which means defensive',
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
              { Key: 'routing.http.desync_mitigation_mode', Value: 'monitor' },
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
          Properties: {
            LoadBalancerAttributes: { Key: 'routing.http.desync_mitigation_mode', Value: 'monitor' },
          },
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
            LoadBalancerAttributes: [{ Key: 'routing.http.desync_mitigation_mode', Value: 'monitor' }],
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
            LoadBalancerAttributes: [{ Key: 'routing.http.desync_mitigation_mode', Value: 'monitor' }],
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
            LoadBalancerAttributes: [{ Key: 'routing.http.desync_mitigation_mode', Value: 'monitor' }],
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
            LoadBalancerAttributes: [{ Key: 'routing.http.desync_mitigation_mode', Value: 'monitor' }],
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
            LoadBalancerAttributes: [{ Key: 'routing.http.desync_mitigation_mode', Value: 'strictest' }],
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
              { Key: 'routing.http.desync_mitigation_mode', Value: { 'Fn::ImportValue': 'elsewhere' } },
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
            LoadBalancerAttributes: [{ Key: 'routing.http.desync_mitigation_mode', Value: { Ref: 'Value' } }],
          },
        },
      },
      Parameters: { Value: { Type: 'String', Default: 'monitor' } },
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
          Properties: {
            LoadBalancerAttributes: [{ Key: { 'Fn::ImportValue': 'elsewhere' }, Value: 'strictest' }],
          },
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
              { Key: 'routing.http.desync_mitigation_mode', Value: 'strictest' },
              { Key: 'routing.http.desync_mitigation_mode', Value: 'monitor' },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Balancer LoadBalancerAttributes'],
  },
];
