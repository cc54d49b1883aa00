import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'the namespace of the host',
    given: { Resources: { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { PidMode: 'host' } } } },
    expect: 'violation',
    at: ['Task PidMode'],
  },
  {
    name: 'a namespace of the task',
    given: { Resources: { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { PidMode: 'task' } } } },
    expect: 'compliant',
  },
  {
    name: 'no mode, which is no host either',
    given: { Resources: { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'web' } } } },
    expect: 'compliant',
  },
  {
    name: 'a mode that another stack exports',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { PidMode: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Task PidMode'],
  },
  {
    name: 'a parameter whose default is the host',
    given: {
      Resources: { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { PidMode: { Ref: 'Mode' } } } },
      Parameters: { Mode: { Type: 'String', Default: 'host' } },
    },
    expect: 'violation',
    at: ['Task PidMode'],
  },
  {
    name: 'a parameter without a default',
    given: {
      Resources: { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { PidMode: { Ref: 'Mode' } } } },
      Parameters: { Mode: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Task PidMode'],
  },
  {
    name: 'NoValue for a mode',
    given: {
      Resources: {
        Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { PidMode: { Ref: 'AWS::NoValue' } } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a mode that begins otherwise, whatever follows',
    given: {
      Resources: {
        Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { PidMode: { 'Fn::Sub': `task\${X}` } } },
      },
      Parameters: { X: { Type: 'String' } },
    },
    expect: 'compliant',
  },
];
