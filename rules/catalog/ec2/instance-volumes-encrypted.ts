import { defineRule } from '../../core/rule';
import { encryptedVolumes } from '../shared/volumes';

export const instanceVolumesEncrypted = defineRule({
  id: 'ec2-instance-volumes-encrypted',
  title: 'Instances encrypt every EBS volume that they are launched with',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'A volume that is made with an instance outlives it in snapshots; unencrypted, it can be read by whoever is given one.',
  remediation:
    'Set encrypted: true on every volume in blockDevices of the Instance: BlockDeviceVolume.ebs(20, { encrypted: true })',
  controls: {
    'aws-fsbp': ['EC2.3'],
    'nist-800-53-r5': ['CA-9(1)', 'CM-3(6)', 'SC-7(10)', 'SC-13', 'SC-28', 'SC-28(1)', 'SI-7(6)'],
  },
  appliesTo: ['AWS::EC2::Instance'],
  reads: [],
  evaluate: encryptedVolumes('BlockDeviceMappings'),
});
