import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a volume over TLS',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            Volumes: [
              {
                Name: 'data',
                EFSVolumeConfiguration: { FilesystemId: 'fs-1', TransitEncryption: 'ENABLED' },
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a volume without',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            Volumes: [
              {
                Name: 'data',
                EFSVolumeConfiguration: { FilesystemId: 'fs-1', TransitEncryption: 'DISABLED' },
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task Volumes[0].EFSVolumeConfiguration.TransitEncryption'],
  },
  {
    name: 'a volume that says nothing, which means without',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { Volumes: [{ Name: 'data', EFSVolumeConfiguration: { FilesystemId: 'fs-1' } }] },
        },
      },
    },
    expect: 'violation',
    at: ['Task Volumes[0].EFSVolumeConfiguration.TransitEncryption'],
  },
  {
    name: 'the second of two',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            Volumes: [{ Name: 'tmp' }, { Name: 'data', EFSVolumeConfiguration: { FilesystemId: 'fs-1' } }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task Volumes[1].EFSVolumeConfiguration.TransitEncryption'],
  },
  {
    name: 'a port for TLS, which does not switch it on',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            Volumes: [
              { Name: 'data', EFSVolumeConfiguration: { FilesystemId: 'fs-1', TransitEncryptionPort: 2999 } },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task Volumes[0].EFSVolumeConfiguration.TransitEncryption'],
  },
  {
    name: 'volumes of the host and of Docker',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            Volumes: [
              { Name: 'tmp', Host: { SourcePath: '/tmp' } },
              { Name: 'cache', DockerVolumeConfiguration: { Scope: 'task' } },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a volume of FSx for Windows',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            Volumes: [
              {
                Name: 'share',
                FSxWindowsFileServerVolumeConfiguration: { FileSystemId: 'fs-2', RootDirectory: '/' },
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'no volume',
    given: { Resources: { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'web' } } } },
    expect: 'compliant',
  },
  {
    name: 'a switch that another stack exports',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            Volumes: [
              {
                Name: 'data',
                EFSVolumeConfiguration: {
                  FilesystemId: 'fs-1',
                  TransitEncryption: { 'Fn::ImportValue': 'elsewhere' },
                },
              },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Task Volumes[0].EFSVolumeConfiguration.TransitEncryption'],
  },
  {
    name: 'a file system that is not known',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            Volumes: [
              { Name: 'data', EFSVolumeConfiguration: { FilesystemId: { 'Fn::ImportValue': 'elsewhere' } } },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task Volumes[0].EFSVolumeConfiguration.TransitEncryption'],
  },
  {
    name: 'a volume of a kind that is not known',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            Volumes: [{ Name: 'data', EFSVolumeConfiguration: { 'Fn::ImportValue': 'elsewhere' } }],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Task Volumes[0].EFSVolumeConfiguration'],
  },
  {
    name: 'volumes that are not known',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { Volumes: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Task Volumes'],
  },
];
