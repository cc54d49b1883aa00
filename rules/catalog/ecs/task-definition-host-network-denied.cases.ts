import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'the network of the host',
    given: { Resources: { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { NetworkMode: 'host' } } } },
    expect: 'violation',
    at: ['Task NetworkMode'],
  },
  {
    name: 'a network of its own',
    given: {
      Resources: { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { NetworkMode: 'awsvpc' } } },
    },
    expect: 'compliant',
  },
  {
    name: 'a bridge',
    given: {
      Resources: { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { NetworkMode: 'bridge' } } },
    },
    expect: 'compliant',
  },
  {
    name: 'no mode, which means a bridge',
    given: { Resources: { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'web' } } } },
    expect: 'compliant',
  },
  {
    name: 'the network of the host with a user that is not root',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            NetworkMode: 'host',
            ContainerDefinitions: [{ Name: 'app', Image: 'app', User: '1000' }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task NetworkMode'],
  },
  {
    name: 'a mode that another stack exports',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { NetworkMode: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Task NetworkMode'],
  },
  {
    name: 'the host in one environment only',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { NetworkMode: { 'Fn::If': ['Trial', 'host', 'awsvpc'] } },
        },
      },
      Parameters: { Stage: { Type: 'String', Default: 'live' } },
      Conditions: { Trial: { 'Fn::Equals': [{ Ref: 'Stage' }, 'trial'] } },
    },
    expect: 'violation',
    at: ['Task NetworkMode'],
  },
];
