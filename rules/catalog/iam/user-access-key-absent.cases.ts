import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a key',
    given: { Resources: { Key: { Type: 'AWS::IAM::AccessKey', Properties: { UserName: 'u' } } } },
    expect: 'violation',
    at: ['Key Status'],
  },
  {
    name: 'an active key',
    given: {
      Resources: { Key: { Type: 'AWS::IAM::AccessKey', Properties: { UserName: 'u', Status: 'Active' } } },
    },
    expect: 'violation',
    at: ['Key Status'],
  },
  {
    name: 'a key out of use',
    given: {
      Resources: { Key: { Type: 'AWS::IAM::AccessKey', Properties: { UserName: 'u', Status: 'Inactive' } } },
    },
    expect: 'compliant',
  },
  {
    name: 'a parameter',
    given: {
      Resources: {
        Key: { Type: 'AWS::IAM::AccessKey', Properties: { UserName: 'u', Status: { Ref: 'Status' } } },
      },
      Parameters: { Status: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Key Status'],
  },
];
