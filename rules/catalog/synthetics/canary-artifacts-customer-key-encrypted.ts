import { is, present } from '../../core/expectation';
import { both, property } from '../../core/property';
import { defineRule } from '../../core/rule';

export const canaryArtifactsCustomerKeyEncrypted = defineRule({
  id: 'synthetics-canary-artifacts-customer-key-encrypted',
  title: 'Artifacts of canaries are encrypted with a customer managed key',
  severity: 'low',
  stage: 'trial',
  rationale:
    'Screenshots and recorded requests show what the canary saw when it was logged in: with a key of your own, who may read the bucket also needs the key.',
  remediation: 'Set artifactS3EncryptionMode to ArtifactsEncryptionMode.KMS, with artifactS3KmsKey',
  controls: {},
  appliesTo: ['AWS::Synthetics::Canary'],
  reads: [],
  /** Default, encrypted too: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_artifact_encryption.html */
  evaluate: both(
    property('ArtifactConfig.S3Encryption.EncryptionMode', is('SSE_KMS'), { absent: 'SSE_KMS' }),
    property('ArtifactConfig.S3Encryption.KmsKeyArn', present),
  ),
});
