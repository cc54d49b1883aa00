import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'tasks of ECS, of whoever',
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
                  Principal: { Service: 'ecs-tasks.amazonaws.com' },
                  Action: 'sts:AssumeRole',
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
    name: 'tasks of ECS, of the own account',
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
                  Principal: { Service: 'ecs-tasks.amazonaws.com' },
                  Action: 'sts:AssumeRole',
                  Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
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
    name: 'tasks of ECS, by their ARN',
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
                  Principal: { Service: 'ecs-tasks.amazonaws.com' },
                  Action: 'sts:AssumeRole',
                  Condition: {
                    ArnLike: { 'aws:SourceArn': { 'Fn::Sub': `arn:aws:ecs:eu-west-1:\${AWS::AccountId}:*` } },
                  },
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
    name: 'tasks of ECS, of any account',
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
                  Principal: { Service: 'ecs-tasks.amazonaws.com' },
                  Action: 'sts:AssumeRole',
                  Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:eu-west-1:*:*' } },
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
    name: 'tasks of ECS, of the own account if one is named',
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
                  Principal: { Service: 'ecs-tasks.amazonaws.com' },
                  Action: 'sts:AssumeRole',
                  Condition: { StringEqualsIfExists: { 'aws:SourceAccount': '111111111111' } },
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
    name: 'functions of Lambda, which do not say',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'functions, and state machines',
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
                  Principal: { Service: ['lambda.amazonaws.com', 'states.amazonaws.com'] },
                  Action: 'sts:AssumeRole',
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
    name: 'an account',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Principal: { AWS: '111111111111' }, Action: 'sts:AssumeRole' }],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a service that is a parameter',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Principal: { Service: { Ref: 'Service' } }, Action: 'sts:AssumeRole' },
              ],
            },
          },
        },
      },
      Parameters: { Service: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Role AssumeRolePolicyDocument.Statement[0]'],
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
                  Principal: { Service: 'states.amazonaws.com' },
                  Action: 'sts:AssumeRole',
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
    name: 'a document that is an import',
    given: {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: { AssumeRolePolicyDocument: { 'Fn::ImportValue': 'trust' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Role AssumeRolePolicyDocument'],
  },
];
