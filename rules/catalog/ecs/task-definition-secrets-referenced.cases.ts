import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a secret by reference',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                Secrets: [
                  {
                    Name: 'DB_PASSWORD',
                    ValueFrom: 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:db',
                  },
                ],
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'variables that hold no secret',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                Environment: [
                  { Name: 'NODE_ENV', Value: 'production' },
                  { Name: 'PORT', Value: '8080' },
                ],
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'no variable',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app' }] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an access key by its name, whatever it holds',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                Environment: [{ Name: 'AWS_SECRET_ACCESS_KEY', Value: { 'Fn::ImportValue': 'elsewhere' } }],
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].Environment[0].Value'],
  },
  {
    name: 'the id of an access key',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', Environment: [{ Name: 'AWS_ACCESS_KEY_ID', Value: 'anything' }] },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].Environment[0].Value'],
  },
  {
    name: 'the credentials of a registry',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', Environment: [{ Name: 'ECS_ENGINE_AUTH_DATA', Value: '{}' }] },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].Environment[0].Value'],
  },
  {
    name: 'a password',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', Environment: [{ Name: 'DB_PASSWORD', Value: 'hunter2' }] },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].Environment[0].Value'],
  },
  {
    name: 'a password that is a number',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', Environment: [{ Name: 'DB_PASSWORD', Value: 123456 }] },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].Environment[0].Value'],
  },
  {
    name: 'a password in camel case',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', Environment: [{ Name: 'dbPassword', Value: 'hunter2' }] },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].Environment[0].Value'],
  },
  {
    name: 'a password in one word',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', Environment: [{ Name: 'PGPASSWORD', Value: 'hunter2' }] },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].Environment[0].Value'],
  },
  {
    name: 'a secret word',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', Environment: [{ Name: 'SECRET_WORD', Value: 'sesame' }] },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].Environment[0].Value'],
  },
  {
    name: 'an API key',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', Environment: [{ Name: 'STRIPE_API_KEY', Value: 'abc' }] },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].Environment[0].Value'],
  },
  {
    name: 'the name of a key, which is none',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', Environment: [{ Name: 'STRIPE_API_KEY_NAME', Value: 'abc' }] },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'where a token comes from',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                Environment: [{ Name: 'TOKEN_URL', Value: 'https://id.example.com/token' }],
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'how many tokens',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', Environment: [{ Name: 'MAX_TOKENS', Value: '4096' }] },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the working directory',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', Environment: [{ Name: 'PWD', Value: '/app' }] },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'whether there is a password',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', Environment: [{ Name: 'REQUIRE_PASSWORD', Value: 'true' }] },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an empty password',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', Environment: [{ Name: 'DB_PASSWORD', Value: '' }] },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the ARN of a secret',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                Environment: [
                  { Name: 'DB_SECRET', Value: 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:db' },
                ],
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a reference to a secret, which is its ARN',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', Environment: [{ Name: 'DB_SECRET', Value: { Ref: 'Secret' } }] },
            ],
          },
        },
        Secret: { Type: 'AWS::SecretsManager::Secret', Properties: {} },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the ARN of a secret that a database makes',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                Environment: [
                  { Name: 'DB_SECRET', Value: { 'Fn::GetAtt': ['Database', 'MasterUserSecret.SecretArn'] } },
                ],
              },
            ],
          },
        },
        Database: { Type: 'AWS::RDS::DBInstance', Properties: {} },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an access key in a variable of another name',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', Environment: [{ Name: 'ID', Value: 'AKIAIOSFODNN7EXAMPLE' }] },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].Environment[0].Value'],
  },
  {
    name: 'a character short of an access key',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', Environment: [{ Name: 'ID', Value: 'AKIAIOSFODNN7EXAMPL' }] },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a private key in a variable of another name',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                Environment: [{ Name: 'PEM', Value: '-----BEGIN RSA PRIVATE KEY-----' }],
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].Environment[0].Value'],
  },
  {
    name: 'a certificate, which is public',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                Environment: [{ Name: 'PEM', Value: '-----BEGIN CERTIFICATE-----' }],
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a URL with a password',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                Environment: [{ Name: 'DATABASE_URL', Value: 'postgres://app:hunter2@db.example.com/app' }],
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].Environment[0].Value'],
  },
  {
    name: 'a URL with a port',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                Environment: [{ Name: 'DATABASE_URL', Value: 'postgres://db.example.com:5432/app' }],
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a URL with a password for a database that is made here',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                Environment: [
                  {
                    Name: 'DATABASE_URL',
                    Value: { 'Fn::Sub': `postgres://app:hunter2@\${Database.Endpoint.Address}/app` },
                  },
                ],
              },
            ],
          },
        },
        Database: { Type: 'AWS::RDS::DBInstance', Properties: {} },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].Environment[0].Value'],
  },
  {
    name: 'a password that is the default of a parameter',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                Environment: [{ Name: 'DB_PASSWORD', Value: { Ref: 'Password' } }],
              },
            ],
          },
        },
      },
      Parameters: { Password: { Type: 'String', Default: 'hunter2' } },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].Environment[0].Value'],
  },
  {
    name: 'an access key that is the default of a parameter',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', Environment: [{ Name: 'ID', Value: { Ref: 'Id' } }] },
            ],
          },
        },
      },
      Parameters: { Id: { Type: 'String', Default: 'AKIAIOSFODNN7EXAMPLE' } },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].Environment[0].Value'],
  },
  {
    name: 'a password that is a parameter',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                Environment: [{ Name: 'DB_PASSWORD', Value: { Ref: 'Password' } }],
              },
            ],
          },
        },
      },
      Parameters: { Password: { Type: 'String', NoEcho: true } },
    },
    expect: 'indeterminate',
    at: ['Task ContainerDefinitions[0].Environment[0].Value'],
  },
  {
    name: 'a parameter in a variable of another name',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', Environment: [{ Name: 'LEVEL', Value: { Ref: 'Level' } }] },
            ],
          },
        },
      },
      Parameters: { Level: { Type: 'String' } },
    },
    expect: 'compliant',
  },
  {
    name: 'a parameter that is kept secret, in a variable of another name',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', Environment: [{ Name: 'LEVEL', Value: { Ref: 'Level' } }] },
            ],
          },
        },
      },
      Parameters: { Level: { Type: 'String', NoEcho: true } },
    },
    expect: 'indeterminate',
    at: ['Task ContainerDefinitions[0].Environment[0].Value'],
  },
  {
    name: 'a secret by a dynamic reference, in a variable of another name',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                Environment: [{ Name: 'LEVEL', Value: '{{resolve:secretsmanager:db:SecretString:url}}' }],
              },
            ],
          },
        },
      },
      Parameters: { Level: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Task ContainerDefinitions[0].Environment[0].Value'],
  },
  {
    name: 'a parameter of Parameter Store by a dynamic reference',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                Environment: [{ Name: 'LEVEL', Value: '{{resolve:ssm:/app/level}}' }],
              },
            ],
          },
        },
      },
      Parameters: { Level: { Type: 'String' } },
    },
    expect: 'compliant',
  },
  {
    name: 'what another stack exports',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                Environment: [{ Name: 'LEVEL', Value: { 'Fn::ImportValue': 'elsewhere' } }],
              },
            ],
          },
        },
      },
      Parameters: { Level: { Type: 'String' } },
    },
    expect: 'compliant',
  },
  {
    name: 'a dynamic reference, which leaves the secret in the task definition',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                Environment: [
                  { Name: 'DB_PASSWORD', Value: '{{resolve:secretsmanager:db:SecretString:password}}' },
                ],
              },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Task ContainerDefinitions[0].Environment[0].Value'],
  },
  {
    name: 'the key of a user that is made here',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                Environment: [{ Name: 'KEY', Value: { 'Fn::GetAtt': ['Key', 'SecretAccessKey'] } }],
              },
            ],
          },
        },
        Key: { Type: 'AWS::IAM::AccessKey', Properties: { UserName: 'app' } },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].Environment[0].Value'],
  },
  {
    name: 'a bucket that is made here',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', Environment: [{ Name: 'BUCKET', Value: { Ref: 'Bucket' } }] },
            ],
          },
        },
        Bucket: { Type: 'AWS::S3::Bucket', Properties: {} },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a variable whose name is not known',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                Environment: [{ Name: { 'Fn::ImportValue': 'elsewhere' }, Value: 'something' }],
              },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Task ContainerDefinitions[0].Environment[0].Value'],
  },
  {
    name: 'the second variable of the second container',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app' },
              {
                Name: 'proxy',
                Image: 'proxy',
                Environment: [
                  { Name: 'A', Value: 'b' },
                  { Name: 'API_TOKEN', Value: 'c' },
                ],
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[1].Environment[1].Value'],
  },
  {
    name: 'one variable that is not in a list',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', Environment: { Name: 'DB_PASSWORD', Value: 'hunter2' } },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].Environment.Value'],
  },
  {
    name: 'variables that are not known',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'app', Image: 'app', Environment: { 'Fn::ImportValue': 'elsewhere' } },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Task ContainerDefinitions[0].Environment'],
  },
  {
    name: 'a token of a log driver',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                LogConfiguration: {
                  LogDriver: 'splunk',
                  Options: { 'splunk-url': 'https://splunk.example.com', 'splunk-token': 'abc' },
                },
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Task ContainerDefinitions[0].LogConfiguration.Options.splunk-token'],
  },
  {
    name: 'a token of a log driver by reference',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'app',
                Image: 'app',
                LogConfiguration: {
                  LogDriver: 'splunk',
                  SecretOptions: [{ Name: 'splunk-token', ValueFrom: 'token' }],
                },
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
];
