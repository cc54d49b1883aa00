import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'off',
    given: {
      Resources: { Service: { Type: 'AWS::ECS::Service', Properties: { EnableExecuteCommand: false } } },
    },
    expect: 'compliant',
  },
  {
    name: 'nothing said, which means off',
    given: { Resources: { Service: { Type: 'AWS::ECS::Service', Properties: { DesiredCount: 1 } } } },
    expect: 'compliant',
  },
  {
    name: 'on and logged in a log group',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { EnableExecuteCommand: true, Cluster: { Ref: 'Cluster' }, DesiredCount: 1 },
        },
        Cluster: {
          Type: 'AWS::ECS::Cluster',
          Properties: {
            Configuration: {
              ExecuteCommandConfiguration: {
                Logging: 'OVERRIDE',
                LogConfiguration: { CloudWatchLogGroupName: 'exec' },
              },
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'on and logged in a bucket',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { EnableExecuteCommand: true, Cluster: { Ref: 'Cluster' }, DesiredCount: 1 },
        },
        Cluster: {
          Type: 'AWS::ECS::Cluster',
          Properties: {
            Configuration: {
              ExecuteCommandConfiguration: {
                Logging: 'OVERRIDE',
                LogConfiguration: { S3BucketName: 'exec' },
              },
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'on and logged in a log group that is elsewhere',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { EnableExecuteCommand: true, Cluster: { Ref: 'Cluster' }, DesiredCount: 1 },
        },
        Cluster: {
          Type: 'AWS::ECS::Cluster',
          Properties: {
            Configuration: {
              ExecuteCommandConfiguration: {
                Logging: 'OVERRIDE',
                LogConfiguration: { CloudWatchLogGroupName: { 'Fn::ImportValue': 'elsewhere' } },
              },
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'on and logged nowhere',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { EnableExecuteCommand: true, Cluster: { Ref: 'Cluster' }, DesiredCount: 1 },
        },
        Cluster: {
          Type: 'AWS::ECS::Cluster',
          Properties: {
            Configuration: {
              ExecuteCommandConfiguration: { Logging: 'OVERRIDE', LogConfiguration: { S3KeyPrefix: 'exec' } },
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Service EnableExecuteCommand'],
  },
  {
    name: 'on and not logged',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { EnableExecuteCommand: true, Cluster: { Ref: 'Cluster' }, DesiredCount: 1 },
        },
        Cluster: {
          Type: 'AWS::ECS::Cluster',
          Properties: { Configuration: { ExecuteCommandConfiguration: { Logging: 'NONE' } } },
        },
      },
    },
    expect: 'violation',
    at: ['Service EnableExecuteCommand'],
  },
  {
    name: 'on, in a string, and not logged',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { EnableExecuteCommand: 'true', Cluster: { Ref: 'Cluster' }, DesiredCount: 1 },
        },
        Cluster: {
          Type: 'AWS::ECS::Cluster',
          Properties: { Configuration: { ExecuteCommandConfiguration: { Logging: 'NONE' } } },
        },
      },
    },
    expect: 'violation',
    at: ['Service EnableExecuteCommand'],
  },
  {
    name: 'on and logged as the containers are',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            EnableExecuteCommand: true,
            Cluster: { Ref: 'Cluster' },
            TaskDefinition: { Ref: 'Task' },
          },
        },
        Cluster: { Type: 'AWS::ECS::Cluster', Properties: {} },
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [{ Name: 'app', Image: 'app', LogConfiguration: { LogDriver: 'awslogs' } }],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'on and logged as the containers are, which are not',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            EnableExecuteCommand: true,
            Cluster: { Ref: 'Cluster' },
            TaskDefinition: { Ref: 'Task' },
          },
        },
        Cluster: { Type: 'AWS::ECS::Cluster', Properties: {} },
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Service EnableExecuteCommand'],
  },
  {
    name: 'on and logged as the containers are, which are elsewhere',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            EnableExecuteCommand: true,
            Cluster: { Ref: 'Cluster' },
            TaskDefinition: { Ref: 'Task' },
          },
        },
        Cluster: {
          Type: 'AWS::ECS::Cluster',
          Properties: { Configuration: { ExecuteCommandConfiguration: { Logging: 'DEFAULT' } } },
        },
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [{ Name: 'app', Image: 'app', LogConfiguration: { LogDriver: 'splunk' } }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Service EnableExecuteCommand'],
  },
  {
    name: 'on and logged as containers are that are not in sight',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { EnableExecuteCommand: true, Cluster: { Ref: 'Cluster' }, TaskDefinition: 'web:7' },
        },
        Cluster: { Type: 'AWS::ECS::Cluster', Properties: {} },
      },
    },
    expect: 'indeterminate',
    at: ['Service EnableExecuteCommand'],
  },
  {
    name: 'on in a cluster that is not in sight',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { EnableExecuteCommand: true, Cluster: 'web', TaskDefinition: { Ref: 'Task' } },
        },
        Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'web' } },
      },
    },
    expect: 'indeterminate',
    at: ['Service EnableExecuteCommand'],
  },
  {
    name: 'on in the default cluster',
    given: {
      Resources: { Service: { Type: 'AWS::ECS::Service', Properties: { EnableExecuteCommand: true } } },
    },
    expect: 'indeterminate',
    at: ['Service EnableExecuteCommand'],
  },
  {
    name: 'on in a cluster by its ARN',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            EnableExecuteCommand: true,
            Cluster: { 'Fn::GetAtt': ['Cluster', 'Arn'] },
            DesiredCount: 1,
          },
        },
        Cluster: {
          Type: 'AWS::ECS::Cluster',
          Properties: { Configuration: { ExecuteCommandConfiguration: { Logging: 'NONE' } } },
        },
      },
    },
    expect: 'violation',
    at: ['Service EnableExecuteCommand'],
  },
  {
    name: 'on in a cluster by its name',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { EnableExecuteCommand: true, Cluster: 'web', DesiredCount: 1 },
        },
        Cluster: {
          Type: 'AWS::ECS::Cluster',
          Properties: {
            ClusterName: 'web',
            Configuration: { ExecuteCommandConfiguration: { Logging: 'NONE' } },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Service EnableExecuteCommand'],
  },
  {
    name: 'on, with logs in another cluster',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { EnableExecuteCommand: true, Cluster: { Ref: 'Cluster' }, DesiredCount: 1 },
        },
        Cluster: {
          Type: 'AWS::ECS::Cluster',
          Properties: { Configuration: { ExecuteCommandConfiguration: { Logging: 'NONE' } } },
        },
        Other: {
          Type: 'AWS::ECS::Cluster',
          Properties: {
            Configuration: {
              ExecuteCommandConfiguration: {
                Logging: 'OVERRIDE',
                LogConfiguration: { CloudWatchLogGroupName: 'exec' },
              },
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Service EnableExecuteCommand'],
  },
  {
    name: 'on and logged in a way that is not known',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { EnableExecuteCommand: true, Cluster: { Ref: 'Cluster' }, DesiredCount: 1 },
        },
        Cluster: {
          Type: 'AWS::ECS::Cluster',
          Properties: {
            Configuration: { ExecuteCommandConfiguration: { Logging: { 'Fn::ImportValue': 'elsewhere' } } },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Service EnableExecuteCommand'],
  },
  {
    name: 'a switch that another stack exports, and no logs',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            EnableExecuteCommand: { 'Fn::ImportValue': 'elsewhere' },
            Cluster: { Ref: 'Cluster' },
            DesiredCount: 1,
          },
        },
        Cluster: {
          Type: 'AWS::ECS::Cluster',
          Properties: { Configuration: { ExecuteCommandConfiguration: { Logging: 'NONE' } } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Service EnableExecuteCommand'],
  },
  {
    name: 'a switch that another stack exports, and logs',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            EnableExecuteCommand: { 'Fn::ImportValue': 'elsewhere' },
            Cluster: { Ref: 'Cluster' },
            DesiredCount: 1,
          },
        },
        Cluster: {
          Type: 'AWS::ECS::Cluster',
          Properties: {
            Configuration: {
              ExecuteCommandConfiguration: {
                Logging: 'OVERRIDE',
                LogConfiguration: { S3BucketName: 'exec' },
              },
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
];
