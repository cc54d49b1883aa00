import { present } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';

export const functionVpcAttached = defineRule({
  id: 'lambda-function-vpc-attached',
  title: 'Lambda functions run in a VPC',
  severity: 'low',
  stage: 'trial',
  rationale:
    'A function outside a VPC can reach the whole internet, and neither security groups nor flow logs see what it does there.',
  remediation: 'Set vpc and vpcSubnets of the function',
  controls: {
    'aws-fsbp': ['Lambda.3'],
    'nist-800-53-r5': [
      'AC-3',
      'AC-3(7)',
      'AC-4',
      'AC-4(21)',
      'AC-6',
      'AC-21',
      'SC-7',
      'SC-7(3)',
      'SC-7(4)',
      'SC-7(9)',
      'SC-7(11)',
      'SC-7(16)',
      'SC-7(20)',
      'SC-7(21)',
    ],
  },
  appliesTo: ['AWS::Lambda::Function'],
  reads: [],
  evaluate: property('VpcConfig.SubnetIds', present),
});
