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
];
