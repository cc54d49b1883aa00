import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'no variables',
    given: { Resources: { Function: { Type: 'AWS::Lambda::Function', Properties: {} } } },
    expect: 'compliant',
  },
  {
    name: 'variables that are no secrets',
    given: {
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            Environment: {
              Variables: { STAGE: 'prod', SECRET_NAME: 'app/db', TOKEN_TTL: 300, USE_PASSWORD: 'true' },
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the ARN of a secret made here',
    given: {
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            Environment: { Variables: { DB_SECRET: { Ref: 'Secret' }, TABLE: { Ref: 'Table' } } },
          },
        },
        Secret: { Type: 'AWS::SecretsManager::Secret' },
        Table: { Type: 'AWS::DynamoDB::Table', Properties: {} },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a password',
    given: {
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: { Environment: { Variables: { DB_PASSWORD: 'hunter2' } } },
        },
      },
    },
    expect: 'violation',
    at: ['Function Environment.Variables.DB_PASSWORD'],
  },
  {
    name: 'a password that is empty',
    given: {
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: { Environment: { Variables: { DB_PASSWORD: '' } } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a key of an account under another name',
    given: {
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: { Environment: { Variables: { WHO: 'AKIAIOSFODNN7EXAMPLE' } } },
        },
      },
    },
    expect: 'violation',
    at: ['Function Environment.Variables.WHO'],
  },
  {
    name: 'the key of a user made here',
    given: {
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: { Environment: { Variables: { WHAT: { 'Fn::GetAtt': ['Key', 'SecretAccessKey'] } } } },
        },
        Key: { Type: 'AWS::IAM::AccessKey', Properties: { UserName: 'u' } },
      },
    },
    expect: 'violation',
    at: ['Function Environment.Variables.WHAT'],
  },
  {
    name: 'a password in a URL, part of which is known',
    given: {
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            Environment: {
              Variables: {
                DATABASE: { 'Fn::Sub': `postgres://app:hunter2@\${Database.Endpoint.Address}/app` },
              },
            },
          },
        },
        Database: { Type: 'AWS::RDS::DBInstance', Properties: {} },
      },
    },
    expect: 'violation',
    at: ['Function Environment.Variables.DATABASE'],
  },
  {
    name: 'a password that is the default of a parameter',
    given: {
      Parameters: { Password: { Type: 'String', Default: 'hunter2' } },
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: { Environment: { Variables: { apiKey: { Ref: 'Password' } } } },
        },
      },
    },
    expect: 'violation',
    at: ['Function Environment.Variables.apiKey'],
  },
  {
    name: 'a password that is given at deployment',
    given: {
      Parameters: { Password: { Type: 'String', NoEcho: true } },
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: { Environment: { Variables: { DB_PASSWORD: { Ref: 'Password' } } } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Function Environment.Variables.DB_PASSWORD'],
  },
  {
    name: 'a secret that CloudFormation reads',
    given: {
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            Environment: {
              Variables: { DB_PASSWORD: '{{resolve:secretsmanager:app/db:SecretString:password}}' },
            },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Function Environment.Variables.DB_PASSWORD'],
  },
  {
    name: 'what a nested stack returns',
    given: {
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            Environment: { Variables: { WHAT: { 'Fn::GetAtt': ['Nested', 'Outputs.Password'] } } },
          },
        },
        Nested: {
          Type: 'AWS::CloudFormation::Stack',
          Properties: { TemplateURL: 'https://s3.amazonaws.com/b/t' },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Function Environment.Variables.WHAT'],
  },
  {
    name: 'a password that a custom resource makes',
    given: {
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            Environment: { Variables: { DB_PASSWORD: { 'Fn::GetAtt': ['Maker', 'Password'] } } },
          },
        },
        Maker: {
          Type: 'Custom::Password',
          Properties: { ServiceToken: 'arn:aws:lambda:eu-west-1:111111111111:function:f' },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Function Environment.Variables.DB_PASSWORD'],
  },
  {
    name: 'variables that are not known',
    given: {
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: { Environment: { Variables: { 'Fn::ImportValue': 'variables' } } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Function Environment.Variables'],
  },
];
