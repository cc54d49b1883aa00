import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'another service, for one rule',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Action: 'lambda:InvokeFunction',
            FunctionName: 'f',
            Principal: 'events.amazonaws.com',
            SourceArn: 'arn:aws:events:eu-west-1:111111111111:rule/r',
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an account',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: { Action: 'lambda:InvokeFunction', FunctionName: 'f', Principal: '111111111111' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an account as a number',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: { Action: 'lambda:InvokeFunction', FunctionName: 'f', Principal: 111111111111 },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the own account',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Action: 'lambda:InvokeFunction',
            FunctionName: 'f',
            Principal: { Ref: 'AWS::AccountId' },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a role made here',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Action: 'lambda:InvokeFunction',
            FunctionName: 'f',
            Principal: { 'Fn::GetAtt': ['Role', 'Arn'] },
          },
        },
        Role: { Type: 'AWS::IAM::Role', Properties: {} },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'everybody',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: { Action: 'lambda:InvokeFunction', FunctionName: 'f', Principal: '*' },
        },
      },
    },
    expect: 'violation',
    at: ['Permission Principal'],
  },
  {
    name: 'everybody, in words of a parameter',
    given: {
      Parameters: { Who: { Type: 'String', Default: '*' } },
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: { Action: 'lambda:InvokeFunction', FunctionName: 'f', Principal: { Ref: 'Who' } },
        },
      },
    },
    expect: 'violation',
    at: ['Permission Principal'],
  },
  {
    name: 'everybody of one organization',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Action: 'lambda:InvokeFunction',
            FunctionName: 'f',
            Principal: '*',
            PrincipalOrgID: 'o-a1b2c3d4e5',
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'everybody from one account',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Action: 'lambda:InvokeFunction',
            FunctionName: 'f',
            Principal: '*',
            SourceAccount: '111111111111',
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'everybody from a source that is a wildcard',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: { Action: 'lambda:InvokeFunction', FunctionName: 'f', Principal: '*', SourceArn: '*' },
        },
      },
    },
    expect: 'violation',
    at: ['Permission Principal'],
  },
  {
    name: 'everybody from a source with a wildcard in it, which the control does not take',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Action: 'lambda:InvokeFunction',
            FunctionName: 'f',
            Principal: '*',
            SourceArn: 'arn:aws:sns:eu-west-1:111111111111:topic-*',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Permission Principal'],
  },
  {
    name: 'everybody from one source',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Action: 'lambda:InvokeFunction',
            FunctionName: 'f',
            Principal: '*',
            SourceArn: 'arn:aws:sns:eu-west-1:111111111111:topic',
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'everybody from a topic made here',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Action: 'lambda:InvokeFunction',
            FunctionName: 'f',
            Principal: '*',
            SourceArn: { Ref: 'Topic' },
          },
        },
        Topic: { Type: 'AWS::SNS::Topic' },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'everybody from a source that is a parameter',
    given: {
      Parameters: { Source: { Type: 'String' } },
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Action: 'lambda:InvokeFunction',
            FunctionName: 'f',
            Principal: '*',
            SourceArn: { Ref: 'Source' },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Permission SourceArn'],
  },
  {
    name: 'everybody through a URL without authentication',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Action: 'lambda:InvokeFunctionUrl',
            FunctionName: 'f',
            Principal: '*',
            FunctionUrlAuthType: 'NONE',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Permission Principal'],
  },
  {
    name: 'whoever has an account with AWS, through a URL',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Action: 'lambda:InvokeFunctionUrl',
            FunctionName: 'f',
            Principal: '*',
            FunctionUrlAuthType: 'AWS_IAM',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Permission Principal'],
  },
  {
    name: 'a bucket of any account',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Action: 'lambda:InvokeFunction',
            FunctionName: 'f',
            Principal: 's3.amazonaws.com',
            SourceArn: 'arn:aws:s3:::bucket',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Permission Principal'],
  },
  {
    name: 'a bucket of any account, with the suffix of the partition',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Action: 'lambda:InvokeFunction',
            FunctionName: 'f',
            Principal: { 'Fn::Sub': `s3.\${AWS::URLSuffix}` },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Permission Principal'],
  },
  {
    name: 'a bucket of this account',
    given: {
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Action: 'lambda:InvokeFunction',
            FunctionName: 'f',
            Principal: 's3.amazonaws.com',
            SourceAccount: { Ref: 'AWS::AccountId' },
            SourceArn: 'arn:aws:s3:::bucket',
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a principal that is a parameter',
    given: {
      Parameters: { Who: { Type: 'String' } },
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: { Action: 'lambda:InvokeFunction', FunctionName: 'f', Principal: { Ref: 'Who' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Permission Principal'],
  },
  {
    name: 'a principal that is a parameter, from this account',
    given: {
      Parameters: { Who: { Type: 'String' } },
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Action: 'lambda:InvokeFunction',
            FunctionName: 'f',
            Principal: { Ref: 'Who' },
            SourceAccount: { Ref: 'AWS::AccountId' },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a role whose account is a parameter',
    given: {
      Parameters: { Account: { Type: 'String' } },
      Resources: {
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Action: 'lambda:InvokeFunction',
            FunctionName: 'f',
            Principal: { 'Fn::Sub': `arn:aws:iam::\${Account}:role/caller` },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a policy for everybody',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Lambda::ResourcePolicy',
          Properties: {
            ResourceArn: 'arn:aws:lambda:eu-west-1:111111111111:function:f',
            PolicyDocument: {
              Statement: {
                Effect: 'Allow',
                Principal: { AWS: ['*'] },
                Action: 'lambda:InvokeFunction',
                Resource: '*',
              },
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement'],
  },
  {
    name: 'a policy for everybody but one',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Lambda::ResourcePolicy',
          Properties: {
            ResourceArn: 'arn:aws:lambda:eu-west-1:111111111111:function:f',
            PolicyDocument: {
              Statement: [
                { Effect: 'Allow', NotPrincipal: { AWS: '111111111111' }, Action: 'lambda:*', Resource: '*' },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'a policy for everybody of one organization, as JSON text',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Lambda::ResourcePolicy',
          Properties: {
            ResourceArn: 'arn:aws:lambda:eu-west-1:111111111111:function:f',
            PolicyDocument:
              '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunction","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}}]}',
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a policy for everybody, where the organization need not be there',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Lambda::ResourcePolicy',
          Properties: {
            ResourceArn: 'arn:aws:lambda:eu-west-1:111111111111:function:f',
            PolicyDocument: {
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 'lambda:InvokeFunction',
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
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'a policy that denies everybody',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Lambda::ResourcePolicy',
          Properties: {
            ResourceArn: 'arn:aws:lambda:eu-west-1:111111111111:function:f',
            PolicyDocument: {
              Statement: [{ Effect: 'Deny', Principal: '*', Action: 'lambda:*', Resource: '*' }],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a policy that is not known',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::Lambda::ResourcePolicy',
          Properties: {
            ResourceArn: 'arn:aws:lambda:eu-west-1:111111111111:function:f',
            PolicyDocument: { 'Fn::ImportValue': 'policy' },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Policy PolicyDocument'],
  },
];
