import { is, oneOf } from '../../core/expectation';
import { each, property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { any, violation } from '../../core/verdict';

/**
 * These grant nothing to users: the owner's own, what counts for objects only, and that of S3's log delivery:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl
 */
const acl = property(
  'AccessControl',
  oneOf('Private', 'BucketOwnerFullControl', 'BucketOwnerRead', 'LogDeliveryWrite'),
  { absent: 'Private' },
);

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html */
const disabled = each(
  'OwnershipControls.Rules',
  (rule) => property(`${rule}.ObjectOwnership`, is('BucketOwnerEnforced')),
  { empty: violation('OwnershipControls', 'OwnershipControls is absent, expected "BucketOwnerEnforced"') },
);

export const s3BucketAclsUnused = defineRule({
  id: 's3-bucket-acls-unused',
  title: 'Nobody gets into a bucket by its ACL',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'ACLs are older than policies, are set object by object, and are seen in no policy: what they allow is easily forgotten.',
  remediation:
    'Leave accessControl out, keep objectOwnership at ObjectOwnership.BUCKET_OWNER_ENFORCED, and say in the policy of the bucket who may do what',
  controls: { 'aws-fsbp': ['S3.12'], 'nist-800-53-r5': ['AC-2(1)', 'AC-3', 'AC-3(7)', 'AC-3(15)', 'AC-6'] },
  appliesTo: ['AWS::S3::Bucket'],
  reads: [],
  evaluate: (bucket, context) => any([disabled(bucket, context), acl(bucket, context)]),
});
