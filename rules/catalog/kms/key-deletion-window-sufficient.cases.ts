import type { Case } from '../case';

export const cases: readonly Case[] = [
  { name: 'nothing said', given: { Resources: { Key: { Type: 'AWS::KMS::Key' } } }, expect: 'compliant' },
  {
    name: '30 days',
    given: { Resources: { Key: { Type: 'AWS::KMS::Key', Properties: { PendingWindowInDays: 30 } } } },
    expect: 'compliant',
  },
  {
    name: '30 days, as text',
    given: { Resources: { Key: { Type: 'AWS::KMS::Key', Properties: { PendingWindowInDays: '30' } } } },
    expect: 'compliant',
  },
  {
    name: '29 days',
    given: { Resources: { Key: { Type: 'AWS::KMS::Key', Properties: { PendingWindowInDays: 29 } } } },
    expect: 'violation',
    at: ['Key PendingWindowInDays'],
  },
  {
    name: 'a week, of a replica',
    given: { Resources: { Key: { Type: 'AWS::KMS::ReplicaKey', Properties: { PendingWindowInDays: 7 } } } },
    expect: 'violation',
    at: ['Key PendingWindowInDays'],
  },
  {
    name: 'a parameter',
    given: {
      Resources: { Key: { Type: 'AWS::KMS::Key', Properties: { PendingWindowInDays: { Ref: 'Days' } } } },
      Parameters: { Days: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Key PendingWindowInDays'],
  },
];
