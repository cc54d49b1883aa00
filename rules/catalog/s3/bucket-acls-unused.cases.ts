import type { Case } from '../case';

export const cases: readonly Case[] = [
  { name: 'no ACL', given: { Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } }, expect: 'compliant' },
  {
    name: 'the ACL of the owner',
    given: { Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: 'Private' } } } },
    expect: 'compliant',
  },
  {
    name: 'an ACL for logs to be delivered',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            AccessControl: 'LogDeliveryWrite',
            OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an ACL for all who have an account',
    given: {
      Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: 'AuthenticatedRead' } } },
    },
    expect: 'violation',
    at: ['Bucket AccessControl'],
  },
  {
    name: 'an ACL for EC2',
    given: {
      Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: 'AwsExecRead' } } },
    },
    expect: 'violation',
    at: ['Bucket AccessControl'],
  },
  {
    name: 'an ACL where ACLs are preferred',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            AccessControl: 'PublicRead',
            OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] },
          },
        },
      },
    },
    expect: 'violation',
    at: ['Bucket AccessControl'],
  },
  {
    name: 'an ACL where ACLs count for nothing',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            AccessControl: 'PublicRead',
            OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'an ACL where ACLs may count',
    given: {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            AccessControl: 'PublicRead',
            OwnershipControls: { Rules: [{ ObjectOwnership: { Ref: 'Ownership' } }] },
          },
        },
      },
      Parameters: { Ownership: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Bucket OwnershipControls.Rules[0].ObjectOwnership'],
  },
  {
    name: 'an ACL that is a parameter',
    given: {
      Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: { Ref: 'Acl' } } } },
      Parameters: { Acl: { Type: 'String' } },
    },
    expect: 'indeterminate',
    at: ['Bucket AccessControl'],
  },
];
