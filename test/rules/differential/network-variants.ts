import fc from 'fast-check';
import {
  allowed,
  around,
  flag,
  list,
  one,
  type Properties,
  shape,
  type Variants,
  whole,
} from './arbitraries';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const balancer = (key: string, value: fc.Arbitrary<unknown>): Properties =>
  shape({
    Type: one('application', 'network', 'gateway'),
    LoadBalancerAttributes: list(
      whole({
        Key: one(key, 'routing.http2.enabled'),
        Value: fc.oneof({ weight: 3, arbitrary: value }, flag),
      }).map((given) => (given['Key'] === key ? given : { ...given, Value: 'true' })),
      2,
    ),
  });

/** By the rule that they are for. */
export const NETWORK: Readonly<Record<string, Variants>> = {
  'acm-certificate-key-length-required': {
    type: 'AWS::CertificateManager::Certificate',
    // https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
    properties: shape({
      KeyAlgorithm: one(
        ...['RSA_1024', 'RSA_2048', 'RSA_3072', 'RSA_4096', 'EC_prime256v1', 'EC_secp384r1', 'EC_secp521r1'],
      ),
    }),
  },
  'acm-certificate-transparency-logged': {
    type: 'AWS::CertificateManager::Certificate',
    properties: shape({
      CertificateTransparencyLoggingPreference: allowed(
        'AWS::CertificateManager::Certificate',
        'CertificateTransparencyLoggingPreference',
      ),
      CertificateAuthorityArn: one('arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/1'),
    }),
  },
  'ec2-client-vpn-logging-enabled': {
    type: 'AWS::EC2::ClientVpnEndpoint',
    properties: shape({ ConnectionLogOptions: shape({ Enabled: flag, CloudwatchLogGroup: one('vpn') }) }),
  },
  'ec2-launch-template-imdsv2-required': {
    type: 'AWS::EC2::LaunchTemplate',
    properties: shape({
      LaunchTemplateData: shape({
        // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LaunchTemplateInstanceMetadataOptionsRequest.html
        MetadataOptions: shape({
          HttpTokens: one('optional', 'required'),
          HttpEndpoint: one('enabled', 'disabled'),
        }),
      }),
    }),
  },
  'ec2-subnet-public-ip-assignment-disabled': {
    type: 'AWS::EC2::Subnet',
    properties: shape({ MapPublicIpOnLaunch: flag, CidrBlock: one('10.0.0.0/24') }),
  },
  'ec2-transit-gateway-auto-accept-disabled': {
    type: 'AWS::EC2::TransitGateway',
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-transitgateway.html
    properties: shape({ AutoAcceptSharedAttachments: one('enable', 'disable') }),
  },
  'ec2-volume-encrypted': {
    type: 'AWS::EC2::Volume',
    properties: shape({ Encrypted: flag, Size: around(10), SnapshotId: one('snap-1') }),
  },
  'ec2-vpn-connection-ikev2-required': {
    type: 'AWS::EC2::VPNConnection',
    properties: shape({
      VpnTunnelOptionsSpecifications: fc.array(
        shape({
          IKEVersions: fc.array(whole({ Value: one('ikev2', 'ikev2', 'ikev2', 'ikev1') }), {
            maxLength: 2,
          }),
        }),
        { minLength: 1, maxLength: 2 },
      ),
    }),
  },
  'elbv2-load-balancer-deletion-protected': {
    type: BALANCER,
    properties: balancer('deletion_protection.enabled', flag),
  },
  'elbv2-load-balancer-desync-mitigated': {
    type: BALANCER,
    properties: balancer('routing.http.desync_mitigation_mode', one('monitor', 'defensive', 'strictest')),
  },
  'elbv2-load-balancer-idle-timeout-limited': {
    type: BALANCER,
    properties: balancer('idle_timeout.timeout_seconds', around(2, 9, 60, 99, 3999)),
  },
  'elbv2-load-balancer-zones-spanned': {
    type: BALANCER,
    properties: fc.oneof(
      shape({ Subnets: fc.uniqueArray(one('subnet-1', 'subnet-2', 'subnet-3')) }),
      whole({
        SubnetMappings: fc
          .uniqueArray(one('subnet-1', 'subnet-2', 'subnet-3'))
          .map((subnets) => subnets.map((SubnetId) => ({ SubnetId }))),
      }),
    ),
  },
  'elbv2-target-group-protocol-encrypted': {
    type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
    properties: shape({
      Protocol: one('HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP', 'TCP_UDP', 'GENEVE', 'QUIC', 'TCP_QUIC'),
      TargetType: one('instance', 'ip', 'lambda', 'alb'),
    }),
  },
  'wafv2-rule-group-metrics-enabled': {
    type: 'AWS::WAFv2::RuleGroup',
    properties: shape({
      VisibilityConfig: shape({ CloudWatchMetricsEnabled: flag }),
      Rules: list(shape({ VisibilityConfig: shape({ CloudWatchMetricsEnabled: flag }) })),
    }),
  },
};
