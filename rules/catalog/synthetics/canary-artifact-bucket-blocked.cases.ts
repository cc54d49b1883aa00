import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a bucket by reference',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { ArtifactS3Location: { 'Fn::Join': ['', ['s3://', { Ref: 'Bucket' }]] } },
        },
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            PublicAccessBlockConfiguration: {
              BlockPublicAcls: true,
              BlockPublicPolicy: 'true',
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
    name: 'a bucket by reference, with a prefix',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { ArtifactS3Location: { 'Fn::Sub': `s3://\${Bucket}/canary/\${AWS::Region}` } },
        },
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            PublicAccessBlockConfiguration: {
              BlockPublicAcls: true,
              BlockPublicPolicy: 'true',
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
    name: 'a bucket by name',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { ArtifactS3Location: 's3://artifacts/canary' },
        },
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            BucketName: 'artifacts',
            PublicAccessBlockConfiguration: {
              BlockPublicAcls: true,
              BlockPublicPolicy: 'true',
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
    name: 'a bucket by name, with a prefix that is made up',
    given: {
      Parameters: { Stage: { Type: 'String' } },
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { ArtifactS3Location: { 'Fn::Sub': `s3://artifacts/\${Stage}` } },
        },
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            BucketName: 'artifacts',
            PublicAccessBlockConfiguration: {
              BlockPublicAcls: true,
              BlockPublicPolicy: 'true',
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
    name: 'a bucket that blocks nothing',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { ArtifactS3Location: { 'Fn::Sub': `s3://\${Bucket}` } },
        },
        Bucket: { Type: 'AWS::S3::Bucket' },
      },
    },
    expect: 'violation',
    at: ['Canary ArtifactS3Location'],
  },
  {
    name: 'a bucket that blocks all but one',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { ArtifactS3Location: { 'Fn::Sub': `s3://\${Bucket}` } },
        },
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
    at: ['Canary ArtifactS3Location'],
  },
  {
    name: 'a bucket that blocks nothing, beside one that does',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { ArtifactS3Location: { 'Fn::Sub': `s3://\${Bucket}` } },
        },
        Bucket: { Type: 'AWS::S3::Bucket' },
        Other: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            PublicAccessBlockConfiguration: {
              BlockPublicAcls: true,
              BlockPublicPolicy: 'true',
              IgnorePublicAcls: true,
              RestrictPublicBuckets: true,
            },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Canary ArtifactS3Location'],
  },
  {
    name: 'a bucket that is not in sight',
    given: {
      Resources: {
        Canary: { Type: 'AWS::Synthetics::Canary', Properties: { ArtifactS3Location: 's3://elsewhere' } },
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            PublicAccessBlockConfiguration: {
              BlockPublicAcls: true,
              BlockPublicPolicy: 'true',
              IgnorePublicAcls: true,
              RestrictPublicBuckets: true,
            },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Canary ArtifactS3Location'],
  },
  {
    name: 'a bucket whose name goes on after the reference',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { ArtifactS3Location: { 'Fn::Sub': `s3://\${Bucket}-copy/canary` } },
        },
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            PublicAccessBlockConfiguration: {
              BlockPublicAcls: true,
              BlockPublicPolicy: 'true',
              IgnorePublicAcls: true,
              RestrictPublicBuckets: true,
            },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Canary ArtifactS3Location'],
  },
  {
    name: 'a place that is a parameter',
    given: {
      Parameters: { Place: { Type: 'String' } },
      Resources: {
        Canary: { Type: 'AWS::Synthetics::Canary', Properties: { ArtifactS3Location: { Ref: 'Place' } } },
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            PublicAccessBlockConfiguration: {
              BlockPublicAcls: true,
              BlockPublicPolicy: 'true',
              IgnorePublicAcls: true,
              RestrictPublicBuckets: true,
            },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Canary ArtifactS3Location'],
  },
];
