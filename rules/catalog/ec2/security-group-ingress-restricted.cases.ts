import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'no ingress at all',
    given: {
      Resources: { Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'g' } } },
    },
    expect: 'compliant',
  },
  {
    name: 'HTTPS from the world',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' },
              { IpProtocol: '6', FromPort: '80', ToPort: '80', CidrIpv6: '::/0' },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the port beside HTTPS from the world',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 444, CidrIp: '0.0.0.0/0' }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Group SecurityGroupIngress[0]'],
  },
  {
    name: 'SSH from the world, over IPv6, in another spelling',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [{ IpProtocol: 'TCP', FromPort: '22', ToPort: '22', CidrIpv6: '0:0::0/0' }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Group SecurityGroupIngress[0]'],
  },
  {
    name: 'UDP 443 from the world',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [{ IpProtocol: 17, FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Group SecurityGroupIngress[0]'],
  },
  {
    name: 'every protocol from the world, whatever ports it names',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [{ IpProtocol: -1, FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Group SecurityGroupIngress[0]'],
  },
  {
    name: 'the world in two halves',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/1' },
              { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '128.0.0.0/1' },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Group SecurityGroupIngress[0]', 'Group SecurityGroupIngress[1]'],
  },
  {
    name: 'two IPv6 blocks, of which each alone one owner could have',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIpv6: '2600::/13' },
              { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIpv6: '2608::/13' },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Group SecurityGroupIngress[0]', 'Group SecurityGroupIngress[1]'],
  },
  {
    name: 'a public /8',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '52.0.0.0/8' }],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a public /7',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '52.0.0.0/7' }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Group SecurityGroupIngress[0]'],
  },
  {
    name: 'three blocks of which each port sees one /8 only',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              { IpProtocol: 'tcp', FromPort: 20, ToPort: 21, CidrIp: '52.0.0.0/8' },
              { IpProtocol: 'tcp', FromPort: 22, ToPort: 23, CidrIp: '53.0.0.0/8' },
              { IpProtocol: 'udp', FromPort: 20, ToPort: 23, CidrIp: '54.0.0.0/8' },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'two blocks that meet on one port',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              { IpProtocol: 'tcp', FromPort: 20, ToPort: 22, CidrIp: '52.0.0.0/8' },
              { IpProtocol: 'tcp', FromPort: 22, ToPort: 23, CidrIp: '53.0.0.0/8' },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Group SecurityGroupIngress[0]', 'Group SecurityGroupIngress[1]'],
  },
  {
    name: 'private addresses, another group and the own VPC',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: { Ref: 'Range' } } },
        Other: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'other' } },
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              { IpProtocol: '-1', CidrIp: '10.0.0.0/8' },
              { IpProtocol: '-1', SourceSecurityGroupId: { 'Fn::GetAtt': ['Other', 'GroupId'] } },
              { IpProtocol: '-1', CidrIp: { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] } },
            ],
          },
        },
      },
      Parameters: { Range: { Type: 'String' } },
    },
    expect: 'compliant',
  },
  {
    name: 'a source that is a parameter without a default',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: { Ref: 'Office' } },
            ],
          },
        },
      },
      Parameters: { Office: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Group SecurityGroupIngress[0]'],
  },
  {
    name: 'a source that is a parameter whose default is the world',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: { Ref: 'Office' } },
            ],
          },
        },
      },
      Parameters: { Office: { Type: 'String', Default: '0.0.0.0/0' } },
    },
    expect: 'violation',
    at: ['Group SecurityGroupIngress[0]'],
  },
  {
    name: 'a port that is not known, from the world',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              { IpProtocol: 'tcp', FromPort: { Ref: 'Port' }, ToPort: { Ref: 'Port' }, CidrIp: '0.0.0.0/0' },
            ],
          },
        },
      },
      Parameters: { Port: { Type: 'Number' } },
    },
    expect: 'indeterminate',
    at: ['Group SecurityGroupIngress[0]'],
  },
  {
    name: 'an entry behind a condition',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              {
                'Fn::If': [
                  'Open',
                  { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' },
                  { Ref: 'AWS::NoValue' },
                ],
              },
            ],
          },
        },
      },
      Conditions: { Open: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] } },
    },
    expect: 'indeterminate',
    at: ['Group SecurityGroupIngress[0]'],
  },
  {
    name: 'a standalone ingress',
    given: {
      Resources: {
        Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'g' } },
        Ssh: {
          Type: 'AWS::EC2::SecurityGroupIngress',
          Properties: {
            GroupId: { Ref: 'Group' },
            IpProtocol: 'tcp',
            FromPort: 22,
            ToPort: 22,
            CidrIp: '0.0.0.0/0',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Ssh SecurityGroupIngress[0]'],
  },
  {
    name: 'a standalone ingress for a group that is elsewhere',
    given: {
      Resources: {
        Ssh: {
          Type: 'AWS::EC2::SecurityGroupIngress',
          Properties: {
            GroupId: 'sg-0123456789',
            IpProtocol: 'tcp',
            FromPort: 22,
            ToPort: 22,
            CidrIp: '0.0.0.0/0',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Ssh SecurityGroupIngress[0]'],
  },
  {
    name: 'a prefix list of the template that holds the world',
    given: {
      Resources: {
        Everybody: {
          Type: 'AWS::EC2::PrefixList',
          Properties: { Entries: [{ Cidr: '0.0.0.0/1' }, { Cidr: '128.0.0.0/1' }] },
        },
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              {
                IpProtocol: 'tcp',
                FromPort: 22,
                ToPort: 22,
                SourcePrefixListId: { 'Fn::GetAtt': ['Everybody', 'PrefixListId'] },
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Group SecurityGroupIngress[0]'],
  },
  {
    name: 'a prefix list that is elsewhere',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, SourcePrefixListId: 'pl-3b927c52' },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Group SecurityGroupIngress[0]'],
  },
];
