import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'everybody',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole', Resource: '*' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'everybody, as an account',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole', Resource: '*' },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'everybody, in a list',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: ['arn:aws:iam::111111111111:root', '*'] },
                  Action: 'sts:AssumeRole',
                  Resource: '*',
                },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'everybody, in one statement that is no list',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole', Resource: '*' },
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Role AssumeRolePolicyDocument.Statement'],
  },
  {
    name: 'everybody, as JSON text',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument:
              '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"*"}]}',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'all but one account',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'sts:AssumeRole',
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
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'everybody, behind a statement that is fine',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: { Ref: 'AWS::AccountId' } },
                  Action: 'sts:AssumeRole',
                  Resource: '*',
                },
                { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole', Resource: '*' },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Role AssumeRolePolicyDocument.Statement[1]'],
  },
  {
    name: 'one account',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: '111111111111' },
                  Action: 'sts:AssumeRole',
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
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: { 'Fn::Sub': `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root` } },
                  Action: 'sts:AssumeRole',
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
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'events.amazonaws.com' },
                  Action: 'sts:AssumeRole',
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
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole', Resource: '*' }],
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
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 'sts:AssumeRole',
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
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 'sts:AssumeRole',
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
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 'sts:AssumeRole',
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
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'everybody, if an organization is named',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 'sts:AssumeRole',
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
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'everybody outside of an organization',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 'sts:AssumeRole',
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
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'any bucket as the source',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 'sts:AssumeRole',
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
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'one bucket as the source',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 'sts:AssumeRole',
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
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 'sts:AssumeRole',
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
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'everybody over TLS',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 'sts:AssumeRole',
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
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'everybody, and denied outside of an endpoint',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole', Resource: '*' },
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
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 'sts:AssumeRole',
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
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'a principal that is a parameter',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: { Ref: 'Who' } },
                  Action: 'sts:AssumeRole',
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
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
  },
  {
    name: 'an account that is a parameter',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: { 'Fn::Sub': `arn:aws:iam::\${Who}:root` } },
                  Action: 'sts:AssumeRole',
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
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: { AssumeRolePolicyDocument: { 'Fn::ImportValue': 'document' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Role AssumeRolePolicyDocument'],
  },
  {
    name: 'statements that a macro writes',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: { 'Fn::Transform': { Name: 'Statements', Parameters: {} } },
            },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Role AssumeRolePolicyDocument'],
  },
];
