import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'an address of an instance',
    given: {
      Resources: {
        Eip: { Type: 'AWS::EC2::EIP', Properties: { InstanceId: { Ref: 'Instance' } } },
        Instance: { Type: 'AWS::EC2::Instance', Properties: {} },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an address of a NAT gateway',
    given: {
      Resources: {
        Eip: { Type: 'AWS::EC2::EIP', Properties: { Domain: 'vpc' } },
        Nat: {
          Type: 'AWS::EC2::NatGateway',
          Properties: { AllocationId: { 'Fn::GetAtt': ['Eip', 'AllocationId'] }, SubnetId: 'subnet-1' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a second address of a NAT gateway',
    given: {
      Resources: {
        Eip: { Type: 'AWS::EC2::EIP', Properties: {} },
        Nat: {
          Type: 'AWS::EC2::NatGateway',
          Properties: {
            AllocationId: 'eipalloc-1',
            SecondaryAllocationIds: [{ 'Fn::GetAtt': ['Eip', 'AllocationId'] }],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an address of a load balancer',
    given: {
      Resources: {
        Eip: { Type: 'AWS::EC2::EIP', Properties: {} },
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            Type: 'network',
            SubnetMappings: [
              { SubnetId: 'subnet-1', AllocationId: { 'Fn::GetAtt': ['Eip', 'AllocationId'] } },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an address by an association',
    given: {
      Resources: {
        Eip: { Type: 'AWS::EC2::EIP', Properties: {} },
        Association: {
          Type: 'AWS::EC2::EIPAssociation',
          Properties: { EIP: { Ref: 'Eip' }, InstanceId: 'i-1' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an address of nothing',
    given: { Resources: { Eip: { Type: 'AWS::EC2::EIP', Properties: { Domain: 'vpc' } } } },
    expect: 'violation',
    at: ['Eip '],
  },
  {
    name: 'an address beside another that is in use',
    given: {
      Resources: {
        Eip: { Type: 'AWS::EC2::EIP', Properties: {} },
        Other: { Type: 'AWS::EC2::EIP', Properties: {} },
        Nat: {
          Type: 'AWS::EC2::NatGateway',
          Properties: { AllocationId: { 'Fn::GetAtt': ['Other', 'AllocationId'] } },
        },
      },
    },
    expect: 'violation',
    at: ['Eip '],
  },
  {
    name: 'an address beside a gateway whose address is imported',
    given: {
      Resources: {
        Eip: { Type: 'AWS::EC2::EIP', Properties: {} },
        Nat: { Type: 'AWS::EC2::NatGateway', Properties: { AllocationId: { 'Fn::ImportValue': 'address' } } },
      },
    },
    expect: 'indeterminate',
    at: ['Eip '],
  },
];
