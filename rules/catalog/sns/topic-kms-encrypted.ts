import { present } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';

// Off where no key is named: https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html

export const snsTopicKmsEncrypted = defineRule({
  id: 'sns-topic-kms-encrypted',
  title: 'The messages of every topic are encrypted with a key of KMS',
  severity: 'medium',
  stage: 'trial',
  rationale:
    'Messages lie in the topic until they are delivered; a key keeps them from whoever gets at the storage.',
  remediation: 'Set masterKey of the Topic',
  controls: {
    'aws-fsbp': ['SNS.1'],
    'nist-800-53-r5': ['CA-9(1)', 'CM-3(6)', 'SC-7(10)', 'SC-13', 'SC-28', 'SC-28(1)', 'SI-7(6)'],
  },
  appliesTo: ['AWS::SNS::Topic'],
  reads: [],
  evaluate: property('KmsMasterKeyId', present),
});
