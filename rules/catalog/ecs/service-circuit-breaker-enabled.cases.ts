import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a circuit breaker that rolls back',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            DeploymentConfiguration: { DeploymentCircuitBreaker: { Enable: true, Rollback: true } },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the same in strings',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            DeploymentConfiguration: { DeploymentCircuitBreaker: { Enable: 'true', Rollback: 'true' } },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'one that does not roll back',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            DeploymentConfiguration: { DeploymentCircuitBreaker: { Enable: true, Rollback: false } },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Service DeploymentConfiguration.DeploymentCircuitBreaker.Rollback'],
  },
  {
    name: 'one that is off',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            DeploymentConfiguration: { DeploymentCircuitBreaker: { Enable: false, Rollback: true } },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Service DeploymentConfiguration.DeploymentCircuitBreaker.Enable'],
  },
  {
    name: 'none',
    given: { Resources: { Service: { Type: 'AWS::ECS::Service', Properties: { DesiredCount: 2 } } } },
    expect: 'violation',
    at: [
      'Service DeploymentConfiguration.DeploymentCircuitBreaker.Enable',
      'Service DeploymentConfiguration.DeploymentCircuitBreaker.Rollback',
    ],
  },
  {
    name: 'alarms, which only stop what is worse than before',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            DeploymentConfiguration: { Alarms: { AlarmNames: ['errors'], Enable: true, Rollback: true } },
          },
        },
      },
    },
    expect: 'violation',
    at: [
      'Service DeploymentConfiguration.DeploymentCircuitBreaker.Enable',
      'Service DeploymentConfiguration.DeploymentCircuitBreaker.Rollback',
    ],
  },
  {
    name: 'deployments by CodeDeploy',
    given: {
      Resources: {
        Service: { Type: 'AWS::ECS::Service', Properties: { DeploymentController: { Type: 'CODE_DEPLOY' } } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'deployments by somebody else',
    given: {
      Resources: {
        Service: { Type: 'AWS::ECS::Service', Properties: { DeploymentController: { Type: 'EXTERNAL' } } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'blue and green by ECS',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            DeploymentController: { Type: 'ECS' },
            DeploymentConfiguration: { Strategy: 'BLUE_GREEN' },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'rolling by ECS in so many words',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            DeploymentController: { Type: 'ECS' },
            DeploymentConfiguration: { Strategy: 'ROLLING' },
          },
        },
      },
    },
    expect: 'violation',
    at: [
      'Service DeploymentConfiguration.DeploymentCircuitBreaker.Enable',
      'Service DeploymentConfiguration.DeploymentCircuitBreaker.Rollback',
    ],
  },
  {
    name: 'a controller that is not known',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: { DeploymentController: { Type: { 'Fn::ImportValue': 'elsewhere' } } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Service DeploymentController.Type'],
  },
  {
    name: 'a switch that another stack exports',
    given: {
      Resources: {
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            DeploymentConfiguration: {
              DeploymentCircuitBreaker: { Enable: { 'Fn::ImportValue': 'elsewhere' }, Rollback: true },
            },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Service DeploymentConfiguration.DeploymentCircuitBreaker.Enable'],
  },
];
