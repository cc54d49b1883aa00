import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'tokens required',
    given: {
      Resources: {
        Instance: { Type: 'AWS::EC2::Instance', Properties: { MetadataOptions: { HttpTokens: 'required' } } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'tokens optional',
    given: {
      Resources: {
        Instance: { Type: 'AWS::EC2::Instance', Properties: { MetadataOptions: { HttpTokens: 'optional' } } },
      },
    },
    expect: 'violation',
    at: ['Instance MetadataOptions.HttpTokens'],
  },
  {
    name: 'nothing said',
    given: { Resources: { Instance: { Type: 'AWS::EC2::Instance', Properties: { ImageId: 'ami-1' } } } },
    expect: 'violation',
    at: ['Instance MetadataOptions.HttpTokens'],
  },
  {
    name: 'the service off',
    given: {
      Resources: {
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: { MetadataOptions: { HttpEndpoint: 'disabled' } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a launch template that requires tokens, in its latest version',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: { LaunchTemplateData: { MetadataOptions: { HttpTokens: 'required' } } },
        },
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: {
            LaunchTemplate: {
              LaunchTemplateId: { Ref: 'Template' },
              Version: { 'Fn::GetAtt': ['Template', 'LatestVersionNumber'] },
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a launch template that requires tokens, by its name',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: {
            LaunchTemplateName: 'web',
            LaunchTemplateData: { MetadataOptions: { HttpTokens: 'required' } },
          },
        },
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: { LaunchTemplate: { LaunchTemplateName: 'web', Version: '1' } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a launch template that leaves tokens optional',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: { LaunchTemplateData: { MetadataOptions: { HttpTokens: 'optional' } } },
        },
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: { LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '$Latest' } },
        },
      },
    },
    expect: 'violation',
    at: ['Instance LaunchTemplate'],
  },
  {
    name: 'a launch template that requires tokens, and an instance that does not',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: { LaunchTemplateData: { MetadataOptions: { HttpTokens: 'required' } } },
        },
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: {
            MetadataOptions: { HttpTokens: 'optional' },
            LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Instance MetadataOptions.HttpTokens'],
  },
  {
    name: 'a launch template that is elsewhere',
    given: {
      Resources: {
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: { LaunchTemplate: { LaunchTemplateId: 'lt-0123', Version: '1' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Instance LaunchTemplate'],
  },
  {
    name: 'a launch template in some later version',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: { LaunchTemplateData: { MetadataOptions: { HttpTokens: 'required' } } },
        },
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: { LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '7' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Instance LaunchTemplate'],
  },
  {
    name: 'another launch template that requires tokens',
    given: {
      Resources: {
        Other: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: { LaunchTemplateData: { MetadataOptions: { HttpTokens: 'required' } } },
        },
        Template: { Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: {} } },
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: { LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' } },
        },
      },
    },
    expect: 'violation',
    at: ['Instance LaunchTemplate'],
  },
  {
    name: 'tokens as somebody decides',
    given: {
      Resources: {
        Instance: {
          Type: 'AWS::EC2::Instance',
          Properties: { MetadataOptions: { HttpTokens: { Ref: 'Tokens' } } },
        },
      },
      Parameters: { Tokens: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Instance MetadataOptions.HttpTokens'],
  },
];
