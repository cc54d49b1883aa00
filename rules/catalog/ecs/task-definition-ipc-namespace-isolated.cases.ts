import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'the namespace of the host',
    given: { Resources: { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { IpcMode: 'host' } } } },
    expect: 'violation',
    at: ['Task IpcMode'],
  },
  {
    name: 'a namespace of the container',
    given: { Resources: { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { IpcMode: 'none' } } } },
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
          Properties: { IpcMode: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Task IpcMode'],
  },
  {
    name: 'a parameter whose default is the host',
    given: {
      Resources: { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { IpcMode: { Ref: 'Mode' } } } },
      Parameters: { Mode: { Type: 'String', Default: 'host' } },
    },
    expect: 'violation',
    at: ['Task IpcMode'],
  },
  {
    name: 'a parameter without a default',
    given: {
      Resources: { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { IpcMode: { Ref: 'Mode' } } } },
      Parameters: { Mode: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Task IpcMode'],
  },
  {
    name: 'NoValue for a mode',
    given: {
      Resources: {
        Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { IpcMode: { Ref: 'AWS::NoValue' } } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a mode that begins otherwise, whatever follows',
    given: {
      Resources: {
        Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { IpcMode: { 'Fn::Sub': `task\${X}` } } },
      },
      Parameters: { X: { Type: 'String' } },
    },
    expect: 'compliant',
  },
];
