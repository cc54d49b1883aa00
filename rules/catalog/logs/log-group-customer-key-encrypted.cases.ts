import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'a key by ARN',
    given: {
      Resources: {
        Group: {
          Type: 'AWS::Logs::LogGroup',
          Properties: { KmsKeyId: 'arn:aws:kms:eu-west-1:111111111111:key/k' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a key made here',
    given: {
      Resources: {
        Group: { Type: 'AWS::Logs::LogGroup', Properties: { KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } } },
        Key: { Type: 'AWS::KMS::Key', Properties: {} },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'none',
    given: { Resources: { Group: { Type: 'AWS::Logs::LogGroup', Properties: {} } } },
    expect: 'violation',
    at: ['Group KmsKeyId'],
  },
  {
    name: 'an empty one',
    given: { Resources: { Group: { Type: 'AWS::Logs::LogGroup', Properties: { KmsKeyId: '' } } } },
    expect: 'violation',
    at: ['Group KmsKeyId'],
  },
  {
    name: 'a key that is a parameter',
    given: {
      Parameters: { Key: { Type: 'String' } },
      Resources: { Group: { Type: 'AWS::Logs::LogGroup', Properties: { KmsKeyId: { Ref: 'Key' } } } },
    },
    expect: 'indeterminate',
    at: ['Group KmsKeyId'],
  },
];
