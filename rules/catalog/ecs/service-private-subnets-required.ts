import { is, type Predicate, property, whyUnknown } from '../../core/property';
import type { Resource } from '../../core/resource';
import { type Context, defineRule } from '../../core/rule';
import { isList, isUnresolved, show, type Value } from '../../core/value';
import { all, compliant, indeterminate, type Verdicts, violation } from '../../core/verdict';

const SERVICE = 'AWS::ECS::Service';
const TASK_SET = 'AWS::ECS::TaskSet';
const SUBNET = 'AWS::EC2::Subnet';
const VPC = 'AWS::EC2::VPC';
const ROUTE = 'AWS::EC2::Route';
const ROUTE_TABLE = 'AWS::EC2::RouteTable';
const ASSOCIATION = 'AWS::EC2::SubnetRouteTableAssociation';
const INTERNET_GATEWAY = 'AWS::EC2::InternetGateway';

/** A task set writes it with a capital V: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-taskset-networkconfiguration.html */
function networkOf({ type }: Resource): string {
  return `NetworkConfiguration.${type === TASK_SET ? 'AwsVpcConfiguration' : 'AwsvpcConfiguration'}`;
}

/** Default: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-service-awsvpcconfiguration.html */
const noPublicIp: Predicate = (service, context) =>
  property(`${networkOf(service)}.AssignPublicIp`, is('DISABLED'), { absent: 'DISABLED' })(service, context);

const privateSubnets: Predicate = (service, context) => {
  const path = `${networkOf(service)}.Subnets`;
  const subnets = context.read(service, path);
  if (isUnresolved(subnets))
    return indeterminate(path, `${path} is ${show(subnets)}, ${whyUnknown(subnets)}`);
  if (!isList(subnets) || subnets.length === 0) {
    return indeterminate(
      path,
      `${path} is empty: where the tasks run is decided by the instances that carry them`,
    );
  }
  return all(subnets.map((subnet, index) => privateSubnet(subnet, `${path}[${index}]`, context)));
};

function privateSubnet(value: Value, path: string, context: Context): Verdicts {
  const { found, complete } = context.referenced(SUBNET, value);
  if (!complete || found.length === 0) {
    return indeterminate(path, `${path} is ${show(value)}, a subnet that is not in sight`);
  }
  return all(
    found.flatMap((subnet) => {
      const tables = routeTablesOf(subnet, context);
      return tables.length > 0
        ? tables.map((table) => withoutInternetRoute(table, subnet, path, context))
        : [indeterminate(path, `${path} is ${subnet.origin.id}, a subnet whose route table is not in sight`)];
    }),
  );
}

/** The associated route table or else the main one: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html */
function routeTablesOf(subnet: Resource, context: Context): readonly Resource[] {
  const associations = context.related(ASSOCIATION, 'SubnetId', subnet);
  if (associations.found.length > 0) {
    const tables = associations.found.map((one) =>
      context.referenced(ROUTE_TABLE, context.read(one, 'RouteTableId') ?? null),
    );
    return tables.every(({ found }) => found.length > 0) ? tables.flatMap(({ found }) => found) : [];
  }
  const [vpc] = context.referenced(VPC, context.read(subnet, 'VpcId') ?? null).found;
  if (!associations.complete || !vpc) return [];
  return context
    .related(ROUTE_TABLE, 'VpcId', vpc)
    .found.filter((table) => context.read(table, 'Main') === true);
}

/** A route to an internet gateway makes a subnet public: https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html */
function withoutInternetRoute(table: Resource, subnet: Resource, path: string, context: Context): Verdicts {
  const routes = context.read(table, 'Routes') ?? [];
  const judged = (isList(routes) ? routes : [routes]).map((_, index) => {
    const gateway = context.read(table, `Routes[${index}].GatewayId`);
    const destination =
      context.read(table, `Routes[${index}].DestinationCidrBlock`) ??
      context.read(table, `Routes[${index}].DestinationIpv6CidrBlock`) ??
      context.read(table, `Routes[${index}].DestinationPrefixListId`);
    const says = `${path} is ${subnet.origin.id}, whose route table ${table.origin.id} sends ${show(destination)} to ${show(gateway)}`;
    switch (gateway === undefined ? false : isInternetGateway(gateway, context)) {
      case true:
        return violation(path, `${says}, an internet gateway; expected no route to one`);
      case false:
        return compliant();
      default:
        return indeterminate(path, `${says}, which may be an internet gateway`);
    }
  });
  const unseen = context.related(ROUTE, 'RouteTableId', table);
  const more = unseen.complete
    ? []
    : [
        indeterminate(
          path,
          `${path} is ${subnet.origin.id}, whose route table may have routes that are not in sight`,
        ),
      ];
  return all([compliant(), ...judged, ...more]);
}

function isInternetGateway(gateway: Value, context: Context): boolean | 'unknown' {
  const { found, complete } = context.referenced(INTERNET_GATEWAY, gateway);
  if (found.length > 0) return true;
  if (typeof gateway === 'string')
    return gateway.startsWith('igw-') || (/^(local$|vgw-|vpce-)/.test(gateway) ? false : 'unknown');
  return complete ? false : 'unknown';
}

export const servicePrivateSubnetsRequired = defineRule({
  id: 'ecs-service-private-subnets-required',
  title: 'ECS services run in private subnets, without public addresses',
  severity: 'critical',
  stage: 'enforced',
  rationale:
    'A task in a public subnet can be reached past the load balancer, where neither TLS, nor the web application firewall, nor the access log see the request.',
  remediation:
    'Place the service in private subnets: vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED } with VPC endpoints, or PRIVATE_WITH_EGRESS, and assignPublicIp: false',
  controls: {
    'aws-fsbp': ['ECS.2', 'ECS.16'],
    'nist-800-53-r5': ['AC-4', 'AC-4(21)', 'SC-7', 'SC-7(3)', 'SC-7(4)', 'SC-7(11)', 'SC-7(16)', 'SC-7(21)'],
  },
  appliesTo: [SERVICE, TASK_SET],
  reads: [SUBNET, VPC, ROUTE, ROUTE_TABLE, ASSOCIATION, INTERNET_GATEWAY],
  evaluate: (service, context) => all([noPublicIp(service, context), privateSubnets(service, context)]),
});
