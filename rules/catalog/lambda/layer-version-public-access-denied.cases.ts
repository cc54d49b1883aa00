import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'one account',
    given: {
      Resources: {
        Share: {
          Type: 'AWS::Lambda::LayerVersionPermission',
          Properties: {
            Action: 'lambda:GetLayerVersion',
            LayerVersionArn: 'arn:aws:lambda:eu-west-1:111111111111:layer:l:1',
            Principal: '222222222222',
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'everybody',
    given: {
      Resources: {
        Share: {
          Type: 'AWS::Lambda::LayerVersionPermission',
          Properties: {
            Action: 'lambda:GetLayerVersion',
            LayerVersionArn: 'arn:aws:lambda:eu-west-1:111111111111:layer:l:1',
            Principal: '*',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Share OrganizationId'],
  },
  {
    name: 'everybody of an organization',
    given: {
      Resources: {
        Share: {
          Type: 'AWS::Lambda::LayerVersionPermission',
          Properties: {
            Action: 'lambda:GetLayerVersion',
            LayerVersionArn: 'arn:aws:lambda:eu-west-1:111111111111:layer:l:1',
            Principal: '*',
            OrganizationId: 'o-a1b2c3d4e5',
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'everybody of no organization',
    given: {
      Resources: {
        Share: {
          Type: 'AWS::Lambda::LayerVersionPermission',
          Properties: {
            Action: 'lambda:GetLayerVersion',
            LayerVersionArn: 'arn:aws:lambda:eu-west-1:111111111111:layer:l:1',
            Principal: '*',
            OrganizationId: '',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Share OrganizationId'],
  },
  {
    name: 'whoever a parameter says',
    given: {
      Parameters: { Who: { Type: 'String' } },
      Resources: {
        Share: {
          Type: 'AWS::Lambda::LayerVersionPermission',
          Properties: {
            Action: 'lambda:GetLayerVersion',
            LayerVersionArn: 'arn:aws:lambda:eu-west-1:111111111111:layer:l:1',
            Principal: { Ref: 'Who' },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Share Principal'],
  },
  {
    name: 'whoever a parameter says, in an organization',
    given: {
      Parameters: { Who: { Type: 'String' } },
      Resources: {
        Share: {
          Type: 'AWS::Lambda::LayerVersionPermission',
          Properties: {
            Action: 'lambda:GetLayerVersion',
            LayerVersionArn: 'arn:aws:lambda:eu-west-1:111111111111:layer:l:1',
            Principal: { Ref: 'Who' },
            OrganizationId: 'o-a1b2c3d4e5',
          },
        },
      },
    },
    expect: 'compliant',
  },
];
