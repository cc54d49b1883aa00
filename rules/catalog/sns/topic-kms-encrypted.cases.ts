import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a key of the template',
    given: {
      Resources: {
        Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: { Ref: 'Key' } } },
        Key: { Type: 'AWS::KMS::Key' },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an alias',
    given: {
      Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: 'alias/aws/sns' } } },
    },
    expect: 'compliant',
  },
  {
    name: 'no key',
    given: { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } },
    expect: 'violation',
    at: ['Topic KmsMasterKeyId'],
  },
  {
    name: 'an empty key',
    given: { Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: '' } } } },
    expect: 'violation',
    at: ['Topic KmsMasterKeyId'],
  },
  {
    name: 'a parameter',
    given: {
      Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: { Ref: 'Key' } } } },
      Parameters: { Key: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Topic KmsMasterKeyId'],
  },
];
