import { toldOf } from './items';

test('AWS::ElasticLoadBalancingV2::Listener', () => {
  expect(toldOf('AWS::ElasticLoadBalancingV2::Listener')).toEqual([
    {
      type: 'AWS::ElasticLoadBalancingV2::Listener',
      properties: {
        ListenerArn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/quest/0n1/0n4',
        LoadBalancerArn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/quest/0n1',
        Port: 443,
        Protocol: 'HTTPS',
        SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
        AlpnPolicy: [],
        Certificates: [{ CertificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/0o1' }],
        DefaultActions: [
          {
            Type: 'forward',
            TargetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/quest/0n3',
            JwtValidationConfig: '? which AWS Config does not record',
          },
        ],
      },
      unknown: ['ListenerAttributes', 'MutualAuthentication'],
      aliases: ['arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/quest/0n1/0n4'],
    },
  ]);
});

test('AWS::ElasticLoadBalancingV2::LoadBalancer', () => {
  expect(toldOf('AWS::ElasticLoadBalancingV2::LoadBalancer')).toEqual([
    {
      type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      properties: {
        LoadBalancerAttributes: [
          { Key: 'access_logs.s3.enabled', Value: 'true' },
          { Key: 'access_logs.s3.bucket', Value: 'quest-lb-logs' },
          { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
        ],
        Name: 'quest',
        Type: 'application',
        Scheme: 'internet-facing',
        IpAddressType: 'ipv4',
        SecurityGroups: ['sg-0g2'],
        Subnets: ['subnet-0b9', 'subnet-0b8'],
        SubnetMappings: [{ SubnetId: 'subnet-0b8', AllocationId: 'eipalloc-0n2' }],
        Tags: [{ Key: 'Env', Value: 'prod' }],
      },
      unknown: [
        'EnableCapacityReservationProvisionStabilize',
        'EnablePrefixForIpv6SourceNat',
        'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic',
        'Ipv4IpamPoolId',
        'MinimumLoadBalancerCapacity',
      ],
      aliases: ['arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/quest/0n1', 'quest'],
    },
  ]);
});

test('AWS::ElasticLoadBalancingV2::TargetGroup', () => {
  expect(toldOf('AWS::ElasticLoadBalancingV2::TargetGroup')).toEqual([
    {
      type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      properties: {
        TargetGroupAttributes: [{ Key: 'stickiness.enabled', Value: 'false' }],
        Name: 'quest',
        TargetType: 'ip',
        Protocol: 'HTTP',
        ProtocolVersion: 'HTTP1',
        Port: 8080,
        VpcId: 'vpc-0a1',
        IpAddressType: 'ipv4',
        HealthCheckEnabled: true,
        HealthCheckProtocol: 'HTTP',
        HealthCheckPort: 'traffic-port',
        HealthCheckPath: '/healthz',
        HealthCheckIntervalSeconds: 30,
        HealthCheckTimeoutSeconds: 5,
        HealthyThresholdCount: 5,
        UnhealthyThresholdCount: 2,
        Matcher: { HttpCode: '200' },
      },
      unknown: ['Targets'],
      aliases: ['arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/quest/0n3', 'quest'],
    },
  ]);
});
