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
    name: 'the policy TLS13-1-0-PQ-2025-09',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-0-PQ-2025-09' },
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
          Properties: { Protocol: 'TLS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06' },
        },
      },
    },
    expect: 'violation',
    at: ['Listener SslPolicy'],
  },
  {
    name: 'the policy TLS13-1-3-2021-06',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'TLS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-3-2021-06' },
        },
      },
    },
    expect: 'violation',
    at: ['Listener SslPolicy'],
  },
  {
    name: 'the policy TLS13-1-3-FIPS-2023-04',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'TLS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04' },
        },
      },
    },
    expect: 'violation',
    at: ['Listener SslPolicy'],
  },
  {
    name: 'the policy TLS-1-2-Ext-2018-06',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'TLS', SslPolicy: 'ELBSecurityPolicy-TLS-1-2-Ext-2018-06' },
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
    name: 'a policy of a name that is not documented yet',
    given: {
      Resources: {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-3-2030-01' },
        },
      },
    },
    expect: 'indeterminate',
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
];
