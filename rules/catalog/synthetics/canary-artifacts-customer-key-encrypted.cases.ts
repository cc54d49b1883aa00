import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a key',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: {
            ArtifactConfig: {
              S3Encryption: { EncryptionMode: 'SSE_KMS', KmsKeyArn: { 'Fn::GetAtt': ['Key', 'Arn'] } },
            },
          },
        },
        Key: { Type: 'AWS::KMS::Key', Properties: {} },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a key of AWS',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { ArtifactConfig: { S3Encryption: { EncryptionMode: 'SSE_KMS' } } },
        },
      },
    },
    expect: 'violation',
    at: ['Canary ArtifactConfig.S3Encryption.KmsKeyArn'],
  },
  {
    name: 'a key of S3',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { ArtifactConfig: { S3Encryption: { EncryptionMode: 'SSE_S3' } } },
        },
      },
    },
    expect: 'violation',
    at: ['Canary ArtifactConfig.S3Encryption.EncryptionMode', 'Canary ArtifactConfig.S3Encryption.KmsKeyArn'],
  },
  {
    name: 'nothing said, which means a key of AWS',
    given: { Resources: { Canary: { Type: 'AWS::Synthetics::Canary', Properties: {} } } },
    expect: 'violation',
    at: ['Canary ArtifactConfig.S3Encryption.KmsKeyArn'],
  },
  {
    name: 'a key that is a parameter',
    given: {
      Parameters: { Key: { Type: 'String' } },
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: {
            ArtifactConfig: { S3Encryption: { EncryptionMode: 'SSE_KMS', KmsKeyArn: { Ref: 'Key' } } },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Canary ArtifactConfig.S3Encryption.KmsKeyArn'],
  },
];
