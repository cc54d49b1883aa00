import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a version',
    given: {
      Resources: {
        Parameter: {
          Type: 'AWS::SSM::Parameter',
          Properties: { Name: '/app/version', Type: 'String', Value: '1.2.3' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the ARN of a secret',
    given: {
      Resources: {
        Parameter: {
          Type: 'AWS::SSM::Parameter',
          Properties: { Name: '/app/db-secret', Type: 'String', Value: { Ref: 'Secret' } },
        },
        Secret: { Type: 'AWS::SecretsManager::Secret', Properties: {} },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'where to get tokens',
    given: {
      Resources: {
        Parameter: {
          Type: 'AWS::SSM::Parameter',
          Properties: { Name: '/app/token-url', Type: 'String', Value: 'https://id.example.com/token' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a password by name',
    given: {
      Resources: {
        Parameter: {
          Type: 'AWS::SSM::Parameter',
          Properties: { Name: '/app/db-password', Type: 'String', Value: 'hunter2' },
        },
      },
    },
    expect: 'violation',
    at: ['Parameter Value'],
  },
  {
    name: 'a password by a name of which the stage is a parameter',
    given: {
      Parameters: { Stage: { Type: 'String' } },
      Resources: {
        Parameter: {
          Type: 'AWS::SSM::Parameter',
          Properties: { Name: { 'Fn::Sub': `/\${Stage}/db/password` }, Type: 'String', Value: 'hunter2' },
        },
      },
    },
    expect: 'violation',
    at: ['Parameter Value'],
  },
  {
    name: 'a key by its looks, in a list',
    given: {
      Resources: {
        Parameter: {
          Type: 'AWS::SSM::Parameter',
          Properties: { Name: '/app/list', Type: 'StringList', Value: 'a,AKIAIOSFODNN7EXAMPLE' },
        },
      },
    },
    expect: 'violation',
    at: ['Parameter Value'],
  },
  {
    name: 'a key by its looks, without a name',
    given: {
      Resources: {
        Parameter: {
          Type: 'AWS::SSM::Parameter',
          Properties: { Type: 'String', Value: 'AKIAIOSFODNN7EXAMPLE' },
        },
      },
    },
    expect: 'violation',
    at: ['Parameter Value'],
  },
  {
    name: 'the key of a user made here',
    given: {
      Resources: {
        Parameter: {
          Type: 'AWS::SSM::Parameter',
          Properties: {
            Name: '/app/it',
            Type: 'String',
            Value: { 'Fn::GetAtt': ['Key', 'SecretAccessKey'] },
          },
        },
        Key: { Type: 'AWS::IAM::AccessKey', Properties: { UserName: 'u' } },
      },
    },
    expect: 'violation',
    at: ['Parameter Value'],
  },
  {
    name: 'a name that is a parameter',
    given: {
      Parameters: { Name: { Type: 'String' } },
      Resources: {
        Parameter: {
          Type: 'AWS::SSM::Parameter',
          Properties: { Name: { Ref: 'Name' }, Type: 'String', Value: 'hunter2' },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Parameter Name'],
  },
  {
    name: 'a password that is given at deployment',
    given: {
      Parameters: { Password: { Type: 'String', NoEcho: true } },
      Resources: {
        Parameter: {
          Type: 'AWS::SSM::Parameter',
          Properties: { Name: '/app/password', Type: 'String', Value: { Ref: 'Password' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Parameter Value'],
  },
];
