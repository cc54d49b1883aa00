import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'the role of the service',
    given: {
      Resources: {
        Recorder: {
          Type: 'AWS::Config::ConfigurationRecorder',
          Properties: {
            RoleARN:
              'arn:aws:iam::111111111111:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the role of the service, in this account',
    given: {
      Resources: {
        Recorder: {
          Type: 'AWS::Config::ConfigurationRecorder',
          Properties: {
            RoleARN: {
              'Fn::Sub': `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the role of the service, made here',
    given: {
      Resources: {
        Recorder: {
          Type: 'AWS::Config::ConfigurationRecorder',
          Properties: {
            RoleARN: {
              'Fn::Sub': `arn:aws:iam::\${AWS::AccountId}:role/aws-service-role/config.amazonaws.com/\${Role}`,
            },
          },
        },
        Role: { Type: 'AWS::IAM::ServiceLinkedRole', Properties: { AWSServiceName: 'config.amazonaws.com' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: "a role of one's own",
    given: {
      Resources: {
        Recorder: {
          Type: 'AWS::Config::ConfigurationRecorder',
          Properties: { RoleARN: { 'Fn::GetAtt': ['Role', 'Arn'] } },
        },
        Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [] } } },
      },
    },
    expect: 'violation',
    at: ['Recorder RoleARN'],
  },
  {
    name: 'a role of the same name, which is not of the service',
    given: {
      Resources: {
        Recorder: {
          Type: 'AWS::Config::ConfigurationRecorder',
          Properties: { RoleARN: 'arn:aws:iam::111111111111:role/AWSServiceRoleForConfig' },
        },
      },
    },
    expect: 'violation',
    at: ['Recorder RoleARN'],
  },
  {
    name: 'the role of another service',
    given: {
      Resources: {
        Recorder: {
          Type: 'AWS::Config::ConfigurationRecorder',
          Properties: {
            RoleARN: 'arn:aws:iam::111111111111:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Recorder RoleARN'],
  },
  {
    name: 'a role that is a parameter',
    given: {
      Parameters: { Role: { Type: 'String' } },
      Resources: {
        Recorder: { Type: 'AWS::Config::ConfigurationRecorder', Properties: { RoleARN: { Ref: 'Role' } } },
      },
    },
    expect: 'indeterminate',
    at: ['Recorder RoleARN'],
  },
];
