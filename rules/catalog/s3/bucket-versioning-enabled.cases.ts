import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'on',
    given: {
      Resources: {
        Bucket: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'suspended',
    given: {
      Resources: {
        Bucket: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Suspended' } } },
      },
    },
    expect: 'violation',
    at: ['Bucket VersioningConfiguration.Status'],
  },
  {
    name: 'never on',
    given: { Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } },
    expect: 'violation',
    at: ['Bucket VersioningConfiguration.Status'],
  },
  {
    name: 'a parameter',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: { VersioningConfiguration: { Status: { Ref: 'Status' } } },
        },
      },
      Parameters: { Status: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Bucket VersioningConfiguration.Status'],
  },
  {
    name: 'a configuration without status',
    given: {
      Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: {} } } },
    },
    expect: 'violation',
    at: ['Bucket VersioningConfiguration.Status'],
  },
];
