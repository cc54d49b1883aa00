import { oneOf } from '../../core/expectation';
import { each, property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { violation } from '../../core/verdict';

/** Every object is encrypted with a key of S3 where nothing else is said: https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html */
const RULES = 'BucketEncryption.ServerSideEncryptionConfiguration';

export const s3BucketKmsEncrypted = defineRule({
  id: 's3-bucket-kms-encrypted',
  title: 'Every bucket is encrypted with a key of KMS',
  severity: 'medium',
  stage: 'trial',
  rationale:
    'A key of KMS has a policy and a log of its own: whoever gets at the bucket still needs the key, and every use of it is seen.',
  remediation:
    'Set encryption to BucketEncryption.KMS and encryptionKey to a key; leave out buckets that load balancers log to, which take no such key',
  controls: {
    'aws-fsbp': ['S3.17'],
    'nist-800-53-r5': [
      'AU-9',
      'CA-9(1)',
      'CM-3(6)',
      'SC-7(10)',
      'SC-12(2)',
      'SC-13',
      'SC-28',
      'SC-28(1)',
      'SI-7(6)',
    ],
  },
  appliesTo: ['AWS::S3::Bucket'],
  reads: [],
  evaluate: each(
    RULES,
    (rule) =>
      property(`${rule}.ServerSideEncryptionByDefault.SSEAlgorithm`, oneOf('aws:kms', 'aws:kms:dsse'), {
        absent: 'AES256',
      }),
    { empty: violation(RULES, `${RULES} is absent, which means "AES256", expected "aws:kms"`) },
  ),
});
