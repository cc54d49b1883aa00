import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a group of its own',
    given: {
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: { LoggingConfig: { LogGroup: { Ref: 'Group' } } },
        },
        Group: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: '30' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a group of its own, which forgets nothing',
    given: {
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: { LoggingConfig: { LogGroup: { Ref: 'Group' } } },
        },
        Group: { Type: 'AWS::Logs::LogGroup', Properties: {} },
      },
    },
    expect: 'violation',
    at: ['Function LoggingConfig.LogGroup'],
  },
  {
    name: 'the implicit group, declared by reference',
    given: {
      Resources: {
        Function: { Type: 'AWS::Lambda::Function', Properties: {} },
        Group: {
          Type: 'AWS::Logs::LogGroup',
          Properties: { LogGroupName: { 'Fn::Sub': `/aws/lambda/\${Function}` }, RetentionInDays: 30 },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the implicit group, declared by name',
    given: {
      Resources: {
        Function: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'f' } },
        Group: {
          Type: 'AWS::Logs::LogGroup',
          Properties: { LogGroupName: '/aws/lambda/f', RetentionInDays: 30 },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the implicit group, declared by a name that is put together',
    given: {
      Parameters: { Stage: { Type: 'String' } },
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: { FunctionName: { 'Fn::Sub': `\${Stage}-f` } },
        },
        Group: {
          Type: 'AWS::Logs::LogGroup',
          Properties: {
            LogGroupName: { 'Fn::Join': ['', ['/aws/lambda/', { Ref: 'Stage' }, '-f']] },
            RetentionInDays: 30,
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the implicit group of another function',
    given: {
      Resources: {
        Function: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'f' } },
        Group: {
          Type: 'AWS::Logs::LogGroup',
          Properties: { LogGroupName: '/aws/lambda/ff', RetentionInDays: 30 },
        },
      },
    },
    expect: 'violation',
    at: ['Function LoggingConfig.LogGroup'],
  },
  {
    name: 'the implicit group of another function, by reference',
    given: {
      Resources: {
        Function: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'f' } },
        Other: {
          Type: 'AWS::Lambda::Function',
          Properties: { LoggingConfig: { LogGroup: { Ref: 'Group' } } },
        },
        Group: {
          Type: 'AWS::Logs::LogGroup',
          Properties: { LogGroupName: { 'Fn::Sub': `/aws/lambda/\${Other}` }, RetentionInDays: 30 },
        },
      },
    },
    expect: 'violation',
    at: ['Function LoggingConfig.LogGroup'],
  },
  {
    name: 'no group',
    given: { Resources: { Function: { Type: 'AWS::Lambda::Function', Properties: {} } } },
    expect: 'violation',
    at: ['Function LoggingConfig.LogGroup'],
  },
  {
    name: 'a group that is not in sight',
    given: {
      Resources: {
        Function: { Type: 'AWS::Lambda::Function', Properties: { LoggingConfig: { LogGroup: 'shared' } } },
      },
    },
    expect: 'indeterminate',
    at: ['Function LoggingConfig.LogGroup'],
  },
  {
    name: 'a group whose name is a parameter',
    given: {
      Parameters: { Name: { Type: 'String' } },
      Resources: {
        Function: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'f' } },
        Group: {
          Type: 'AWS::Logs::LogGroup',
          Properties: { LogGroupName: { Ref: 'Name' }, RetentionInDays: 30 },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Function LoggingConfig.LogGroup'],
  },
  {
    name: 'a retention that is a parameter',
    given: {
      Parameters: { Days: { Type: 'Number' } },
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: { LoggingConfig: { LogGroup: { Ref: 'Group' } } },
        },
        Group: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: { Ref: 'Days' } } },
      },
    },
    expect: 'indeterminate',
    at: ['Function LoggingConfig.LogGroup'],
  },
];
