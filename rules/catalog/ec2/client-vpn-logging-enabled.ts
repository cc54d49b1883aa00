import { is } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';

export const clientVpnLoggingEnabled = defineRule({
  id: 'ec2-client-vpn-logging-enabled',
  title: 'Client VPN endpoints log their connections',
  severity: 'low',
  stage: 'enforced',
  rationale:
    'Without the log nobody can tell who came into the network with whose certificate, from where, and for how long.',
  remediation: 'Set logging: true, the default, and a logGroup on the ClientVpnEndpoint',
  controls: {
    'aws-fsbp': ['EC2.51'],
    'nist-800-53-r5': [
      ...['AC-2(4)', 'AC-2(12)', 'AC-4(26)', 'AC-6(9)', 'AU-2', 'AU-3', 'AU-6(3)', 'AU-6(4)', 'AU-9(7)'],
      ...['AU-10', 'AU-12', 'CA-7', 'SC-7(9)', 'SI-3(8)', 'SI-4', 'SI-4(20)', 'SI-7(8)'],
    ],
  },
  appliesTo: ['AWS::EC2::ClientVpnEndpoint'],
  reads: [],
  evaluate: property('ConnectionLogOptions.Enabled', is(true)),
});
