import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'the policy of TLS 1.2',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              { LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS', PolicyNames: ['tls'] },
            ],
            Policies: [
              {
                PolicyName: 'tls',
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [
                  { Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-TLS-1-2-2017-01' },
                ],
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the one of 2016',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              { LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS', PolicyNames: ['tls'] },
            ],
            Policies: [
              {
                PolicyName: 'tls',
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [{ Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-2016-08' }],
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Policies[0].Attributes[0].Value'],
  },
  {
    name: 'one of TLS 1.1',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              { LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS', PolicyNames: ['tls'] },
            ],
            Policies: [
              {
                PolicyName: 'tls',
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [
                  { Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-TLS-1-1-2017-01' },
                ],
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Policies[0].Attributes[0].Value'],
  },
  {
    name: 'one of an Application Load Balancer',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              { LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS', PolicyNames: ['tls'] },
            ],
            Policies: [
              {
                PolicyName: 'tls',
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [
                  { Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-TLS13-1-2-2021-06' },
                ],
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Policies[0].Attributes[0].Value'],
  },
  {
    name: 'protocols of its own',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              { LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS', PolicyNames: ['tls'] },
            ],
            Policies: [
              {
                PolicyName: 'tls',
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [{ Name: 'Protocol-TLSv1.2', Value: 'true' }],
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Policies[0].Attributes'],
  },
  {
    name: 'no policy, which means the one of 2016',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { Listeners: [{ LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].PolicyNames'],
  },
  {
    name: 'no policy, with one that is there for nobody',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [{ LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS' }],
            Policies: [
              {
                PolicyName: 'tls',
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [
                  { Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-TLS-1-2-2017-01' },
                ],
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].PolicyNames'],
  },
  {
    name: 'the policy of another listener',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              { LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS', PolicyNames: ['tls'] },
              { LoadBalancerPort: '993', InstancePort: '8080', Protocol: 'SSL' },
            ],
            Policies: [
              {
                PolicyName: 'tls',
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [
                  { Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-TLS-1-2-2017-01' },
                ],
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners[1].PolicyNames'],
  },
  {
    name: 'a name that belongs to no policy',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              { LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS', PolicyNames: ['other'] },
            ],
            Policies: [
              {
                PolicyName: 'tls',
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [
                  { Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-TLS-1-2-2017-01' },
                ],
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].PolicyNames'],
  },
  {
    name: 'a policy by its port',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [{ LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS' }],
            Policies: [
              {
                PolicyName: 'tls',
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [
                  { Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-TLS-1-2-2017-01' },
                ],
                LoadBalancerPorts: ['443'],
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a policy by a port that is a number',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [{ LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS' }],
            Policies: [
              {
                PolicyName: 'tls',
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [
                  { Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-TLS-1-2-2017-01' },
                ],
                LoadBalancerPorts: [443],
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a policy of another port',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [{ LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS' }],
            Policies: [
              {
                PolicyName: 'tls',
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [
                  { Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-TLS-1-2-2017-01' },
                ],
                LoadBalancerPorts: ['8443'],
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].PolicyNames'],
  },
  {
    name: 'a weak policy by its port',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [{ LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS' }],
            Policies: [
              {
                PolicyName: 'tls',
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [{ Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-2016-08' }],
                LoadBalancerPorts: ['443'],
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Policies[0].Attributes[0].Value'],
  },
  {
    name: 'a name of AWS for the policy of TLS 1.2',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              {
                LoadBalancerPort: '443',
                InstancePort: '8080',
                Protocol: 'HTTPS',
                PolicyNames: ['ELBSecurityPolicy-TLS-1-2-2017-01'],
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a name of AWS for the one of 2016',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              {
                LoadBalancerPort: '443',
                InstancePort: '8080',
                Protocol: 'HTTPS',
                PolicyNames: ['ELBSecurityPolicy-2016-08'],
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].PolicyNames'],
  },
  {
    name: 'a weak policy under the name of the strong one',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              {
                LoadBalancerPort: '443',
                InstancePort: '8080',
                Protocol: 'HTTPS',
                PolicyNames: ['ELBSecurityPolicy-TLS-1-2-2017-01'],
              },
            ],
            Policies: [
              {
                PolicyName: 'ELBSecurityPolicy-TLS-1-2-2017-01',
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [{ Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-2016-08' }],
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Policies[0].Attributes[0].Value'],
  },
  {
    name: 'a policy of another type, of the same name',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              { LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS', PolicyNames: ['tls'] },
            ],
            Policies: [
              {
                PolicyName: 'tls',
                PolicyType: 'ProxyProtocolPolicyType',
                Attributes: [
                  { Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-TLS-1-2-2017-01' },
                ],
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].PolicyNames'],
  },
  {
    name: 'another policy beside it',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              {
                LoadBalancerPort: '443',
                InstancePort: '8080',
                Protocol: 'HTTPS',
                PolicyNames: ['proxy', 'tls'],
              },
            ],
            Policies: [
              {
                PolicyName: 'proxy',
                PolicyType: 'ProxyProtocolPolicyType',
                InstancePorts: ['8080'],
                Attributes: [{ Name: 'ProxyProtocol', Value: 'true' }],
              },
              {
                PolicyName: 'tls',
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [
                  { Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-TLS-1-2-2017-01' },
                ],
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'another policy alone',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              { LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS', PolicyNames: ['proxy'] },
            ],
            Policies: [
              {
                PolicyName: 'proxy',
                PolicyType: 'ProxyProtocolPolicyType',
                InstancePorts: ['8080'],
                Attributes: [{ Name: 'ProxyProtocol', Value: 'true' }],
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].PolicyNames'],
  },
  {
    name: 'a strong policy, and a weak one',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              {
                LoadBalancerPort: '443',
                InstancePort: '8080',
                Protocol: 'HTTPS',
                PolicyNames: ['tls', 'old'],
              },
            ],
            Policies: [
              {
                PolicyName: 'tls',
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [
                  { Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-TLS-1-2-2017-01' },
                ],
              },
              {
                PolicyName: 'old',
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [{ Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-2015-05' }],
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Policies[1].Attributes[0].Value'],
  },
  {
    name: 'one name that is not in a list',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              { LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS', PolicyNames: 'tls' },
            ],
            Policies: [
              {
                PolicyName: 'tls',
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [
                  { Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-TLS-1-2-2017-01' },
                ],
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'one policy that is not in a list',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              { LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS', PolicyNames: ['tls'] },
            ],
            Policies: {
              PolicyName: 'tls',
              PolicyType: 'SSLNegotiationPolicyType',
              Attributes: [{ Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-2016-08' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Policies.Attributes[0].Value'],
  },
  {
    name: 'SSL with the one of 2016',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              { LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'SSL', PolicyNames: ['tls'] },
            ],
            Policies: [
              {
                PolicyName: 'tls',
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [{ Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-2016-08' }],
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Policies[0].Attributes[0].Value'],
  },
  {
    name: 'HTTP, which has none',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { Listeners: [{ LoadBalancerPort: '80', InstancePort: '8080', Protocol: 'HTTP' }] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'TCP, which has none',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { Listeners: [{ LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'TCP' }] },
        },
      },
    },
    expect: 'compliant',
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
    name: 'a name that is an expression, the same at both',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              {
                LoadBalancerPort: '443',
                InstancePort: '8080',
                Protocol: 'HTTPS',
                PolicyNames: [{ 'Fn::Sub': `\${AWS::StackName}-tls` }],
              },
            ],
            Policies: [
              {
                PolicyName: { 'Fn::Sub': `\${AWS::StackName}-tls` },
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [
                  { Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-TLS-1-2-2017-01' },
                ],
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a name that another stack exports',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              {
                LoadBalancerPort: '443',
                InstancePort: '8080',
                Protocol: 'HTTPS',
                PolicyNames: [{ 'Fn::ImportValue': 'elsewhere' }],
              },
            ],
            Policies: [
              {
                PolicyName: 'tls',
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [
                  { Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-TLS-1-2-2017-01' },
                ],
              },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Balancer Listeners[0].PolicyNames'],
  },
  {
    name: 'a name that another stack exports, of policies that are all weak',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              {
                LoadBalancerPort: '443',
                InstancePort: '8080',
                Protocol: 'HTTPS',
                PolicyNames: [{ 'Fn::Sub': `old-\${AWS::StackName}` }],
              },
            ],
            Policies: [
              {
                PolicyName: { Ref: 'Name' },
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [{ Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-2016-08' }],
              },
            ],
          },
        },
      },
      Parameters: { Name: { Type: 'String' } },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].PolicyNames'],
  },
  {
    name: 'a weak policy that may be its own beside the strong one',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              {
                LoadBalancerPort: '443',
                InstancePort: '8080',
                Protocol: 'HTTPS',
                PolicyNames: ['tls', { 'Fn::ImportValue': 'elsewhere' }],
              },
            ],
            Policies: [
              {
                PolicyName: 'tls',
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [
                  { Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-TLS-1-2-2017-01' },
                ],
              },
              {
                PolicyName: 'old',
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [{ Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-2016-08' }],
              },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Balancer Listeners[0].PolicyNames'],
  },
  {
    name: 'names that are not known',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              {
                LoadBalancerPort: '443',
                InstancePort: '8080',
                Protocol: 'HTTPS',
                PolicyNames: { 'Fn::ImportValue': 'elsewhere' },
              },
            ],
            Policies: [
              {
                PolicyName: 'tls',
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [
                  { Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-TLS-1-2-2017-01' },
                ],
              },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Balancer Listeners[0].PolicyNames'],
  },
  {
    name: 'a reference that is a parameter',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              { LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS', PolicyNames: ['tls'] },
            ],
            Policies: [
              {
                PolicyName: 'tls',
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [{ Name: 'Reference-Security-Policy', Value: { Ref: 'Policy' } }],
              },
            ],
          },
        },
      },
      Parameters: { Policy: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Balancer Policies[0].Attributes[0].Value'],
  },
  {
    name: 'a reference that is the default of a parameter',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              { LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS', PolicyNames: ['tls'] },
            ],
            Policies: [
              {
                PolicyName: 'tls',
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [{ Name: 'Reference-Security-Policy', Value: { Ref: 'Policy' } }],
              },
            ],
          },
        },
      },
      Parameters: { Policy: { Type: 'String', Default: 'ELBSecurityPolicy-2016-08' } },
    },
    expect: 'violation',
    at: ['Balancer Policies[0].Attributes[0].Value'],
  },
  {
    name: 'a weak reference in one environment only',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              { LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS', PolicyNames: ['tls'] },
            ],
            Policies: [
              {
                PolicyName: 'tls',
                PolicyType: 'SSLNegotiationPolicyType',
                Attributes: [
                  {
                    Name: 'Reference-Security-Policy',
                    Value: {
                      'Fn::If': ['Live', 'ELBSecurityPolicy-TLS-1-2-2017-01', 'ELBSecurityPolicy-2016-08'],
                    },
                  },
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
    at: ['Balancer Policies[0].Attributes[0].Value'],
  },
  {
    name: 'policies that another stack exports',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              { LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS', PolicyNames: ['tls'] },
            ],
            Policies: { 'Fn::ImportValue': 'elsewhere' },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Balancer Policies'],
  },
  {
    name: 'a protocol that is not known, without a policy',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              { LoadBalancerPort: '443', InstancePort: '8080', Protocol: { 'Fn::ImportValue': 'elsewhere' } },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Balancer Listeners[0].Protocol'],
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
