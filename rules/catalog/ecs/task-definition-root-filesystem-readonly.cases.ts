import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a root file system that cannot be written to',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app', ReadonlyRootFilesystem: true }] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the same in a string',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [{ Name: 'app', Image: 'app', ReadonlyRootFilesystem: 'true' }],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'one that can',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [{ Name: 'app', Image: 'app', ReadonlyRootFilesystem: false }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].ReadonlyRootFilesystem'],
  },
  {
    name: 'nothing said, which means that it can',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].ReadonlyRootFilesystem'],
  },
  {
    name: 'a sidecar that can',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', ReadonlyRootFilesystem: true },
              { Name: 'proxy', Image: 'proxy' },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[1].ReadonlyRootFilesystem'],
  },
  {
    name: 'Linux in so many words',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            RuntimePlatform: { OperatingSystemFamily: 'LINUX' },
            ContainerDefinitions: [{ Name: 'app', Image: 'app' }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].ReadonlyRootFilesystem'],
  },
  {
    name: 'Windows, where there is no such thing',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
            ContainerDefinitions: [{ Name: 'app', Image: 'app' }],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'another processor, which is no other system',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            RuntimePlatform: { CpuArchitecture: 'ARM64' },
            ContainerDefinitions: [{ Name: 'app', Image: 'app' }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].ReadonlyRootFilesystem'],
  },
  {
    name: 'a system that is not known',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            RuntimePlatform: { OperatingSystemFamily: { 'Fn::ImportValue': 'elsewhere' } },
            ContainerDefinitions: [{ Name: 'app', Image: 'app' }],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Task RuntimePlatform.OperatingSystemFamily'],
  },
  {
    name: 'a system that is not known, which does not matter',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            RuntimePlatform: { OperatingSystemFamily: { 'Fn::ImportValue': 'elsewhere' } },
            ContainerDefinitions: [{ Name: 'app', Image: 'app', ReadonlyRootFilesystem: true }],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a platform that is not known',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            RuntimePlatform: { 'Fn::ImportValue': 'elsewhere' },
            ContainerDefinitions: [{ Name: 'app', Image: 'app' }],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Task RuntimePlatform.OperatingSystemFamily'],
  },
  {
    name: 'a switch that another stack exports',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', ReadonlyRootFilesystem: { 'Fn::ImportValue': 'elsewhere' } },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Task ContainerDefinitions[0].ReadonlyRootFilesystem'],
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
];
