import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a schedule',
    given: {
      Resources: {
        Secret: { Type: 'AWS::SecretsManager::Secret' },
        Schedule: {
          Type: 'AWS::SecretsManager::RotationSchedule',
          Properties: {
            SecretId: { Ref: 'Secret' },
            HostedRotationLambda: { RotationType: 'MySQLSingleUser' },
            RotationRules: { AutomaticallyAfterDays: 30 },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a schedule, by the id of the secret',
    given: {
      Resources: {
        Secret: { Type: 'AWS::SecretsManager::Secret' },
        Schedule: {
          Type: 'AWS::SecretsManager::RotationSchedule',
          Properties: {
            SecretId: { 'Fn::GetAtt': ['Secret', 'Id'] },
            HostedRotationLambda: { RotationType: 'MySQLSingleUser' },
            RotationRules: { AutomaticallyAfterDays: 30 },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a schedule, by the name of the secret',
    given: {
      Resources: {
        Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'db' } },
        Schedule: {
          Type: 'AWS::SecretsManager::RotationSchedule',
          Properties: {
            SecretId: 'db',
            HostedRotationLambda: { RotationType: 'MySQLSingleUser' },
            RotationRules: { AutomaticallyAfterDays: 30 },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a schedule for what is attached to a database',
    given: {
      Resources: {
        Secret: { Type: 'AWS::SecretsManager::Secret' },
        Attachment: {
          Type: 'AWS::SecretsManager::SecretTargetAttachment',
          Properties: { SecretId: { Ref: 'Secret' }, TargetId: 'db', TargetType: 'AWS::RDS::DBInstance' },
        },
        Schedule: {
          Type: 'AWS::SecretsManager::RotationSchedule',
          Properties: {
            SecretId: { Ref: 'Attachment' },
            HostedRotationLambda: { RotationType: 'MySQLSingleUser' },
            RotationRules: { AutomaticallyAfterDays: 30 },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'attached to a database, without a schedule',
    given: {
      Resources: {
        Secret: { Type: 'AWS::SecretsManager::Secret' },
        Attachment: {
          Type: 'AWS::SecretsManager::SecretTargetAttachment',
          Properties: { SecretId: { Ref: 'Secret' }, TargetId: 'db', TargetType: 'AWS::RDS::DBInstance' },
        },
      },
    },
    expect: 'violation',
    at: ['Secret '],
  },
  {
    name: 'no schedule',
    given: { Resources: { Secret: { Type: 'AWS::SecretsManager::Secret' } } },
    expect: 'violation',
    at: ['Secret '],
  },
  {
    name: 'a schedule of another secret',
    given: {
      Resources: {
        Secret: { Type: 'AWS::SecretsManager::Secret' },
        Other: { Type: 'AWS::SecretsManager::Secret' },
        Schedule: {
          Type: 'AWS::SecretsManager::RotationSchedule',
          Properties: {
            SecretId: { Ref: 'Other' },
            HostedRotationLambda: { RotationType: 'MySQLSingleUser' },
            RotationRules: { AutomaticallyAfterDays: 30 },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Secret '],
  },
  {
    name: 'a schedule of what a parameter names',
    given: {
      Resources: {
        Secret: { Type: 'AWS::SecretsManager::Secret' },
        Schedule: {
          Type: 'AWS::SecretsManager::RotationSchedule',
          Properties: {
            SecretId: { Ref: 'Name' },
            HostedRotationLambda: { RotationType: 'MySQLSingleUser' },
            RotationRules: { AutomaticallyAfterDays: 30 },
          },
        },
      },
      Parameters: { Name: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Secret '],
  },
  {
    name: 'a schedule of an import',
    given: {
      Resources: {
        Secret: { Type: 'AWS::SecretsManager::Secret' },
        Schedule: {
          Type: 'AWS::SecretsManager::RotationSchedule',
          Properties: {
            SecretId: { 'Fn::ImportValue': 'secret' },
            HostedRotationLambda: { RotationType: 'MySQLSingleUser' },
            RotationRules: { AutomaticallyAfterDays: 30 },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Secret '],
  },
];
