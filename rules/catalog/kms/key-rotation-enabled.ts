import { is } from '../../core/expectation';
import { both, property, when } from '../../core/property';
import { defineRule } from '../../core/rule';

/** Others cannot rotate by themselves: https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html */
const rotatable = both(
  property('KeySpec', is('SYMMETRIC_DEFAULT'), { absent: 'SYMMETRIC_DEFAULT' }),
  property('Origin', is('AWS_KMS'), { absent: 'AWS_KMS' }),
);

export const kmsKeyRotationEnabled = defineRule({
  id: 'kms-key-rotation-enabled',
  title: 'The material of every symmetric key is replaced by a new one each year',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'The longer one key encrypts, the more is lost with it; rotation limits that, and nobody notices it.',
  remediation: 'Set enableKeyRotation of the Key to true',
  controls: { 'aws-fsbp': ['KMS.4'], 'nist-800-53-r5': ['SC-12', 'SC-12(2)', 'SC-28(3)'] },
  appliesTo: ['AWS::KMS::Key'],
  reads: [],
  evaluate: when(rotatable, property('EnableKeyRotation', is(true), { absent: false })),
});
