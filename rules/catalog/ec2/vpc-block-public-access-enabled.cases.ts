import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'blocks both ways',
    given: {
      Resources: {
        Block: {
          Type: 'AWS::EC2::VPCBlockPublicAccessOptions',
          Properties: { InternetGatewayBlockMode: 'block-bidirectional' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'blocks what comes in',
    given: {
      Resources: {
        Block: {
          Type: 'AWS::EC2::VPCBlockPublicAccessOptions',
          Properties: { InternetGatewayBlockMode: 'block-ingress' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'off, as a configuration item can show',
    given: {
      Resources: {
        Block: {
          Type: 'AWS::EC2::VPCBlockPublicAccessOptions',
          Properties: { InternetGatewayBlockMode: 'off' },
        },
      },
    },
    expect: 'violation',
    at: ['Block InternetGatewayBlockMode'],
  },
  {
    name: 'as somebody decides',
    given: {
      Resources: {
        Block: {
          Type: 'AWS::EC2::VPCBlockPublicAccessOptions',
          Properties: { InternetGatewayBlockMode: { Ref: 'Mode' } },
        },
      },
      Parameters: { Mode: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Block InternetGatewayBlockMode'],
  },
];
