import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'logs in CloudWatch',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': 'app' } },
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'logs through FireLens',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', LogConfiguration: { LogDriver: 'awsfirelens' } },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'no log configuration',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].LogConfiguration.LogDriver'],
  },
  {
    name: 'a log configuration without a driver',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [{ Name: 'app', Image: 'app', LogConfiguration: { Options: {} } }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].LogConfiguration.LogDriver'],
  },
  {
    name: 'an empty driver',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [{ Name: 'app', Image: 'app', LogConfiguration: { LogDriver: '' } }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].LogConfiguration.LogDriver'],
  },
  {
    name: 'the driver that throws everything away',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [{ Name: 'app', Image: 'app', LogConfiguration: { LogDriver: 'none' } }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].LogConfiguration.LogDriver'],
  },
  {
    name: 'a sidecar without logs',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', LogConfiguration: { LogDriver: 'awslogs' } },
              { Name: 'proxy', Image: 'proxy' },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[1].LogConfiguration.LogDriver'],
  },
  {
    name: 'NoValue for a log configuration',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [{ Name: 'app', Image: 'app', LogConfiguration: { Ref: 'AWS::NoValue' } }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].LogConfiguration.LogDriver'],
  },
  {
    name: 'a log configuration that is not known',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', LogConfiguration: { 'Fn::ImportValue': 'elsewhere' } },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Task ContainerDefinitions[0].LogConfiguration.LogDriver'],
  },
  {
    name: 'a driver that is not known',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                LogConfiguration: { LogDriver: { 'Fn::ImportValue': 'elsewhere' } },
              },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Task ContainerDefinitions[0].LogConfiguration.LogDriver'],
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
