import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'an association',
    given: {
      Resources: {
        Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: {} },
        Association: {
          Type: 'AWS::WAFv2::WebACLAssociation',
          Properties: {
            WebACLArn: 'arn:aws:wafv2:eu-west-1:111111111111:regional/webacl/web/1',
            ResourceArn: { Ref: 'Balancer' },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an association by attribute',
    given: {
      Resources: {
        Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: {} },
        Association: {
          Type: 'AWS::WAFv2::WebACLAssociation',
          Properties: {
            WebACLArn: 'arn:aws:wafv2:eu-west-1:111111111111:regional/webacl/web/1',
            ResourceArn: { 'Fn::GetAtt': ['Balancer', 'LoadBalancerArn'] },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an association by Sub',
    given: {
      Resources: {
        Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: {} },
        Association: {
          Type: 'AWS::WAFv2::WebACLAssociation',
          Properties: {
            WebACLArn: 'arn:aws:wafv2:eu-west-1:111111111111:regional/webacl/web/1',
            ResourceArn: { 'Fn::Sub': `\${Balancer}` },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an association of AWS WAF Classic',
    given: {
      Resources: {
        Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: {} },
        Association: {
          Type: 'AWS::WAFRegional::WebACLAssociation',
          Properties: { WebACLId: '1', ResourceArn: { Ref: 'Balancer' } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'no association',
    given: { Resources: { Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: {} } } },
    expect: 'violation',
    at: ['Balancer '],
  },
  {
    name: 'an association of another load balancer',
    given: {
      Resources: {
        Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: {} },
        Other: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Type: 'network' } },
        Association: {
          Type: 'AWS::WAFv2::WebACLAssociation',
          Properties: {
            WebACLArn: 'arn:aws:wafv2:eu-west-1:111111111111:regional/webacl/web/1',
            ResourceArn: { Ref: 'Other' },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Balancer '],
  },
  {
    name: 'a web ACL that nothing associates',
    given: {
      Resources: {
        Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: {} },
        Acl: { Type: 'AWS::WAFv2::WebACL', Properties: { Scope: 'REGIONAL' } },
      },
    },
    expect: 'violation',
    at: ['Balancer '],
  },
  {
    name: 'a network load balancer, which has none',
    given: {
      Resources: {
        Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Type: 'network' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a gateway load balancer, which has none',
    given: {
      Resources: {
        Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Type: 'gateway' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a type that is not known',
    given: {
      Resources: {
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: { Type: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Balancer Type'],
  },
  {
    name: 'an association of something that is not known',
    given: {
      Resources: {
        Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: {} },
        Association: {
          Type: 'AWS::WAFv2::WebACLAssociation',
          Properties: {
            WebACLArn: 'arn:aws:wafv2:eu-west-1:111111111111:regional/webacl/web/1',
            ResourceArn: { 'Fn::ImportValue': 'elsewhere' },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Balancer '],
  },
  {
    name: 'a template of which a part is elsewhere',
    given: {
      Resources: {
        Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: {} },
        More: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://example.com' } },
      },
    },
    expect: 'indeterminate',
    at: ['Balancer '],
  },
];
