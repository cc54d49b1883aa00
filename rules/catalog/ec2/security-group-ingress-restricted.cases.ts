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
      Parameters: { Stage: { Type: 'String', Default: 'live' } },
      Conditions: { Open: { 'Fn::Equals': [{ Ref: 'Stage' }, 'trial'] } },
    },
    expect: 'violation',
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
  {
    name: 'the world with host bits',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '203.0.113.7/0' }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Group SecurityGroupIngress[0]'],
  },
  {
    name: 'the world with a length of two digits',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/00' }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Group SecurityGroupIngress[0]'],
  },
  {
    name: 'the IPv6 world as an IPv4-mapped address',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIpv6: '::FFFF:0.0.0.0/0' },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Group SecurityGroupIngress[0]'],
  },
  {
    name: 'an address without a length',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0' }],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Group SecurityGroupIngress[0]'],
  },
  {
    name: 'an IPv6 /13, which one owner could have',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIpv6: '2600::/13' }],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an IPv6 /12, which nobody has',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIpv6: '2600::/12' }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Group SecurityGroupIngress[0]'],
  },
  {
    name: 'blocks that nobody on the internet has',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIpv6: '8000::/1' },
              { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIpv6: 'fc00::/7' },
              { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '224.0.0.0/3' },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the world beside harmless blocks, which are not accused',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '10.0.0.0/8' },
              { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '52.0.0.0/8' },
              { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Group SecurityGroupIngress[2]'],
  },
  {
    name: 'two blocks that meet on a web port only',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '52.0.0.0/8' },
              { IpProtocol: '-1', CidrIp: '53.0.0.0/8' },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'two blocks, one of them for every protocol',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '52.0.0.0/8' },
              { IpProtocol: '-1', CidrIp: '53.0.0.0/8' },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Group SecurityGroupIngress[0]', 'Group SecurityGroupIngress[1]'],
  },
  {
    name: 'two blocks under two names of one protocol',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              { IpProtocol: 'icmp', FromPort: -1, ToPort: -1, CidrIp: '52.0.0.0/8' },
              { IpProtocol: '1', FromPort: 8, ToPort: 0, CidrIp: '53.0.0.0/8' },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Group SecurityGroupIngress[0]', 'Group SecurityGroupIngress[1]'],
  },
  {
    name: 'a protocol by a name of every object',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: { SecurityGroupIngress: [{ IpProtocol: 'constructor', CidrIp: '52.0.0.0/8' }] },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'two blocks that may meet on ports that are not known',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              { IpProtocol: 'tcp', FromPort: { Ref: 'Port' }, ToPort: { Ref: 'Port' }, CidrIp: '52.0.0.0/8' },
              { IpProtocol: 'tcp', FromPort: { Ref: 'Port' }, ToPort: { Ref: 'Port' }, CidrIp: '53.0.0.0/8' },
            ],
          },
        },
      },
      Parameters: { Port: { Type: 'Number' } },
    },
    expect: 'indeterminate',
    at: ['Group SecurityGroupIngress[0]', 'Group SecurityGroupIngress[1]'],
  },
  {
    name: 'a protocol that is not known',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              { IpProtocol: { Ref: 'Protocol' }, FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' },
            ],
          },
        },
      },
      Parameters: { Protocol: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Group SecurityGroupIngress[0]'],
  },
  {
    name: 'every port',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 0, ToPort: 65535, CidrIp: '0.0.0.0/0' }],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Group SecurityGroupIngress[0]'],
  },
  {
    name: 'a range without an end',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: { SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, CidrIp: '0.0.0.0/0' }] },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Group SecurityGroupIngress[0]'],
  },
  {
    name: 'an ingress that is not known as a whole',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: { SecurityGroupIngress: { 'Fn::ImportValue': 'elsewhere' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Group SecurityGroupIngress'],
  },
  {
    name: 'a source that a macro makes',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              {
                IpProtocol: 'tcp',
                FromPort: 22,
                ToPort: 22,
                CidrIp: { 'Fn::Transform': { Name: 'Office' } },
              },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Group SecurityGroupIngress[0]'],
  },
  {
    name: 'the world in a string that is taken apart',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              {
                IpProtocol: 'tcp',
                FromPort: 22,
                ToPort: 22,
                CidrIp: { 'Fn::Select': [1, { 'Fn::Split': [',', { Ref: 'Offices' }] }] },
              },
            ],
          },
        },
      },
      Parameters: { Offices: { Type: 'String', Default: '10.0.0.0/8,0.0.0.0/0' } },
    },
    expect: 'violation',
    at: ['Group SecurityGroupIngress[0]'],
  },
  {
    name: 'the world in a mapping',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              {
                IpProtocol: 'tcp',
                FromPort: 22,
                ToPort: 22,
                CidrIp: { 'Fn::FindInMap': ['Offices', 'all', { Ref: 'AWS::Region' }] },
              },
            ],
          },
        },
      },
      Mappings: { Offices: { all: { 'eu-west-1': '0.0.0.0/0' } } },
    },
    expect: 'violation',
    at: ['Group SecurityGroupIngress[0]'],
  },
  {
    name: 'the world in pieces',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              {
                IpProtocol: 'tcp',
                FromPort: 22,
                ToPort: 22,
                CidrIp: { 'Fn::Sub': [`\${Any}/0`, { Any: '0.0.0.0' }] },
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
    name: 'a source in Parameter Store',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '{{resolve:ssm:/office}}' },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Group SecurityGroupIngress[0]'],
  },
  {
    name: 'a block that a custom resource returns',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              {
                IpProtocol: 'tcp',
                FromPort: 22,
                ToPort: 22,
                CidrIp: { 'Fn::GetAtt': ['Custom', 'CidrBlock'] },
              },
            ],
          },
        },
        Custom: { Type: 'Custom::Block', Properties: {} },
      },
    },
    expect: 'indeterminate',
    at: ['Group SecurityGroupIngress[0]'],
  },
  {
    name: 'a prefix list of which an entry is not known',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: [
              { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, SourcePrefixListId: { Ref: 'Offices' } },
            ],
          },
        },
        Offices: {
          Type: 'AWS::EC2::PrefixList',
          Properties: { Entries: [{ Cidr: { 'Fn::ImportValue': 'elsewhere' } }] },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Group SecurityGroupIngress[0]'],
  },
  {
    name: 'no source at all',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: { SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22 }] },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Group SecurityGroupIngress[0]'],
  },
  {
    name: 'two blocks for one group that is elsewhere',
    given: {
      Resources: {
        First: {
          Type: 'AWS::EC2::SecurityGroupIngress',
          Properties: {
            GroupId: 'sg-0123456789',
            IpProtocol: 'tcp',
            FromPort: 22,
            ToPort: 22,
            CidrIp: '52.0.0.0/8',
          },
        },
        Second: {
          Type: 'AWS::EC2::SecurityGroupIngress',
          Properties: {
            GroupId: 'sg-0123456789',
            IpProtocol: 'tcp',
            FromPort: 22,
            ToPort: 22,
            CidrIp: '53.0.0.0/8',
          },
        },
      },
    },
    expect: 'violation',
    at: ['First SecurityGroupIngress[0]', 'Second SecurityGroupIngress[1]'],
  },
  {
    name: 'two blocks for one group that is imported',
    given: {
      Resources: {
        First: {
          Type: 'AWS::EC2::SecurityGroupIngress',
          Properties: {
            GroupId: { 'Fn::ImportValue': 'group' },
            IpProtocol: 'tcp',
            FromPort: 22,
            ToPort: 22,
            CidrIp: '52.0.0.0/8',
          },
        },
        Second: {
          Type: 'AWS::EC2::SecurityGroupIngress',
          Properties: {
            GroupId: { 'Fn::ImportValue': 'group' },
            IpProtocol: 'tcp',
            FromPort: 22,
            ToPort: 22,
            CidrIp: '53.0.0.0/8',
          },
        },
      },
    },
    expect: 'violation',
    at: ['First SecurityGroupIngress[0]', 'Second SecurityGroupIngress[1]'],
  },
  {
    name: 'properties that are not known as a whole',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: { 'Fn::Transform': { Name: 'M' }, GroupDescription: 'g' },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Group SecurityGroupIngress'],
  },
];
