import { nameOf, type Resource } from '../../core/resource';
import { isList } from '../../core/value';
import type { Node } from '../network';
import type { Blocks } from './blocks';
import { type Lists, made, no, placesIn } from './places';
import { named } from './strangers';
import { listOf, type Source, tri, triOf } from './world';

const AWSVPC = 'NetworkConfiguration.AwsvpcConfiguration';

/** What runs tasks beside services, and where it says in which network. */
export const RUNNERS: ReadonlyMap<string, { readonly list?: string; readonly network: string }> = new Map(
  Object.entries({
    'AWS::ECS::TaskSet': { network: 'NetworkConfiguration.AwsVpcConfiguration' },
    'AWS::Events::Rule': {
      list: 'Targets',
      network: 'EcsParameters.NetworkConfiguration.AwsVpcConfiguration',
    },
    'AWS::Scheduler::Schedule': { network: 'Target.EcsParameters.NetworkConfiguration.AwsvpcConfiguration' },
  }),
);

/** The tasks that rules, schedules and sets run, each of which may be anything that a service may be. */
export function tasksOf(source: Source, blocks: Blocks): readonly Node[] {
  const { context, strangers } = source;
  return strangers.flatMap(({ resource }) => {
    const how = RUNNERS.get(resource.type);
    if (!how) return [];
    const list = how.list === undefined ? undefined : context.read(resource, how.list);
    const paths = isList(list)
      ? list.map((_, index) => `${how.list}[${index}].${how.network}`)
      : [how.network];
    return paths
      .filter((path) => context.read(resource, path) !== undefined)
      .map((path, index) => {
        const node = inVpc(source, blocks, resource, path);
        return index === 0 ? node : { ...node, id: `${node.id} ${index}` };
      });
  });
}

/**
 * The tasks of a service: with interfaces of their own, or else on `hosts`, by whose addresses and groups they are
 * called: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html
 */
export function service(
  source: Source,
  blocks: Blocks,
  one: Resource,
  hosts: readonly Node[],
): readonly Node[] {
  const { context } = source;
  if (context.read(one, AWSVPC) !== undefined) return [inVpc(source, blocks, one, AWSVPC)];
  // Its task sets say where they run.
  if (context.read(one, 'DeploymentController.Type') === 'EXTERNAL') return [];
  // The hosts of a cluster that is not in sight are not in sight either.
  const isSeen = named(source.strangers, 'AWS::ECS::Cluster', context.read(one, 'Cluster')) !== undefined;
  if (isSeen && hosts.length > 0) return [on(hosts, made(source, one, 'service', [], 'none'))];
  const says = `which hosts run ${nameOf(one)}`;
  const unknown = tri(one, '', says, 'unknown', says);
  const places = placesIn(
    source,
    blocks,
    one,
    { subnets: undefined, groups: undefined },
    {
      publicIpv4: () => unknown,
      ipv6: () => unknown,
    },
  );
  return [{ ...made(source, one, 'service', places, undefined), isHosted: true }];
}

function on(hosts: readonly Node[], service: Node): Node {
  const places = hosts.flatMap(({ places: all, groups = [] }) =>
    all.map((place) => ({ ...place, groups: place.groups ?? groups })),
  );
  const doubt = hosts.find(({ groupsDoubt }) => groupsDoubt !== undefined)?.groupsDoubt;
  return {
    ...service,
    places,
    groups: [...new Set(hosts.flatMap(({ groups = [] }) => groups))],
    ...(doubt === undefined ? {} : { groupsDoubt: doubt }),
    isHosted: true,
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-service-awsvpcconfiguration.html */
function inVpc(source: Source, blocks: Blocks, one: Resource, path: string): Node {
  const lists: Lists = {
    subnets: listOf(source, one, `${path}.Subnets`),
    groups: listOf(source, one, `${path}.SecurityGroups`),
  };
  const setting = `whether tasks of ${nameOf(one)} have an IPv6 address, which the account setting dualStackIPv6 decides`;
  const places = placesIn(source, blocks, one, lists, {
    publicIpv4: () =>
      triOf(source, one, `${path}.AssignPublicIp`, (value) => value === 'ENABLED', 'DISABLED'),
    ipv6: (_subnet, has) =>
      has
        ? tri(one, path, setting, 'unknown', setting)
        : no(one, `the subnet of ${nameOf(one)} has no IPv6 addresses`),
  });
  return made(source, one, 'service', places, lists.groups);
}
