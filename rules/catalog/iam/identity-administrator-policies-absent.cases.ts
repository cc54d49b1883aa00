import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'attached to a role',
    given: {
      Resources: {
        Who: {
          Type: 'AWS::IAM::Role',
          Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
        },
      },
    },
    expect: 'violation',
    at: ['Who ManagedPolicyArns[0]'],
  },
  {
    name: 'attached as CDK writes it',
    given: {
      Resources: {
        Who: {
          Type: 'AWS::IAM::Role',
          Properties: {
            ManagedPolicyArns: [
              { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/ReadOnlyAccess']] },
              {
                'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/AdministratorAccess']],
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Who ManagedPolicyArns[1]'],
  },
  {
    name: 'attached to a user',
    given: {
      Resources: {
        Who: {
          Type: 'AWS::IAM::User',
          Properties: {
            ManagedPolicyArns: [
              { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/PowerUserAccess']] },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Who ManagedPolicyArns[0]'],
  },
  {
    name: 'attached to a group',
    given: {
      Resources: {
        Who: {
          Type: 'AWS::IAM::Group',
          Properties: { ManagedPolicyArns: ['arn:aws-us-gov:iam::aws:policy/AdministratorAccess'] },
        },
      },
    },
    expect: 'violation',
    at: ['Who ManagedPolicyArns[0]'],
  },
  {
    name: 'another policy',
    given: {
      Resources: {
        Who: {
          Type: 'AWS::IAM::Role',
          Properties: {
            ManagedPolicyArns: [
              { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/ReadOnlyAccess']] },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a policy of a longer name',
    given: {
      Resources: {
        Who: {
          Type: 'AWS::IAM::Role',
          Properties: {
            ManagedPolicyArns: [
              {
                'Fn::Join': [
                  '',
                  ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/AdministratorAccess-Limited'],
                ],
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a policy of the account with that name',
    given: {
      Resources: {
        Who: {
          Type: 'AWS::IAM::Role',
          Properties: { ManagedPolicyArns: ['arn:aws:iam::111111111111:policy/AdministratorAccess'] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a policy of the template',
    given: {
      Resources: {
        Who: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: [{ Ref: 'Policy' }] } },
        Policy: { Type: 'AWS::IAM::ManagedPolicy' },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'as a boundary',
    given: {
      Resources: {
        Who: {
          Type: 'AWS::IAM::Role',
          Properties: { PermissionsBoundary: 'arn:aws:iam::aws:policy/AdministratorAccess' },
        },
      },
    },
    expect: 'compliant',
  },
  { name: 'none', given: { Resources: { Who: { Type: 'AWS::IAM::Role' } } }, expect: 'compliant' },
  {
    name: 'a policy that is a parameter',
    given: {
      Resources: { Who: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: [{ Ref: 'Policy' }] } } },
      Parameters: { Policy: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Who ManagedPolicyArns[0]'],
  },
  {
    name: 'a name that is a parameter',
    given: {
      Resources: {
        Who: {
          Type: 'AWS::IAM::Role',
          Properties: { ManagedPolicyArns: [{ 'Fn::Sub': `arn:aws:iam::aws:policy/\${Policy}` }] },
        },
      },
      Parameters: { Policy: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Who ManagedPolicyArns[0]'],
  },
  {
    name: 'policies that are an import',
    given: {
      Resources: {
        Who: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: { 'Fn::ImportValue': 'policies' } } },
      },
    },
    expect: 'indeterminate',
    at: ['Who ManagedPolicyArns'],
  },
];
