import { is } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-configure.html

export const s3BucketObjectLockEnabled = defineRule({
  id: 's3-bucket-object-lock-enabled',
  title: 'Every bucket can lock its objects',
  severity: 'medium',
  stage: 'trial',
  rationale:
    'What can be locked for a time, nobody can delete in that time: neither ransomware nor an administrator.',
  remediation:
    'Set objectLockEnabled of the Bucket to true, and objectLockDefaultRetention as the data asks for',
  controls: { 'aws-fsbp': ['S3.15'], 'nist-800-53-r5': ['CP-6(2)'] },
  appliesTo: ['AWS::S3::Bucket'],
  reads: [],
  evaluate: property('ObjectLockEnabled', is(true), { absent: false }),
});
