import { parseCidr } from '../../core/cidr';
import { nameOf } from '../../core/resource';
import { isUnresolved, referenceOf, type Value } from '../../core/value';
import type { Node } from '../network';
import { addressSet, intersect, isEmpty } from '../sets';
import { HARMLESS } from './strangers';
import { listOf, type Source } from './world';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const GROUP = 'AWS::ElasticLoadBalancingV2::TargetGroup';

/** What stands behind a target group, and the port that it is called on. */
export interface Member {
  readonly node: string;
  /** That of the group where absent. */
  readonly port: Value | undefined;
  /** Whether it may be called on any. */
  readonly isAnyPort?: true;
  /** Why it is not known whether it is one. */
  readonly doubt?: string;
}

type Add = (group: Value | undefined, member: Member, unknown: string) => void;

/** What stands behind each target group. */
export function membersOf(
  source: Source,
  nodes: ReadonlyMap<string, Node>,
): ReadonlyMap<string, readonly Member[]> {
  const found = new Map<string, Member[]>();
  const put = (group: string, member: Member): void => {
    found.set(group, [...(found.get(group) ?? []), member]);
  };
  const all = source.every(GROUP).map(({ address }) => address);
  const add: Add = (value, member, unknown) => {
    const known = value === undefined ? undefined : source.named(GROUP, value);
    if (known) put(known.address, member);
    else if (isUnresolved(value)) for (const one of all) put(one, { ...member, doubt: unknown });
  };
  ofServices(source, nodes, add);
  ofScaled(source, add);
  for (const { address, doubt, node, port } of targetsOf(source, nodes)) {
    put(address, { node, port, ...(doubt === undefined ? {} : { doubt }) });
  }
  return found;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-service-loadbalancer.html */
function ofServices(source: Source, nodes: ReadonlyMap<string, Node>, add: Add): void {
  const { context, every, strangers } = source;
  const sets = strangers.flatMap(({ resource }) => (resource.type === 'AWS::ECS::TaskSet' ? [resource] : []));
  for (const service of [...every('AWS::ECS::Service'), ...sets]) {
    const node = nodes.get(service.address);
    const list = listOf(source, service, 'LoadBalancers');
    const unknown = `the target groups of ${nameOf(service)}`;
    // Without a network of its own a container is called on whatever port of its host it was given.
    const hosted = node?.isHosted ? { isAnyPort: true as const } : {};
    const member = (port: Value | undefined): Member => ({ node: service.address, port, ...hosted });
    if (!list) add(context.read(service, 'LoadBalancers'), member(undefined), unknown);
    (list ?? []).forEach((_, index) => {
      const at = `LoadBalancers[${index}]`;
      const own = member(context.read(service, `${at}.ContainerPort`));
      add(context.read(service, `${at}.TargetGroupArn`), own, unknown);
      const other = context.read(service, `${at}.AdvancedConfiguration.AlternateTargetGroupArn`);
      const doubt = `which of its target groups ${nameOf(service)} is in, as each deployment changes`;
      add(other, { ...own, doubt }, unknown);
    });
  }
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-autoscaling-autoscalinggroup.html */
function ofScaled(source: Source, add: Add): void {
  const { context, every } = source;
  for (const scaled of every('AWS::AutoScaling::AutoScalingGroup')) {
    const unknown = `the target groups of ${nameOf(scaled)}`;
    const member: Member = { node: scaled.address, port: undefined };
    for (const [list, name] of [
      ['TargetGroupARNs', ''],
      ['TrafficSources', '.Identifier'],
    ] as const) {
      const elements = listOf(source, scaled, list);
      if (!elements) add(context.read(scaled, list), member, unknown);
      (elements ?? []).forEach((_, index) => {
        add(context.read(scaled, `${list}[${index}]${name}`), member, unknown);
      });
    }
  }
}

interface Target extends Member {
  readonly address: string;
}

function targetsOf(source: Source, nodes: ReadonlyMap<string, Node>): readonly Target[] {
  const { context, every } = source;
  return every(GROUP).flatMap((group): readonly Target[] => {
    const { address } = group;
    const type = context.read(group, 'TargetType') ?? 'instance';
    const every = (doubt: string, port: Value | undefined, could = couldBe): readonly Target[] =>
      [...nodes.values()].flatMap((node) =>
        could(node, type) ? [{ address, node: node.id, port, doubt }] : [],
      );
    const list = listOf(source, group, 'Targets');
    const registering = source.strangers.find(
      (one) =>
        (!HARMLESS.test(one.resource.type) || one.resource.type.startsWith('AWS::CodeDeploy::')) &&
        [address, ...group.aliases].some((name) => one.names.has(name)),
    );
    const more = registering
      ? every(`what ${nameOf(registering.resource)} registers with ${nameOf(group)}`, undefined)
      : [];
    if (!list) return [...every(`the targets of ${nameOf(group)}`, context.read(group, 'Port')), ...more];
    const own = list.flatMap((_, index): readonly Target[] => {
      const id = context.read(group, `Targets[${index}].Id`);
      const port = context.read(group, `Targets[${index}].Port`);
      if (id === undefined) return [];
      const known = nodeNamed(source, nodes, id);
      if (known !== undefined) return [{ address, node: known, port }];
      const doubt = `whose address target ${index} of ${nameOf(group)} is`;
      const isOne = (node: Node): boolean => couldBe(node, type) || (type === 'ip' && hasAddress(node));
      if (isUnresolved(id)) return every(doubt, port, isOne);
      const range =
        typeof id === 'string' && /^[\d.]+$|:/.test(id)
          ? parseCidr(id.includes(':') ? `${id}/128` : `${id}/32`)
          : undefined;
      if (!range) return [];
      const has = (node: Node): boolean =>
        isOne(node) &&
        node.places.some(({ addresses }) => !isEmpty(intersect(addresses, addressSet([range]))));
      return every(doubt, port, has);
    });
    return [...own, ...more];
  });
}

/** What the id of a target names: an instance, a balancer, a function; or by its private address what has it alone. */
function nodeNamed(source: Source, nodes: ReadonlyMap<string, Node>, id: Value): string | undefined {
  const { context, every, named } = source;
  const known = ['AWS::EC2::Instance', BALANCER, 'AWS::Lambda::Function'].flatMap(
    (type) => named(type, id) ?? [],
  );
  const reference = referenceOf(id);
  const isAddress = reference !== undefined && /Private(Ip|IpAddress)$/.test(reference.attribute);
  const found =
    known[0]?.address ??
    (isAddress ? reference.target : undefined) ??
    ['AWS::EC2::Instance', 'AWS::EC2::NetworkInterface']
      .flatMap(every)
      .find((one) => typeof id === 'string' && context.read(one, 'PrivateIpAddress') === id)?.address;
  return found !== undefined && nodes.has(found) ? found : undefined;
}

/** What a target can be by its address that is none by itself: the nodes of a balancer, and endpoints. */
function hasAddress({ kind }: Node): boolean {
  return kind === 'load-balancer' || kind === 'endpoint';
}

/** Whether a node could be a target of a type: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-type */
function couldBe({ kind }: Node, type: Value): boolean {
  const kinds = new Map<string, readonly Node['kind'][]>([
    ['instance', ['instance', 'service']],
    ['ip', ['instance', 'interface', 'service', 'managed']],
    ['lambda', ['function']],
    ['alb', ['load-balancer']],
  ]);
  const any: readonly Node['kind'][] = [
    'instance',
    'interface',
    'service',
    'function',
    'managed',
    'load-balancer',
  ];
  return (kinds.get(String(type)) ?? any).includes(kind);
}
