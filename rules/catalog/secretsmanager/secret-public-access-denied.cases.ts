import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'everybody',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: {
            SecretId: { Ref: 'Secret' },
            ResourcePolicy: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Principal: '*', Action: 'secretsmanager:GetSecretValue', Resource: '*' },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy ResourcePolicy.Statement[0]'],
  },
  {
    name: 'everybody, as an account',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: {
            SecretId: { Ref: 'Secret' },
            ResourcePolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: '*' },
                  Action: 'secretsmanager:GetSecretValue',
                  Resource: '*',
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy ResourcePolicy.Statement[0]'],
  },
  {
    name: 'everybody, in a list',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: {
            SecretId: { Ref: 'Secret' },
            ResourcePolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: ['arn:aws:iam::111111111111:root', '*'] },
                  Action: 'secretsmanager:GetSecretValue',
                  Resource: '*',
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy ResourcePolicy.Statement[0]'],
  },
  {
    name: 'everybody, in one statement that is no list',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: {
            SecretId: { Ref: 'Secret' },
            ResourcePolicy: {
              Version: '2012-10-17',
              Statement: {
                Effect: 'Allow',
                Principal: '*',
                Action: 'secretsmanager:GetSecretValue',
                Resource: '*',
              },
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy ResourcePolicy.Statement'],
  },
  {
    name: 'everybody, as JSON text',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: {
            SecretId: { Ref: 'Secret' },
            ResourcePolicy:
              '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"secretsmanager:GetSecretValue","Resource":"*"}]}',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy ResourcePolicy.Statement[0]'],
  },
  {
    name: 'all but one account',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: {
            SecretId: { Ref: 'Secret' },
            ResourcePolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'secretsmanager:GetSecretValue',
                  Resource: '*',
                  NotPrincipal: { AWS: '111111111111' },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy ResourcePolicy.Statement[0]'],
  },
  {
    name: 'everybody, behind a statement that is fine',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: {
            SecretId: { Ref: 'Secret' },
            ResourcePolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: { Ref: 'AWS::AccountId' } },
                  Action: 'secretsmanager:GetSecretValue',
                  Resource: '*',
                },
                { Effect: 'Allow', Principal: '*', Action: 'secretsmanager:GetSecretValue', Resource: '*' },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy ResourcePolicy.Statement[1]'],
  },
  {
    name: 'one account',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: {
            SecretId: { Ref: 'Secret' },
            ResourcePolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: '111111111111' },
                  Action: 'secretsmanager:GetSecretValue',
                  Resource: '*',
                },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the own account',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: {
            SecretId: { Ref: 'Secret' },
            ResourcePolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: { 'Fn::Sub': `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root` } },
                  Action: 'secretsmanager:GetSecretValue',
                  Resource: '*',
                },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a service',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: {
            SecretId: { Ref: 'Secret' },
            ResourcePolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'events.amazonaws.com' },
                  Action: 'secretsmanager:GetSecretValue',
                  Resource: '*',
                },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'everybody, denied',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: {
            SecretId: { Ref: 'Secret' },
            ResourcePolicy: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Deny', Principal: '*', Action: 'secretsmanager:GetSecretValue', Resource: '*' },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'everybody of the own account',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: {
            SecretId: { Ref: 'Secret' },
            ResourcePolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 'secretsmanager:GetSecretValue',
                  Resource: '*',
                  Condition: { StringEquals: { 'AWS:SourceOwner': { Ref: 'AWS::AccountId' } } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'everybody of an organization',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: {
            SecretId: { Ref: 'Secret' },
            ResourcePolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 'secretsmanager:GetSecretValue',
                  Resource: '*',
                  Condition: { StringEquals: { 'aws:PrincipalOrgID': ['o-a1b2c3d4e5'] } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'everybody of any organization',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: {
            SecretId: { Ref: 'Secret' },
            ResourcePolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 'secretsmanager:GetSecretValue',
                  Resource: '*',
                  Condition: { StringLike: { 'aws:PrincipalOrgID': 'o-*' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy ResourcePolicy.Statement[0]'],
  },
  {
    name: 'everybody, if an organization is named',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: {
            SecretId: { Ref: 'Secret' },
            ResourcePolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 'secretsmanager:GetSecretValue',
                  Resource: '*',
                  Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy ResourcePolicy.Statement[0]'],
  },
  {
    name: 'everybody outside of an organization',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: {
            SecretId: { Ref: 'Secret' },
            ResourcePolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 'secretsmanager:GetSecretValue',
                  Resource: '*',
                  Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy ResourcePolicy.Statement[0]'],
  },
  {
    name: 'any bucket as the source',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: {
            SecretId: { Ref: 'Secret' },
            ResourcePolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 'secretsmanager:GetSecretValue',
                  Resource: '*',
                  Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy ResourcePolicy.Statement[0]'],
  },
  {
    name: 'one bucket as the source',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: {
            SecretId: { Ref: 'Secret' },
            ResourcePolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 'secretsmanager:GetSecretValue',
                  Resource: '*',
                  Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::uploads' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'any rule of any account as the source',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: {
            SecretId: { Ref: 'Secret' },
            ResourcePolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 'secretsmanager:GetSecretValue',
                  Resource: '*',
                  Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:events:*:*:rule/*' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy ResourcePolicy.Statement[0]'],
  },
  {
    name: 'everybody over TLS',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: {
            SecretId: { Ref: 'Secret' },
            ResourcePolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 'secretsmanager:GetSecretValue',
                  Resource: '*',
                  Condition: { Bool: { 'aws:SecureTransport': true } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy ResourcePolicy.Statement[0]'],
  },
  {
    name: 'everybody, and denied outside of an endpoint',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: {
            SecretId: { Ref: 'Secret' },
            ResourcePolicy: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Principal: '*', Action: 'secretsmanager:GetSecretValue', Resource: '*' },
                {
                  Effect: 'Deny',
                  Principal: '*',
                  Action: '*',
                  Resource: '*',
                  Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } },
                },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a source that is a parameter',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: {
            SecretId: { Ref: 'Secret' },
            ResourcePolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 'secretsmanager:GetSecretValue',
                  Resource: '*',
                  Condition: { ArnLike: { 'aws:SourceArn': { Ref: 'Source' } } },
                },
              ],
            },
          },
        },
      },
      Parameters: { Source: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Policy ResourcePolicy.Statement[0]'],
  },
  {
    name: 'a principal that is a parameter',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: {
            SecretId: { Ref: 'Secret' },
            ResourcePolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: { Ref: 'Who' } },
                  Action: 'secretsmanager:GetSecretValue',
                  Resource: '*',
                },
              ],
            },
          },
        },
      },
      Parameters: { Who: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Policy ResourcePolicy.Statement[0]'],
  },
  {
    name: 'an account that is a parameter',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: {
            SecretId: { Ref: 'Secret' },
            ResourcePolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: { 'Fn::Sub': `arn:aws:iam::\${Who}:root` } },
                  Action: 'secretsmanager:GetSecretValue',
                  Resource: '*',
                },
              ],
            },
          },
        },
      },
      Parameters: { Who: { Type: 'String' } },
    },
    expect: 'compliant',
  },
  {
    name: 'a document that is an import',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: { SecretId: { Ref: 'Secret' }, ResourcePolicy: { 'Fn::ImportValue': 'document' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Policy ResourcePolicy'],
  },
  {
    name: 'statements that a macro writes',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: {
            SecretId: { Ref: 'Secret' },
            ResourcePolicy: {
              Version: '2012-10-17',
              Statement: { 'Fn::Transform': { Name: 'Statements', Parameters: {} } },
            },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Policy ResourcePolicy'],
  },
];
