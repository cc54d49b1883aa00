import { is } from '../../core/expectation';
import { type Predicate, property, whyUnknown } from '../../core/property';
import { nameOf, type Resource } from '../../core/resource';
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
        : [indeterminate(path, `${path} is ${nameOf(subnet)}, a subnet whose route table is not in sight`)];
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
  const judged = (isList(routes) ? routes : [routes])
    .map((_, index) => judgeRoute(table, `Routes[${index}]`, `${path} is ${nameOf(subnet)}`, path, context))
    .filter(([{ status }]) => status !== 'compliant');
  const first = judged.find(([{ status }]) => status === 'violation') ?? judged[0] ?? compliant();
  if (first[0].status === 'violation' || context.related(ROUTE, 'RouteTableId', table).complete) return first;
  const unseen = `${path} is ${nameOf(subnet)}, whose route table may have routes that are not in sight`;
  return all([first, indeterminate(path, unseen)]);
}

function judgeRoute(table: Resource, route: string, says: string, path: string, context: Context): Verdicts {
  const gateway = context.read(table, `${route}.GatewayId`);
  if (gateway === undefined) return compliant();
  const { found, complete } = context.referenced(INTERNET_GATEWAY, gateway);
  const destination = ['DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId']
    .map((name) => context.read(table, `${route}.${name}`))
    .find((value) => value !== undefined);
  const sends = `its route table ${nameOf(table)} sends ${show(destination)} to`;
  if (found.length > 0 || (typeof gateway === 'string' && gateway.startsWith('igw-'))) {
    const name = found[0] ? nameOf(found[0]) : gateway;
    return violation(path, `${says}, a public subnet: ${sends} the internet gateway ${name}`);
  }
  if (typeof gateway === 'string' ? /^(local$|vgw-|vpce-)/.test(gateway) : complete) return compliant();
  return indeterminate(path, `${says}: ${sends} ${show(gateway)}, which may be an internet gateway`);
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
