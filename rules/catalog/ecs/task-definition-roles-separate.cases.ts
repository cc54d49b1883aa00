import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'two roles',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            TaskRoleArn: { 'Fn::GetAtt': ['One', 'Arn'] },
            ExecutionRoleArn: { 'Fn::GetAtt': ['Other', 'Arn'] },
          },
        },
        One: { Type: 'AWS::IAM::Role', Properties: {} },
        Other: { Type: 'AWS::IAM::Role', Properties: {} },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'one role for both',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            TaskRoleArn: { 'Fn::GetAtt': ['One', 'Arn'] },
            ExecutionRoleArn: { 'Fn::GetAtt': ['One', 'Arn'] },
          },
        },
        One: { Type: 'AWS::IAM::Role', Properties: {} },
      },
    },
    expect: 'violation',
    at: ['Task TaskRoleArn'],
  },
  {
    name: 'one role for both, by name and by ARN',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { TaskRoleArn: { Ref: 'One' }, ExecutionRoleArn: { 'Fn::GetAtt': ['One', 'Arn'] } },
        },
        One: { Type: 'AWS::IAM::Role', Properties: {} },
      },
    },
    expect: 'violation',
    at: ['Task TaskRoleArn'],
  },
  {
    name: 'one role for both, by the name that it was given',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { TaskRoleArn: 'web', ExecutionRoleArn: { 'Fn::GetAtt': ['One', 'Arn'] } },
        },
        One: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'web' } },
      },
    },
    expect: 'violation',
    at: ['Task TaskRoleArn'],
  },
  {
    name: 'one role for both, by an ARN in parts',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            TaskRoleArn: { 'Fn::Sub': `arn:aws:iam::\${AWS::AccountId}:role/\${One}` },
            ExecutionRoleArn: { 'Fn::GetAtt': ['One', 'Arn'] },
          },
        },
        One: { Type: 'AWS::IAM::Role', Properties: {} },
      },
    },
    expect: 'violation',
    at: ['Task TaskRoleArn'],
  },
  {
    name: 'one role for both, in literals',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { TaskRoleArn: 'arn:aws:iam::111111111111:role/service/web', ExecutionRoleArn: 'web' },
        },
      },
    },
    expect: 'violation',
    at: ['Task TaskRoleArn'],
  },
  {
    name: 'two roles in literals',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            TaskRoleArn: 'arn:aws:iam::111111111111:role/web',
            ExecutionRoleArn: 'arn:aws:iam::111111111111:role/ecsTaskExecutionRole',
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'one that is made here and one that is not',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            TaskRoleArn: { 'Fn::GetAtt': ['One', 'Arn'] },
            ExecutionRoleArn: 'arn:aws:iam::111111111111:role/ecsTaskExecutionRole',
          },
        },
        One: { Type: 'AWS::IAM::Role', Properties: {} },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'no task role',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { ExecutionRoleArn: 'arn:aws:iam::111111111111:role/ecsTaskExecutionRole' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'no execution role',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { TaskRoleArn: 'arn:aws:iam::111111111111:role/web' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'one parameter for both',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { TaskRoleArn: { Ref: 'Role' }, ExecutionRoleArn: { Ref: 'Role' } },
        },
      },
      Parameters: { Role: { Type: 'String' } },
    },
    expect: 'violation',
    at: ['Task TaskRoleArn'],
  },
  {
    name: 'two parameters',
    given: {
      Resources: {
        Definition: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { TaskRoleArn: { Ref: 'Task' }, ExecutionRoleArn: { Ref: 'Execution' } },
        },
      },
      Parameters: { Task: { Type: 'String' }, Execution: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Definition TaskRoleArn'],
  },
  {
    name: 'one that is made here and a parameter',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { TaskRoleArn: { 'Fn::GetAtt': ['One', 'Arn'] }, ExecutionRoleArn: { Ref: 'Role' } },
        },
        One: { Type: 'AWS::IAM::Role', Properties: {} },
      },
      Parameters: { Role: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Task TaskRoleArn'],
  },
  {
    name: 'a literal, and one that is made here whose name is a parameter',
    given: {
      Resources: {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { TaskRoleArn: { 'Fn::GetAtt': ['One', 'Arn'] }, ExecutionRoleArn: 'web' },
        },
        One: { Type: 'AWS::IAM::Role', Properties: { RoleName: { Ref: 'Role' } } },
      },
      Parameters: { Role: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Task TaskRoleArn'],
  },
  {
    name: 'properties that are not known',
    given: {
      Resources: {
        Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { 'Fn::ImportValue': 'elsewhere' } },
      },
    },
    expect: 'indeterminate',
    at: ['Task TaskRoleArn'],
  },
];
