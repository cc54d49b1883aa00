import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'what the script needs',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { ExecutionRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } },
        },
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: { Statement: [] },
            Policies: [
              {
                PolicyName: 'p',
                PolicyDocument: {
                  Statement: [
                    {
                      Effect: 'Allow',
                      Action: ['s3:PutObject', 's3:ListAllMyBuckets', 'cloudwatch:PutMetricData'],
                      Resource: '*',
                    },
                  ],
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
    name: 'a part of a service',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { ExecutionRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } },
        },
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: { Statement: [] },
            Policies: [
              {
                PolicyName: 'p',
                PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:Get*', Resource: '*' }] },
              },
            ],
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
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { ExecutionRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } },
        },
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: { Statement: [] },
            Policies: [
              {
                PolicyName: 'p',
                PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] },
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Canary ExecutionRoleArn'],
  },
  {
    name: 'everything but one service',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { ExecutionRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } },
        },
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: { Statement: [] },
            Policies: [
              {
                PolicyName: 'p',
                PolicyDocument: { Statement: { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' } },
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Canary ExecutionRoleArn'],
  },
  {
    name: 'a service that is denied',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { ExecutionRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } },
        },
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: { Statement: [] },
            Policies: [
              {
                PolicyName: 'p',
                PolicyDocument: { Statement: [{ Effect: 'Deny', Action: 's3:*', Resource: '*' }] },
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a service, by a policy beside',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { ExecutionRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } },
        },
        Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [] } } },
        Policy: {
          Type: 'AWS::IAM::Policy',
          Properties: {
            PolicyName: 'p',
            Roles: [{ Ref: 'Role' }],
            PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Canary ExecutionRoleArn'],
  },
  {
    name: 'a service, by a policy of another role',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { ExecutionRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } },
        },
        Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [] } } },
        Policy: {
          Type: 'AWS::IAM::Policy',
          Properties: {
            PolicyName: 'p',
            Roles: ['other'],
            PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a service, by a managed policy made here',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { ExecutionRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } },
        },
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: { Statement: [] },
            ManagedPolicyArns: [{ Ref: 'Managed' }],
          },
        },
        Managed: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'cloudwatch:*', Resource: '*' }] },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Canary ExecutionRoleArn'],
  },
  {
    name: 'administration, by a policy of AWS',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { ExecutionRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } },
        },
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: { Statement: [] },
            ManagedPolicyArns: [{ 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/AdministratorAccess` }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Canary ExecutionRoleArn'],
  },
  {
    name: 'little, by a policy of AWS',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { ExecutionRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } },
        },
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: { Statement: [] },
            ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole'],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a policy that is not in sight',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { ExecutionRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } },
        },
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: { Statement: [] },
            ManagedPolicyArns: ['arn:aws:iam::111111111111:policy/canary'],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Canary ExecutionRoleArn'],
  },
  {
    name: 'a role that is not in sight',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { ExecutionRoleArn: 'arn:aws:iam::111111111111:role/canary' },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Canary ExecutionRoleArn'],
  },
];
