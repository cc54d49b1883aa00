import { mayBeAnything } from '../../core/policy-pattern';
import { defineRule } from '../../core/rule';
import { isUnresolved, type Truth, type Value } from '../../core/value';
import { compliant, indeterminate, violation } from '../../core/verdict';

/**
 * Whether a value stands in the template. That of a parameter may, in another one, unless it is kept secret; an
 * attribute of a resource does not, but what is joined to it may: `{"password": "...", "host": "..."}`.
 */
function isWritten(value: Value | undefined): Truth {
  if (!isUnresolved(value)) return value !== undefined && value !== '' && value !== '{}';
  const [only, ...others] = value.parts;
  if (others.length > 0 || only === undefined) return 'unknown';
  if (/kept secret|dynamic reference/.test(value.why)) return false;
  return mayBeAnything(only) ? 'unknown' : false;
}

export const secretsmanagerSecretValueGenerated = defineRule({
  id: 'secretsmanager-secret-value-generated',
  title: 'No template holds the value of a secret',
  severity: 'high',
  stage: 'enforced',
  rationale:
    'A template is kept in repositories, logs and the console of CloudFormation, where everybody who may look reads the secret.',
  remediation:
    'Remove secretStringValue of the Secret and set generateSecretString, or write the value once the secret is there',
  controls: {},
  appliesTo: ['AWS::SecretsManager::Secret'],
  reads: [],
  evaluate: (secret, context) => {
    const value = context.read(secret, 'SecretString');
    const answer = isWritten(value);
    if (answer === false) return compliant();
    return answer === true
      ? violation('SecretString', 'SecretString is written out, expected it to be absent')
      : indeterminate(
          'SecretString',
          `SecretString is ${isUnresolved(value) ? value.why : 'not known'}, expected it to be absent`,
        );
  },
});
