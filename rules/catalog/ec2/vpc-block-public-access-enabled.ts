import { oneOf } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';

export const vpcBlockPublicAccessEnabled = defineRule({
  id: 'ec2-vpc-block-public-access-enabled',
  title: 'VPC Block Public Access blocks what comes in through internet gateways',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'While the block is on, one wrong route or address in one of many VPCs exposes nothing; while it is off, it does at once.',
  remediation:
    'Set internetGatewayBlockMode of the CfnVPCBlockPublicAccessOptions to "block-bidirectional" or "block-ingress", and exclude the VPCs that must be reached by a CfnVPCBlockPublicAccessExclusion',
  controls: { 'aws-fsbp': ['EC2.172'] },
  appliesTo: ['AWS::EC2::VPCBlockPublicAccessOptions'],
  reads: [],
  evaluate: property('InternetGatewayBlockMode', oneOf('block-bidirectional', 'block-ingress')),
});
