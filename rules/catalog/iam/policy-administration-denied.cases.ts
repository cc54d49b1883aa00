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
    name: 'in a policy',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::Policy',
          Properties: {
            PolicyName: 'p',
            Roles: ['r'],
            PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
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
            PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
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
            PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
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
            PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
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
                PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
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
                PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
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
                PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
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
          Properties: { PolicyDocument: { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } } },
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
            PolicyDocument: '{"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}',
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
              Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }],
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
              Statement: [{ Effect: { Ref: 'Effect' }, Action: '*', Resource: '*' }],
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
              Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
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
              Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
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
              Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
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
              Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
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
              Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
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
    name: 'all actions of a service',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'all actions on one resource',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::a' }],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'all actions, in a list',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: ['s3:GetObject', '*'], Resource: ['*'] }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'all actions of all services',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: '*:*', Resource: '*' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'all actions, by two stars',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: '**', Resource: '**' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'all actions but one',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Resource: '*', NotAction: 'organizations:LeaveOrganization' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'all actions but all',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Resource: '*', NotAction: '*' }],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'all resources but one',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::a' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'all resources, by an ARN',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: '*', Resource: 'arn:aws:*:*:*:*' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'all resources, by an ARN of whatever partition',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Action: '*', Resource: { 'Fn::Sub': `arn:\${AWS::Partition}:*:*:*:*` } },
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
    name: 'all resources of the own account',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Action: '*', Resource: { 'Fn::Sub': `arn:aws:*:*:\${AWS::AccountId}:*` } },
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
    name: 'all resources of an account',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: '*', Resource: 'arn:aws:*:*:111111111111:*' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'all resources of a region',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: '*', Resource: 'arn:aws:*:eu-west-1:*:*' }],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'with a second factor',
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
                  Action: '*',
                  Resource: '*',
                  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
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
    name: 'an action that is a parameter',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: { Ref: 'What' }, Resource: '*' }],
            },
          },
        },
      },
      Parameters: { What: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'a resource that is a parameter',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: '*', Resource: { Ref: 'Which' } }],
            },
          },
        },
      },
      Parameters: { Which: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'a resource of the template',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: '*', Resource: { Ref: 'Topic' } }],
            },
          },
        },
        Topic: { Type: 'AWS::SNS::Topic' },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'behind another statement',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' },
                { Effect: 'Allow', Action: '*', Resource: '*' },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[1]'],
  },
];
