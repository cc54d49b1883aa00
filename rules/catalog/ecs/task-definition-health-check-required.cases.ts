import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a command',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', HealthCheck: { Command: ['CMD', '/app/healthy'] } },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a command for the shell',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                HealthCheck: { Command: ['CMD-SHELL', 'curl -f http://localhost/ || exit 1'] },
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'none',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app' }] },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].HealthCheck.Command'],
  },
  {
    name: 'a check that is switched off',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [{ Name: 'app', Image: 'app', HealthCheck: { Command: ['NONE'] } }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].HealthCheck.Command'],
  },
  {
    name: 'a check without a command',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [{ Name: 'app', Image: 'app', HealthCheck: { Interval: 30 } }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].HealthCheck.Command'],
  },
  {
    name: 'an empty command',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app', HealthCheck: { Command: [] } }] },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].HealthCheck.Command'],
  },
  {
    name: 'a sidecar that may stop',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', HealthCheck: { Command: ['CMD', '/app/healthy'] } },
              { Name: 'agent', Image: 'agent', Essential: false },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a sidecar that may not',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', HealthCheck: { Command: ['CMD', '/app/healthy'] } },
              { Name: 'agent', Image: 'agent', Essential: true },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[1].HealthCheck.Command'],
  },
  {
    name: 'a sidecar of which that is not known',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'agent', Image: 'agent', Essential: { 'Fn::ImportValue': 'elsewhere' } },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Task ContainerDefinitions[0].Essential'],
  },
  {
    name: 'a check that is not known',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', HealthCheck: { 'Fn::ImportValue': 'elsewhere' } },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Task ContainerDefinitions[0].HealthCheck.Command'],
  },
];
