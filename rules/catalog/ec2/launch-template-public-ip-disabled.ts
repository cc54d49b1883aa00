import { is } from '../../core/expectation';
import { each, property } from '../../core/property';
import { defineRule } from '../../core/rule';

export const launchTemplatePublicIpDisabled = defineRule({
  id: 'ec2-launch-template-public-ip-disabled',
  title: 'Launch templates give network interfaces no public IPv4 address',
  severity: 'high',
  stage: 'enforced',
  rationale:
    'Every instance that is launched from the template can be reached from the internet, in whatever subnet it runs.',
  remediation: 'Set associatePublicIpAddress: false on the LaunchTemplate, or leave it out',
  controls: {
    'aws-fsbp': ['EC2.25'],
    'nist-800-53-r5': [
      ...['AC-3', 'AC-3(7)', 'AC-4', 'AC-4(21)', 'AC-6', 'AC-21', 'SC-7', 'SC-7(3)', 'SC-7(4)', 'SC-7(9)'],
      ...['SC-7(11)', 'SC-7(16)', 'SC-7(20)', 'SC-7(21)'],
    ],
  },
  appliesTo: ['AWS::EC2::LaunchTemplate'],
  reads: [],
  // Where it is absent the subnet decides: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html
  evaluate: each('LaunchTemplateData.NetworkInterfaces', (item) =>
    property(`${item}.AssociatePublicIpAddress`, is(false), { absent: false }),
  ),
});
