import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'on',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            LoadBalancerAttributes: [
              { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'on, in a boolean',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            LoadBalancerAttributes: [{ Key: 'routing.http.drop_invalid_header_fields.enabled', Value: true }],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'off',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            LoadBalancerAttributes: [
              { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'false' },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer LoadBalancerAttributes[0].Value'],
  },
  {
    name: 'off, in a boolean',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            LoadBalancerAttributes: [
              { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: false },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer LoadBalancerAttributes[0].Value'],
  },
  {
    name: 'nothing said, which means off',
    given: {
      Resources: {
        Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Scheme: 'internal' } },
      },
    },
    expect: 'violation',
    at: ['Balancer LoadBalancerAttributes'],
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
              { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'false' },
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
            LoadBalancerAttributes: {
              Key: 'routing.http.drop_invalid_header_fields.enabled',
              Value: 'false',
            },
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
            LoadBalancerAttributes: [
              { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'false' },
            ],
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
            LoadBalancerAttributes: [
              { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'false' },
            ],
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
            LoadBalancerAttributes: [
              { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'false' },
            ],
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
            LoadBalancerAttributes: [
              { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'false' },
            ],
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
            LoadBalancerAttributes: [
              { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
            ],
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
              {
                Key: 'routing.http.drop_invalid_header_fields.enabled',
                Value: { 'Fn::ImportValue': 'elsewhere' },
              },
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
            LoadBalancerAttributes: [
              { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: { Ref: 'Value' } },
            ],
          },
        },
      },
      Parameters: { Value: { Type: 'String', Default: 'false' } },
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
            LoadBalancerAttributes: [{ Key: { 'Fn::ImportValue': 'elsewhere' }, Value: 'true' }],
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
              { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
              { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'false' },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Balancer LoadBalancerAttributes'],
  },
];
