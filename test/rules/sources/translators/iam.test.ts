import { toldOf } from './items';

test('AWS::IAM::Group', () => {
  expect(toldOf('AWS::IAM::Group')).toEqual([
    {
      type: 'AWS::IAM::Group',
      properties: {
        GroupName: 'operators',
        Path: '/',
        ManagedPolicyArns: [],
        Policies: [
          {
            PolicyName: 'deploy',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: { Effect: 'Allow', Action: 'cloudformation:*', Resource: '*' },
            },
          },
        ],
      },
      aliases: ['arn:aws:iam::111122223333:group/operators', 'AGPAEXAMPLE1', 'operators'],
    },
  ]);
});

test('AWS::IAM::Policy', () => {
  expect(toldOf('AWS::IAM::Policy')).toEqual([
    {
      type: 'AWS::IAM::ManagedPolicy',
      properties: {
        ManagedPolicyName: 'boundary',
        Path: '/',
        Description: 'the most that a task may do',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'ssm:*', Resource: '*' }],
        },
        Roles: ['task'],
        Users: [],
        Groups: [],
      },
      aliases: ['arn:aws:iam::111122223333:policy/boundary', 'ANPAEXAMPLE1', 'boundary'],
    },
  ]);
});

test('AWS::IAM::Role', () => {
  expect(toldOf('AWS::IAM::Role')).toEqual([
    {
      type: 'AWS::IAM::Role',
      properties: {
        RoleName: 'task',
        Path: '/app/',
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' },
          ],
        },
        ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/boundary'],
        Policies: [
          {
            PolicyName: 'read',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'ssm:GetParameter',
                  Resource: 'arn:aws:ssm:eu-west-1:111122223333:parameter/quest',
                },
              ],
            },
          },
        ],
        PermissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary',
        Tags: [{ Key: 'Team', Value: 'quest' }],
      },
      unknown: ['Description', 'MaxSessionDuration'],
      aliases: ['arn:aws:iam::111122223333:role/app/task', 'AROAEXAMPLE1', 'task'],
    },
  ]);
});

test('AWS::IAM::User', () => {
  expect(toldOf('AWS::IAM::User')).toEqual([
    {
      type: 'AWS::IAM::User',
      properties: {
        UserName: 'alice',
        Path: '/',
        Groups: ['operators'],
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
        Policies: [],
      },
      unknown: ['LoginProfile'],
      aliases: ['arn:aws:iam::111122223333:user/alice', 'AIDAEXAMPLE1', 'alice'],
    },
  ]);
});
