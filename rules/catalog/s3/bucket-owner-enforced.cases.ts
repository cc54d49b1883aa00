import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'nothing said',
    given: { Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } },
    expect: 'compliant',
  },
  {
    name: 'enforced',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'preferred',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] } },
        },
      },
    },
    expect: 'violation',
    at: ['Bucket OwnershipControls.Rules[0].ObjectOwnership'],
  },
  {
    name: 'whoever writes',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: { OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } },
        },
      },
    },
    expect: 'violation',
    at: ['Bucket OwnershipControls.Rules[0].ObjectOwnership'],
  },
  {
    name: 'a parameter',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: { OwnershipControls: { Rules: [{ ObjectOwnership: { Ref: 'Ownership' } }] } },
        },
      },
      Parameters: { Ownership: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Bucket OwnershipControls.Rules[0].ObjectOwnership'],
  },
  {
    name: 'rules that are an import',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: { OwnershipControls: { Rules: { 'Fn::ImportValue': 'rules' } } },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Bucket OwnershipControls.Rules'],
  },
];
