import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'the policy TLS13-1-2-Res-PQ-2025-09',
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
    name: 'the policy TLS13-1-3-PQ-2025-09',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-3-PQ-2025-09' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the policy TLS13-1-2-Res-FIPS-PQ-2025-09',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the policy TLS13-1-3-FIPS-PQ-2025-09',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-3-FIPS-PQ-2025-09' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the policy TLS13-1-2-Res-2021-06',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the policy TLS13-1-3-2021-06',
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
    name: 'the policy TLS13-1-2-Res-FIPS-2023-04',
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
    name: 'the policy TLS13-1-3-FIPS-2023-04',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the policy TLS13-1-2-2021-06',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'TLS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' },
        },
      },
    },
    expect: 'violation',
    at: ['Listener SslPolicy'],
  },
  {
    name: 'the policy TLS-1-2-2017-01',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'TLS', SslPolicy: 'ELBSecurityPolicy-TLS-1-2-2017-01' },
        },
      },
    },
    expect: 'violation',
    at: ['Listener SslPolicy'],
  },
  {
    name: 'the policy TLS13-1-2-Ext0-FIPS-PQ-2025-09',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'TLS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Ext0-FIPS-PQ-2025-09' },
        },
      },
    },
    expect: 'violation',
    at: ['Listener SslPolicy'],
  },
  {
    name: 'the policy 2016-08',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'TLS', SslPolicy: 'ELBSecurityPolicy-2016-08' },
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
    name: 'HTTP, which has none',
    given: {
      Resources: {
        Listener: { Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: { Protocol: 'HTTP' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'TCP, which has none',
    given: {
      Resources: {
        Listener: { Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: { Protocol: 'TCP' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'no protocol, at a Gateway Load Balancer',
    given: {
      Resources: {
        Listener: { Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: { LoadBalancerArn: 'arn' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a policy that another stack exports',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Listener SslPolicy'],
  },
  {
    name: 'a protocol that is not known',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            Protocol: { 'Fn::ImportValue': 'elsewhere' },
            SslPolicy: 'ELBSecurityPolicy-2016-08',
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Listener Protocol'],
  },
  {
    name: 'a policy that is the default of a parameter',
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
    name: 'a policy that is allowed to be one of two',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: { Ref: 'Policy' } },
        },
      },
      Parameters: {
        Policy: {
          Type: 'String',
          AllowedValues: ['ELBSecurityPolicy-TLS13-1-3-2021-06', 'ELBSecurityPolicy-TLS13-1-2-2021-06'],
        },
      },
    },
    expect: 'violation',
    at: ['Listener SslPolicy'],
  },
];
