import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'encrypted',
    given: { Resources: { Volume: { Type: 'AWS::EC2::Volume', Properties: { Size: 8, Encrypted: true } } } },
    expect: 'compliant',
  },
  {
    name: 'encrypted, as text',
    given: {
      Resources: { Volume: { Type: 'AWS::EC2::Volume', Properties: { Size: 8, Encrypted: 'true' } } },
    },
    expect: 'compliant',
  },
  {
    name: 'not encrypted',
    given: { Resources: { Volume: { Type: 'AWS::EC2::Volume', Properties: { Size: 8, Encrypted: false } } } },
    expect: 'violation',
    at: ['Volume Encrypted'],
  },
  {
    name: 'not encrypted, as text',
    given: {
      Resources: { Volume: { Type: 'AWS::EC2::Volume', Properties: { Size: 8, Encrypted: 'false' } } },
    },
    expect: 'violation',
    at: ['Volume Encrypted'],
  },
  {
    name: 'a new volume without a word of it',
    given: { Resources: { Volume: { Type: 'AWS::EC2::Volume', Properties: { Size: 8 } } } },
    expect: 'violation',
    at: ['Volume Encrypted'],
  },
  {
    name: 'a key alone, with which EC2 takes no unencrypted volume',
    given: {
      Resources: { Volume: { Type: 'AWS::EC2::Volume', Properties: { Size: 8, KmsKeyId: 'alias/disks' } } },
    },
    expect: 'violation',
    at: ['Volume Encrypted'],
  },
  {
    name: 'a copy of a snapshot, which is as the snapshot is',
    given: { Resources: { Volume: { Type: 'AWS::EC2::Volume', Properties: { SnapshotId: 'snap-0123' } } } },
    expect: 'indeterminate',
    at: ['Volume Encrypted'],
  },
  {
    name: 'a copy of a volume, which is as the volume is',
    given: {
      Resources: { Volume: { Type: 'AWS::EC2::Volume', Properties: { SourceVolumeId: 'vol-0123' } } },
    },
    expect: 'indeterminate',
    at: ['Volume Encrypted'],
  },
  {
    name: 'an encrypted copy of a snapshot',
    given: {
      Resources: {
        Volume: { Type: 'AWS::EC2::Volume', Properties: { SnapshotId: 'snap-0123', Encrypted: true } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'encrypted as somebody decides',
    given: {
      Resources: {
        Volume: { Type: 'AWS::EC2::Volume', Properties: { Size: 8, Encrypted: { Ref: 'Encrypted' } } },
      },
      Parameters: { Encrypted: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Volume Encrypted'],
  },
  {
    name: 'encrypted in production only',
    given: {
      Resources: {
        Volume: {
          Type: 'AWS::EC2::Volume',
          Properties: { Size: 8, Encrypted: { 'Fn::If': ['Live', true, { Ref: 'AWS::NoValue' }] } },
        },
      },
      Parameters: { Stage: { Type: 'String' } },
      Conditions: { Live: { 'Fn::Equals': [{ Ref: 'Stage' }, 'live'] } },
    },
    expect: 'violation',
    at: ['Volume Encrypted'],
  },
];
