import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a flow log of all traffic',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC' },
        Log: {
          Type: 'AWS::EC2::FlowLog',
          Properties: { ResourceId: { Ref: 'Vpc' }, ResourceType: 'VPC', TrafficType: 'ALL' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a flow log of what is rejected, by an attribute of the VPC',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC' },
        Log: {
          Type: 'AWS::EC2::FlowLog',
          Properties: {
            ResourceId: { 'Fn::GetAtt': ['Vpc', 'VpcId'] },
            ResourceType: 'VPC',
            TrafficType: 'REJECT',
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a flow log by an expression',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC' },
        Log: {
          Type: 'AWS::EC2::FlowLog',
          Properties: { ResourceId: { 'Fn::Sub': `\${Vpc}` }, ResourceType: 'VPC', TrafficType: 'ALL' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'no flow log',
    given: { Resources: { Vpc: { Type: 'AWS::EC2::VPC' } } },
    expect: 'violation',
    at: ['Vpc '],
  },
  {
    name: 'a flow log of what is accepted',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC' },
        Log: {
          Type: 'AWS::EC2::FlowLog',
          Properties: { ResourceId: { Ref: 'Vpc' }, ResourceType: 'VPC', TrafficType: 'ACCEPT' },
        },
      },
    },
    expect: 'violation',
    at: ['Vpc '],
  },
  {
    name: 'a flow log of what is accepted and one of what is rejected',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC' },
        Accepted: {
          Type: 'AWS::EC2::FlowLog',
          Properties: { ResourceId: { Ref: 'Vpc' }, ResourceType: 'VPC', TrafficType: 'ACCEPT' },
        },
        Rejected: {
          Type: 'AWS::EC2::FlowLog',
          Properties: { ResourceId: { Ref: 'Vpc' }, ResourceType: 'VPC', TrafficType: 'REJECT' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a flow log of another VPC',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC' },
        Other: { Type: 'AWS::EC2::VPC' },
        Log: {
          Type: 'AWS::EC2::FlowLog',
          Properties: { ResourceId: { Ref: 'Other' }, ResourceType: 'VPC', TrafficType: 'ALL' },
        },
      },
    },
    expect: 'violation',
    at: ['Vpc '],
  },
  {
    name: 'a flow log of a subnet',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC' },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' } } },
        Log: {
          Type: 'AWS::EC2::FlowLog',
          Properties: { ResourceId: { Ref: 'Subnet' }, ResourceType: 'Subnet', TrafficType: 'ALL' },
        },
      },
    },
    expect: 'violation',
    at: ['Vpc '],
  },
  {
    name: 'a flow log whose traffic is not known',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC' },
        Log: {
          Type: 'AWS::EC2::FlowLog',
          Properties: { ResourceId: { Ref: 'Vpc' }, ResourceType: 'VPC', TrafficType: { Ref: 'Traffic' } },
        },
      },
      Parameters: { Traffic: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Vpc '],
  },
  {
    name: 'a flow log of something that is imported',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC' },
        Log: {
          Type: 'AWS::EC2::FlowLog',
          Properties: { ResourceId: { 'Fn::ImportValue': 'vpc' }, ResourceType: 'VPC', TrafficType: 'ALL' },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Vpc '],
  },
  {
    name: 'a flow log that is made in production only',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC' },
        Log: {
          Type: 'AWS::EC2::FlowLog',
          Condition: 'Live',
          Properties: { ResourceId: { Ref: 'Vpc' }, ResourceType: 'VPC', TrafficType: 'ALL' },
        },
      },
      Parameters: { Stage: { Type: 'String' } },
      Conditions: { Live: { 'Fn::Equals': [{ Ref: 'Stage' }, 'live'] } },
    },
    expect: 'violation',
    at: ['Vpc '],
  },
];
