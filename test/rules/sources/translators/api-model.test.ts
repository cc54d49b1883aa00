import * as acm from '@aws-sdk/client-acm';
import * as autoscaling from '@aws-sdk/client-auto-scaling';
import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as ec2 from '@aws-sdk/client-ec2';
import * as elbv2 from '@aws-sdk/client-elastic-load-balancing-v2';
import * as iam from '@aws-sdk/client-iam';
import * as kms from '@aws-sdk/client-kms';
import * as lambda from '@aws-sdk/client-lambda';
import * as s3 from '@aws-sdk/client-s3';
import * as wafv2 from '@aws-sdk/client-wafv2';
import { resourcesOfItem } from '../../../../rules/sources/configuration-resources';
import { itemOf } from './items';

/** What the API answers of each type, by the SDK's own models: the configuration, and its supplements by name. */
const MODELS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'AWS::EC2::VPC': { configuration: ec2.Vpc$ },
  'AWS::EC2::Subnet': { configuration: ec2.Subnet$ },
  'AWS::EC2::RouteTable': { configuration: ec2.RouteTable$ },
  'AWS::EC2::InternetGateway': { configuration: ec2.InternetGateway$ },
  'AWS::EC2::NatGateway': { configuration: ec2.NatGateway$ },
  'AWS::EC2::NetworkAcl': { configuration: ec2.NetworkAcl$ },
  'AWS::EC2::FlowLog': { configuration: ec2.FlowLog$ },
  'AWS::EC2::VPCEndpoint': { configuration: ec2.VpcEndpoint$ },
  'AWS::EC2::NetworkInterface': { configuration: ec2.NetworkInterface$ },
  'AWS::EC2::EIP': { configuration: ec2.Address$ },
  'AWS::EC2::SecurityGroup': { configuration: ec2.SecurityGroup$ },
  'AWS::EC2::Instance': { configuration: ec2.Instance$ },
  'AWS::EC2::Volume': { configuration: ec2.Volume$ },
  'AWS::AutoScaling::LaunchConfiguration': { configuration: autoscaling.LaunchConfiguration$ },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    configuration: elbv2.LoadBalancer$,
    'supplementary.LoadBalancerAttributes[]': elbv2.LoadBalancerAttribute$,
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': {
    configuration: elbv2.TargetGroup$,
    'supplementary.TargetGroupAttributes[]': elbv2.TargetGroupAttribute$,
  },
  'AWS::S3::Bucket': {
    configuration: s3.Bucket$,
    'supplementary.PublicAccessBlockConfiguration': s3.PublicAccessBlockConfiguration$,
    'supplementary.ServerSideEncryptionConfiguration': s3.ServerSideEncryptionConfiguration$,
    'supplementary.ObjectLockConfiguration': s3.ObjectLockConfiguration$,
    'supplementary.OwnershipControls': s3.OwnershipControls$,
  },
  'AWS::IAM::Role': { configuration: iam.RoleDetail$ },
  'AWS::IAM::User': { configuration: iam.UserDetail$ },
  'AWS::IAM::Group': { configuration: iam.GroupDetail$ },
  'AWS::IAM::Policy': { configuration: iam.ManagedPolicyDetail$ },
  'AWS::KMS::Key': { configuration: kms.KeyMetadata$ },
  'AWS::Lambda::Function': {
    configuration: lambda.FunctionConfiguration$,
    'supplementary.Concurrency': lambda.GetFunctionConcurrencyResponse$,
  },
  'AWS::CloudWatch::Alarm': { configuration: cloudwatch.MetricAlarm$ },
  'AWS::ACM::Certificate': { configuration: acm.CertificateDetail$ },
  'AWS::WAFv2::WebACL': { configuration: wafv2.WebACL$ },
};

const SCHEMA = 'https://github.com/awslabs/aws-config-resource-schema, config/properties/resource-types';
const JAVA = 'the names of the AWS SDK for Java 1, in whose shape AWS Config keeps them';
const CUSTODIAN = 'https://github.com/cloud-custodian/cloud-custodian, c7n/resources/s3.py, class ConfigS3';

/** What the API does not answer so, with the reason to read it all the same and where it is written. */
const ELSEWHERE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'AWS::EC2::SecurityGroup': {
    'configuration.ipPermissions[].ipv4Ranges': `${JAVA}: ${SCHEMA}`,
    'configuration.ipPermissionsEgress[].ipv4Ranges': `${JAVA}: ${SCHEMA}`,
  },
  'AWS::S3::Bucket': {
    'configuration.owner': `${SCHEMA} does not tell it, AWS's own sample item has it`,
    'supplementary.AccessControlList': CUSTODIAN,
    'supplementary.BucketAccelerateConfiguration': SCHEMA,
    'supplementary.BucketCrossOriginConfiguration': SCHEMA,
    'supplementary.BucketLifecycleConfiguration': `${SCHEMA}; the tag of a predicate: ${CUSTODIAN}`,
    'supplementary.BucketLoggingConfiguration': SCHEMA,
    'supplementary.BucketNotificationConfiguration': CUSTODIAN,
    'supplementary.BucketPolicy':
      'https://docs.aws.amazon.com/config/latest/developerguide/supported-resources.html',
    'supplementary.BucketReplicationConfiguration': `${SCHEMA}; its rules: ${CUSTODIAN}`,
    'supplementary.BucketVersioningConfiguration': SCHEMA,
    'supplementary.BucketWebsiteConfiguration': SCHEMA,
    'supplementary.IsRequesterPaysEnabled': SCHEMA,
    'supplementary.ServerSideEncryptionConfiguration.rules[].applyServerSideEncryptionByDefault.sseAlgorithm':
      SCHEMA,
    'supplementary.ServerSideEncryptionConfiguration.rules[].applyServerSideEncryptionByDefault.kmsMasterKeyID':
      SCHEMA,
  },
  'AWS::KMS::Key': {
    'configuration.awsaccountId': `AWSAccountId in the API, lowered: ${SCHEMA}`,
    'supplementary.KeyRotationStatus': SCHEMA,
    'supplementary.Policy':
      'GetKeyPolicy answers it as Policy: https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html',
  },
  'AWS::Lambda::Function': {
    'configuration.kmskeyArn': `KMSKeyArn in the API, lowered: ${SCHEMA}`,
    'supplementary.Policy':
      'GetPolicy answers it as Policy: https://docs.aws.amazon.com/lambda/latest/api/API_GetPolicy.html',
  },
  'AWS::CloudWatch::Alarm': {
    'configuration.okactions': `OKActions in the API, lowered: ${SCHEMA}`,
  },
};

/** Tags, which every item has in one place and some in two. */
const ANYWHERE = /^(configuration\.[tT]ags|supplementary\.Tags)\b/;

type Schema = readonly unknown[];

const isSchema = (of: unknown): of is Schema =>
  Array.isArray(of) && typeof of[0] === 'number' && typeof of[1] === 'string';

/** A member's schema is a number for a scalar, a function for a structure, or one of those with traits. */
function resolved(of: unknown): unknown {
  if (typeof of === 'function') return resolved(of());
  return Array.isArray(of) && !isSchema(of) ? resolved(of[0]) : of;
}

const [LIST, MAP, STRUCTURE] = [1, 2, 3];
const LIST_OF_SCALARS = 64;
const MAP_OF_SCALARS = 128;

/** What stands at a step of a schema; undefined where there is no such step, `true` where any may follow. */
function inner(of: unknown, step: string): unknown {
  if (of === true) return true;
  if (typeof of === 'number') {
    return (step === '[]' && of & LIST_OF_SCALARS) || of & MAP_OF_SCALARS ? true : undefined;
  }
  if (!isSchema(of)) return undefined;
  if (of[0] === MAP) return true;
  if (of[0] === LIST) return step === '[]' ? resolved(of[4]) : undefined;
  if (of[0] !== STRUCTURE) return undefined;
  const names = of[4] as readonly string[];
  const at = names.findIndex((name) => `${name.charAt(0).toLowerCase()}${name.slice(1)}` === step);
  return at < 0 ? undefined : resolved((of[5] as readonly unknown[])[at]);
}

/** Whether the API answers what is at a path. */
function isAnswered(type: string, path: string): boolean {
  const roots = Object.entries(MODELS[type] ?? {}).filter(
    ([root]) =>
      path.startsWith(`${root}.`) ||
      path.startsWith(`${root}[`) ||
      root === path ||
      root.startsWith(`${path}[`),
  );
  return roots.some(([root, model]) => {
    if (path === root || root.startsWith(`${path}[`)) return true;
    const steps = path
      .slice(root.length)
      .split(/\.|(?=\[\])/)
      .filter((step) => step !== '');
    return steps.reduce<unknown>(inner, model) !== undefined;
  });
}

function isExplained(type: string, path: string): boolean {
  const known = Object.keys(ELSEWHERE[type] ?? {});
  return (
    ANYWHERE.test(path) ||
    known.some((one) => path === one || (/^[.[]/.test(path.slice(one.length)) && path.startsWith(one)))
  );
}

/** The value, telling each member that is looked for in it, whether it is there or not. */
function watched(value: unknown, path: string, seen: Set<string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const at = (name: string): string => (Array.isArray(value) ? `${path}[]` : `${path}.${name}`);
  const look = (name: string | symbol): string | undefined => {
    if (typeof name === 'symbol' || (Array.isArray(value) && !/^\d+$/.test(name))) return undefined;
    if (!Array.isArray(value)) seen.add(at(name));
    return at(name);
  };
  return new Proxy(value, {
    get(target, name, receiver) {
      const where = look(name);
      const found: unknown = Reflect.get(target, name, receiver);
      return where === undefined ? found : watched(found, where, seen);
    },
    getOwnPropertyDescriptor(target, name) {
      if (!Object.hasOwn(target, name)) look(name);
      return Reflect.getOwnPropertyDescriptor(target, name);
    },
  });
}

/** The paths that the translator of a type looks at in its item. */
function readBy(type: string): readonly string[] {
  const seen = new Set<string>();
  const item = itemOf(type);
  resourcesOfItem({
    ...item,
    configuration: watched(item.configuration, 'configuration', seen) as typeof item.configuration & object,
    supplementary: watched(item.supplementary, 'supplementary', seen) as typeof item.supplementary,
  });
  return [...seen].sort();
}

/** The paths that an item holds. */
function heldBy(type: string): readonly string[] {
  const item = itemOf(type);
  const walk = (value: unknown, path: string): readonly string[] => {
    if (Array.isArray(value)) return value.flatMap((one) => walk(one, `${path}[]`));
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([name, one]) => [
      `${path}.${name}`,
      ...walk(one, `${path}.${name}`),
    ]);
  };
  return [
    ...new Set([...walk(item.configuration, 'configuration'), ...walk(item.supplementary, 'supplementary')]),
  ];
}

const unaccounted = (type: string, paths: readonly string[]): readonly string[] =>
  paths.filter((path) => !isAnswered(type, path) && !isExplained(type, path));

test.each(Object.keys(MODELS))('what is read of %s is what the API answers', (type) => {
  const read = readBy(type);
  expect(read.length).toBeGreaterThan(2);
  expect(unaccounted(type, read)).toEqual([]);
});

test.each(Object.keys(MODELS))('the sample of %s holds what the API answers', (type) => {
  expect(unaccounted(type, heldBy(type))).toEqual([]);
});

test('a name that the API does not answer is told', () => {
  expect(isAnswered('AWS::EC2::Subnet', 'configuration.mapPublicIpOnLaunch')).toBe(true);
  expect(isAnswered('AWS::EC2::Subnet', 'configuration.mapPublicIPOnLaunch')).toBe(false);
  expect(
    isAnswered('AWS::EC2::SecurityGroup', 'configuration.ipPermissions[].userIdGroupPairs[].groupId'),
  ).toBe(true);
  expect(
    isAnswered('AWS::EC2::SecurityGroup', 'configuration.ipPermissions[].userIdGroupPairs[].group'),
  ).toBe(false);
  expect(isAnswered('AWS::Lambda::Function', 'configuration.environment.variables.ANYTHING')).toBe(true);
  expect(isExplained('AWS::KMS::Key', 'supplementary.Policy')).toBe(true);
  expect(isExplained('AWS::KMS::Key', 'supplementary.PolicyText')).toBe(false);
});

test('every explanation is of something that is read or held', () => {
  for (const [type, explained] of Object.entries(ELSEWHERE)) {
    const there = [...readBy(type), ...heldBy(type)];
    expect(Object.keys(explained).filter((path) => !there.includes(path))).toEqual([]);
  }
});
