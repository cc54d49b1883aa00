import { defineRule } from '../../core/rule';
import { noStrangers } from '../shared/bucket-public';

export const s3BucketPublicWriteDenied = defineRule({
  id: 's3-bucket-public-write-denied',
  title: 'Neither the policy nor the ACL of a bucket lets strangers write or delete',
  severity: 'critical',
  stage: 'enforced',
  rationale:
    'Whoever may write replaces what others trust, fills the bucket at the expense of its owner, or deletes it and asks for ransom.',
  remediation:
    'Name the principals instead of AnyPrincipal in bucket.addToResourcePolicy(), or bind them with a condition such as aws:PrincipalOrgID; leave accessControl out and set blockPublicAccess to BlockPublicAccess.BLOCK_ALL',
  controls: {
    'aws-fsbp': ['S3.3'],
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
    kinds: ['s3:Put*', 's3:Delete*', 's3:Abort*', 's3:Restore*', 's3:Replicate*', 's3:Create*'],
    common: ['s3:PutObject', 's3:PutObjectAcl', 's3:DeleteObject', 's3:PutBucketPolicy'],
    acls: ['PublicReadWrite'],
  }),
});
