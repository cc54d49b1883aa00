import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'HTTPS',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { Listeners: [{ LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS' }] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'SSL',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { Listeners: [{ LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'SSL' }] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'HTTP',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { Listeners: [{ LoadBalancerPort: '80', InstancePort: '8080', Protocol: 'HTTP' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].Protocol'],
  },
  {
    name: 'TCP, behind which an instance may end TLS or not',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { Listeners: [{ LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'TCP' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].Protocol'],
  },
  {
    name: 'HTTPS, and HTTP beside it',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              { LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS' },
              { LoadBalancerPort: '80', InstancePort: '8080', Protocol: 'HTTP' },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners[1].Protocol'],
  },
  {
    name: 'two plain listeners',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              { LoadBalancerPort: '22', InstancePort: '8080', Protocol: 'TCP' },
              { LoadBalancerPort: '80', InstancePort: '8080', Protocol: 'HTTP' },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].Protocol', 'Balancer Listeners[1].Protocol'],
  },
  {
    name: 'HTTP to clients, and HTTPS to instances',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              { LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTP', InstanceProtocol: 'HTTPS' },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].Protocol'],
  },
  {
    name: 'HTTPS to clients, and HTTP to instances',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              { LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS', InstanceProtocol: 'HTTP' },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'HTTP with a certificate, which it does not use',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              {
                LoadBalancerPort: '443',
                InstancePort: '8080',
                Protocol: 'HTTP',
                SSLCertificateId: 'arn:aws:acm:eu-west-1:111111111111:certificate/a',
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].Protocol'],
  },
  {
    name: 'https in small letters',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { Listeners: [{ LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'https' }] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'tcp in small letters',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { Listeners: [{ LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'tcp' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].Protocol'],
  },
  {
    name: 'TLS, which is a protocol of other load balancers',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { Listeners: [{ LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'TLS' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].Protocol'],
  },
  {
    name: 'no protocol',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { Listeners: [{ LoadBalancerPort: '443', InstancePort: '8080' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].Protocol'],
  },
  {
    name: 'no listener',
    given: {
      Resources: {
        Balancer: { Type: 'AWS::ElasticLoadBalancing::LoadBalancer', Properties: { Listeners: [] } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'nothing said of listeners',
    given: {
      Resources: {
        Balancer: { Type: 'AWS::ElasticLoadBalancing::LoadBalancer', Properties: { Scheme: 'internal' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'one listener that is not in a list',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { Listeners: { LoadBalancerPort: '80', InstancePort: '8080', Protocol: 'HTTP' } },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners.Protocol'],
  },
  {
    name: 'HTTP in one environment only',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              { LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS' },
              {
                'Fn::If': [
                  'Live',
                  { Ref: 'AWS::NoValue' },
                  { LoadBalancerPort: '80', InstancePort: '8080', Protocol: 'HTTP' },
                ],
              },
            ],
          },
        },
      },
      Parameters: { Stage: { Type: 'String', Default: 'live' } },
      Conditions: { Live: { 'Fn::Equals': [{ Ref: 'Stage' }, 'live'] } },
    },
    expect: 'violation',
    at: ['Balancer Listeners[1].Protocol'],
  },
  {
    name: 'a protocol that is the default of a parameter',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [{ LoadBalancerPort: '443', InstancePort: '8080', Protocol: { Ref: 'Protocol' } }],
          },
        },
      },
      Parameters: { Protocol: { Type: 'String', Default: 'HTTP' } },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].Protocol'],
  },
  {
    name: 'a protocol that is a parameter',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [{ LoadBalancerPort: '443', InstancePort: '8080', Protocol: { Ref: 'Protocol' } }],
          },
        },
      },
      Parameters: { Protocol: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Balancer Listeners[0].Protocol'],
  },
  {
    name: 'a listener that another stack exports',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              { LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS' },
              { 'Fn::ImportValue': 'elsewhere' },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Balancer Listeners[1].Protocol'],
  },
  {
    name: 'listeners that another stack exports',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { Listeners: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Balancer Listeners'],
  },
];
