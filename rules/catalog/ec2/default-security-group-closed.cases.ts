import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'the group that comes with a VPC',
    given: { Resources: { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } } } },
    expect: 'violation',
    at: ['Vpc SecurityGroupIngress[0]', 'Vpc SecurityGroupEgress[0]'],
  },
  {
    name: 'a group of which CDK takes the rules away',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC' },
        Closer: {
          Type: 'Custom::VpcRestrictDefaultSG',
          Properties: {
            ServiceToken: { 'Fn::GetAtt': ['Handler', 'Arn'] },
            DefaultSecurityGroupId: { 'Fn::GetAtt': ['Vpc', 'DefaultSecurityGroup'] },
            Account: { Ref: 'AWS::AccountId' },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a group whose rules are taken away, named by an expression',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC' },
        Closer: {
          Type: 'Custom::VpcRestrictDefaultSG',
          Properties: { DefaultSecurityGroupId: { 'Fn::Sub': `\${Vpc.DefaultSecurityGroup}` } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the group of another VPC is closed',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC' },
        Other: { Type: 'AWS::EC2::VPC' },
        Closer: {
          Type: 'Custom::VpcRestrictDefaultSG',
          Properties: { DefaultSecurityGroupId: { 'Fn::GetAtt': ['Other', 'DefaultSecurityGroup'] } },
        },
      },
    },
    expect: 'violation',
    at: ['Vpc SecurityGroupIngress[0]', 'Vpc SecurityGroupEgress[0]'],
  },
  {
    name: 'a group that is named by its id is closed, which may be any',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC' },
        Closer: { Type: 'Custom::VpcRestrictDefaultSG', Properties: { DefaultSecurityGroupId: 'sg-0123' } },
      },
    },
    expect: 'violation',
    at: ['Vpc SecurityGroupIngress[0]', 'Vpc SecurityGroupEgress[0]'],
  },
  {
    name: 'a group that is imported is closed, which may be this one',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC' },
        Closer: {
          Type: 'Custom::VpcRestrictDefaultSG',
          Properties: { DefaultSecurityGroupId: { 'Fn::ImportValue': 'group' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Vpc SecurityGroupIngress', 'Vpc SecurityGroupEgress'],
  },
  {
    name: 'a custom resource of another kind that is told of the group',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC' },
        Custom: {
          Type: 'Custom::AWS',
          Properties: {
            Create: {
              'Fn::Join': [
                '',
                [
                  '{"action":"revokeSecurityGroupIngress","parameters":{"GroupId":"',
                  { 'Fn::GetAtt': ['Vpc', 'DefaultSecurityGroup'] },
                  '"}}',
                ],
              ],
            },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Vpc SecurityGroupIngress', 'Vpc SecurityGroupEgress'],
  },
  {
    name: 'a group whose rules are taken away in production only',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC' },
        Closer: {
          Type: 'Custom::VpcRestrictDefaultSG',
          Condition: 'Live',
          Properties: { DefaultSecurityGroupId: { 'Fn::GetAtt': ['Vpc', 'DefaultSecurityGroup'] } },
        },
      },
      Parameters: { Stage: { Type: 'String' } },
      Conditions: { Live: { 'Fn::Equals': [{ Ref: 'Stage' }, 'live'] } },
    },
    expect: 'violation',
    at: ['Vpc SecurityGroupIngress[0]', 'Vpc SecurityGroupEgress[0]'],
  },
  {
    name: 'a closed group that somebody opens again',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC' },
        Closer: {
          Type: 'Custom::VpcRestrictDefaultSG',
          Properties: { DefaultSecurityGroupId: { 'Fn::GetAtt': ['Vpc', 'DefaultSecurityGroup'] } },
        },
        Ingress: {
          Type: 'AWS::EC2::SecurityGroupIngress',
          Properties: {
            GroupId: { 'Fn::GetAtt': ['Vpc', 'DefaultSecurityGroup'] },
            IpProtocol: 'tcp',
            FromPort: 443,
            ToPort: 443,
            CidrIp: '10.0.0.0/8',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Ingress SecurityGroupIngress[0]'],
  },
  {
    name: 'a closed group that somebody lets out again',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC' },
        Closer: {
          Type: 'Custom::VpcRestrictDefaultSG',
          Properties: { DefaultSecurityGroupId: { 'Fn::GetAtt': ['Vpc', 'DefaultSecurityGroup'] } },
        },
        Egress: {
          Type: 'AWS::EC2::SecurityGroupEgress',
          Properties: {
            GroupId: { 'Fn::GetAtt': 'Vpc.DefaultSecurityGroup' },
            IpProtocol: '-1',
            CidrIp: '0.0.0.0/0',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Egress SecurityGroupEgress[0]'],
  },
  {
    name: 'a group of its own, with rules',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Web',
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a group of its own whose name is not known, which cannot be that of the default one',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupName: { 'Fn::ImportValue': 'name' },
            SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: '10.0.0.0/8' }],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the default group as a configuration item shows it, closed',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: { GroupName: 'default', SecurityGroupIngress: [], SecurityGroupEgress: [] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the default group as a configuration item shows it, open to itself',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupName: 'default',
            SecurityGroupIngress: [{ IpProtocol: '-1', SourceSecurityGroupId: 'sg-0123' }],
            SecurityGroupEgress: [],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Group SecurityGroupIngress[0]'],
  },
];
