import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'tokens required',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: { LaunchTemplateData: { MetadataOptions: { HttpTokens: 'required' } } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'tokens optional',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: { LaunchTemplateData: { MetadataOptions: { HttpTokens: 'optional' } } },
        },
      },
    },
    expect: 'violation',
    at: ['Template LaunchTemplateData.MetadataOptions.HttpTokens'],
  },
  {
    name: 'nothing said',
    given: {
      Resources: { Template: { Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: {} } } },
    },
    expect: 'violation',
    at: ['Template LaunchTemplateData.MetadataOptions.HttpTokens'],
  },
  {
    name: 'the service off',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: { LaunchTemplateData: { MetadataOptions: { HttpEndpoint: 'disabled' } } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the service on, with a hop limit only',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: {
            LaunchTemplateData: { MetadataOptions: { HttpEndpoint: 'enabled', HttpPutResponseHopLimit: 1 } },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Template LaunchTemplateData.MetadataOptions.HttpTokens'],
  },
  {
    name: 'tokens as somebody decides',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: { LaunchTemplateData: { MetadataOptions: { HttpTokens: { Ref: 'Tokens' } } } },
        },
      },
      Parameters: { Tokens: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Template LaunchTemplateData.MetadataOptions.HttpTokens'],
  },
  {
    name: 'tokens as somebody chooses, both allowed',
    given: {
      Resources: {
        Template: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: { LaunchTemplateData: { MetadataOptions: { HttpTokens: { Ref: 'Tokens' } } } },
        },
      },
      Parameters: { Tokens: { Type: 'String', AllowedValues: ['required', 'optional'] } },
    },
    expect: 'violation',
    at: ['Template LaunchTemplateData.MetadataOptions.HttpTokens'],
  },
];
