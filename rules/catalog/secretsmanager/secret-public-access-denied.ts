import { noPublicAccess } from '../../core/policy-public';
import { defineRule } from '../../core/rule';

export const secretsmanagerSecretPublicAccessDenied = defineRule({
  id: 'secretsmanager-secret-public-access-denied',
  title: 'No secret may be read by everybody',
  severity: 'critical',
  stage: 'enforced',
  rationale: 'Any account of AWS could read the secret.',
  remediation:
    'Name the principals in secret.addToResourcePolicy(), and set blockPublicPolicy of the ResourcePolicy',
  controls: {},
  appliesTo: ['AWS::SecretsManager::ResourcePolicy'],
  reads: [],
  evaluate: noPublicAccess('ResourcePolicy'),
});
