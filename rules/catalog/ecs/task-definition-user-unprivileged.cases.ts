import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a number',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app', User: '1000' }] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a number and a group',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app', User: '1000:1000' }] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a name',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app', User: 'node' }] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a number that is no string',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app', User: 1000 }] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'root',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app', User: 'root' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].User'],
  },
  {
    name: 'root and a group',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app', User: 'root:node' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].User'],
  },
  {
    name: 'the number of root',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app', User: '0' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].User'],
  },
  {
    name: 'the number of root, no string',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app', User: 0 }] },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].User'],
  },
  {
    name: 'the number of root and of its group',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app', User: '0:0' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].User'],
  },
  {
    name: 'the number of root and another group',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app', User: '0:node' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].User'],
  },
  {
    name: 'the number of root, written longer',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app', User: '000' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].User'],
  },
  {
    name: 'the number after root',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app', User: '1' }] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a group only',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app', User: ':1000' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].User'],
  },
  {
    name: 'another user in the group of root',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app', User: '1000:0' }] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a name that begins like root',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app', User: 'rootless' }] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an empty user',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app', User: '' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].User'],
  },
  {
    name: 'none, which means that of the image',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].User'],
  },
  {
    name: 'none on Windows',
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
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].User'],
  },
  {
    name: 'the administrator on Windows',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
            ContainerDefinitions: [{ Name: 'app', Image: 'app', User: 'ContainerAdministrator' }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].User'],
  },
  {
    name: 'the administrator with a domain',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', User: 'User Manager\\ContainerAdministrator' },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].User'],
  },
  {
    name: 'the user on Windows',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
            ContainerDefinitions: [{ Name: 'app', Image: 'app', User: 'ContainerUser' }],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the administrator where no system is named',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [{ Name: 'app', Image: 'app', User: 'containeradministrator' }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].User'],
  },
  {
    name: 'a sidecar without a user',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', User: '1000' },
              { Name: 'proxy', Image: 'proxy' },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[1].User'],
  },
  {
    name: 'root and a group that is not known',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [{ Name: 'app', Image: 'app', User: { 'Fn::Sub': `0:\${Group}` } }],
          },
        },
      },
      Parameters: { Group: { Type: 'String' } },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].User'],
  },
  {
    name: 'a user and a group that is not known',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [{ Name: 'app', Image: 'app', User: { 'Fn::Sub': `1000:\${Group}` } }],
          },
        },
      },
      Parameters: { Group: { Type: 'String' } },
    },
    expect: 'compliant',
  },
  {
    name: 'a user that is not known',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [{ Name: 'app', Image: 'app', User: { 'Fn::Sub': `\${User}:1000` } }],
          },
        },
      },
      Parameters: { User: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Task ContainerDefinitions[0].User'],
  },
  {
    name: 'a number of which only a digit is known',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [{ Name: 'app', Image: 'app', User: { 'Fn::Sub': `0\${More}` } }],
          },
        },
      },
      Parameters: { More: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Task ContainerDefinitions[0].User'],
  },
  {
    name: 'a user that another stack exports',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [{ Name: 'app', Image: 'app', User: { 'Fn::ImportValue': 'elsewhere' } }],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Task ContainerDefinitions[0].User'],
  },
];
