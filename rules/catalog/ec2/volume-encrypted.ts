import { defineRule } from '../../core/rule';
import { encryptedVolume } from '../shared/volumes';

export const volumeEncrypted = defineRule({
  id: 'ec2-volume-encrypted',
  title: 'EBS volumes are encrypted',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'Whoever gets hold of an unencrypted volume or of a snapshot of it reads everything on it; no key is needed.',
  remediation: 'Set encrypted: true on the Volume, and encryptionKey where the key must be yours',
  controls: {
    'aws-fsbp': ['EC2.3'],
    'nist-800-53-r5': ['CA-9(1)', 'CM-3(6)', 'SC-7(10)', 'SC-13', 'SC-28', 'SC-28(1)', 'SI-7(6)'],
  },
  appliesTo: ['AWS::EC2::Volume'],
  reads: [],
  evaluate: encryptedVolume(''),
});
