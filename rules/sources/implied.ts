import type { Resource, Undecided } from '../core/resource';
import {
  isList,
  isProperties,
  isUnresolved,
  type Properties,
  type Reference,
  referenceOf,
  unresolved,
  type Value,
} from '../core/value';

/** What AWS makes with a VPC and CloudFormation names by an attribute of it. */
export const DEFAULTS_OF_VPC: Readonly<Record<string, string>> = {
  DefaultSecurityGroup: 'AWS::EC2::SecurityGroup',
  DefaultNetworkAcl: 'AWS::EC2::NetworkAcl',
};

/** The address of what an attribute of a VPC names. */
export function defaultOf(vpc: string, attribute: string): string {
  return `${vpc}#${attribute}`;
}

/** What AWS makes unasked beside the resources given: of every VPC the main route table, and its defaults. */
export function implied(resources: readonly Resource[]): readonly Resource[] {
  const customs = resources.filter(({ type }) => CUSTOM.test(type));
  return resources
    .filter(({ type }) => type === 'AWS::EC2::VPC')
    .flatMap((vpc) => [mainRouteTable(vpc), defaultNetworkAcl(vpc), defaultSecurityGroup(vpc, customs)]);
}

function made(vpc: Resource, type: string, address: string, properties: Properties): Resource {
  return {
    type,
    address,
    aliases: [],
    properties: { VpcId: referenceTo({ target: vpc.address, attribute: 'Ref' }), ...properties },
    origin: { ...vpc.origin, type },
    folded: [],
    assumptions: [],
    ...(vpc.conditional ? { conditional: vpc.conditional } : {}),
    implicit: true,
  };
}

function referenceTo(reference: Reference): Value {
  return unresolved([reference], 'which is known once deployed');
}

/**
 * It holds only the local route until somebody adds to it, and CloudFormation has no name for it:
 * https://docs.aws.amazon.com/vpc/latest/userguide/RouteTables.html
 */
function mainRouteTable(vpc: Resource): Resource {
  return made(vpc, 'AWS::EC2::RouteTable', `${vpc.address}#main`, { Main: true, Routes: [] });
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html */
function defaultNetworkAcl(vpc: Resource): Resource {
  const everything = { RuleNumber: 100, Protocol: -1, RuleAction: 'allow', CidrBlock: '0.0.0.0/0' };
  return made(vpc, 'AWS::EC2::NetworkAcl', defaultOf(vpc.address, 'DefaultNetworkAcl'), {
    IsDefault: true,
    Entries: [
      { ...everything, Egress: false },
      { ...everything, Egress: true },
    ],
  });
}

const CUSTOM = /^(Custom::|AWS::CloudFormation::CustomResource$)/;

/** CDK's own way to take the rules of a default group away: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_ec2.VpcProps.html#restrictdefaultsecuritygroup */
const CLOSES = 'Custom::VpcRestrictDefaultSG';

/**
 * The default group admits itself and lets everything out, until a custom resource changes that:
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
 */
function defaultSecurityGroup(vpc: Resource, customs: readonly Resource[]): Resource {
  const address = defaultOf(vpc.address, 'DefaultSecurityGroup');
  const concerned = customs.filter((one) => concerns(one, vpc));
  const closed = concerned.some(({ type, properties }) => {
    const group =
      type === CLOSES && isProperties(properties) ? properties['DefaultSecurityGroupId'] : undefined;
    return referenceOf(group)?.target === vpc.address;
  });
  const [changes] = concerned;
  const rules = (open: Value): Value =>
    closed
      ? []
      : changes
        ? unresolved(
            [{ expression: `${changes.origin.id} of ${address}` }],
            `which ${changes.origin.id} may change`,
          )
        : [open];
  const group = made(vpc, 'AWS::EC2::SecurityGroup', address, {
    GroupName: 'default',
    SecurityGroupIngress: rules({
      IpProtocol: '-1',
      SourceSecurityGroupId: referenceTo({ target: address, attribute: 'GroupId' }),
    }),
    SecurityGroupEgress: rules({ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }),
  });
  const undecided = customs
    .filter((one) => one.type === CLOSES || concerned.includes(one))
    .flatMap(undecidedFor);
  return undecided.length > 0 ? { ...group, undecided } : group;
}

/** Whether a custom resource is told of the default group of a VPC, or of one that is not known. */
function concerns({ type, properties }: Resource, vpc: Resource): boolean {
  const names = (value: Value | undefined): boolean => {
    if (isUnresolved(value)) {
      const group = { target: vpc.address, attribute: 'DefaultSecurityGroup' };
      return value.parts.some((part) => JSON.stringify(part) === JSON.stringify(group));
    }
    if (isList(value)) return value.some(names);
    return isProperties(value) && Object.values(value).some(names);
  };
  if (type !== CLOSES) return names(properties);
  if (!isProperties(properties)) return true;
  const group = properties['DefaultSecurityGroupId'];
  return names(group) || (isUnresolved(group) && referenceOf(group)?.attribute !== 'DefaultSecurityGroup');
}

/** A custom resource that is only there, or only told of the group, in some scenario. */
function undecidedFor({ type, conditional = [], undecided = [] }: Resource): readonly Undecided[] {
  const variables = [...conditional, ...(type === CLOSES ? undecided : []).map(({ variable }) => variable)];
  return ['SecurityGroupIngress', 'SecurityGroupEgress'].flatMap((path) =>
    variables.map((variable) => ({ path, variable })),
  );
}
