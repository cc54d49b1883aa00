import type { Expectation } from '../../core/expectation';
import { mayBeAnything } from '../../core/policy-pattern';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { isUnresolved } from '../../core/value';

/** Without a key it is the one that AWS keeps for the service: https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html */
const owned: Expectation = {
  expected: 'a key other than "alias/aws/secretsmanager"',
  test: (value) => {
    const text = isUnresolved(value) ? value.parts.at(-1) : value;
    if (typeof text === 'string' && /(^|:)alias\/aws\/secretsmanager$/.test(text)) return false;
    if (!isUnresolved(value)) return typeof text === 'string' && text !== '';
    return value.parts.some(mayBeAnything) ? 'unknown' : true;
  },
};

export const secretsmanagerSecretCustomerKeyEncrypted = defineRule({
  id: 'secretsmanager-secret-customer-key-encrypted',
  title: 'Every secret is encrypted with a key of its owner',
  severity: 'medium',
  stage: 'trial',
  rationale:
    "A key of one's own has a policy: whoever may read the secret still needs the key, and other accounts can be let in or kept out.",
  remediation: 'Set encryptionKey of the Secret',
  controls: {},
  appliesTo: ['AWS::SecretsManager::Secret'],
  reads: [],
  evaluate: property('KmsKeyId', owned, { absent: 'alias/aws/secretsmanager' }),
});
