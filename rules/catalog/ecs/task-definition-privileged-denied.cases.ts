import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a privileged container',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app', Privileged: true }] },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].Privileged'],
  },
  {
    name: 'the same in a string',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app', Privileged: 'true' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].Privileged'],
  },
  {
    name: 'a container that says it is not',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app', Privileged: false }] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'no privileges, in a string',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app', Privileged: 'false' }] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a container that says nothing',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app' }] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the second of two',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app' },
              { Name: 'agent', Image: 'agent', Privileged: true },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[1].Privileged'],
  },
  {
    name: 'two of three',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'a', Image: 'a', Privileged: true },
              { Name: 'b', Image: 'b' },
              { Name: 'c', Image: 'c', Privileged: true },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].Privileged', 'Task ContainerDefinitions[2].Privileged'],
  },
  {
    name: 'one container that is not in a list',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: { Name: 'app', Image: 'app', Privileged: true } },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions.Privileged'],
  },
  {
    name: 'a container that is not known',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ 'Fn::ImportValue': 'elsewhere' }] },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Task ContainerDefinitions[0].Privileged'],
  },
  {
    name: 'containers that are not known',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Task ContainerDefinitions'],
  },
  {
    name: 'a switch that another stack exports',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', Privileged: { 'Fn::ImportValue': 'elsewhere' } },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Task ContainerDefinitions[0].Privileged'],
  },
  {
    name: 'no container',
    given: {
      Resources: { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions: [] } } },
    },
    expect: 'compliant',
  },
];
