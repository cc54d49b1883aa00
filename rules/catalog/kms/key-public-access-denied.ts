import { noPublicAccess } from '../../core/policy-public';
import { defineRule } from '../../core/rule';

// Without a policy only the account itself has a say: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html

export const kmsKeyPublicAccessDenied = defineRule({
  id: 'kms-key-public-access-denied',
  title: 'No key may be used by everybody',
  severity: 'critical',
  stage: 'enforced',
  rationale: 'Whoever may use a key can decrypt what it protects, or lock its owner out.',
  remediation:
    'Name the principals in policy of the Key, or bind them by a condition such as kms:CallerAccount',
  controls: { 'aws-fsbp': ['KMS.5'] },
  appliesTo: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],
  reads: [],
  evaluate: noPublicAccess('KeyPolicy'),
});
