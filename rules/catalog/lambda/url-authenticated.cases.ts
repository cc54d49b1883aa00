import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'signed requests',
    given: {
      Resources: {
        Url: { Type: 'AWS::Lambda::Url', Properties: { AuthType: 'AWS_IAM', TargetFunctionArn: 'f' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'all requests',
    given: {
      Resources: {
        Url: { Type: 'AWS::Lambda::Url', Properties: { AuthType: 'NONE', TargetFunctionArn: 'f' } },
      },
    },
    expect: 'violation',
    at: ['Url AuthType'],
  },
  {
    name: 'nothing said',
    given: { Resources: { Url: { Type: 'AWS::Lambda::Url', Properties: { TargetFunctionArn: 'f' } } } },
    expect: 'violation',
    at: ['Url AuthType'],
  },
  {
    name: 'one of two, as is decided at deployment',
    given: {
      Parameters: { Auth: { Type: 'String', AllowedValues: ['NONE', 'AWS_IAM'] } },
      Resources: {
        Url: { Type: 'AWS::Lambda::Url', Properties: { AuthType: { Ref: 'Auth' }, TargetFunctionArn: 'f' } },
      },
    },
    expect: 'violation',
    at: ['Url AuthType'],
  },
  {
    name: 'what another stack says',
    given: {
      Resources: {
        Url: {
          Type: 'AWS::Lambda::Url',
          Properties: { AuthType: { 'Fn::ImportValue': 'auth' }, TargetFunctionArn: 'f' },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Url AuthType'],
  },
];
