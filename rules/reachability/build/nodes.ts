import type { Resource } from '../../core/resource';
import type { Node } from '../network';
import type { Blocks } from './blocks';
import { isForAppliances } from './doubts';
import { elasticOf } from './elastic';
import { instance, networkInterface } from './instances';
import { balancer, endpoint, lambda, nat, vpcLink } from './managed';
import { scaled } from './scaled';
import { service, tasksOf } from './tasks';
import { tenantsOf } from './tenants';
import type { Source } from './world';

/** The types of interfaces that belong to what is a node itself: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInterface.html */
const PARTS: readonly unknown[] = [
  ...['lambda', 'load_balancer', 'natGateway', 'nat_gateway', 'network_load_balancer'],
  ...['gateway_load_balancer_endpoint', 'vpc_endpoint'],
];

/**
 * How those are described that have no type of their own: https://repost.aws/knowledge-center/elb-find-load-balancer-ip,
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html and
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/requester-managed-eni.html
 */
const DESCRIBED_SO = /^(ELB (app|net)\/|VPC Endpoint Interface)/;

/**
 * Whether a service made an interface for a resource that is a node itself, such as a load balancer. AWS Config records
 * both, and nothing goes by such an interface but what goes by the resource. What people make can be described so too,
 * but is not managed by a service.
 */
function isPart({ context }: Source, one: Resource): boolean {
  if (!one.implicit) return false;
  const description = context.read(one, 'Description');
  const isDescribedSo = typeof description === 'string' && DESCRIBED_SO.test(description);
  return isDescribedSo || PARTS.includes(context.read(one, 'InterfaceType'));
}

/** Everything that has interfaces in subnets. */
export function nodesOf(source: Source, blocks: Blocks): readonly Node[] {
  const { every } = source;
  const elastic = elasticOf(source);
  const groups = every('AWS::AutoScaling::AutoScalingGroup').map((one) => scaled(source, blocks, one));
  return [
    ...every('AWS::EC2::Instance').map((one) => instance(source, blocks, one, elastic)),
    ...every('AWS::EC2::NetworkInterface')
      .filter((one) => !isPart(source, one))
      .map((one) => networkInterface(source, blocks, one, elastic)),
    ...groups,
    ...every('AWS::ECS::Service').flatMap((one) => service(source, blocks, one, hostsOf(source, groups))),
    ...tasksOf(source, blocks),
    ...tenantsOf(source, blocks),
    ...every('AWS::Lambda::Function').flatMap((one) => lambda(source, blocks, one)),
    ...every('AWS::EC2::NatGateway').map((one) => nat(source, blocks, one)),
    ...every('AWS::EC2::VPCEndpoint').map((one) => endpoint(source, blocks, one)),
    ...every('AWS::ElasticLoadBalancingV2::LoadBalancer')
      .filter((one) => !isForAppliances(source, one))
      .map((one) => balancer(source, blocks, one)),
    ...every('AWS::ApiGatewayV2::VpcLink').map((one) => vpcLink(source, blocks, one)),
  ];
}

/** Where tasks run that have no network of their own: in the groups that capacity providers of clusters scale. */
function hostsOf({ strangers }: Source, groups: readonly Node[]): readonly Node[] {
  const providers = strangers.filter(({ resource }) => resource.type === 'AWS::ECS::CapacityProvider');
  return groups.filter(({ id }) => providers.some(({ names }) => names.has(id)));
}
