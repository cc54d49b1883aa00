import type { Case } from '../case';

export const cases: readonly Case[] = [
  { name: 'no password', given: { Resources: { User: { Type: 'AWS::IAM::User' } } }, expect: 'compliant' },
  {
    name: 'written out',
    given: {
      Resources: { User: { Type: 'AWS::IAM::User', Properties: { LoginProfile: { Password: 'hunter2' } } } },
    },
    expect: 'violation',
    at: ['User LoginProfile.Password'],
  },
  {
    name: 'the default of a parameter',
    given: {
      Resources: {
        User: { Type: 'AWS::IAM::User', Properties: { LoginProfile: { Password: { Ref: 'Value' } } } },
      },
      Parameters: { Value: { Type: 'String', Default: 'hunter2' } },
    },
    expect: 'violation',
    at: ['User LoginProfile.Password'],
  },
  {
    name: 'a parameter',
    given: {
      Resources: {
        User: { Type: 'AWS::IAM::User', Properties: { LoginProfile: { Password: { Ref: 'Value' } } } },
      },
      Parameters: { Value: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['User LoginProfile.Password'],
  },
  {
    name: 'a parameter that is kept secret',
    given: {
      Resources: {
        User: { Type: 'AWS::IAM::User', Properties: { LoginProfile: { Password: { Ref: 'Value' } } } },
      },
      Parameters: { Value: { Type: 'String', NoEcho: 'true' } },
    },
    expect: 'compliant',
  },
  {
    name: 'a dynamic reference',
    given: {
      Resources: {
        User: {
          Type: 'AWS::IAM::User',
          Properties: {
            LoginProfile: { Password: '{{resolve:secretsmanager:users:SecretString:password}}' },
          },
        },
      },
    },
    expect: 'compliant',
  },
];
