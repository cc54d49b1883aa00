import { createHash } from 'node:crypto';
import { ACCOUNT_ID, arnOf, REGION } from './arns';

/** What a resource is called once deployed. */
export interface Identity {
  /** What AWS Config and the API of its service call it. */
  readonly id: string;
  readonly name: string;
  readonly arn: string;
}

type Given = Readonly<Record<string, unknown>>;

/** How the ids of EC2 begin: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html */
const PREFIXES: Readonly<Record<string, string>> = {
  ClientVpnEndpoint: 'cvpn-endpoint',
  EIP: 'eipalloc',
  EIPAssociation: 'eipassoc',
  FlowLog: 'fl',
  Instance: 'i',
  InternetGateway: 'igw',
  LaunchTemplate: 'lt',
  NatGateway: 'nat',
  NetworkAcl: 'acl',
  NetworkInterface: 'eni',
  NetworkInterfaceAttachment: 'eni-attach',
  PrefixList: 'pl',
  RouteTable: 'rtb',
  SecurityGroup: 'sg',
  SpotFleet: 'sfr',
  Subnet: 'subnet',
  SubnetNetworkAclAssociation: 'aclassoc',
  SubnetRouteTableAssociation: 'rtbassoc',
  TransitGateway: 'tgw',
  VPC: 'vpc',
  VPCEndpoint: 'vpce',
  VPNConnection: 'vpn',
  VPNGateway: 'vgw',
  Volume: 'vol',
};

/** Types whose Ref is their ARN, by the page of each: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html */
const REF_IS_ARN =
  /^AWS::(ElasticLoadBalancingV2::|SNS::Topic$|ECS::(TaskDefinition|Service)$|SecretsManager::Secret$|CertificateManager::|StepFunctions::StateMachine$|IAM::ManagedPolicy$)/;

function hash(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

/** What a resource is called of which a template says only so much. */
export function identityOf(type: string, logicalId: string, properties: Given): Identity {
  const kind = type.split('::').at(-1) ?? '';
  const given = [
    `${kind}Name`,
    'Name',
    'ManagedPolicyName',
    'Family',
    'FunctionName',
    'LogGroupName',
  ].flatMap((key) => properties[key] ?? [])[0];
  const name =
    typeof given === 'string' && given !== ''
      ? given
      : `${logicalId}-${hash(type + logicalId, 6)}`.toLowerCase();
  const prefix = type.startsWith('AWS::EC2::') ? PREFIXES[kind] : undefined;
  const digest = hash(type + logicalId, 32);
  const uuid = digest.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const own = prefix ? `${prefix}-0${digest.slice(0, 16)}` : idOf(type, name, uuid);
  const arn = arnOf(type, { id: own, name, hash: digest.slice(0, 16), uuid });
  return { id: /ElasticLoadBalancingV2::|ECS::Service$/.test(type) ? arn : own, name, arn };
}

function idOf(type: string, name: string, uuid: string): string {
  if (/^AWS::KMS::(Key|ReplicaKey)$/.test(type)) return uuid;
  if (/^AWS::IAM::(Role|User|Group|ManagedPolicy)$/.test(type)) {
    return `${type.endsWith('Role') ? 'AROA' : 'ANPA'}${uuid.replaceAll('-', '').toUpperCase().slice(0, 17)}`;
  }
  return name;
}

/** What `Ref` is once deployed. */
export function refOf(type: string, identity: Identity): string {
  if (type === 'AWS::EC2::EIP') return addressOf(identity);
  if (type === 'AWS::SQS::Queue') return `https://sqs.${REGION}.amazonaws.com/${ACCOUNT_ID}/${identity.name}`;
  if (REF_IS_ARN.test(type)) return identity.arn;
  return /^AWS::IAM::(Role|User|Group)$/.test(type) ? identity.name : identity.id;
}

export function addressOf({ id }: Identity): string {
  return `203.0.113.${(Number.parseInt(hash(id, 4), 16) % 250) + 1}`;
}

/** What AWS makes with a VPC. */
export function defaultOf(vpc: Identity, kind: 'sg' | 'acl' | 'rtb'): string {
  return `${kind}-0${hash(vpc.id + kind, 16)}`;
}

/** What `Fn::GetAtt` is once deployed; undefined where it is none of the names of the resource itself. */
export function attributeOf(
  type: string,
  attribute: string,
  identity: Identity,
  properties: Given,
): string | undefined {
  const kind = type.split('::').at(-1)?.toLowerCase() ?? '';
  const lower = attribute.toLowerCase();
  if (type === 'AWS::EC2::VPC' && attribute === 'DefaultSecurityGroup') return defaultOf(identity, 'sg');
  if (type === 'AWS::EC2::VPC' && attribute === 'DefaultNetworkAcl') return defaultOf(identity, 'acl');
  if (type === 'AWS::EC2::EIP' && attribute === 'PublicIp') return addressOf(identity);
  if (/^(Arn|ARN|CertificateArn|PolicyArn)$/.test(attribute) || lower === `${kind}arn`) return identity.arn;
  if (attribute === 'Name' || lower === `${kind}name` || attribute === 'QueueName') return identity.name;
  if (attribute === 'Id' || lower === `${kind}id` || /^(GroupId|AllocationId|KeyId)$/.test(attribute))
    return identity.id;
  if (attribute === 'QueueUrl') return refOf(type, identity);
  const given = properties[attribute];
  return typeof given === 'string' ? given : undefined;
}
