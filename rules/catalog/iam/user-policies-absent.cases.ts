import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a user of a group',
    given: { Resources: { User: { Type: 'AWS::IAM::User', Properties: { Groups: ['g'] } } } },
    expect: 'compliant',
  },
  {
    name: 'a user of nothing',
    given: { Resources: { User: { Type: 'AWS::IAM::User' } } },
    expect: 'compliant',
  },
  {
    name: 'empty lists',
    given: {
      Resources: { User: { Type: 'AWS::IAM::User', Properties: { Policies: [], ManagedPolicyArns: [] } } },
    },
    expect: 'compliant',
  },
  {
    name: 'an inline policy',
    given: {
      Resources: {
        User: {
          Type: 'AWS::IAM::User',
          Properties: { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: [] } }] },
        },
      },
    },
    expect: 'violation',
    at: ['User Policies'],
  },
  {
    name: 'a managed policy',
    given: {
      Resources: {
        User: {
          Type: 'AWS::IAM::User',
          Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] },
        },
      },
    },
    expect: 'violation',
    at: ['User ManagedPolicyArns'],
  },
  {
    name: 'a boundary',
    given: {
      Resources: {
        User: {
          Type: 'AWS::IAM::User',
          Properties: { PermissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a policy for a user',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::Policy',
          Properties: {
            PolicyName: 'p',
            Users: [{ Ref: 'User' }],
            PolicyDocument: {
              Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' }],
            },
          },
        },
        User: { Type: 'AWS::IAM::User' },
      },
    },
    expect: 'violation',
    at: ['Policy Users'],
  },
  {
    name: 'a policy for a role',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::Policy',
          Properties: {
            PolicyName: 'p',
            Roles: ['r'],
            PolicyDocument: {
              Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' }],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a managed policy for a user',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' }],
            },
            Users: ['u'],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy Users'],
  },
  {
    name: 'a managed policy for a group',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' }],
            },
            Groups: ['g'],
            Users: [],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: "a policy that is the user's own",
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::UserPolicy',
          Properties: {
            PolicyName: 'p',
            UserName: 'u',
            PolicyDocument: {
              Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' }],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Policy UserName'],
  },
  {
    name: 'policies that are an import',
    given: {
      Resources: {
        User: {
          Type: 'AWS::IAM::User',
          Properties: { ManagedPolicyArns: { 'Fn::ImportValue': 'policies' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['User ManagedPolicyArns'],
  },
  {
    name: 'users that are an import',
    given: {
      Resources: {
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' }],
            },
            Users: { 'Fn::ImportValue': 'users' },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Policy Users'],
  },
];
