import type { RecordingGroup } from '@aws-sdk/client-config-service';
import { TRANSLATIONS } from '../../sources/translators/translations';

/**
 * The recorded types whose items tell of a type of CloudFormation that AWS Config has no item of:
 * https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html
 */
const WITHIN: Readonly<Record<string, readonly string[]>> = {
  'AWS::EC2::Route': ['AWS::EC2::RouteTable'],
  'AWS::EC2::SecurityGroupIngress': ['AWS::EC2::SecurityGroup'],
  'AWS::EC2::SecurityGroupEgress': ['AWS::EC2::SecurityGroup'],
  'AWS::EC2::NetworkAclEntry': ['AWS::EC2::NetworkAcl'],
  'AWS::EC2::SubnetRouteTableAssociation': ['AWS::EC2::RouteTable'],
  'AWS::EC2::GatewayRouteTableAssociation': ['AWS::EC2::RouteTable'],
  'AWS::EC2::SubnetNetworkAclAssociation': ['AWS::EC2::NetworkAcl'],
  'AWS::EC2::EIPAssociation': ['AWS::EC2::EIP'],
  'AWS::EC2::NetworkInterfaceAttachment': ['AWS::EC2::Instance'],
  'AWS::EC2::VPCGatewayAttachment': ['AWS::EC2::InternetGateway'],
  'AWS::EC2::VPCCidrBlock': ['AWS::EC2::VPC'],
  'AWS::S3::BucketPolicy': ['AWS::S3::Bucket'],
  'AWS::SNS::TopicPolicy': ['AWS::SNS::Topic'],
  'AWS::SNS::TopicInlinePolicy': ['AWS::SNS::Topic'],
  'AWS::SQS::QueuePolicy': ['AWS::SQS::Queue'],
  'AWS::SQS::QueueInlinePolicy': ['AWS::SQS::Queue'],
  'AWS::SecretsManager::RotationSchedule': ['AWS::SecretsManager::Secret'],
  'AWS::SecretsManager::SecretTargetAttachment': ['AWS::SecretsManager::Secret'],
  // What CloudFormation calls so is written into its owners; AWS Config gives the name to managed policies.
  'AWS::IAM::Policy': ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'],
  'AWS::IAM::RolePolicy': ['AWS::IAM::Role'],
  'AWS::IAM::UserPolicy': ['AWS::IAM::User'],
  'AWS::IAM::GroupPolicy': ['AWS::IAM::Group'],
  'AWS::Lambda::Permission': ['AWS::Lambda::Function'],
  'AWS::KMS::ReplicaKey': ['AWS::KMS::Key'],
};

const RENAMED: ReadonlyMap<string, string> = new Map(
  Object.entries(TRANSLATIONS).flatMap(([recorded, { type }]) =>
    type === undefined || type === recorded ? [] : [[type, recorded] as const],
  ),
);

/** The types under which AWS Config records what CloudFormation calls so. */
export function carriersOf(type: string): readonly string[] {
  const renamed = RENAMED.get(type);
  return WITHIN[type] ?? (renamed === undefined ? [type] : [renamed]);
}

/** The recorded types of several types, each once. */
export function carriers(types: readonly string[]): readonly string[] {
  return [...new Set(types.flatMap(carriersOf))];
}

/** https://docs.aws.amazon.com/config/latest/APIReference/API_RecordingGroup.html: recorded in one region only. */
const GLOBAL: readonly string[] = ['AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::Policy'];

/** Whether a recorder records a type; both models of saying so are in use. */
export function records(group: RecordingGroup | undefined, type: string): boolean {
  const excluded = group?.exclusionByResourceTypes?.resourceTypes ?? [];
  switch (group?.recordingStrategy?.useOnly) {
    case 'EXCLUSION_BY_RESOURCE_TYPES':
      return !excluded.some((one) => one === type);
    case 'INCLUSION_BY_RESOURCE_TYPES':
      return group.resourceTypes?.some((one) => one === type) === true;
    default:
      if (group?.allSupported !== true) return group?.resourceTypes?.some((one) => one === type) === true;
      return !GLOBAL.includes(type) || group.includeGlobalResourceTypes === true;
  }
}
