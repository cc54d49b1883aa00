import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'all dropped',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', LinuxParameters: { Capabilities: { Drop: ['ALL'] } } },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'all dropped and one added',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                LinuxParameters: { Capabilities: { Drop: ['ALL'], Add: ['SYS_PTRACE'] } },
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'all dropped and all added',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                LinuxParameters: { Capabilities: { Drop: ['ALL'], Add: ['ALL'] } },
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].LinuxParameters.Capabilities.Add'],
  },
  {
    name: 'some dropped',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                LinuxParameters: { Capabilities: { Drop: ['NET_RAW', 'MKNOD'] } },
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].LinuxParameters.Capabilities.Drop'],
  },
  {
    name: 'all dropped among others',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', LinuxParameters: { Capabilities: { Drop: ['NET_RAW', 'ALL'] } } },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'one that is not in a list',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', LinuxParameters: { Capabilities: { Drop: 'ALL' } } },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'nothing said',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].LinuxParameters.Capabilities.Drop'],
  },
  {
    name: 'an empty list',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', LinuxParameters: { Capabilities: { Drop: [] } } },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].LinuxParameters.Capabilities.Drop'],
  },
  {
    name: 'Windows, where there are none',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2019_FULL' },
            ContainerDefinitions: [{ Name: 'app', Image: 'app' }],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a sidecar that keeps them',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', LinuxParameters: { Capabilities: { Drop: ['ALL'] } } },
              { Name: 'proxy', Image: 'proxy' },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[1].LinuxParameters.Capabilities.Drop'],
  },
  {
    name: 'one that is not known',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                LinuxParameters: { Capabilities: { Drop: [{ 'Fn::ImportValue': 'elsewhere' }] } },
              },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Task ContainerDefinitions[0].LinuxParameters.Capabilities.Drop'],
  },
  {
    name: 'one that is not known beside all',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                LinuxParameters: { Capabilities: { Drop: ['ALL', { 'Fn::ImportValue': 'elsewhere' }] } },
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'what is added is not known',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                LinuxParameters: { Capabilities: { Drop: ['ALL'], Add: { 'Fn::ImportValue': 'elsewhere' } } },
              },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Task ContainerDefinitions[0].LinuxParameters.Capabilities.Add'],
  },
];
