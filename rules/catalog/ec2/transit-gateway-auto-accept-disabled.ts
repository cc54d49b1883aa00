import { is } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';

export const transitGatewayAutoAcceptDisabled = defineRule({
  id: 'ec2-transit-gateway-auto-accept-disabled',
  title: 'Transit gateways do not accept attachments of other accounts by themselves',
  severity: 'high',
  stage: 'enforced',
  rationale:
    'Any account that the gateway is shared with could join the network, and nobody would look at the request first.',
  remediation: 'Set autoAcceptSharedAttachments to "disable" on the CfnTransitGateway, or leave it out',
  controls: { 'aws-fsbp': ['EC2.23'], 'nist-800-53-r5': ['AC-4(21)', 'CA-9(1)', 'CM-2'] },
  appliesTo: ['AWS::EC2::TransitGateway'],
  reads: [],
  // Default: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-transitgateway.html
  evaluate: property('AutoAcceptSharedAttachments', is('disable'), { absent: 'disable' }),
});
