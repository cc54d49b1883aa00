import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a certificate of Certificate Manager',
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
                SSLCertificateId: 'arn:aws:acm:eu-west-1:111111111111:certificate/a',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'one in China',
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
                SSLCertificateId: 'arn:aws-cn:acm:cn-north-1:111111111111:certificate/a',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'one that is made here',
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
                SSLCertificateId: { Ref: 'Certificate' },
              },
            ],
          },
        },
        Certificate: {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: { DomainName: 'example.com' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an ARN with parts that are not known',
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
                SSLCertificateId: {
                  'Fn::Sub': `arn:\${AWS::Partition}:acm:\${AWS::Region}:\${AWS::AccountId}:certificate/a`,
                },
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'one that was uploaded to IAM',
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
                SSLCertificateId: 'arn:aws:iam::111111111111:server-certificate/a',
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].SSLCertificateId'],
  },
  {
    name: 'one that is uploaded here',
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
                SSLCertificateId: { 'Fn::GetAtt': ['Certificate', 'Arn'] },
              },
            ],
          },
        },
        Certificate: { Type: 'AWS::IAM::ServerCertificate', Properties: { ServerCertificateName: 'a' } },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].SSLCertificateId'],
  },
  {
    name: 'an ARN of IAM with parts that are not known',
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
                SSLCertificateId: {
                  'Fn::Sub': `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:server-certificate/a`,
                },
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].SSLCertificateId'],
  },
  {
    name: 'SSL with one of IAM',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              {
                LoadBalancerPort: '443',
                InstancePort: '8080',
                Protocol: 'SSL',
                SSLCertificateId: 'arn:aws:iam::111111111111:server-certificate/a',
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].SSLCertificateId'],
  },
  {
    name: 'one of IAM with acm in its name',
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
                SSLCertificateId: 'arn:aws:iam::111111111111:server-certificate/arn:aws:acm:a',
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].SSLCertificateId'],
  },
  {
    name: 'one of IAM behind another listener',
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
                SSLCertificateId: 'arn:aws:acm:eu-west-1:111111111111:certificate/a',
              },
              {
                LoadBalancerPort: '993',
                InstancePort: '8080',
                Protocol: 'SSL',
                SSLCertificateId: 'arn:aws:iam::111111111111:server-certificate/a',
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners[1].SSLCertificateId'],
  },
  {
    name: 'none',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: { Listeners: [{ LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].SSLCertificateId'],
  },
  {
    name: 'an empty one',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              { LoadBalancerPort: '443', InstancePort: '8080', Protocol: 'HTTPS', SSLCertificateId: '' },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].SSLCertificateId'],
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
    name: 'TCP with one of IAM, which it does not use',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              {
                LoadBalancerPort: '443',
                InstancePort: '8080',
                Protocol: 'TCP',
                SSLCertificateId: 'arn:aws:iam::111111111111:server-certificate/a',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'https in small letters, with one of IAM',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              {
                LoadBalancerPort: '443',
                InstancePort: '8080',
                Protocol: 'https',
                SSLCertificateId: 'arn:aws:iam::111111111111:server-certificate/a',
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].SSLCertificateId'],
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
    name: 'one listener that is not in a list',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: {
              LoadBalancerPort: '443',
              InstancePort: '8080',
              Protocol: 'HTTPS',
              SSLCertificateId: 'arn:aws:iam::111111111111:server-certificate/a',
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer Listeners.SSLCertificateId'],
  },
  {
    name: 'one of IAM in one environment only',
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
                SSLCertificateId: {
                  'Fn::If': [
                    'Live',
                    'arn:aws:acm:eu-west-1:111111111111:certificate/a',
                    'arn:aws:iam::111111111111:server-certificate/a',
                  ],
                },
              },
            ],
          },
        },
      },
      Parameters: { Stage: { Type: 'String', Default: 'live' } },
      Conditions: { Live: { 'Fn::Equals': [{ Ref: 'Stage' }, 'live'] } },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].SSLCertificateId'],
  },
  {
    name: 'a parameter whose default is one of IAM',
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
                SSLCertificateId: { Ref: 'Arn' },
              },
            ],
          },
        },
      },
      Parameters: { Arn: { Type: 'String', Default: 'arn:aws:iam::111111111111:server-certificate/a' } },
    },
    expect: 'violation',
    at: ['Balancer Listeners[0].SSLCertificateId'],
  },
  {
    name: 'a parameter',
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
                SSLCertificateId: { Ref: 'Arn' },
              },
            ],
          },
        },
      },
      Parameters: { Arn: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Balancer Listeners[0].SSLCertificateId'],
  },
  {
    name: 'one that another stack exports',
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
                SSLCertificateId: { 'Fn::ImportValue': 'elsewhere' },
              },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Balancer Listeners[0].SSLCertificateId'],
  },
  {
    name: 'an ARN of a service that is not known',
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
                SSLCertificateId: { 'Fn::Sub': `arn:aws:a\${Rest}` },
              },
            ],
          },
        },
      },
      Parameters: { Rest: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Balancer Listeners[0].SSLCertificateId'],
  },
  {
    name: 'one that a custom resource makes',
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
                SSLCertificateId: { 'Fn::GetAtt': ['Certificate', 'Arn'] },
              },
            ],
          },
        },
        Certificate: {
          Type: 'Custom::Certificate',
          Properties: { ServiceToken: 'arn:aws:lambda:eu-west-1:111111111111:function:a' },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Balancer Listeners[0].SSLCertificateId'],
  },
  {
    name: 'a protocol that is not known, with one of Certificate Manager',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              {
                LoadBalancerPort: '443',
                InstancePort: '8080',
                Protocol: { 'Fn::ImportValue': 'elsewhere' },
                SSLCertificateId: 'arn:aws:acm:eu-west-1:111111111111:certificate/a',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a protocol that is not known, with one of IAM',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          Properties: {
            Listeners: [
              {
                LoadBalancerPort: '443',
                InstancePort: '8080',
                Protocol: { 'Fn::ImportValue': 'elsewhere' },
                SSLCertificateId: 'arn:aws:iam::111111111111:server-certificate/a',
              },
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
