import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a logging configuration',
    given: {
      Resources: {
        Acl: { Type: 'AWS::WAFv2::WebACL', Properties: {} },
        Logging: {
          Type: 'AWS::WAFv2::LoggingConfiguration',
          Properties: {
            LogDestinationConfigs: ['arn:aws:logs:eu-west-1:111111111111:log-group:aws-waf-logs-web'],
            ResourceArn: { 'Fn::GetAtt': ['Acl', 'Arn'] },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a logging configuration by Sub',
    given: {
      Resources: {
        Acl: { Type: 'AWS::WAFv2::WebACL', Properties: {} },
        Logging: {
          Type: 'AWS::WAFv2::LoggingConfiguration',
          Properties: {
            LogDestinationConfigs: ['arn:aws:logs:eu-west-1:111111111111:log-group:aws-waf-logs-web'],
            ResourceArn: { 'Fn::Sub': `\${Acl.Arn}` },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'none',
    given: { Resources: { Acl: { Type: 'AWS::WAFv2::WebACL', Properties: { Scope: 'REGIONAL' } } } },
    expect: 'violation',
    at: ['Acl '],
  },
  {
    name: 'a logging configuration of another web ACL',
    given: {
      Resources: {
        Acl: { Type: 'AWS::WAFv2::WebACL', Properties: {} },
        Other: { Type: 'AWS::WAFv2::WebACL', Properties: { Scope: 'REGIONAL' } },
        Logging: {
          Type: 'AWS::WAFv2::LoggingConfiguration',
          Properties: {
            LogDestinationConfigs: ['arn:aws:logs:eu-west-1:111111111111:log-group:aws-waf-logs-web'],
            ResourceArn: { 'Fn::GetAtt': ['Acl', 'Arn'] },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Other '],
  },
  {
    name: 'a logging configuration of a web ACL that is elsewhere',
    given: {
      Resources: {
        Acl: { Type: 'AWS::WAFv2::WebACL', Properties: {} },
        Logging: {
          Type: 'AWS::WAFv2::LoggingConfiguration',
          Properties: {
            LogDestinationConfigs: ['arn:aws:logs:eu-west-1:111111111111:log-group:aws-waf-logs-web'],
            ResourceArn: 'arn:aws:wafv2:eu-west-1:111111111111:regional/webacl/other/1',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Acl '],
  },
  {
    name: 'a logging configuration of something that is not known',
    given: {
      Resources: {
        Acl: { Type: 'AWS::WAFv2::WebACL', Properties: {} },
        Logging: {
          Type: 'AWS::WAFv2::LoggingConfiguration',
          Properties: {
            LogDestinationConfigs: ['arn:aws:logs:eu-west-1:111111111111:log-group:aws-waf-logs-web'],
            ResourceArn: { 'Fn::ImportValue': 'elsewhere' },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Acl '],
  },
  {
    name: 'a template of which a part is elsewhere',
    given: {
      Resources: {
        Acl: { Type: 'AWS::WAFv2::WebACL', Properties: {} },
        More: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://example.com' } },
      },
    },
    expect: 'indeterminate',
    at: ['Acl '],
  },
];
