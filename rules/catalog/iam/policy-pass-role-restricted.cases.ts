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
              Statement: [{ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }],
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
            PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }] },
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
            PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }] },
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
            PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }] },
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
            PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }] },
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
                PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }] },
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
                PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }] },
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
                PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }] },
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
            PolicyDocument: { Statement: { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' } },
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
            PolicyDocument: '{"Statement": [{"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"}]}',
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
              Statement: [{ Effect: 'Deny', Action: 'iam:PassRole', Resource: '*' }],
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
              Statement: [{ Effect: { Ref: 'Effect' }, Action: 'iam:PassRole', Resource: '*' }],
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
    name: 'every action of IAM',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'iam:*', Resource: '*' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'all that begins so, in another case',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'IAM:pass*', Resource: '*' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'every action but one of another service',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Resource: '*', NotAction: 's3:PutObject' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'to read roles',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'iam:GetRole', Resource: '*' }],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'all roles, by an ARN',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'iam:PassRole', Resource: 'arn:aws:iam::*:role/*' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'all roles of the own account',
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
                  Action: 'iam:PassRole',
                  Resource: { 'Fn::Sub': `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/*` },
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
    name: 'all roles of an account',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Action: 'iam:PassRole', Resource: 'arn:aws:iam::111111111111:role/*' },
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
    name: 'all of IAM in an account',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Action: 'iam:PassRole', Resource: 'arn:aws:iam::111111111111:*' },
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
    name: 'roles of a path',
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
                  Action: 'iam:PassRole',
                  Resource: 'arn:aws:iam::111111111111:role/jobs/*',
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
    name: 'all roles but one',
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
                  Action: 'iam:PassRole',
                  NotResource: 'arn:aws:iam::111111111111:role/admin',
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
    name: 'a role of the template',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Action: 'iam:PassRole', Resource: { 'Fn::GetAtt': ['Role', 'Arn'] } },
              ],
            },
          },
        },
        Role: { Type: 'AWS::IAM::Role' },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'any role, to one service',
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
                  Action: 'iam:PassRole',
                  Resource: '*',
                  Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
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
    name: 'any role, to any service',
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
                  Action: 'iam:PassRole',
                  Resource: '*',
                  Condition: { StringLike: { 'iam:PassedToService': '*' } },
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
    name: 'any role, to one service if it is named',
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
                  Action: 'iam:PassRole',
                  Resource: '*',
                  Condition: { StringEqualsIfExists: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
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
    name: 'a role that is a parameter',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'iam:PassRole', Resource: { Ref: 'Role' } }],
            },
          },
        },
      },
      Parameters: { Role: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
];
