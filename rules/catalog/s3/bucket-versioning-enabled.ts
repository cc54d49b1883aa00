import { is } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';

// Off until somebody turns it on: https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html

export const s3BucketVersioningEnabled = defineRule({
  id: 's3-bucket-versioning-enabled',
  title: 'Every bucket keeps the versions of its objects',
  severity: 'low',
  stage: 'trial',
  rationale: 'Without versions, what is overwritten or deleted, by mistake or by ransomware, is gone.',
  remediation: 'Set versioned of the Bucket to true',
  controls: {
    'aws-fsbp': ['S3.14'],
    'nist-800-53-r5': [
      'AU-9(2)',
      'CP-6',
      'CP-6(1)',
      'CP-6(2)',
      'CP-9',
      'CP-10',
      'SC-5(2)',
      'SI-12',
      'SI-13(5)',
    ],
  },
  appliesTo: ['AWS::S3::Bucket'],
  reads: [],
  evaluate: property('VersioningConfiguration.Status', is('Enabled'), { absent: 'Suspended' }),
});
