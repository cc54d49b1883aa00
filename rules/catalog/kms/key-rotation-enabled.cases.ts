import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'on',
    given: { Resources: { Key: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true } } } },
    expect: 'compliant',
  },
  {
    name: 'on, as text',
    given: { Resources: { Key: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: 'true' } } } },
    expect: 'compliant',
  },
  {
    name: 'off',
    given: { Resources: { Key: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: false } } } },
    expect: 'violation',
    at: ['Key EnableKeyRotation'],
  },
  {
    name: 'off, as text',
    given: {
      Resources: {
        Key: {
          Type: 'AWS::KMS::Key',
          Properties: { EnableKeyRotation: 'false', KeySpec: 'SYMMETRIC_DEFAULT', Origin: 'AWS_KMS' },
        },
      },
    },
    expect: 'violation',
    at: ['Key EnableKeyRotation'],
  },
  {
    name: 'nothing said',
    given: { Resources: { Key: { Type: 'AWS::KMS::Key' } } },
    expect: 'violation',
    at: ['Key EnableKeyRotation'],
  },
  {
    name: 'a key of two halves',
    given: {
      Resources: {
        Key: { Type: 'AWS::KMS::Key', Properties: { KeySpec: 'RSA_4096', KeyUsage: 'SIGN_VERIFY' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a key for codes',
    given: {
      Resources: {
        Key: { Type: 'AWS::KMS::Key', Properties: { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'imported material',
    given: { Resources: { Key: { Type: 'AWS::KMS::Key', Properties: { Origin: 'EXTERNAL' } } } },
    expect: 'compliant',
  },
  {
    name: "a key store of one's own",
    given: { Resources: { Key: { Type: 'AWS::KMS::Key', Properties: { Origin: 'AWS_CLOUDHSM' } } } },
    expect: 'compliant',
  },
  {
    name: 'a multi-Region key',
    given: { Resources: { Key: { Type: 'AWS::KMS::Key', Properties: { MultiRegion: true } } } },
    expect: 'violation',
    at: ['Key EnableKeyRotation'],
  },
  {
    name: 'a parameter',
    given: {
      Resources: { Key: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: { Ref: 'Rotate' } } } },
      Parameters: { Rotate: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Key EnableKeyRotation'],
  },
  {
    name: 'off, for a kind that is a parameter',
    given: {
      Resources: { Key: { Type: 'AWS::KMS::Key', Properties: { KeySpec: { Ref: 'Spec' } } } },
      Parameters: { Spec: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Key KeySpec'],
  },
  {
    name: 'on, for a kind that is a parameter',
    given: {
      Resources: {
        Key: { Type: 'AWS::KMS::Key', Properties: { KeySpec: { Ref: 'Spec' }, EnableKeyRotation: true } },
      },
      Parameters: { Spec: { Type: 'String' } },
    },
    expect: 'compliant',
  },
];
