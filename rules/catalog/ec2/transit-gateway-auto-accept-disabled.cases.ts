import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'disabled',
    given: {
      Resources: {
        Gateway: { Type: 'AWS::EC2::TransitGateway', Properties: { AutoAcceptSharedAttachments: 'disable' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'nothing said',
    given: { Resources: { Gateway: { Type: 'AWS::EC2::TransitGateway', Properties: {} } } },
    expect: 'compliant',
  },
  {
    name: 'enabled',
    given: {
      Resources: {
        Gateway: { Type: 'AWS::EC2::TransitGateway', Properties: { AutoAcceptSharedAttachments: 'enable' } },
      },
    },
    expect: 'violation',
    at: ['Gateway AutoAcceptSharedAttachments'],
  },
  {
    name: 'as somebody decides',
    given: {
      Resources: {
        Gateway: {
          Type: 'AWS::EC2::TransitGateway',
          Properties: { AutoAcceptSharedAttachments: { Ref: 'Accept' } },
        },
      },
      Parameters: { Accept: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Gateway AutoAcceptSharedAttachments'],
  },
];
