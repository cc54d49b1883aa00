import type { Resource } from '../../core/resource';
import type { Context } from '../../core/rule';
import { isList, isProperties, isUnresolved, referenceOf, show, type Value } from '../../core/value';

/** A resource of a type that is not modelled, and all that it names: addresses, names, and expressions as shown. */
export interface Stranger {
  readonly resource: Resource;
  readonly names: ReadonlySet<string>;
}

/** What only looks on, keeps, names, permits, orders or is told, and no packet of anybody goes through. */
const IDLE: readonly string[] = [
  ...['CloudWatch', 'Logs', 'XRay', 'Config', 'Budgets', 'CE', 'GuardDuty', 'Inspector', 'InspectorV2'],
  ...[
    'IAM',
    'KMS',
    'CertificateManager',
    'ACMPCA',
    'RAM',
    'Shield',
    'WAF',
    'WAFRegional',
    'WAFv2',
    'Cognito',
  ],
  ...['SNS', 'SQS', 'Kinesis', 'S3', 'DynamoDB', 'ECR', 'Backup', 'DLM', 'SSMIncidents'],
  ...['ApplicationAutoScaling', 'AutoScalingPlans', 'CodeDeploy', 'CodePipeline', 'CodeStarNotifications'],
  ...['Route53', 'ServiceDiscovery', 'ResourceGroups', 'ServiceCatalogAppRegistry', 'FIS'],
];

/** The same of types whose service has others as well. */
const IDLE_TYPES: readonly string[] = [
  ...['AutoScaling::ScalingPolicy', 'AutoScaling::ScheduledAction', 'AutoScaling::LifecycleHook'],
  ...['CloudFormation::WaitCondition', 'CloudFormation::WaitConditionHandle', 'CloudFormation::LambdaHook'],
  // What a nested stack makes is read where it is in sight, and no view is closed where it is not.
  'CloudFormation::Stack',
  ...['EC2::FlowLog', 'EC2::DHCPOptions', 'EC2::VPCDHCPOptionsAssociation', 'EC2::Volume', 'EC2::KeyPair'],
  ...['EC2::Host', 'EC2::RegisteredHAInstance', 'EC2::PlacementGroup', 'EC2::CapacityReservation'],
  ...['EC2::VolumeAttachment', 'EC2::NetworkInsightsPath', 'EC2::NetworkInsightsAnalysis'],
  ...['EC2::NetworkInsightsAccessScope', 'EC2::NetworkInsightsAccessScopeAnalysis'],
  ...[
    'EC2::SecurityGroupVpcAssociation',
    'EC2::GatewayRouteTableAssociation',
    'EC2::VPCEndpointConnectionNotification',
  ],
  ...['EC2::VPCBlockPublicAccessOptions', 'EC2::VPCBlockPublicAccessExclusion', 'EC2::CustomerGateway'],
  ...['EC2::Route', 'EC2::SecurityGroupIngress', 'EC2::SecurityGroupEgress', 'EC2::NetworkAclEntry'],
  ...['ECS::Cluster', 'ECS::TaskDefinition', 'ECS::ClusterCapacityProviderAssociations', 'Events::EventBus'],
  ...['ElasticLoadBalancingV2::ListenerCertificate', 'ElasticLoadBalancingV2::TrustStore'],
  ...['ElasticLoadBalancingV2::TrustStoreRevocation', 'Events::Archive', 'Events::EventBusPolicy'],
  ...['Lambda::Permission', 'Lambda::Version', 'Lambda::Alias', 'Lambda::EventInvokeConfig'],
  ...['Lambda::LayerVersion', 'RDS::DBParameterGroup', 'RDS::DBClusterParameterGroup', 'RDS::OptionGroup'],
  ...['RDS::EventSubscription', 'RDS::DBSubnetGroup', 'DocDB::DBSubnetGroup', 'Neptune::DBSubnetGroup'],
  ...['ElastiCache::SubnetGroup', 'ElastiCache::ParameterGroup', 'ElastiCache::User', 'DAX::SubnetGroup'],
  ...['ElastiCache::UserGroup', 'MemoryDB::SubnetGroup', 'Redshift::ClusterSubnetGroup', 'EFS::FileSystem'],
  ...['DMS::ReplicationSubnetGroup', 'EFS::AccessPoint', 'Route53Resolver::ResolverRuleAssociation'],
  ...['Route53Resolver::FirewallRuleGroupAssociation', 'Route53Resolver::ResolverDNSSECConfig'],
  ...['Route53Resolver::ResolverQueryLoggingConfigAssociation', 'Route53Resolver::ResolverConfig'],
  ...['SecretsManager::Secret', 'SecretsManager::ResourcePolicy', 'SecretsManager::SecretTargetAttachment'],
  ...['SSM::Parameter', 'SSM::Document', 'SSM::Association', 'SSM::MaintenanceWindow'],
  ...['SSM::MaintenanceWindowTarget', 'SSM::MaintenanceWindowTask', 'Synthetics::Group'],
];

/** Types of which nothing carries traffic, whatever it refers to. */
export const HARMLESS = new RegExp(
  `^(AWS::(${IDLE.join('|')})::|AWS::(${IDLE_TYPES.join('|')})$|Custom::VpcRestrictDefaultSG$)`,
);

/** What an attribute of these ends is a name, a number or a block: whoever has it asks as anybody does. */
const NO_IDENTITY =
  /(DNSName|DnsName|HostedZoneID|HostedZoneName|FullName|AvailabilityZone|PublicIp|CidrBlocks?|CidrBlockAssociations)$/;

export function strangersOf(context: Context): readonly Stranger[] {
  return context.others().map((resource) => {
    // Looked at only where somebody asks, as whatever a rule looks at is gone through in every scenario.
    let names: ReadonlySet<string> | undefined;
    return {
      resource,
      get names() {
        names ??= new Set(namesIn(context.read(resource, '') ?? null));
        return names;
      },
    };
  });
}

/** The one of a type that a value names. */
export function named(
  strangers: readonly Stranger[],
  type: string,
  value: Value | undefined,
): Resource | undefined {
  const target = referenceOf(value)?.target;
  return strangers.find(
    ({ resource }) =>
      resource.type === type &&
      (resource.address === target || (typeof value === 'string' && resource.aliases.includes(value))),
  )?.resource;
}

export function namesIn(value: Value): readonly string[] {
  if (typeof value === 'string') return [value];
  if (isUnresolved(value)) {
    const parts = value.parts.flatMap((part) =>
      typeof part === 'string'
        ? [part]
        : 'target' in part && !NO_IDENTITY.test(part.attribute)
          ? [part.target]
          : [],
    );
    return [...parts, show(value)];
  }
  if (isList(value)) return value.flatMap(namesIn);
  return isProperties(value) ? Object.values(value).flatMap(namesIn) : [];
}
