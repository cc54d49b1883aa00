import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'all four',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            PublicAccessBlockConfiguration: {
              BlockPublicAcls: true,
              BlockPublicPolicy: true,
              IgnorePublicAcls: true,
              RestrictPublicBuckets: true,
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'all four, as text',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            PublicAccessBlockConfiguration: {
              BlockPublicAcls: 'true',
              BlockPublicPolicy: 'true',
              IgnorePublicAcls: 'true',
              RestrictPublicBuckets: 'true',
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'no block',
    given: { Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } },
    expect: 'violation',
    at: ['Bucket PublicAccessBlockConfiguration'],
  },
  {
    name: 'an empty block',
    given: {
      Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { PublicAccessBlockConfiguration: {} } } },
    },
    expect: 'violation',
    at: ['Bucket PublicAccessBlockConfiguration'],
  },
  {
    name: 'three of four',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            PublicAccessBlockConfiguration: {
              BlockPublicAcls: true,
              BlockPublicPolicy: true,
              IgnorePublicAcls: true,
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Bucket PublicAccessBlockConfiguration.RestrictPublicBuckets'],
  },
  {
    name: 'one that is off',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            PublicAccessBlockConfiguration: {
              BlockPublicAcls: true,
              BlockPublicPolicy: 'false',
              IgnorePublicAcls: true,
              RestrictPublicBuckets: true,
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Bucket PublicAccessBlockConfiguration.BlockPublicPolicy'],
  },
  {
    name: 'two that are off',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            PublicAccessBlockConfiguration: {
              BlockPublicAcls: false,
              BlockPublicPolicy: true,
              IgnorePublicAcls: false,
              RestrictPublicBuckets: true,
            },
          },
        },
      },
    },
    expect: 'violation',
    at: [
      'Bucket PublicAccessBlockConfiguration.BlockPublicAcls',
      'Bucket PublicAccessBlockConfiguration.IgnorePublicAcls',
    ],
  },
  {
    name: 'one that is a parameter',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            PublicAccessBlockConfiguration: {
              BlockPublicAcls: true,
              BlockPublicPolicy: { Ref: 'Block' },
              IgnorePublicAcls: true,
              RestrictPublicBuckets: true,
            },
          },
        },
      },
      Parameters: { Block: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Bucket PublicAccessBlockConfiguration.BlockPublicPolicy'],
  },
  {
    name: 'a block that is an import',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: { PublicAccessBlockConfiguration: { 'Fn::ImportValue': 'block' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Bucket PublicAccessBlockConfiguration'],
  },
  {
    name: 'a block that is none of AWS',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: { PublicAccessBlockConfiguration: { Ref: 'AWS::NoValue' } },
        },
      },
    },
    expect: 'violation',
    at: ['Bucket PublicAccessBlockConfiguration'],
  },
];
