import type { Resource, World } from '../core/resource';
import { isProperties, ownValue } from '../core/value';
import type { ConfigurationItem } from './configuration-item';
import { idOf, resourcesOfItem } from './configuration-resources';
import { implied } from './implied';
import { located } from './translators/located';
import { unknown } from './translators/read';

/** What stands in the item of its owner, so that an owner in sight has all of it in sight. */
const WITHIN_OWNER: readonly string[] = [
  'AWS::EC2::Route',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::EC2::SecurityGroupEgress',
  'AWS::EC2::NetworkAclEntry',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::TopicPolicy',
  'AWS::SecretsManager::RotationSchedule',
  // Whoever names one names the secret, and nothing else tells of it.
  'AWS::SecretsManager::SecretTargetAttachment',
  'AWS::IAM::Policy',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::UserPolicy',
  'AWS::IAM::GroupPolicy',
];

/** What stands in the items of other types, all of which must be in sight; and what AWS Config names otherwise. */
const WITHIN_OTHERS: Readonly<Record<string, string>> = {
  'AWS::EC2::SubnetRouteTableAssociation': 'AWS::EC2::RouteTable',
  'AWS::EC2::GatewayRouteTableAssociation': 'AWS::EC2::RouteTable',
  'AWS::EC2::SubnetNetworkAclAssociation': 'AWS::EC2::NetworkAcl',
  'AWS::EC2::EIPAssociation': 'AWS::EC2::EIP',
  'AWS::EC2::NetworkInterfaceAttachment': 'AWS::EC2::Instance',
  'AWS::EC2::VPCCidrBlock': 'AWS::EC2::VPC',
  'AWS::IAM::ManagedPolicy': 'AWS::IAM::Policy',
  'AWS::CertificateManager::Certificate': 'AWS::ACM::Certificate',
};

/**
 * The world that items describe, of each resource only the newest one. Its view is closed for the types that are said
 * to be complete, under either name, as in a snapshot of a recorder that records them.
 */
export function worldOfItems(
  items: readonly ConfigurationItem[],
  view: { readonly closed: readonly string[] },
): World {
  return worldOfResources(newest(items).flatMap(resourcesOfItem), view);
}

/** The same of what items became, those of each item only once. */
export function worldOfResources(
  recorded: readonly Resource[],
  view: { readonly closed: readonly string[] },
): World {
  const resources = withoutSharedNames(recorded);
  const isSaid = (type: string): boolean => view.closed.includes(type);
  return {
    resources: [...resources, ...missing(resources)],
    closed: (type) => {
      const carrier = Object.hasOwn(WITHIN_OTHERS, type) ? WITHIN_OTHERS[type] : undefined;
      if (WITHIN_OWNER.includes(type)) return true;
      // A gateway of either kind can be attached: a VPN gateway's attachment has no item that is translated.
      return isSaid(type) || (carrier !== undefined && isSaid(carrier));
    },
    hidden: [],
  };
}

function newest(items: readonly ConfigurationItem[]): readonly ConfigurationItem[] {
  const found = new Map<string, ConfigurationItem>();
  for (const item of items) {
    const key = JSON.stringify([item.account, item.region, item.resourceType, idOf(item)]);
    const other = found.get(key);
    if (!other || (other.captureTime ?? '') <= (item.captureTime ?? '')) found.set(key, item);
  }
  return [...found.values()];
}

/** A name that two resources of a type have, in two accounts or two regions, says of neither which one is meant. */
function withoutSharedNames(resources: readonly Resource[]): readonly Resource[] {
  const owners = new Map<string, number>();
  const keyOf = ({ type }: Resource, alias: string): string => `${type} ${alias}`;
  for (const resource of resources) {
    for (const alias of resource.aliases) {
      owners.set(keyOf(resource, alias), (owners.get(keyOf(resource, alias)) ?? 0) + 1);
    }
  }
  return resources.map((resource) => ({
    ...resource,
    aliases: resource.aliases.filter((alias) => owners.get(keyOf(resource, alias)) === 1),
  }));
}

/** The lists of what AWS makes with a VPC, by the property that tells it from others of its type. */
const MADE_WITH_VPC: Readonly<Record<string, { readonly by: string; readonly lists: readonly string[] }>> = {
  'AWS::EC2::RouteTable': { by: 'Main', lists: ['Routes'] },
  'AWS::EC2::NetworkAcl': { by: 'IsDefault', lists: ['Entries'] },
  'AWS::EC2::SecurityGroup': { by: 'GroupName', lists: ['SecurityGroupIngress', 'SecurityGroupEgress'] },
};

/** What every VPC has, where no item tells of it: it is there, with rules that somebody may have changed since. */
function missing(resources: readonly Resource[]): readonly Resource[] {
  return resources
    .filter(({ type, properties }) => type === 'AWS::EC2::VPC' && isProperties(properties))
    .flatMap((vpc) =>
      implied([vpc]).flatMap((made) => {
        const { by, lists } = MADE_WITH_VPC[made.type] ?? { by: '', lists: [] };
        const wanted = isProperties(made.properties) ? ownValue(made.properties, by) : undefined;
        const isThere = resources.some(({ type, properties }) => {
          if (type !== made.type || !isProperties(properties)) return false;
          const id = ownValue(properties, 'VpcId');
          return ownValue(properties, by) === wanted && typeof id === 'string' && vpc.aliases.includes(id);
        });
        if (isThere || !isProperties(made.properties)) return [];
        const doubts = lists.map(
          (list) => [list, unknown('which is in none of the AWS Config items')] as const,
        );
        const properties = { ...made.properties, ...Object.fromEntries(doubts) };
        return [{ ...made, properties: located(properties, made.address, '') }];
      }),
    );
}
