import { defineRule } from '../../core/rule';
import { encryptedVolumes } from '../shared/volumes';

export const launchTemplateVolumesEncrypted = defineRule({
  id: 'ec2-launch-template-volumes-encrypted',
  title: 'Launch templates encrypt every EBS volume that they attach',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'Every instance that is launched from the template carries its data on volumes that anybody with a snapshot of them can read.',
  remediation:
    'Set encrypted: true on every volume in blockDevices of the LaunchTemplate: BlockDeviceVolume.ebs(20, { encrypted: true })',
  controls: { 'aws-fsbp': ['EC2.181'] },
  appliesTo: ['AWS::EC2::LaunchTemplate'],
  reads: [],
  evaluate: encryptedVolumes('LaunchTemplateData.BlockDeviceMappings'),
});
