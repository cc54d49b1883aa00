import { isList, isProperties, ownValue } from '../../core/value';
import { at, each, inside, objects, type Read, shape, sure, texts } from './read';
import type { Translations } from './translation';

const attributes = (name: string): Read =>
  sure(name, each(name, shape({ Key: sure('key'), Value: at('value') })));

/** A Gateway Load Balancer has no scheme: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancer.html */
const scheme: Read = (from) => (ownValue(from, 'type') === 'gateway' ? at('scheme') : sure('scheme'))(from);

/** Only load balancers with addresses of their own have mappings. */
const mappings: Read = (from) => {
  const zones = ownValue(from, 'availabilityZones');
  if (!isList(zones)) return undefined;
  const found = zones.flatMap((zone) => {
    const addresses = isProperties(zone) ? objects(zone, 'loadBalancerAddresses') : [];
    if (addresses === undefined || !isProperties(zone)) return [];
    return addresses.map((address) => ({
      ...shape({ SubnetId: at('subnetId') })(zone),
      ...shape({
        AllocationId: at('allocationId'),
        PrivateIPv4Address: at('privateIPv4Address'),
        IPv6Address: at('iPv6Address'),
      })(address),
    }));
  });
  return found.length > 0 ? found : undefined;
};

export const ELBV2: Translations = {
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    shape: {
      Name: at('loadBalancerName'),
      Type: sure('type'),
      Scheme: scheme,
      IpAddressType: at('ipAddressType'),
      SecurityGroups: texts('securityGroups'),
      Subnets: sure('availabilityZones', each('availabilityZones', sure('subnetId'))),
      SubnetMappings: mappings,
      EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: sure(
        'enforceSecurityGroupInboundRulesOnPrivateLinkTraffic',
      ),
      EnablePrefixForIpv6SourceNat: sure('enablePrefixForIpv6SourceNat'),
    },
    supplementary: { LoadBalancerAttributes: attributes('LoadBalancerAttributes') },
    notRecorded: [
      ...['MinimumLoadBalancerCapacity', 'EnableCapacityReservationProvisionStabilize', 'Ipv4IpamPoolId'],
    ],
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': {
    shape: {
      Name: at('targetGroupName'),
      TargetType: at('targetType'),
      Protocol: at('protocol'),
      ProtocolVersion: at('protocolVersion'),
      Port: at('port'),
      VpcId: at('vpcId'),
      IpAddressType: at('ipAddressType'),
      HealthCheckEnabled: at('healthCheckEnabled'),
      HealthCheckProtocol: at('healthCheckProtocol'),
      HealthCheckPort: at('healthCheckPort'),
      HealthCheckPath: at('healthCheckPath'),
      HealthCheckIntervalSeconds: at('healthCheckIntervalSeconds'),
      HealthCheckTimeoutSeconds: at('healthCheckTimeoutSeconds'),
      HealthyThresholdCount: at('healthyThresholdCount'),
      UnhealthyThresholdCount: at('unhealthyThresholdCount'),
      Matcher: inside('matcher', shape({ HttpCode: at('httpCode'), GrpcCode: at('grpcCode') })),
      TargetControlPort: at('targetControlPort'),
    },
    supplementary: { TargetGroupAttributes: attributes('TargetGroupAttributes') },
    notRecorded: ['Targets'],
  },
};
