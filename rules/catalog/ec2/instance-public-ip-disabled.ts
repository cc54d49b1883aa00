import { is } from '../../core/expectation';
import { elements, type Predicate, property, unknownList } from '../../core/property';
import { nameOf, type Resource } from '../../core/resource';
import { type Context, defineRule } from '../../core/rule';
import { show, type Value } from '../../core/value';
import { all, compliant, indeterminate, type Verdicts, violation } from '../../core/verdict';
import { LAUNCH_TEMPLATE, launchTemplateOf } from '../shared/launch-template';

const SUBNET = 'AWS::EC2::Subnet';
const EIP = 'AWS::EC2::EIP';
const ASSOCIATION = 'AWS::EC2::EIPAssociation';
const INTERFACE = 'AWS::EC2::NetworkInterface';

const noneAssigned = property('MapPublicIpOnLaunch', is(false), { absent: false });

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html#concepts-public-addresses */
function bySubnet(value: Value | undefined, path: string, context: Context): Verdicts {
  if (value === undefined)
    return violation(path, `${path} is absent: a subnet of the default VPC assigns a public address`);
  const [subnet] = context.referenced(SUBNET, value).found;
  if (!subnet)
    return indeterminate(
      path,
      `${path} is ${show(value)}, a subnet that is not in sight and may assign a public address`,
    );
  const [judged] = noneAssigned(subnet, context);
  if (judged.status === 'compliant') return compliant();
  const objection = judged.status === 'violation' ? violation : indeterminate;
  return objection(path, `${path} is ${nameOf(subnet)}, of which ${judged.message}`);
}

/** A new primary interface has what it is told, or else what its subnet assigns; all others have none. */
function byInterface(path: string, subnet: Value | undefined): Predicate {
  const told = property(`${path}.AssociatePublicIpAddress`, is(false));
  return (owner, context) => {
    const existing = context.read(owner, `${path}.NetworkInterfaceId`);
    const isTold = context.read(owner, `${path}.AssociatePublicIpAddress`) !== undefined;
    if (existing !== undefined) {
      // A template cannot give both; of an instance that is there AWS tells both.
      const given = byAddress('NetworkInterfaceId', existing, path, context);
      return isTold ? all([told(owner, context), given]) : given;
    }
    if (isTold) return told(owner, context);
    const index = Number(context.read(owner, `${path}.DeviceIndex`) ?? 0);
    if (index > 0) return compliant();
    const at = `${path}.SubnetId`;
    return bySubnet(context.read(owner, at) ?? subnet, at, context);
  };
}

/** An interface that is there already has a public address only where an Elastic IP is associated with it. */
function byAddress(property: string, value: Value, path: string, context: Context): Verdicts {
  const [one] = context.referenced(INTERFACE, value).found;
  return one
    ? associated(one, [[ASSOCIATION, property]], path, context)
    : indeterminate(path, `${path} is ${show(value)}, a network interface that is not in sight`);
}

function associated(
  target: Resource,
  by: readonly (readonly [string, string])[],
  path: string,
  context: Context,
): Verdicts {
  const neighbours = by.map(([type, property]) => context.related(type, property, target));
  const [address] = neighbours.flatMap(({ found }) => found);
  if (address) return violation(path, `${nameOf(address)} gives it a public address`);
  return neighbours.every(({ complete }) => complete)
    ? compliant()
    : indeterminate(path, 'it may be given an Elastic IP address that is not in sight');
}

function byLaunch(instance: Resource, context: Context): Verdicts {
  const template = launchTemplateOf(instance, context);
  const own = 'NetworkInterfaces';
  const subnet = context.read(instance, 'SubnetId');
  const interfaces = elements(instance, own, context);
  if (!interfaces) return unknownList(own, context.read(instance, own));
  if (interfaces.length > 0) return all(interfaces.map((one) => byInterface(one, subnet)(instance, context)));
  const path = 'LaunchTemplate';
  if (template === 'unknown')
    return indeterminate(path, `${path} is not in sight, and may assign a public address`);
  const list = 'LaunchTemplateData.NetworkInterfaces';
  const inherited = template ? elements(template, list, context) : [];
  if (!inherited || !template || inherited.length === 0)
    return inherited
      ? bySubnet(subnet, 'SubnetId', context)
      : unknownList(path, context.read(instance, path));
  const verdicts = all(inherited.map((one) => byInterface(one, subnet)(template, context)));
  return all(
    verdicts.map((one) => {
      if (one.status === 'compliant') return compliant();
      const objection = one.status === 'violation' ? violation : indeterminate;
      return objection(path, `${path} is ${nameOf(template)}, of which ${one.message}`);
    }),
  );
}

export const instancePublicIpDisabled = defineRule({
  id: 'ec2-instance-public-ip-disabled',
  title: 'Instances have no public IPv4 address',
  severity: 'high',
  stage: 'enforced',
  rationale:
    'An instance with a public address is one wrong security group away from the whole internet, and nothing stands in between to log or to filter.',
  remediation:
    'Place the Instance in private subnets, with associatePublicIpAddress: false and without a CfnEIP; reach it through a load balancer or Session Manager',
  controls: {
    'aws-fsbp': ['EC2.9'],
    'nist-800-53-r5': [
      ...['AC-3', 'AC-3(7)', 'AC-4', 'AC-4(21)', 'AC-6', 'AC-21', 'SC-7', 'SC-7(3)', 'SC-7(4)', 'SC-7(9)'],
      ...['SC-7(11)', 'SC-7(16)', 'SC-7(20)', 'SC-7(21)'],
    ],
  },
  appliesTo: ['AWS::EC2::Instance'],
  reads: [SUBNET, EIP, ASSOCIATION, INTERFACE, LAUNCH_TEMPLATE],
  evaluate: (instance, context) => {
    const pointers = [
      [EIP, 'InstanceId'],
      [ASSOCIATION, 'InstanceId'],
    ] as const;
    return all([byLaunch(instance, context), associated(instance, pointers, '', context)]);
  },
});
