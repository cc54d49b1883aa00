import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'in a managed policy',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'in a policy',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::Policy',
          Properties: {
            PolicyName: 'p',
            Roles: ['r'],
            PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }] },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'in the policy of a role',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::RolePolicy',
          Properties: {
            PolicyName: 'p',
            RoleName: 'r',
            PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }] },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'in the policy of a user',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::UserPolicy',
          Properties: {
            PolicyName: 'p',
            UserName: 'u',
            PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }] },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'in the policy of a group',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::GroupPolicy',
          Properties: {
            PolicyName: 'p',
            GroupName: 'g',
            PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }] },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'in a role',
    given: {
      Resources: {
        Who: {
          Type: 'AWS::IAM::Role',
          Properties: {
            Policies: [
              {
                PolicyName: 'p0',
                PolicyDocument: {
                  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' }],
                },
              },
              {
                PolicyName: 'p1',
                PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }] },
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Who Policies[1].PolicyDocument.Statement[0]'],
  },
  {
    name: 'in a user',
    given: {
      Resources: {
        Who: {
          Type: 'AWS::IAM::User',
          Properties: {
            Policies: [
              {
                PolicyName: 'p0',
                PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }] },
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Who Policies[0].PolicyDocument.Statement[0]'],
  },
  {
    name: 'in a group',
    given: {
      Resources: {
        Who: {
          Type: 'AWS::IAM::Group',
          Properties: {
            Policies: [
              {
                PolicyName: 'p0',
                PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }] },
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Who Policies[0].PolicyDocument.Statement[0]'],
  },
  {
    name: 'in none',
    given: {
      Resources: {
        Who: {
          Type: 'AWS::IAM::Role',
          Properties: {
            Policies: [
              {
                PolicyName: 'p0',
                PolicyDocument: {
                  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' }],
                },
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'in one statement that is no list',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: { Statement: { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' } },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement'],
  },
  {
    name: 'in JSON text',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: '{"Statement": [{"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*"}]}',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'denied',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Deny', Action: 'kms:Decrypt', Resource: '*' }],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an effect that is a parameter',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: { Ref: 'Effect' }, Action: 'kms:Decrypt', Resource: '*' }],
            },
          },
        },
      },
      Parameters: { Effect: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'policies that are an import',
    given: {
      Resources: {
        Who: { Type: 'AWS::IAM::Role', Properties: { Policies: { 'Fn::ImportValue': 'policies' } } },
      },
    },
    expect: 'indeterminate',
    at: ['Who Policies'],
  },
  {
    name: 'a document that is an import',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::Policy',
          Properties: { PolicyDocument: { 'Fn::ImportValue': 'document' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Policy PolicyDocument'],
  },
  {
    name: 'in a boundary',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }],
            },
          },
        },
        Role: { Type: 'AWS::IAM::Role', Properties: { PermissionsBoundary: { Ref: 'Policy' } } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'in a boundary that is attached as well',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }],
            },
          },
        },
        Role: { Type: 'AWS::IAM::Role', Properties: { PermissionsBoundary: { Ref: 'Policy' } } },
        Other: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: [{ Ref: 'Policy' }] } },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'in a boundary that names a role',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }],
            },
            Roles: [{ Ref: 'Other' }],
          },
        },
        Role: { Type: 'AWS::IAM::Role', Properties: { PermissionsBoundary: { Ref: 'Policy' } } },
        Other: { Type: 'AWS::IAM::Role' },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'beside a boundary',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }],
            },
          },
        },
        Boundary: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Statement: [] } } },
        Role: { Type: 'AWS::IAM::Role', Properties: { PermissionsBoundary: { Ref: 'Boundary' } } },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'in a boundary, and what is attached is an import',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }],
            },
          },
        },
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            PermissionsBoundary: { Ref: 'Policy' },
            ManagedPolicyArns: [{ 'Fn::ImportValue': 'policy' }],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Policy PolicyDocument'],
  },
  {
    name: 'to encrypt',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptTo'],
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
    name: 'to encrypt anew',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'kms:ReEncrypt*', Resource: '*' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'in another case',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'KMS:decrypt', Resource: '*' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'all that begins so',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'kms:D*', Resource: '*' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'every action of KMS',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'kms:*', Resource: '*' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'every action',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'every action but those of IAM',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Resource: '*', NotAction: 'iam:*' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'every action but those of KMS',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Resource: '*', NotAction: 'kms:*' }],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'all keys, by an ARN',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: 'arn:aws:kms:*:*:key/*' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'all keys of whatever partition',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'kms:Decrypt',
                  Resource: { 'Fn::Sub': `arn:\${AWS::Partition}:kms:*:*:*` },
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
    name: 'all keys of a region and an account',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'kms:Decrypt',
                  Resource: 'arn:aws:kms:eu-west-1:111111111111:key/*',
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
    name: 'all keys of the own region and account',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'kms:Decrypt',
                  Resource: { 'Fn::Sub': `arn:aws:kms:\${AWS::Region}:\${AWS::AccountId}:key/*` },
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
    name: 'all keys but one',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'kms:Decrypt',
                  NotResource: 'arn:aws:kms:eu-west-1:111111111111:key/1',
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
    name: 'a key of the template',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Action: 'kms:Decrypt', Resource: { 'Fn::GetAtt': ['Key', 'Arn'] } },
              ],
            },
          },
        },
        Key: { Type: 'AWS::KMS::Key' },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'only through S3',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'kms:Decrypt',
                  Resource: '*',
                  Condition: { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } },
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
    name: 'a key that is a parameter',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: { Ref: 'Key' } }],
            },
          },
        },
      },
      Parameters: { Key: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'a key whose id is a parameter',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'kms:Decrypt',
                  Resource: { 'Fn::Sub': `arn:aws:kms:eu-west-1:111111111111:key/\${Key}` },
                },
              ],
            },
          },
        },
      },
      Parameters: { Key: { Type: 'String' } },
    },
    expect: 'compliant',
  },
];
