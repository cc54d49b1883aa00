import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a key of KMS',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            BucketEncryption: {
              ServerSideEncryptionConfiguration: [
                { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'two layers',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            BucketEncryption: {
              ServerSideEncryptionConfiguration: [
                { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms:dsse' } },
              ],
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a key of S3',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            BucketEncryption: {
              ServerSideEncryptionConfiguration: [
                { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
              ],
            },
          },
        },
      },
    },
    expect: 'violation',
    at: [
      'Bucket BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.SSEAlgorithm',
    ],
  },
  {
    name: 'nothing said',
    given: { Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } },
    expect: 'violation',
    at: ['Bucket BucketEncryption.ServerSideEncryptionConfiguration'],
  },
  {
    name: 'only a bucket key',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            BucketEncryption: { ServerSideEncryptionConfiguration: [{ BucketKeyEnabled: true }] },
          },
        },
      },
    },
    expect: 'violation',
    at: [
      'Bucket BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.SSEAlgorithm',
    ],
  },
  {
    name: 'a parameter',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            BucketEncryption: {
              ServerSideEncryptionConfiguration: [
                { ServerSideEncryptionByDefault: { SSEAlgorithm: { Ref: 'Algorithm' } } },
              ],
            },
          },
        },
      },
      Parameters: { Algorithm: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: [
      'Bucket BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.SSEAlgorithm',
    ],
  },
];
