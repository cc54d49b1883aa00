import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'nothing said',
    given: {
      Resources: { Point: { Type: 'AWS::S3::MultiRegionAccessPoint', Properties: { Name: 'point' } } },
    },
    expect: 'compliant',
  },
  {
    name: 'all four',
    given: {
      Resources: {
        Point: {
          Type: 'AWS::S3::MultiRegionAccessPoint',
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
        Point: {
          Type: 'AWS::S3::MultiRegionAccessPoint',
          Properties: {
            PublicAccessBlockConfiguration: {
              BlockPublicAcls: 'True',
              BlockPublicPolicy: 'True',
              IgnorePublicAcls: 'True',
              RestrictPublicBuckets: 'True',
            },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'one off',
    given: {
      Resources: {
        Point: {
          Type: 'AWS::S3::MultiRegionAccessPoint',
          Properties: {
            PublicAccessBlockConfiguration: {
              BlockPublicAcls: true,
              BlockPublicPolicy: true,
              IgnorePublicAcls: true,
              RestrictPublicBuckets: 'false',
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Point PublicAccessBlockConfiguration.RestrictPublicBuckets'],
  },
  {
    name: 'one left out',
    given: {
      Resources: {
        Point: {
          Type: 'AWS::S3::MultiRegionAccessPoint',
          Properties: {
            PublicAccessBlockConfiguration: {
              BlockPublicPolicy: true,
              IgnorePublicAcls: true,
              RestrictPublicBuckets: true,
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Point PublicAccessBlockConfiguration.BlockPublicAcls'],
  },
  {
    name: 'one that is a parameter',
    given: {
      Resources: {
        Point: {
          Type: 'AWS::S3::MultiRegionAccessPoint',
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
    at: ['Point PublicAccessBlockConfiguration.BlockPublicPolicy'],
  },
];
