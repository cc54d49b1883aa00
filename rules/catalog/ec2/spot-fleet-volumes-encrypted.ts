import { each } from '../../core/property';
import { defineRule } from '../../core/rule';
import { encryptedVolumes } from '../shared/volumes';

export const spotFleetVolumesEncrypted = defineRule({
  id: 'ec2-spot-fleet-volumes-encrypted',
  title: 'Spot fleets encrypt every EBS volume that their launch specifications attach',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'Spot instances come and go, and the volumes that they leave behind can be read by whoever finds them, unless they are encrypted.',
  remediation:
    'Set encrypted: true on every ebs of blockDeviceMappings in the launchSpecifications of the CfnSpotFleet, or launch from a template that does',
  controls: { 'aws-fsbp': ['EC2.173'] },
  appliesTo: ['AWS::EC2::SpotFleet'],
  reads: [],
  evaluate: each('SpotFleetRequestConfigData.LaunchSpecifications', (specification) =>
    encryptedVolumes(`${specification}.BlockDeviceMappings`),
  ),
});
