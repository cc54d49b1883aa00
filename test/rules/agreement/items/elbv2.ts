import type * as elbv2 from '@aws-sdk/client-elastic-load-balancing-v2';
import type { PlainObject } from '../deploy';
import { lowered, number, object, objects, type Projection, text, texts } from './recorded';

/** What every load balancer answers, set or not: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html */
const ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  application: {
    'access_logs.s3.enabled': 'false',
    'access_logs.s3.bucket': '',
    'access_logs.s3.prefix': '',
    'connection_logs.s3.enabled': 'false',
    'connection_logs.s3.bucket': '',
    'deletion_protection.enabled': 'false',
    'idle_timeout.timeout_seconds': '60',
    'routing.http.desync_mitigation_mode': 'defensive',
    'routing.http.drop_invalid_header_fields.enabled': 'false',
    'routing.http.preserve_host_header.enabled': 'false',
    'routing.http.x_amzn_tls_version_and_cipher_suite.enabled': 'false',
    'routing.http.xff_client_port.enabled': 'false',
    'routing.http.xff_header_processing.mode': 'append',
    'routing.http2.enabled': 'true',
    'waf.fail_open.enabled': 'false',
    'zonal_shift.config.enabled': 'false',
    'load_balancing.cross_zone.enabled': 'true',
  },
  network: {
    'access_logs.s3.enabled': 'false',
    'access_logs.s3.bucket': '',
    'access_logs.s3.prefix': '',
    'deletion_protection.enabled': 'false',
    'load_balancing.cross_zone.enabled': 'false',
    'dns_record.client_routing_policy': 'any_availability_zone',
  },
  gateway: { 'deletion_protection.enabled': 'false', 'load_balancing.cross_zone.enabled': 'false' },
};

function attributes(given: PlainObject, name: string, defaults: Readonly<Record<string, string>>): unknown {
  const own = objects(given, name).flatMap((one): [string, string][] => {
    const [Key, Value] = [text(one, 'Key'), text(one, 'Value')];
    return Key === undefined || Value === undefined ? [] : [[Key, Value]];
  });
  const pairs: [string, string][] = [
    ...Object.entries(defaults).filter(([key]) => !own.some(([other]) => other === key)),
    ...own,
  ];
  return lowered(pairs.map(([Key, Value]): elbv2.LoadBalancerAttribute => ({ Key, Value })));
}

export const loadBalancer: Projection = (one) => {
  const { properties: given } = one;
  const type = text(given, 'Type') ?? 'application';
  const subnets = [
    ...texts(given, 'Subnets'),
    ...objects(given, 'SubnetMappings').map((m) => text(m, 'SubnetId') ?? ''),
  ];
  const answer: elbv2.LoadBalancer = {
    LoadBalancerArn: one.arn,
    LoadBalancerName: one.name,
    DNSName: `${one.name}.eu-west-1.elb.amazonaws.com`,
    CanonicalHostedZoneId: 'Z32O12XQLNTSW2',
    CreatedTime: new Date('2026-01-01T00:00:00Z'),
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
    Scheme:
      type === 'gateway'
        ? undefined
        : ((text(given, 'Scheme') ?? 'internet-facing') as elbv2.LoadBalancerSchemeEnum),
    State: { Code: 'active' },
    Type: type as elbv2.LoadBalancerTypeEnum,
    VpcId: 'vpc-0aaaaaaaaaaaaaaaa',
    IpAddressType: (text(given, 'IpAddressType') ?? 'ipv4') as elbv2.IpAddressType,
    SecurityGroups: texts(given, 'SecurityGroups'),
    AvailabilityZones: subnets.map((SubnetId, index) => {
      const mapping = objects(given, 'SubnetMappings').find((one) => text(one, 'SubnetId') === SubnetId);
      const AllocationId = mapping && text(mapping, 'AllocationId');
      return {
        SubnetId,
        ZoneName: `eu-west-1${'abc'.charAt(index % 3)}`,
        LoadBalancerAddresses: AllocationId === undefined ? [] : [{ AllocationId, IpAddress: '203.0.113.9' }],
      };
    }),
  };
  return {
    configuration: { ...(lowered(answer) as object), createdTime: '2026-01-01T00:00:00.000Z' },
    supplementary: {
      LoadBalancerAttributes: attributes(given, 'LoadBalancerAttributes', ATTRIBUTES[type] ?? {}),
      Tags: [],
    },
  };
};

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html */
export const targetGroup: Projection = (one) => {
  const { properties: given } = one;
  const type = text(given, 'TargetType') ?? 'instance';
  const protocol = text(given, 'Protocol');
  const checked = text(given, 'HealthCheckProtocol') ?? checkOf(protocol, type);
  const matcher = object(given, 'Matcher');
  const answer: elbv2.TargetGroup = {
    TargetGroupArn: one.arn,
    TargetGroupName: one.name,
    TargetType: type as elbv2.TargetTypeEnum,
    Protocol: protocol as elbv2.ProtocolEnum,
    ProtocolVersion: text(given, 'ProtocolVersion'),
    Port: number(given, 'Port'),
    VpcId: text(given, 'VpcId'),
    HealthCheckEnabled: type !== 'lambda',
    HealthCheckProtocol: checked as elbv2.ProtocolEnum,
    HealthCheckPort: text(given, 'HealthCheckPort') ?? 'traffic-port',
    HealthCheckPath: text(given, 'HealthCheckPath'),
    HealthCheckIntervalSeconds: number(given, 'HealthCheckIntervalSeconds') ?? 30,
    HealthCheckTimeoutSeconds: number(given, 'HealthCheckTimeoutSeconds') ?? 5,
    HealthyThresholdCount: number(given, 'HealthyThresholdCount') ?? 5,
    UnhealthyThresholdCount: number(given, 'UnhealthyThresholdCount') ?? 2,
    Matcher: matcher && { HttpCode: text(matcher, 'HttpCode'), GrpcCode: text(matcher, 'GrpcCode') },
    LoadBalancerArns: [],
  };
  return {
    configuration: lowered(answer),
    supplementary: { TargetGroupAttributes: attributes(given, 'TargetGroupAttributes', {}), Tags: [] },
  };
};

/** The default is HTTP for groups of an Application Load Balancer, and TCP for the others. */
function checkOf(protocol: string | undefined, type: string): string {
  if (type === 'alb' || protocol === 'HTTP' || protocol === 'HTTPS' || type === 'lambda') return 'HTTP';
  return 'TCP';
}
