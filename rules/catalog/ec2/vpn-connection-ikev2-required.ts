import { is } from '../../core/expectation';
import { each, property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { violation } from '../../core/verdict';
import { bothTunnels } from '../shared/vpn-tunnels';

/** Default: https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html */
const BY_DEFAULT = 'accepts "ikev1" as well, expected only "ikev2"';

export const vpnConnectionIkev2Required = defineRule({
  id: 'ec2-vpn-connection-ikev2-required',
  title: 'Both tunnels of a VPN connection accept IKEv2 only',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'The older key exchange has known weaknesses, and whoever sits between the two ends can insist on it as long as it is accepted.',
  remediation:
    'Set ikeVersions: [{ value: "ikev2" }] in both vpnTunnelOptionsSpecifications of the CfnVPNConnection',
  controls: { 'aws-fsbp': ['EC2.183'] },
  appliesTo: ['AWS::EC2::VPNConnection'],
  reads: [],
  evaluate: bothTunnels((tunnel) => {
    const path = `${tunnel}.IKEVersions`;
    return each(path, (version) => property(`${version}.Value`, is('ikev2')), {
      empty: violation(path, `${path} is absent, so that the tunnel ${BY_DEFAULT}`),
    });
  }, BY_DEFAULT),
});
