import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'in two subnets',
    given: {
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: { VpcConfig: { SubnetIds: ['subnet-1', 'subnet-2'], SecurityGroupIds: ['sg-1'] } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'nowhere',
    given: { Resources: { Function: { Type: 'AWS::Lambda::Function', Properties: {} } } },
    expect: 'violation',
    at: ['Function VpcConfig.SubnetIds'],
  },
  {
    name: 'in no subnet, which takes it out of its VPC',
    given: {
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: { VpcConfig: { SubnetIds: [], SecurityGroupIds: [] } },
        },
      },
    },
    expect: 'violation',
    at: ['Function VpcConfig.SubnetIds'],
  },
  {
    name: 'in subnets that a parameter gives',
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
