import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'logs go to another bucket',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: { LoggingConfiguration: { DestinationBucketName: 'logs' } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'logs stay in the bucket',
    given: {
      Resources: {
        Bucket: { Type: 'AWS::S3::Bucket', Properties: { LoggingConfiguration: { LogFilePrefix: 'logs/' } } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'no logs',
    given: { Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } },
    expect: 'violation',
    at: ['Bucket LoggingConfiguration'],
  },
  {
    name: 'a destination without a name',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: { LoggingConfiguration: { DestinationBucketName: '' } },
        },
      },
    },
    expect: 'violation',
    at: ['Bucket LoggingConfiguration.DestinationBucketName'],
  },
  {
    name: 'a destination that is a parameter',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: { LoggingConfiguration: { DestinationBucketName: { Ref: 'Logs' } } },
        },
      },
      Parameters: { Logs: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Bucket LoggingConfiguration.DestinationBucketName'],
  },
  {
    name: 'a configuration that is an import',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: { LoggingConfiguration: { 'Fn::ImportValue': 'logs' } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Bucket LoggingConfiguration.DestinationBucketName'],
  },
  {
    name: 'the bucket of the logs, by reference',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: { LoggingConfiguration: { DestinationBucketName: { Ref: 'Logs' } } },
        },
        Logs: { Type: 'AWS::S3::Bucket' },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the bucket of the logs, by its name',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: { LoggingConfiguration: { DestinationBucketName: 'the-logs' } },
        },
        Logs: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'the-logs' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a bucket beside that of the logs',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: { LoggingConfiguration: { DestinationBucketName: { Ref: 'Logs' } } },
        },
        Logs: { Type: 'AWS::S3::Bucket' },
        Other: { Type: 'AWS::S3::Bucket' },
      },
    },
    expect: 'violation',
    at: ['Other LoggingConfiguration'],
  },
  {
    name: 'a bucket that may be that of the logs',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: { LoggingConfiguration: { DestinationBucketName: { Ref: 'Logs' } } },
        },
        Other: { Type: 'AWS::S3::Bucket' },
      },
      Parameters: { Logs: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Bucket LoggingConfiguration.DestinationBucketName', 'Other LoggingConfiguration'],
  },
];
