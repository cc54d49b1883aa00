import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'an ACL of a subnet',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Association: {
          Type: 'AWS::EC2::SubnetNetworkAclAssociation',
          Properties: { NetworkAclId: { Ref: 'Acl' }, SubnetId: 'subnet-1' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an ACL of a subnet, by its id',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Association: {
          Type: 'AWS::EC2::SubnetNetworkAclAssociation',
          Properties: { NetworkAclId: { 'Fn::GetAtt': ['Acl', 'Id'] }, SubnetId: 'subnet-1' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an ACL of nothing',
    given: { Resources: { Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } } } },
    expect: 'violation',
    at: ['Acl '],
  },
  {
    name: 'an ACL of nothing, with entries',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Entry: {
          Type: 'AWS::EC2::NetworkAclEntry',
          Properties: {
            NetworkAclId: { Ref: 'Acl' },
            RuleNumber: 100,
            Protocol: -1,
            RuleAction: 'deny',
            CidrBlock: '0.0.0.0/0',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Acl '],
  },
  {
    name: 'a subnet that has another ACL',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Other: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Association: {
          Type: 'AWS::EC2::SubnetNetworkAclAssociation',
          Properties: { NetworkAclId: { Ref: 'Other' }, SubnetId: 'subnet-1' },
        },
      },
    },
    expect: 'violation',
    at: ['Acl '],
  },
  {
    name: 'a subnet whose ACL is not known',
    given: {
      Resources: {
        Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: 'vpc-1' } },
        Association: {
          Type: 'AWS::EC2::SubnetNetworkAclAssociation',
          Properties: { NetworkAclId: { 'Fn::ImportValue': 'acl' }, SubnetId: 'subnet-1' },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Acl '],
  },
  {
    name: 'the ACL that comes with a VPC',
    given: { Resources: { Vpc: { Type: 'AWS::EC2::VPC' } } },
    expect: 'compliant',
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
            Protocol: -1,
            RuleAction: 'deny',
            CidrBlock: '0.0.0.0/0',
          },
        },
      },
    },
    expect: 'compliant',
  },
];
