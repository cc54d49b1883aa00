import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'no entry, which denies everything',
    given: { Resources: { Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } } } },
    expect: 'compliant',
  },
  {
    name: 'SSH from everywhere',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Entry: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 100,
            Protocol: 6,
            RuleAction: 'allow',
            CidrBlock: '0.0.0.0/0',
            PortRange: { From: 22, To: 22 },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Entry Entries[0]'],
  },
  {
    name: 'the port before SSH from everywhere',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Entry: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 100,
            Protocol: 6,
            RuleAction: 'allow',
            CidrBlock: '0.0.0.0/0',
            PortRange: { From: 1, To: 21 },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'all ports from SSH to the one before RDP, as text',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Entry: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: '100',
            Protocol: '6',
            RuleAction: 'allow',
            CidrBlock: '0.0.0.0/0',
            Egress: 'false',
            PortRange: { From: '22', To: '3388' },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Entry Entries[0]'],
  },
  {
    name: 'RDP from everywhere by IPv6',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Entry: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 100,
            Protocol: 6,
            RuleAction: 'allow',
            Ipv6CidrBlock: '::/0',
            PortRange: { From: 3389, To: 3389 },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Entry Entries[0]'],
  },
  {
    name: 'the high ports for answers from everywhere, RDP among them',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Entry: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 100,
            Protocol: 6,
            RuleAction: 'allow',
            CidrBlock: '0.0.0.0/0',
            PortRange: { From: 1024, To: 65535 },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Entry Entries[0]'],
  },
  {
    name: 'the high ports of Linux for answers from everywhere',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Entry: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 100,
            Protocol: 6,
            RuleAction: 'allow',
            CidrBlock: '0.0.0.0/0',
            PortRange: { From: 32768, To: 65535 },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'everything from everywhere',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Entry: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 100,
            Protocol: -1,
            RuleAction: 'allow',
            CidrBlock: '0.0.0.0/0',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Entry Entries[0]'],
  },
  {
    name: 'everything to everywhere',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Entry: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 100,
            Protocol: -1,
            Egress: true,
            RuleAction: 'allow',
            CidrBlock: '0.0.0.0/0',
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'everything over UDP from everywhere',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Entry: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 100,
            Protocol: 17,
            RuleAction: 'allow',
            CidrBlock: '0.0.0.0/0',
            PortRange: { From: 0, To: 65535 },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'SSH from the company',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Entry: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 100,
            Protocol: 6,
            RuleAction: 'allow',
            CidrBlock: '12.34.56.0/24',
            PortRange: { From: 22, To: 22 },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'everything from the VPC',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: { Ref: 'Block' } } },
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: { Ref: 'Vpc' } } },
        Entry: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 100,
            Protocol: -1,
            RuleAction: 'allow',
            CidrBlock: { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] },
          },
        },
      },
      Parameters: { Block: { Type: 'String' } },
    },
    expect: 'compliant',
  },
  {
    name: 'SSH from the world in two halves',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Low: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 100,
            Protocol: 6,
            RuleAction: 'allow',
            CidrBlock: '0.0.0.0/1',
            PortRange: { From: 22, To: 22 },
          },
        },
        High: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 110,
            Protocol: 6,
            RuleAction: 'allow',
            CidrBlock: '128.0.0.0/1',
            PortRange: { From: 22, To: 22 },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Low Entries[0]', 'High Entries[1]'],
  },
  {
    name: 'everything from everywhere, behind entries that deny SSH and RDP',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        All: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 200,
            Protocol: -1,
            RuleAction: 'allow',
            CidrBlock: '0.0.0.0/0',
          },
        },
        Ssh: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 90,
            Protocol: 6,
            RuleAction: 'deny',
            CidrBlock: '0.0.0.0/0',
            PortRange: { From: 22, To: 22 },
          },
        },
        Rdp: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 91,
            Protocol: 6,
            RuleAction: 'deny',
            CidrBlock: '0.0.0.0/0',
            PortRange: { From: 3389, To: 3389 },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'everything from everywhere, before an entry that denies everything',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Deny: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 201,
            Protocol: -1,
            RuleAction: 'deny',
            CidrBlock: '0.0.0.0/0',
          },
        },
        Allow: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 200,
            Protocol: -1,
            RuleAction: 'allow',
            CidrBlock: '0.0.0.0/0',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Allow Entries[1]'],
  },
  {
    name: 'everything from everywhere, behind an entry that denies half the world',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Deny: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 100,
            Protocol: -1,
            RuleAction: 'deny',
            CidrBlock: '0.0.0.0/1',
          },
        },
        Allow: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 200,
            Protocol: -1,
            RuleAction: 'allow',
            CidrBlock: '0.0.0.0/0',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Allow Entries[1]'],
  },
  {
    name: 'everything from everywhere, behind an entry that denies what leaves',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Deny: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 100,
            Protocol: -1,
            Egress: true,
            RuleAction: 'deny',
            CidrBlock: '0.0.0.0/0',
          },
        },
        Allow: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 200,
            Protocol: -1,
            RuleAction: 'allow',
            CidrBlock: '0.0.0.0/0',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Allow Entries[1]'],
  },
  {
    name: 'everything from everywhere by IPv6, behind an entry that denies IPv4',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Deny: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 100,
            Protocol: -1,
            RuleAction: 'deny',
            CidrBlock: '0.0.0.0/0',
          },
        },
        Allow: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 200,
            Protocol: -1,
            RuleAction: 'allow',
            Ipv6CidrBlock: '::/0',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Allow Entries[1]'],
  },
  {
    name: 'everything from everywhere, behind an entry of another ACL that denies it',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Other: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Deny: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Other' },
            RuleNumber: 100,
            Protocol: -1,
            RuleAction: 'deny',
            CidrBlock: '0.0.0.0/0',
          },
        },
        Allow: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { 'Fn::GetAtt': ['Acl', 'Id'] },
            RuleNumber: 200,
            Protocol: -1,
            RuleAction: 'allow',
            CidrBlock: '0.0.0.0/0',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Allow Entries[0]'],
  },
  {
    name: 'SSH from a source that is not known',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Entry: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 100,
            Protocol: 6,
            RuleAction: 'allow',
            CidrBlock: { Ref: 'Source' },
            PortRange: { From: 22, To: 22 },
          },
        },
      },
      Parameters: { Source: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Entry Entries[0]'],
  },
  {
    name: 'HTTPS from a source that is not known',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Entry: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 100,
            Protocol: 6,
            RuleAction: 'allow',
            CidrBlock: { Ref: 'Source' },
            PortRange: { From: 443, To: 443 },
          },
        },
      },
      Parameters: { Source: { Type: 'String' } },
    },
    expect: 'compliant',
  },
  {
    name: 'everything from everywhere, behind an entry that denies what is not known',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Deny: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 100,
            Protocol: -1,
            RuleAction: 'deny',
            CidrBlock: { Ref: 'Source' },
          },
        },
        Allow: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 200,
            Protocol: -1,
            RuleAction: 'allow',
            CidrBlock: '0.0.0.0/0',
          },
        },
      },
      Parameters: { Source: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Allow Entries[1]'],
  },
  {
    name: 'everything from everywhere, and a denial of it of which the number is not known',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Deny: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: { Ref: 'Number' },
            Protocol: -1,
            RuleAction: 'deny',
            CidrBlock: '0.0.0.0/0',
          },
        },
        Allow: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 200,
            Protocol: -1,
            RuleAction: 'allow',
            CidrBlock: '0.0.0.0/0',
          },
        },
      },
      Parameters: { Number: { Type: 'Number' } },
    },
    expect: 'indeterminate',
    at: ['Allow Entries[1]'],
  },
  {
    name: 'everything from everywhere, allowed or denied',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Entry: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 200,
            Protocol: -1,
            RuleAction: { Ref: 'Action' },
            CidrBlock: '0.0.0.0/0',
          },
        },
      },
      Parameters: { Action: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Entry Entries[0]'],
  },
  {
    name: 'an entry of an ACL that is elsewhere',
    given: {
      Resources: {
        Entry: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: 'acl-1',
            RuleNumber: 100,
            Protocol: 6,
            RuleAction: 'allow',
            CidrBlock: '0.0.0.0/0',
            PortRange: { From: 22, To: 22 },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Entry Entries[0]'],
  },
  {
    name: 'the ACL that comes with a VPC, and lets everything in',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC' },
        Entry: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { 'Fn::GetAtt': ['Vpc', 'DefaultNetworkAcl'] },
            RuleNumber: 90,
            Protocol: 6,
            RuleAction: 'allow',
            CidrBlock: '0.0.0.0/0',
            PortRange: { From: 22, To: 22 },
          },
        },
      },
    },
    expect: 'compliant',
  },
];
