import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: '30 days',
    given: {
      Resources: {
        Schedule: {
          Type: 'AWS::SecretsManager::RotationSchedule',
          Properties: { SecretId: 's', RotationRules: { AutomaticallyAfterDays: 30 } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: '90 days, as text',
    given: {
      Resources: {
        Schedule: {
          Type: 'AWS::SecretsManager::RotationSchedule',
          Properties: { SecretId: 's', RotationRules: { AutomaticallyAfterDays: '90' } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: '91 days',
    given: {
      Resources: {
        Schedule: {
          Type: 'AWS::SecretsManager::RotationSchedule',
          Properties: { SecretId: 's', RotationRules: { AutomaticallyAfterDays: 91 } },
        },
      },
    },
    expect: 'violation',
    at: ['Schedule RotationRules.AutomaticallyAfterDays'],
  },
  {
    name: 'no rules',
    given: {
      Resources: {
        Schedule: { Type: 'AWS::SecretsManager::RotationSchedule', Properties: { SecretId: 's' } },
      },
    },
    expect: 'violation',
    at: ['Schedule RotationRules.AutomaticallyAfterDays'],
  },
  {
    name: 'a rate of 90 days',
    given: {
      Resources: {
        Schedule: {
          Type: 'AWS::SecretsManager::RotationSchedule',
          Properties: { SecretId: 's', RotationRules: { ScheduleExpression: 'rate(90 days)' } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a rate of 91 days',
    given: {
      Resources: {
        Schedule: {
          Type: 'AWS::SecretsManager::RotationSchedule',
          Properties: { SecretId: 's', RotationRules: { ScheduleExpression: 'rate(91 days)' } },
        },
      },
    },
    expect: 'violation',
    at: ['Schedule RotationRules.ScheduleExpression'],
  },
  {
    name: 'a rate of 2160 hours',
    given: {
      Resources: {
        Schedule: {
          Type: 'AWS::SecretsManager::RotationSchedule',
          Properties: { SecretId: 's', RotationRules: { ScheduleExpression: 'rate(2160 hours)' } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a rate of 2161 hours',
    given: {
      Resources: {
        Schedule: {
          Type: 'AWS::SecretsManager::RotationSchedule',
          Properties: { SecretId: 's', RotationRules: { ScheduleExpression: 'rate(2161 hours)' } },
        },
      },
    },
    expect: 'violation',
    at: ['Schedule RotationRules.ScheduleExpression'],
  },
  {
    name: 'a rate of one day',
    given: {
      Resources: {
        Schedule: {
          Type: 'AWS::SecretsManager::RotationSchedule',
          Properties: { SecretId: 's', RotationRules: { ScheduleExpression: 'rate(1 day)' } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the first of each month',
    given: {
      Resources: {
        Schedule: {
          Type: 'AWS::SecretsManager::RotationSchedule',
          Properties: { SecretId: 's', RotationRules: { ScheduleExpression: 'cron(0 8 1 * ? *)' } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the first of some months',
    given: {
      Resources: {
        Schedule: {
          Type: 'AWS::SecretsManager::RotationSchedule',
          Properties: { SecretId: 's', RotationRules: { ScheduleExpression: 'cron(0 8 1 1/6 ? *)' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Schedule RotationRules.ScheduleExpression'],
  },
  {
    name: 'one year only',
    given: {
      Resources: {
        Schedule: {
          Type: 'AWS::SecretsManager::RotationSchedule',
          Properties: { SecretId: 's', RotationRules: { ScheduleExpression: 'cron(0 8 1 * ? 2027)' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Schedule RotationRules.ScheduleExpression'],
  },
  {
    name: 'days that are a parameter',
    given: {
      Resources: {
        Schedule: {
          Type: 'AWS::SecretsManager::RotationSchedule',
          Properties: { SecretId: 's', RotationRules: { AutomaticallyAfterDays: { Ref: 'Days' } } },
        },
      },
      Parameters: { Days: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Schedule RotationRules.AutomaticallyAfterDays'],
  },
  {
    name: 'a rate of a number that is a parameter',
    given: {
      Resources: {
        Schedule: {
          Type: 'AWS::SecretsManager::RotationSchedule',
          Properties: {
            SecretId: 's',
            RotationRules: { ScheduleExpression: { 'Fn::Sub': `rate(\${Days} days)` } },
          },
        },
      },
      Parameters: { Days: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Schedule RotationRules.ScheduleExpression'],
  },
];
