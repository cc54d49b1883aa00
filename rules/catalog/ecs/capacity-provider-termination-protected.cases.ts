import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'protection',
    given: {
      Resources: {
        Provider: {
          Type: 'AWS::ECS::CapacityProvider',
          Properties: {
            AutoScalingGroupProvider: {
              AutoScalingGroupArn: 'group',
              ManagedTerminationProtection: 'ENABLED',
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'protection with managed scaling',
    given: {
      Resources: {
        Provider: {
          Type: 'AWS::ECS::CapacityProvider',
          Properties: {
            AutoScalingGroupProvider: {
              AutoScalingGroupArn: 'group',
              ManagedScaling: { Status: 'ENABLED' },
              ManagedTerminationProtection: 'ENABLED',
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'protection without managed scaling, which has no effect',
    given: {
      Resources: {
        Provider: {
          Type: 'AWS::ECS::CapacityProvider',
          Properties: {
            AutoScalingGroupProvider: {
              AutoScalingGroupArn: 'group',
              ManagedScaling: { Status: 'DISABLED' },
              ManagedTerminationProtection: 'ENABLED',
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Provider AutoScalingGroupProvider.ManagedScaling.Status'],
  },
  {
    name: 'no protection',
    given: {
      Resources: {
        Provider: {
          Type: 'AWS::ECS::CapacityProvider',
          Properties: {
            AutoScalingGroupProvider: {
              AutoScalingGroupArn: 'group',
              ManagedTerminationProtection: 'DISABLED',
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Provider AutoScalingGroupProvider.ManagedTerminationProtection'],
  },
  {
    name: 'nothing said, which means none',
    given: {
      Resources: {
        Provider: {
          Type: 'AWS::ECS::CapacityProvider',
          Properties: { AutoScalingGroupProvider: { AutoScalingGroupArn: 'group' } },
        },
      },
    },
    expect: 'violation',
    at: ['Provider AutoScalingGroupProvider.ManagedTerminationProtection'],
  },
  {
    name: 'managed instances, which ECS ends itself',
    given: {
      Resources: {
        Provider: {
          Type: 'AWS::ECS::CapacityProvider',
          Properties: { ManagedInstancesProvider: { InfrastructureRoleArn: 'role' }, ClusterName: 'web' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a switch that another stack exports',
    given: {
      Resources: {
        Provider: {
          Type: 'AWS::ECS::CapacityProvider',
          Properties: {
            AutoScalingGroupProvider: {
              AutoScalingGroupArn: 'group',
              ManagedTerminationProtection: { 'Fn::ImportValue': 'elsewhere' },
            },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Provider AutoScalingGroupProvider.ManagedTerminationProtection'],
  },
  {
    name: 'a provider that is not known',
    given: {
      Resources: {
        Provider: {
          Type: 'AWS::ECS::CapacityProvider',
          Properties: { AutoScalingGroupProvider: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Provider AutoScalingGroupProvider'],
  },
];
