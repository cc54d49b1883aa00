import type { Case } from '../case';

export const cases: readonly Case[] = [
  { name: 'nothing said', given: { Resources: { Queue: { Type: 'AWS::SQS::Queue' } } }, expect: 'compliant' },
  {
    name: 'a key of SQS',
    given: {
      Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { SqsManagedSseEnabled: 'true' } } },
    },
    expect: 'compliant',
  },
  {
    name: 'no key of SQS',
    given: { Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { SqsManagedSseEnabled: false } } } },
    expect: 'violation',
    at: ['Queue SqsManagedSseEnabled'],
  },
  {
    name: 'no key of SQS, as text',
    given: {
      Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { SqsManagedSseEnabled: 'false' } } },
    },
    expect: 'violation',
    at: ['Queue SqsManagedSseEnabled'],
  },
  {
    name: 'a key of KMS',
    given: {
      Resources: {
        Queue: {
          Type: 'AWS::SQS::Queue',
          Properties: { KmsMasterKeyId: 'alias/aws/sqs', SqsManagedSseEnabled: false },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an empty key of KMS',
    given: {
      Resources: {
        Queue: { Type: 'AWS::SQS::Queue', Properties: { KmsMasterKeyId: '', SqsManagedSseEnabled: false } },
      },
    },
    expect: 'violation',
    at: ['Queue SqsManagedSseEnabled'],
  },
  {
    name: 'no key of SQS, and a parameter for that of KMS',
    given: {
      Resources: {
        Queue: {
          Type: 'AWS::SQS::Queue',
          Properties: { KmsMasterKeyId: { Ref: 'Key' }, SqsManagedSseEnabled: false },
        },
      },
      Parameters: { Key: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Queue KmsMasterKeyId'],
  },
  {
    name: 'a parameter',
    given: {
      Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { SqsManagedSseEnabled: { Ref: 'On' } } } },
      Parameters: { On: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Queue SqsManagedSseEnabled'],
  },
];
