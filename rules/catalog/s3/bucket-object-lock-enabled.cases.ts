import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'on',
    given: { Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { ObjectLockEnabled: true } } } },
    expect: 'compliant',
  },
  {
    name: 'on, as text',
    given: { Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { ObjectLockEnabled: 'true' } } } },
    expect: 'compliant',
  },
  {
    name: 'off',
    given: { Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { ObjectLockEnabled: false } } } },
    expect: 'violation',
    at: ['Bucket ObjectLockEnabled'],
  },
  {
    name: 'nothing said',
    given: { Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } },
    expect: 'violation',
    at: ['Bucket ObjectLockEnabled'],
  },
  {
    name: 'a parameter',
    given: {
      Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { ObjectLockEnabled: { Ref: 'Lock' } } } },
      Parameters: { Lock: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Bucket ObjectLockEnabled'],
  },
];
