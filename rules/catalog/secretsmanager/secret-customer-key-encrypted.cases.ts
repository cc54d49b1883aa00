import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a key of the template',
    given: {
      Resources: {
        Secret: {
          Type: 'AWS::SecretsManager::Secret',
          Properties: { KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } },
        },
        Key: { Type: 'AWS::KMS::Key' },
      },
    },
    expect: 'compliant',
  },
  {
    name: "an alias of one's own",
    given: {
      Resources: { Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { KmsKeyId: 'alias/mine' } } },
    },
    expect: 'compliant',
  },
  {
    name: 'no key',
    given: { Resources: { Secret: { Type: 'AWS::SecretsManager::Secret' } } },
    expect: 'violation',
    at: ['Secret KmsKeyId'],
  },
  {
    name: 'an empty key',
    given: { Resources: { Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { KmsKeyId: '' } } } },
    expect: 'violation',
    at: ['Secret KmsKeyId'],
  },
  {
    name: 'the key of the service',
    given: {
      Resources: {
        Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { KmsKeyId: 'alias/aws/secretsmanager' } },
      },
    },
    expect: 'violation',
    at: ['Secret KmsKeyId'],
  },
  {
    name: 'the key of the service, by its ARN',
    given: {
      Resources: {
        Secret: {
          Type: 'AWS::SecretsManager::Secret',
          Properties: { KmsKeyId: 'arn:aws:kms:eu-west-1:111111111111:alias/aws/secretsmanager' },
        },
      },
    },
    expect: 'violation',
    at: ['Secret KmsKeyId'],
  },
  {
    name: 'the key of the service, by an ARN put together',
    given: {
      Resources: {
        Secret: {
          Type: 'AWS::SecretsManager::Secret',
          Properties: {
            KmsKeyId: {
              'Fn::Sub': `arn:\${AWS::Partition}:kms:\${AWS::Region}:\${AWS::AccountId}:alias/aws/secretsmanager`,
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Secret KmsKeyId'],
  },
  {
    name: 'a parameter',
    given: {
      Resources: {
        Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { KmsKeyId: { Ref: 'Key' } } },
      },
      Parameters: { Key: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Secret KmsKeyId'],
  },
];
