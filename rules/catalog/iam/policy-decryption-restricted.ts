import { allows, covers, coversAll } from '../../core/policy';
import { allOf, anyOf } from '../../core/policy-pattern';
import { defineRule } from '../../core/rule';
import { IDENTITIES, IDENTITY_POLICIES, noPermission } from '../shared/identity-policy';

/** https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-1 */
const DECRYPTION = ['kms:Decrypt', 'kms:ReEncryptFrom'];

export const iamPolicyDecryptionRestricted = defineRule({
  id: 'iam-policy-decryption-restricted',
  title: 'No policy allows to decrypt with every key',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'Whoever may decrypt with every key reads all that is encrypted, that of other teams and accounts as well.',
  remediation: 'Use key.grantDecrypt(), or name the keys in resources of the PolicyStatement',
  controls: {
    'aws-fsbp': ['KMS.1', 'KMS.2'],
    'nist-800-53-r5': ['AC-2', 'AC-2(1)', 'AC-3', 'AC-3(7)', 'AC-3(15)', 'AC-5', 'AC-6', 'AC-6(3)'],
  },
  appliesTo: IDENTITY_POLICIES,
  reads: IDENTITIES,
  evaluate: noPermission(
    (statement) =>
      allOf([
        allows(statement),
        anyOf(DECRYPTION.map((action) => covers(statement, 'Action', action))),
        coversAll(statement, 'Resource', 'arn:aws:kms:*:*:key/*'),
      ]),
    'the keys that are needed',
  ),
});
