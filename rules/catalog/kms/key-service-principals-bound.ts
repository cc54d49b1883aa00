import { defineRule } from '../../core/rule';
import { noUnboundService } from '../shared/service-principals';

export const kmsKeyServicePrincipalsBound = defineRule({
  id: 'kms-key-service-principals-bound',
  title: 'The policy of a key says for whom a service may use it',
  severity: 'medium',
  stage: 'trial',
  rationale:
    'A service that may use a key for whoever asks it to can be asked by another account to encrypt or decrypt with it.',
  remediation:
    'Add a condition on aws:SourceArn or aws:SourceAccount to each statement for a ServicePrincipal in policy of the Key',
  controls: {},
  appliesTo: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],
  reads: [],
  evaluate: noUnboundService('KeyPolicy'),
});
