import { is } from '../../core/expectation';
import { each, property } from '../../core/property';
import { defineRule } from '../../core/rule';

// New buckets enforce it where nothing else is said: https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html

export const s3BucketOwnerEnforced = defineRule({
  id: 's3-bucket-owner-enforced',
  title: 'The owner of a bucket owns every object in it',
  severity: 'medium',
  stage: 'trial',
  rationale:
    'Where whoever writes an object owns it, the owner of the bucket can neither read it nor say who does.',
  remediation: 'Set objectOwnership to ObjectOwnership.BUCKET_OWNER_ENFORCED',
  controls: {},
  appliesTo: ['AWS::S3::Bucket'],
  reads: [],
  evaluate: each('OwnershipControls.Rules', (rule) =>
    property(`${rule}.ObjectOwnership`, is('BucketOwnerEnforced'), { absent: 'BucketOwnerEnforced' }),
  ),
});
