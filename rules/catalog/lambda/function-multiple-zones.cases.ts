import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'outside a VPC',
    given: { Resources: { Function: { Type: 'AWS::Lambda::Function', Properties: {} } } },
    expect: 'compliant',
  },
  {
    name: 'taken out of its VPC',
    given: {
      Resources: {
        Function: { Type: 'AWS::Lambda::Function', Properties: { VpcConfig: { SubnetIds: [] } } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'two zones by name',
    given: {
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: { VpcConfig: { SubnetIds: [{ Ref: 'A' }, { 'Fn::GetAtt': ['B', 'SubnetId'] }] } },
        },
        A: { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone: 'eu-west-1a' } },
        B: { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone: 'eu-west-1b' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'two zones by number',
    given: {
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: { VpcConfig: { SubnetIds: [{ Ref: 'A' }, { Ref: 'B' }] } },
        },
        A: {
          Type: 'AWS::EC2::Subnet',
          Properties: { AvailabilityZone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] } },
        },
        B: {
          Type: 'AWS::EC2::Subnet',
          Properties: { AvailabilityZone: { 'Fn::Select': ['1', { 'Fn::GetAZs': '' }] } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'one zone by number, twice',
    given: {
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: { VpcConfig: { SubnetIds: [{ Ref: 'A' }, { Ref: 'B' }] } },
        },
        A: {
          Type: 'AWS::EC2::Subnet',
          Properties: { AvailabilityZone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] } },
        },
        B: {
          Type: 'AWS::EC2::Subnet',
          Properties: { AvailabilityZone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] } },
        },
      },
    },
    expect: 'violation',
    at: ['Function VpcConfig.SubnetIds'],
  },
  {
    name: 'two subnets of one zone',
    given: {
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: { VpcConfig: { SubnetIds: [{ Ref: 'A' }, { Ref: 'B' }] } },
        },
        A: { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone: 'eu-west-1a' } },
        B: { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone: 'eu-west-1a' } },
      },
    },
    expect: 'violation',
    at: ['Function VpcConfig.SubnetIds'],
  },
  {
    name: 'one subnet',
    given: {
      Resources: {
        Function: { Type: 'AWS::Lambda::Function', Properties: { VpcConfig: { SubnetIds: ['subnet-1'] } } },
      },
    },
    expect: 'violation',
    at: ['Function VpcConfig.SubnetIds'],
  },
  {
    name: 'one subnet, twice',
    given: {
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: { VpcConfig: { SubnetIds: [{ Ref: 'A' }, { Ref: 'A' }] } },
        },
        A: { Type: 'AWS::EC2::Subnet', Properties: {} },
      },
    },
    expect: 'violation',
    at: ['Function VpcConfig.SubnetIds'],
  },
  {
    name: 'the name of a zone and the id of one, which may be the same',
    given: {
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: { VpcConfig: { SubnetIds: [{ Ref: 'A' }, { Ref: 'B' }] } },
        },
        A: { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone: 'eu-west-1a' } },
        B: { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZoneId: 'euw1-az1' } },
      },
    },
    expect: 'indeterminate',
    at: ['Function VpcConfig.SubnetIds'],
  },
  {
    name: 'two subnets that are not in sight',
    given: {
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: { VpcConfig: { SubnetIds: ['subnet-1', 'subnet-2'] } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Function VpcConfig.SubnetIds'],
  },
  {
    name: 'subnets that a parameter gives',
    given: {
      Parameters: { Subnets: { Type: 'List<AWS::EC2::Subnet::Id>' } },
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: { VpcConfig: { SubnetIds: { Ref: 'Subnets' } } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Function VpcConfig.SubnetIds'],
  },
];
