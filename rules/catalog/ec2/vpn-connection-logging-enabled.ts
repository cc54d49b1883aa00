import { is } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { bothTunnels } from '../shared/vpn-tunnels';

export const vpnConnectionLoggingEnabled = defineRule({
  id: 'ec2-vpn-connection-logging-enabled',
  title: 'Both tunnels of a VPN connection log to CloudWatch',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'A tunnel that somebody probes, or that fails to agree on its keys, leaves no trace where it keeps no log.',
  remediation:
    'Set logOptions.cloudwatchLogOptions with logEnabled: true and a logGroupArn in both vpnTunnelOptionsSpecifications of the CfnVPNConnection',
  controls: { 'aws-fsbp': ['EC2.171'] },
  appliesTo: ['AWS::EC2::VPNConnection'],
  reads: [],
  // Default: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-vpnconnection-cloudwatchlogoptionsspecification.html
  evaluate: bothTunnels(
    (tunnel) => property(`${tunnel}.LogOptions.CloudwatchLogOptions.LogEnabled`, is(true), { absent: false }),
    'keeps no log, expected both to',
  ),
});
