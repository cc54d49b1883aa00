import { defineRule } from '../../core/rule';
import { noStrangers } from '../shared/bucket-public';

export const s3BucketPublicReadDenied = defineRule({
  id: 's3-bucket-public-read-denied',
  title: 'Neither the policy nor the ACL of a bucket lets strangers read',
  severity: 'critical',
  stage: 'enforced',
  rationale:
    'Buckets are searched for by name all day; what everybody may read or list is found, copied and published by others.',
  remediation:
    'Name the principals instead of AnyPrincipal in bucket.addToResourcePolicy(), or bind them with a condition such as aws:PrincipalOrgID; leave accessControl out and set blockPublicAccess to BlockPublicAccess.BLOCK_ALL',
  controls: {
    'aws-fsbp': ['S3.2'],
    'nist-800-53-r5': [
      'AC-3',
      'AC-3(7)',
      'AC-4',
      'AC-4(21)',
      'AC-6',
      'AC-21',
      'SC-7',
      'SC-7(3)',
      'SC-7(4)',
      'SC-7(9)',
      'SC-7(11)',
      'SC-7(16)',
      'SC-7(20)',
      'SC-7(21)',
    ],
  },
  appliesTo: ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy'],
  reads: ['AWS::S3::Bucket'],
  evaluate: noStrangers({
    kinds: ['s3:Get*', 's3:List*'],
    common: ['s3:GetObject', 's3:GetObjectAcl', 's3:ListBucket'],
    acls: ['PublicRead', 'PublicReadWrite', 'AuthenticatedRead'],
  }),
});
