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
              Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }],
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
            PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }] },
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
            PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }] },
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
            PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }] },
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
            PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }] },
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
                PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }] },
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
                PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }] },
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
                PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }] },
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
          Properties: { PolicyDocument: { Statement: { Effect: 'Allow', Action: 'ec2:*', Resource: '*' } } },
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
            PolicyDocument: '{"Statement": [{"Effect": "Allow", "Action": "ec2:*", "Resource": "*"}]}',
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
              Statement: [{ Effect: 'Deny', Action: 'ec2:*', Resource: '*' }],
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
              Statement: [{ Effect: { Ref: 'Effect' }, Action: 'ec2:*', Resource: '*' }],
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
              Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }],
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
              Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }],
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
              Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }],
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
              Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }],
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
              Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }],
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
    name: 'a prefix and a wildcard',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'ec2:Describe*', Resource: '*' }],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'every action of a service, on one resource',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::a' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'in capitals',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'EC2:*', Resource: '*' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'with two wildcards',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'ec2:?*', Resource: '*' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'one letter',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'ec2:?', Resource: '*' }],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'every action there is',
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
    name: 'every action but some',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Resource: '*', NotAction: ['iam:*', 'organizations:*'] }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'among others',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: ['s3:GetObject', 'sqs:*'], Resource: '*' }],
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
    name: 'the service is a parameter',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: { 'Fn::Sub': `\${Service}:*` }, Resource: '*' }],
            },
          },
        },
      },
      Parameters: { Service: { Type: 'String' } },
    },
    expect: 'violation',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
  {
    name: 'the action of a service is a parameter',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: { 'Fn::Sub': `ec2:\${What}` }, Resource: '*' }],
            },
          },
        },
      },
      Parameters: { What: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Policy PolicyDocument.Statement[0]'],
  },
];
