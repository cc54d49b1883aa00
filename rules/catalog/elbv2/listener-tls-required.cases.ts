import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'HTTPS under a post-quantum policy',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the oldest policy of TLS 1.2',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'TLS', SslPolicy: 'ELBSecurityPolicy-TLS-1-2-2017-01' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the policy of TLS 1.1 of the same year',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'TLS', SslPolicy: 'ELBSecurityPolicy-TLS-1-1-2017-01' },
        },
      },
    },
    expect: 'violation',
    at: ['Listener SslPolicy'],
  },
  {
    name: 'a post-quantum policy that still takes TLS 1.0',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-0-PQ-2025-09' },
        },
      },
    },
    expect: 'violation',
    at: ['Listener SslPolicy'],
  },
  {
    name: 'no policy, which means the one of 2016',
    given: {
      Resources: {
        Listener: { Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: { Protocol: 'HTTPS' } },
      },
    },
    expect: 'violation',
    at: ['Listener SslPolicy'],
  },
  {
    name: 'a policy of a name that is not documented yet',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-Future-2030-01' },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Listener SslPolicy'],
  },
  {
    name: 'a policy that is a parameter',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: { Ref: 'Policy' } },
        },
      },
      Parameters: { Policy: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Listener SslPolicy'],
  },
  {
    name: 'HTTP that only redirects to HTTPS',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            Protocol: 'HTTP',
            DefaultActions: [
              {
                Type: 'redirect',
                RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' },
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'HTTP that redirects to HTTP',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            Protocol: 'HTTP',
            DefaultActions: [
              { Type: 'redirect', RedirectConfig: { Host: 'example.com', StatusCode: 'HTTP_301' } },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Listener DefaultActions[0].RedirectConfig.Protocol'],
  },
  {
    name: 'HTTP that forwards',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            Protocol: 'HTTP',
            DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Listener DefaultActions[0].Type'],
  },
  {
    name: 'HTTP that redirects, with a rule of its own that forwards',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            Protocol: 'HTTP',
            DefaultActions: [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS' } }],
          },
        },
        Hole: {
          Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
          Properties: { ListenerArn: { Ref: 'Listener' }, Actions: [{ Type: 'forward' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Hole Actions[0].Type'],
  },
  {
    name: 'a rule that forwards behind HTTPS',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-3-2021-06' },
        },
        Rule: {
          Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
          Properties: { ListenerArn: { Ref: 'Listener' }, Actions: [{ Type: 'forward' }] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a rule that forwards for a listener that is elsewhere',
    given: {
      Resources: {
        Rule: {
          Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
          Properties: { ListenerArn: { 'Fn::ImportValue': 'listener' }, Actions: [{ Type: 'forward' }] },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Rule ListenerArn'],
  },
  {
    name: 'TCP, which ends no TLS',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'TCP', Port: 443 },
        },
      },
    },
    expect: 'violation',
    at: ['Listener Protocol'],
  },
  {
    name: 'no protocol, at a Gateway Load Balancer',
    given: {
      Resources: {
        Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Type: 'gateway' } },
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { LoadBalancerArn: { Ref: 'Balancer' } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a policy of TLS 1.3 only',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-3-2021-06' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a policy of TLS 1.2 with FIPS',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a policy: the widest TLS 1.2 with FIPS and post-quantum keys',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Ext0-FIPS-PQ-2025-09' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a policy of RFC 9151, strict',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-3-RFC9151-FIPS-2023-07' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a policy of RFC 9151, to work with others',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            Protocol: 'HTTPS',
            SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-RFC9151-INTEROP4-FIPS-2023-07',
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a policy of TLS 1.2 with forward secrecy',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-FS-1-2-Res-2020-10' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a policy of TLS 1.1 with forward secrecy',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-FS-1-1-2019-08' },
        },
      },
    },
    expect: 'violation',
    at: ['Listener SslPolicy'],
  },
  {
    name: 'a policy: the first with forward secrecy',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-FS-2018-06' },
        },
      },
    },
    expect: 'violation',
    at: ['Listener SslPolicy'],
  },
  {
    name: 'a policy of TLS 1.1 with FIPS',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-1-FIPS-2023-04' },
        },
      },
    },
    expect: 'violation',
    at: ['Listener SslPolicy'],
  },
  {
    name: 'a policy of TLS 1.0 with FIPS',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-0-FIPS-2023-04' },
        },
      },
    },
    expect: 'violation',
    at: ['Listener SslPolicy'],
  },
  {
    name: 'a policy of TLS 1.0 of 2015',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS-1-0-2015-04' },
        },
      },
    },
    expect: 'violation',
    at: ['Listener SslPolicy'],
  },
  {
    name: 'a policy: the one of 2016 in so many words',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-2016-08' },
        },
      },
    },
    expect: 'violation',
    at: ['Listener SslPolicy'],
  },
  {
    name: 'a policy of TLS 1.2 of 2018, extended',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS-1-2-Ext-2018-06' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a protocol that is a parameter',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: { Ref: 'Protocol' } },
        },
      },
      Parameters: { Protocol: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Listener Protocol'],
  },
  {
    name: 'a protocol that is a name in Parameter Store',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: { Ref: 'Protocol' } },
        },
      },
      Parameters: { Protocol: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/protocol' } },
    },
    expect: 'indeterminate',
    at: ['Listener Protocol'],
  },
  {
    name: 'a policy that is the default of a parameter, and old',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: { Ref: 'Policy' } },
        },
      },
      Parameters: { Policy: { Type: 'String', Default: 'ELBSecurityPolicy-2016-08' } },
    },
    expect: 'violation',
    at: ['Listener SslPolicy'],
  },
  {
    name: 'a policy that is no string',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: { toString: 1 } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Listener SslPolicy'],
  },
  {
    name: 'a redirect to https, which the load balancer does not take for HTTPS',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            Protocol: 'HTTP',
            DefaultActions: [{ Type: 'redirect', RedirectConfig: { Protocol: 'https' } }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Listener DefaultActions[0].RedirectConfig.Protocol'],
  },
  {
    name: 'a redirect to the protocol of the request',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            Protocol: 'HTTP',
            DefaultActions: [{ Type: 'redirect', RedirectConfig: { Protocol: '#{protocol}' } }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Listener DefaultActions[0].RedirectConfig.Protocol'],
  },
  {
    name: 'a redirect that is not known',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            Protocol: 'HTTP',
            DefaultActions: [{ Type: 'redirect', RedirectConfig: { 'Fn::ImportValue': 'elsewhere' } }],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Listener DefaultActions[0].RedirectConfig.Protocol'],
  },
  {
    name: 'actions that are not known',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTP', DefaultActions: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Listener DefaultActions'],
  },
  {
    name: 'no action',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTP', DefaultActions: [] },
        },
      },
    },
    expect: 'violation',
    at: ['Listener DefaultActions'],
  },
  {
    name: 'a redirect, and then a target',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            Protocol: 'HTTP',
            DefaultActions: [
              { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS' } },
              { Type: 'forward' },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Listener DefaultActions[1].Type'],
  },
  {
    name: 'no protocol, at a load balancer that is elsewhere',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            LoadBalancerArn: 'arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/gwy/a/b',
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Listener Protocol'],
  },
  {
    name: 'no protocol, at an application load balancer',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { LoadBalancerArn: { Ref: 'Balancer' } },
        },
        Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: {} },
      },
    },
    expect: 'violation',
    at: ['Listener Protocol'],
  },
  {
    name: 'a rule of a listener whose protocol is not known',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: { 'Fn::ImportValue': 'elsewhere' } },
        },
        Rule: {
          Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
          Properties: {
            ListenerArn: { 'Fn::GetAtt': ['Listener', 'ListenerArn'] },
            Actions: [{ Type: 'forward' }],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Listener Protocol', 'Rule ListenerArn'],
  },
];
