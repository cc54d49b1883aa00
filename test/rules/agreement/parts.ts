import type { Deployed, Plain } from './deploy';
import { refOf } from './identities';

interface Part {
  readonly owner: string;
  readonly by: readonly string[];
  /** Other types that it may belong to, by the property that names them. */
  readonly others?: Readonly<Record<string, string>>;
}

/**
 * What AWS Config has no item of because the item of its owner tells of it, with the properties that name the owner:
 * https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html
 */
export const PARTS: Readonly<Record<string, Part>> = {
  'AWS::EC2::SecurityGroupIngress': { owner: 'AWS::EC2::SecurityGroup', by: ['GroupId', 'GroupName'] },
  'AWS::EC2::SecurityGroupEgress': { owner: 'AWS::EC2::SecurityGroup', by: ['GroupId'] },
  'AWS::EC2::Route': { owner: 'AWS::EC2::RouteTable', by: ['RouteTableId'] },
  'AWS::EC2::NetworkAclEntry': { owner: 'AWS::EC2::NetworkAcl', by: ['NetworkAclId'] },
  'AWS::EC2::SubnetRouteTableAssociation': { owner: 'AWS::EC2::RouteTable', by: ['RouteTableId'] },
  'AWS::EC2::GatewayRouteTableAssociation': { owner: 'AWS::EC2::RouteTable', by: ['RouteTableId'] },
  'AWS::EC2::SubnetNetworkAclAssociation': { owner: 'AWS::EC2::NetworkAcl', by: ['NetworkAclId'] },
  'AWS::EC2::VPCGatewayAttachment': { owner: 'AWS::EC2::InternetGateway', by: ['InternetGatewayId'] },
  'AWS::EC2::VPCCidrBlock': { owner: 'AWS::EC2::VPC', by: ['VpcId'] },
  'AWS::EC2::EIPAssociation': { owner: 'AWS::EC2::EIP', by: ['AllocationId', 'EIP'] },
  'AWS::EC2::NetworkInterfaceAttachment': { owner: 'AWS::EC2::Instance', by: ['InstanceId'] },
  'AWS::EC2::VolumeAttachment': { owner: 'AWS::EC2::Volume', by: ['VolumeId'] },
  'AWS::S3::BucketPolicy': { owner: 'AWS::S3::Bucket', by: ['Bucket'] },
  'AWS::SNS::TopicPolicy': { owner: 'AWS::SNS::Topic', by: ['Topics'] },
  'AWS::SNS::TopicInlinePolicy': { owner: 'AWS::SNS::Topic', by: ['TopicArn'] },
  'AWS::SQS::QueueInlinePolicy': { owner: 'AWS::SQS::Queue', by: ['Queue'] },
  'AWS::SQS::QueuePolicy': { owner: 'AWS::SQS::Queue', by: ['Queues'] },
  'AWS::Lambda::Permission': { owner: 'AWS::Lambda::Function', by: ['FunctionName'] },
  'AWS::IAM::Policy': {
    owner: 'AWS::IAM::Role',
    by: ['Roles'],
    others: { Users: 'AWS::IAM::User', Groups: 'AWS::IAM::Group' },
  },
  'AWS::IAM::UserPolicy': { owner: 'AWS::IAM::User', by: ['UserName'] },
  'AWS::IAM::GroupPolicy': { owner: 'AWS::IAM::Group', by: ['GroupName'] },
  'AWS::IAM::RolePolicy': { owner: 'AWS::IAM::Role', by: ['RoleName'] },
  'AWS::SecretsManager::RotationSchedule': { owner: 'AWS::SecretsManager::Secret', by: ['SecretId'] },
  'AWS::Events::EventBusPolicy': { owner: 'AWS::Events::EventBus', by: ['EventBusName'] },
};

/** The resources of an account, by what belongs to what. */
export interface Stack {
  readonly all: readonly Deployed[];
  /** The resources of a type whose property names another one. */
  readonly naming: (type: string, property: string, owner: Deployed) => readonly Deployed[];
}

export function stackOf(all: readonly Deployed[]): Stack {
  return {
    all,
    naming: (type, property, owner) =>
      all.filter((one) => one.type === type && names(one.properties[property], owner)),
  };
}

function names(value: Plain | undefined, { type, id, name, arn, ...identity }: Deployed): boolean {
  const own = [id, name, arn, refOf(type, { ...identity, id, name, arn })];
  return (Array.isArray(value) ? value : [value]).some((one) => typeof one === 'string' && own.includes(one));
}

/** The item that tells of a resource: its owner's for a part. */
export function carrierOf(one: Deployed, { all }: Stack): Deployed | undefined {
  const part = PARTS[one.type];
  if (!part) return one;
  return waysTo(part)
    .flatMap(([property, type]) =>
      all.filter((owner) => owner.type === type && names(one.properties[property], owner)),
    )
    .at(0);
}

export function waysTo({
  by,
  owner,
  others = {},
}: Part): readonly (readonly [property: string, type: string])[] {
  return [...by.map((property) => [property, owner] as const), ...Object.entries(others)];
}

export function ownerType(type: string): string | undefined {
  return PARTS[type]?.owner;
}
