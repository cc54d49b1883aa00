import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'all endpoints, written in several ways',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC' },
        Ec2: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: {
            VpcId: { Ref: 'Vpc' },
            VpcEndpointType: 'Interface',
            ServiceName: 'com.amazonaws.eu-west-1.ec2',
          },
        },
        EcrApi: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: {
            VpcId: { 'Fn::GetAtt': ['Vpc', 'VpcId'] },
            VpcEndpointType: 'Interface',
            ServiceName: { 'Fn::Sub': `com.amazonaws.\${AWS::Region}.ecr.api` },
          },
        },
        EcrDkr: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: {
            VpcId: { Ref: 'Vpc' },
            VpcEndpointType: 'Interface',
            ServiceName: { 'Fn::Join': ['', ['com.amazonaws.', { Ref: 'AWS::Region' }, '.ecr.dkr']] },
          },
        },
        Ssm: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: {
            VpcId: { Ref: 'Vpc' },
            VpcEndpointType: 'Interface',
            ServiceName: 'com.amazonaws.eu-west-1.ssm',
          },
        },
        Contacts: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: {
            VpcId: { Ref: 'Vpc' },
            VpcEndpointType: 'Interface',
            ServiceName: 'com.amazonaws.eu-west-1.ssm-contacts',
          },
        },
        Incidents: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: {
            VpcId: { Ref: 'Vpc' },
            VpcEndpointType: 'Interface',
            ServiceName: 'com.amazonaws.eu-west-1.ssm-incidents',
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'no endpoint',
    given: { Resources: { Vpc: { Type: 'AWS::EC2::VPC' } } },
    expect: 'violation',
    at: ['Vpc ', 'Vpc ', 'Vpc ', 'Vpc ', 'Vpc ', 'Vpc '],
  },
  {
    name: 'all but that of EC2',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC' },
        EcrApi: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: {
            VpcId: { Ref: 'Vpc' },
            VpcEndpointType: 'Interface',
            ServiceName: 'com.amazonaws.eu-west-1.ecr.api',
          },
        },
        EcrDkr: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: {
            VpcId: { Ref: 'Vpc' },
            VpcEndpointType: 'Interface',
            ServiceName: 'com.amazonaws.eu-west-1.ecr.dkr',
          },
        },
        Ssm: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: {
            VpcId: { Ref: 'Vpc' },
            VpcEndpointType: 'Interface',
            ServiceName: 'com.amazonaws.eu-west-1.ssm',
          },
        },
        Contacts: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: {
            VpcId: { Ref: 'Vpc' },
            VpcEndpointType: 'Interface',
            ServiceName: 'com.amazonaws.eu-west-1.ssm-contacts',
          },
        },
        Incidents: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: {
            VpcId: { Ref: 'Vpc' },
            VpcEndpointType: 'Interface',
            ServiceName: 'com.amazonaws.eu-west-1.ssm-incidents',
          },
        },
        Messages: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: {
            VpcId: { Ref: 'Vpc' },
            VpcEndpointType: 'Interface',
            ServiceName: 'com.amazonaws.eu-west-1.ec2messages',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Vpc '],
  },
  {
    name: 'that of EC2 in another VPC, and one of a partner that is called the same',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC' },
        Ec2: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: {
            VpcId: 'vpc-1',
            VpcEndpointType: 'Interface',
            ServiceName: 'com.amazonaws.eu-west-1.ec2',
          },
        },
        Partner: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: {
            VpcId: { Ref: 'Vpc' },
            VpcEndpointType: 'Interface',
            ServiceName: 'com.example.eu-west-1.ec2',
          },
        },
      },
    },
    expect: 'violation',
    at: ['Vpc ', 'Vpc ', 'Vpc ', 'Vpc ', 'Vpc ', 'Vpc '],
  },
  {
    name: 'an endpoint for a service that is not known',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC' },
        Any: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: {
            VpcId: { Ref: 'Vpc' },
            VpcEndpointType: 'Interface',
            ServiceName: { Ref: 'Service' },
          },
        },
      },
      Parameters: { Service: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Vpc ', 'Vpc ', 'Vpc ', 'Vpc ', 'Vpc ', 'Vpc '],
  },
  {
    name: 'an endpoint in a VPC that is not known',
    given: {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC' },
        Any: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: {
            VpcId: { 'Fn::ImportValue': 'vpc' },
            VpcEndpointType: 'Interface',
            ServiceName: 'com.amazonaws.eu-west-1.s3',
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Vpc ', 'Vpc ', 'Vpc ', 'Vpc ', 'Vpc ', 'Vpc '],
  },
];
