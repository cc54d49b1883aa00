import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'the latest',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { LaunchType: 'FARGATE', PlatformVersion: 'LATEST' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the number of the latest',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { LaunchType: 'FARGATE', PlatformVersion: '1.4.0' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an older one',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { LaunchType: 'FARGATE', PlatformVersion: '1.3.0' },
        },
      },
    },
    expect: 'violation',
    at: ['Service PlatformVersion'],
  },
  {
    name: 'none, which means the latest',
    given: { Resources: { Service: { Type: 'AWS::ECS::Service', Properties: { LaunchType: 'FARGATE' } } } },
    expect: 'compliant',
  },
  {
    name: 'instances, which have none',
    given: { Resources: { Service: { Type: 'AWS::ECS::Service', Properties: { LaunchType: 'EC2' } } } },
    expect: 'compliant',
  },
  {
    name: 'an older one through a capacity provider',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE_SPOT', Weight: 1 }],
            PlatformVersion: '1.3.0',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Service PlatformVersion'],
  },
  {
    name: 'the latest for Windows, on Windows',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { PlatformVersion: '1.0.0', TaskDefinition: { Ref: 'Task' } },
        },
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the latest for Windows, on Linux',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { PlatformVersion: '1.0.0', TaskDefinition: { Ref: 'Task' } },
        },
        Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'web' } },
      },
    },
    expect: 'violation',
    at: ['Service PlatformVersion'],
  },
  {
    name: 'the latest for Windows, for a task definition that is elsewhere',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { PlatformVersion: '1.0.0', TaskDefinition: 'web:7' },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Service PlatformVersion'],
  },
  {
    name: 'the latest for Windows, on a system that is not known',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { PlatformVersion: '1.0.0', TaskDefinition: { Ref: 'Task' } },
        },
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { RuntimePlatform: { OperatingSystemFamily: { 'Fn::ImportValue': 'elsewhere' } } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Service PlatformVersion'],
  },
  {
    name: 'another task definition for Windows, which is not that of the service',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { PlatformVersion: '1.0.0', TaskDefinition: { Ref: 'Task' } },
        },
        Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'web' } },
        Other: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } },
        },
      },
    },
    expect: 'violation',
    at: ['Service PlatformVersion'],
  },
  {
    name: 'a task set with an older one',
    given: {
      Resources: {
        Tasks: { Type: 'AWS::ECS::TaskSet', Properties: { LaunchType: 'FARGATE', PlatformVersion: '1.3.0' } },
      },
    },
    expect: 'violation',
    at: ['Tasks PlatformVersion'],
  },
  {
    name: 'a version that another stack exports',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { PlatformVersion: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Service PlatformVersion'],
  },
];
