import { is } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';

export const subnetPublicIpAssignmentDisabled = defineRule({
  id: 'ec2-subnet-public-ip-assignment-disabled',
  title: 'Subnets assign no public IPv4 addresses by themselves',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'Whatever is launched in such a subnet can be reached from the internet, whether or not anybody meant it to be.',
  remediation: 'Set mapPublicIpOnLaunch: false in the subnetConfiguration of the Vpc, or on the Subnet',
  controls: {
    'aws-fsbp': ['EC2.15'],
    'nist-800-53-r5': [
      ...['AC-3', 'AC-3(7)', 'AC-4', 'AC-4(21)', 'AC-6', 'AC-21', 'SC-7', 'SC-7(3)', 'SC-7(4)', 'SC-7(9)'],
      ...['SC-7(11)', 'SC-7(16)', 'SC-7(20)', 'SC-7(21)'],
    ],
  },
  appliesTo: ['AWS::EC2::Subnet'],
  reads: [],
  // Default: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnet.html
  evaluate: property('MapPublicIpOnLaunch', is(false), { absent: false }),
});
