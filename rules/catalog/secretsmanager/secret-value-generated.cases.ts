import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'generated',
    given: {
      Resources: {
        Secret: {
          Type: 'AWS::SecretsManager::Secret',
          Properties: { GenerateSecretString: { PasswordLength: 32 } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'nothing said',
    given: { Resources: { Secret: { Type: 'AWS::SecretsManager::Secret' } } },
    expect: 'compliant',
  },
  {
    name: 'written out',
    given: {
      Resources: { Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { SecretString: 'hunter2' } } },
    },
    expect: 'violation',
    at: ['Secret SecretString'],
  },
  {
    name: 'written out in JSON',
    given: {
      Resources: {
        Secret: {
          Type: 'AWS::SecretsManager::Secret',
          Properties: { SecretString: '{"password":"hunter2"}' },
        },
      },
    },
    expect: 'violation',
    at: ['Secret SecretString'],
  },
  {
    name: 'empty',
    given: {
      Resources: { Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { SecretString: '' } } },
    },
    expect: 'compliant',
  },
  {
    name: 'the default of a parameter',
    given: {
      Resources: {
        Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { SecretString: { Ref: 'Value' } } },
      },
      Parameters: { Value: { Type: 'String', Default: 'hunter2' } },
    },
    expect: 'violation',
    at: ['Secret SecretString'],
  },
  {
    name: 'a parameter',
    given: {
      Resources: {
        Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { SecretString: { Ref: 'Value' } } },
      },
      Parameters: { Value: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Secret SecretString'],
  },
  {
    name: 'a parameter that is kept secret',
    given: {
      Resources: {
        Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { SecretString: { Ref: 'Value' } } },
      },
      Parameters: { Value: { Type: 'String', NoEcho: true } },
    },
    expect: 'compliant',
  },
  {
    name: 'a dynamic reference',
    given: {
      Resources: {
        Secret: {
          Type: 'AWS::SecretsManager::Secret',
          Properties: { SecretString: '{{resolve:secretsmanager:other:SecretString:password}}' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the key of a user of the template',
    given: {
      Resources: {
        Secret: {
          Type: 'AWS::SecretsManager::Secret',
          Properties: { SecretString: { 'Fn::GetAtt': ['Key', 'SecretAccessKey'] } },
        },
        Key: { Type: 'AWS::IAM::AccessKey', Properties: { UserName: 'u' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a password beside an attribute',
    given: {
      Resources: {
        Secret: {
          Type: 'AWS::SecretsManager::Secret',
          Properties: {
            SecretString: { 'Fn::Sub': `{"password":"hunter2","host":"\${Db.Endpoint.Address}"}` },
          },
        },
        Db: { Type: 'AWS::RDS::DBInstance' },
      },
    },
    expect: 'indeterminate',
    at: ['Secret SecretString'],
  },
  {
    name: 'a dynamic reference in a text',
    given: {
      Resources: {
        Secret: {
          Type: 'AWS::SecretsManager::Secret',
          Properties: { SecretString: '{"password":"{{resolve:ssm-secure:/password}}"}' },
        },
      },
    },
    expect: 'compliant',
  },
];
