import { is, present } from '../../core/expectation';
import { both, property } from '../../core/property';
import { defineRule } from '../../core/rule';

const BLOCK = 'PublicAccessBlockConfiguration';

/**
 * Buckets made since April 2023 have all four on, but nothing says so of an older one, and to take the property out
 * of a template deletes the block: https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html
 */
const configured = property(BLOCK, present);

/** A member that is left out is off: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PublicAccessBlockConfiguration.html */
const members = both(
  property(`${BLOCK}.BlockPublicAcls`, is(true), { absent: false }),
  property(`${BLOCK}.BlockPublicPolicy`, is(true), { absent: false }),
  property(`${BLOCK}.IgnorePublicAcls`, is(true), { absent: false }),
  property(`${BLOCK}.RestrictPublicBuckets`, is(true), { absent: false }),
);

export const s3BucketPublicAccessBlocked = defineRule({
  id: 's3-bucket-public-access-blocked',
  title: 'Every bucket blocks public access by ACL and by policy',
  severity: 'high',
  stage: 'enforced',
  rationale:
    'One careless policy or ACL opens a bucket to the world; a block makes S3 refuse it, whoever writes it.',
  remediation: 'Set blockPublicAccess to BlockPublicAccess.BLOCK_ALL',
  controls: {
    'aws-fsbp': ['S3.8'],
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
  appliesTo: ['AWS::S3::Bucket'],
  reads: [],
  evaluate: (bucket, context) => {
    const block = configured(bucket, context);
    return block[0].status === 'compliant' ? members(bucket, context) : block;
  },
});
