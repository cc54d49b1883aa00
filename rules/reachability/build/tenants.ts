import { nameOf, type Resource } from '../../core/resource';
import { isList, isUnresolved, type Truth, type Value } from '../../core/value';
import type { Node, Tri } from '../network';
import type { Blocks } from './blocks';
import { type Lists, made, no, placesIn } from './places';
import { named } from './strangers';
import { listOf, type Source, tri } from './world';

/** How a type says where in a VPC AWS runs what it is. */
interface Tenant {
  /** A list of subnets, or one; or, of a type that has groups of subnets, the name of such a group. */
  readonly subnets: string;
  readonly groupOf?: string;
  readonly groups: string;
  /** What says whether it has a public address; without it, it never has. */
  readonly isPublic?: string;
  /** What it is where nothing is said. */
  readonly absent?: Truth;
  /** Whether it only opens connections, and takes none. */
  readonly isClient?: true;
  /** Whether it is outside of any VPC where it names no subnets. */
  readonly isOptional?: true;
}

const CLUSTER = { subnets: 'DBSubnetGroupName', groups: 'VpcSecurityGroupIds' };
const BY_GROUP = { subnets: 'SubnetGroupName', groups: 'SecurityGroupIds' };
const PLAIN = { subnets: 'SubnetIds', groups: 'SecurityGroupIds' };
const IN_VPC = {
  subnets: 'VPCOptions.SubnetIds',
  groups: 'VPCOptions.SecurityGroupIds',
  isOptional: true,
} as const;
const PUBLIC = { isPublic: 'PubliclyAccessible' };

const DATABASE: Tenant = {
  ...CLUSTER,
  groups: 'VPCSecurityGroups',
  groupOf: 'AWS::RDS::DBSubnetGroup',
  ...PUBLIC,
  absent: 'unknown',
};

/** By the page of each type below https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/. */
const TENANTS: ReadonlyMap<string, Tenant> = new Map(
  Object.entries<Tenant>({
    // What is said of the default differs: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    'AWS::RDS::DBInstance': DATABASE,
    'AWS::RDS::DBCluster': { ...CLUSTER, groupOf: 'AWS::RDS::DBSubnetGroup', ...PUBLIC, absent: false },
    'AWS::RDS::DBProxy': { subnets: 'VpcSubnetIds', groups: 'VpcSecurityGroupIds' },
    'AWS::DocDB::DBCluster': { ...CLUSTER, groupOf: 'AWS::DocDB::DBSubnetGroup' },
    'AWS::Neptune::DBCluster': {
      ...CLUSTER,
      groupOf: 'AWS::Neptune::DBSubnetGroup',
      ...PUBLIC,
      absent: 'unknown',
    },
    'AWS::ElastiCache::CacheCluster': {
      subnets: 'CacheSubnetGroupName',
      groupOf: 'AWS::ElastiCache::SubnetGroup',
      groups: 'VpcSecurityGroupIds',
    },
    'AWS::ElastiCache::ReplicationGroup': {
      subnets: 'CacheSubnetGroupName',
      groupOf: 'AWS::ElastiCache::SubnetGroup',
      groups: 'SecurityGroupIds',
    },
    'AWS::ElastiCache::ServerlessCache': PLAIN,
    'AWS::MemoryDB::Cluster': { ...BY_GROUP, groupOf: 'AWS::MemoryDB::SubnetGroup' },
    'AWS::DAX::Cluster': { ...BY_GROUP, groupOf: 'AWS::DAX::SubnetGroup' },
    'AWS::Redshift::Cluster': {
      subnets: 'ClusterSubnetGroupName',
      groupOf: 'AWS::Redshift::ClusterSubnetGroup',
      groups: 'VpcSecurityGroupIds',
      ...PUBLIC,
      absent: 'unknown',
    },
    'AWS::RedshiftServerless::Workgroup': { ...PLAIN, ...PUBLIC, absent: false },
    'AWS::EFS::MountTarget': { subnets: 'SubnetId', groups: 'SecurityGroups' },
    'AWS::FSx::FileSystem': PLAIN,
    'AWS::OpenSearchService::Domain': IN_VPC,
    'AWS::Elasticsearch::Domain': IN_VPC,
    'AWS::MSK::Cluster': {
      subnets: 'BrokerNodeGroupInfo.ClientSubnets',
      groups: 'BrokerNodeGroupInfo.SecurityGroups',
      isPublic: 'BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type',
      absent: false,
    },
    'AWS::AmazonMQ::Broker': { subnets: 'SubnetIds', groups: 'SecurityGroups', ...PUBLIC, absent: 'unknown' },
    'AWS::DMS::ReplicationInstance': {
      subnets: 'ReplicationSubnetGroupIdentifier',
      groupOf: 'AWS::DMS::ReplicationSubnetGroup',
      groups: 'VpcSecurityGroupIds',
      ...PUBLIC,
      absent: true,
    },
    'AWS::CodeBuild::Project': {
      subnets: 'VpcConfig.Subnets',
      groups: 'VpcConfig.SecurityGroupIds',
      isOptional: true,
      isClient: true,
    },
    'AWS::Synthetics::Canary': {
      subnets: 'VPCConfig.SubnetIds',
      groups: 'VPCConfig.SecurityGroupIds',
      isOptional: true,
      isClient: true,
    },
  }),
);

/** Types that are read for where they are, and for nothing else that they refer to. */
export const TENANT_TYPES: readonly string[] = [...TENANTS.keys()];

/** What AWS runs in subnets for a resource. Most items of AWS Config have another shape, and are doubts. */
export function tenantsOf(source: Source, blocks: Blocks): readonly Node[] {
  return source.strangers.flatMap(({ resource }) => {
    const how = TENANTS.get(resource.type);
    if (!how || resource.origin.captured !== undefined) return [];
    const own = source.context.read(resource, how.subnets);
    const cluster = how.groupOf === 'AWS::RDS::DBSubnetGroup' ? clusterOf(source, resource) : undefined;
    if (own === undefined && how.isOptional) return [];
    const at = own === undefined && cluster ? cluster : resource;
    return [tenant(source, blocks, resource, how, at, cluster)];
  });
}

const CLUSTER_ID = 'DBClusterIdentifier';

/** An instance of a cluster is where the cluster is, and in its groups. */
function clusterOf({ context, strangers }: Source, one: Resource): Resource | undefined {
  return named(strangers, 'AWS::RDS::DBCluster', context.read(one, CLUSTER_ID));
}

function tenant(
  source: Source,
  blocks: Blocks,
  one: Resource,
  how: Tenant,
  at: Resource,
  cluster: Resource | undefined,
): Node {
  const subnets = subnetsOf(source, at, how);
  const isElsewhere = how === DATABASE && !cluster && source.context.read(one, CLUSTER_ID) !== undefined;
  const groups = cluster
    ? listOf(source, cluster, 'VpcSecurityGroupIds')
    : isElsewhere
      ? undefined
      : listOf(source, one, how.groups);
  const node = placed(source, blocks, one, { subnets, groups }, publicly(source, one, how));
  return how.isClient ? { ...node, listens: [] } : node;
}

function placed(source: Source, blocks: Blocks, one: Resource, lists: Lists, isPublic: Tri): Node {
  const says = `whether ${nameOf(one)} has IPv6 addresses`;
  const places = placesIn(source, blocks, one, lists, {
    publicIpv4: () => isPublic,
    publicIpv6: isPublic,
    ipv6: (_, has) =>
      has
        ? tri(one, '', says, 'unknown', says)
        : no(one, `the subnet of ${nameOf(one)} has no IPv6 addresses`),
  });
  return made(source, one, 'managed', places, lists.groups);
}

function subnetsOf(
  source: Source,
  one: Resource,
  { subnets, groupOf }: Tenant,
): readonly Value[] | undefined {
  if (groupOf === undefined) {
    const value = source.context.read(one, subnets);
    return value !== undefined && source.named('AWS::EC2::Subnet', value) && !isList(value)
      ? [value]
      : listOf(source, one, subnets);
  }
  const group = named(source.strangers, groupOf, source.context.read(one, subnets));
  return group && listOf(source, group, 'SubnetIds');
}

const YES: readonly Value[] = [true, 'true', 'SERVICE_PROVIDED_EIPS'];

function publicly({ context }: Source, one: Resource, { isPublic, absent = false }: Tenant): Tri {
  if (isPublic === undefined) return no(one, `${nameOf(one)} has no public address`);
  const value = context.read(one, isPublic);
  const says = `${isPublic} of ${nameOf(one)} is ${isUnresolved(value) ? 'not known' : (value ?? 'absent')}`;
  const holds = value === undefined ? absent : isUnresolved(value) ? 'unknown' : YES.includes(value);
  return tri(one, isPublic, says, holds, holds === 'unknown' ? says : undefined);
}
