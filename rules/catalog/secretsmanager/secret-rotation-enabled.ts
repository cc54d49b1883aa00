import { defineRule } from '../../core/rule';
import { compliant, indeterminate, violation } from '../../core/verdict';

const SCHEDULE = 'AWS::SecretsManager::RotationSchedule';

/** Stands for the secret of a database, once it holds the address: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secrettargetattachment.html */
const ATTACHMENT = 'AWS::SecretsManager::SecretTargetAttachment';

export const secretsmanagerSecretRotationEnabled = defineRule({
  id: 'secretsmanager-secret-rotation-enabled',
  title: 'Every secret is replaced by itself from time to time',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'A secret that never changes stays good for whoever once saw it: those who left, logs, old copies.',
  remediation: 'Add a rotation by secret.addRotationSchedule(), or one of the hosted rotations',
  controls: { 'aws-fsbp': ['SecretsManager.1'], 'nist-800-53-r5': ['AC-2(1)', 'AC-3(15)'] },
  appliesTo: ['AWS::SecretsManager::Secret'],
  reads: ['AWS::SecretsManager::RotationSchedule', 'AWS::SecretsManager::SecretTargetAttachment'],
  evaluate: (secret, context) => {
    const attachments = context.related(ATTACHMENT, 'SecretId', secret);
    const schedules = [secret, ...attachments.found].map((one) => context.related(SCHEDULE, 'SecretId', one));
    if (schedules.some(({ found }) => found.length > 0)) return compliant();
    const known = attachments.complete && schedules.every(({ complete }) => complete);
    const says = 'it has no rotation schedule, expected one';
    return known ? violation('', says) : indeterminate('', `${says}; one may be elsewhere`);
  },
});
