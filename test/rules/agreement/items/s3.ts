import type * as s3 from '@aws-sdk/client-s3';
import type { PlainObject } from '../deploy';
import { Document, flag, lowered, number, object, objects, type Projection, text } from './recorded';
import { lifecycle, notified } from './s3-lists';

const OWNER = '8ac813c84b8ad4d9f3e35f80aaeb254f85922a902ce87ed6b49ccbfa188f5a12';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl */
const GRANTS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  PublicRead: [['AllUsers', 'Read']],
  PublicReadWrite: [
    ['AllUsers', 'Read'],
    ['AllUsers', 'Write'],
  ],
  AuthenticatedRead: [['AuthenticatedUsers', 'Read']],
  LogDeliveryWrite: [
    ['LogDelivery', 'Write'],
    ['LogDelivery', 'ReadAcp'],
  ],
};

function accessControl(canned: string | undefined): Document {
  const own = { grantee: { id: OWNER, displayName: null }, permission: 'FullControl' };
  // `AwsExecRead` lets EC2 read, as an account that only AWS knows.
  const ec2 = {
    grantee: { id: '6aa5a366c34c1cbe25dc49211496e913', displayName: 'za-team' },
    permission: 'Read',
  };
  const groups = (GRANTS[canned ?? ''] ?? []).map(([grantee, permission]) => ({ grantee, permission }));
  const others = canned === 'AwsExecRead' ? [ec2] : groups;
  return new Document({
    grantSet: null,
    grantList: [own, ...others],
    owner: { displayName: null, id: OWNER },
    isRequesterCharged: false,
  });
}

/**
 * A bucket whose template says nothing has all four since April 2023, unless it is older or an update took the block
 * away: https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html. This is such a bucket.
 */
function publicAccess(given: PlainObject): s3.PublicAccessBlockConfiguration {
  const own = object(given, 'PublicAccessBlockConfiguration') ?? {};
  const read = (name: string): boolean => flag(own, name) ?? false;
  return {
    BlockPublicAcls: read('BlockPublicAcls'),
    BlockPublicPolicy: read('BlockPublicPolicy'),
    IgnorePublicAcls: read('IgnorePublicAcls'),
    RestrictPublicBuckets: read('RestrictPublicBuckets'),
  };
}

/** Since January 2023 every new object is encrypted: https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html */
function encryption(given: PlainObject): unknown {
  const rules = objects(object(given, 'BucketEncryption') ?? {}, 'ServerSideEncryptionConfiguration');
  const made = (rules.length > 0 ? rules : [{}]).map((rule) => {
    const by = object(rule, 'ServerSideEncryptionByDefault') ?? {};
    return {
      applyServerSideEncryptionByDefault: {
        sseAlgorithm: text(by, 'SSEAlgorithm') ?? 'AES256',
        kmsMasterKeyID: text(by, 'KMSMasterKeyID') ?? null,
      },
      bucketKeyEnabled: flag(rule, 'BucketKeyEnabled') ?? false,
    };
  });
  return { rules: made };
}

function locked(given: PlainObject): unknown {
  if (!flag(given, 'ObjectLockEnabled')) return undefined;
  const retention = object(
    object(object(given, 'ObjectLockConfiguration') ?? {}, 'Rule') ?? {},
    'DefaultRetention',
  );
  return lowered({
    ObjectLockEnabled: 'Enabled',
    ...(retention ? { Rule: { DefaultRetention: retention } } : {}),
  });
}

/** https://github.com/awslabs/aws-config-resource-schema, AWS::S3::Bucket: all but the name is in the supplements. */
export const bucket: Projection = (one, stack) => {
  const { properties: given } = one;
  const [policy] = stack.naming('AWS::S3::BucketPolicy', 'Bucket', one);
  const logging = object(given, 'LoggingConfiguration');
  const website = object(given, 'WebsiteConfiguration');
  const replication = object(given, 'ReplicationConfiguration');
  const rules = objects(replication ?? {}, 'Rules').map((rule, index) => [
    text(rule, 'Id') ?? `rule-${index}`,
    {
      prefix: text(rule, 'Prefix') ?? null,
      status: text(rule, 'Status'),
      priority: number(rule, 'Priority') ?? null,
      filter: null,
      destinationConfig: { bucketARN: text(object(rule, 'Destination') ?? {}, 'Bucket'), storageClass: null },
    },
  ]);
  const supplementary = {
    AccessControlList: accessControl(text(given, 'AccessControl')),
    BucketAccelerateConfiguration: {
      status: text(object(given, 'AccelerateConfiguration') ?? {}, 'AccelerationStatus') ?? null,
    },
    BucketLifecycleConfiguration: lifecycle(given),
    BucketLoggingConfiguration: {
      // Without a target bucket a bucket logs into itself: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-loggingconfiguration.html
      destinationBucketName: logging ? (text(logging, 'DestinationBucketName') ?? one.name) : null,
      logFilePrefix: (logging && text(logging, 'LogFilePrefix')) ?? null,
    },
    BucketNotificationConfiguration: notified(given),
    BucketPolicy: { policyText: policy ? JSON.stringify(policy.properties['PolicyDocument'] ?? null) : null },
    BucketReplicationConfiguration: replication && {
      roleARN: text(replication, 'Role'),
      rules: Object.fromEntries(rules),
    },
    BucketVersioningConfiguration: {
      status: text(object(given, 'VersioningConfiguration') ?? {}, 'Status') ?? 'Off',
      isMfaDeleteEnabled: null,
    },
    BucketWebsiteConfiguration: website && {
      indexDocumentSuffix: text(website, 'IndexDocument') ?? null,
      errorDocument: text(website, 'ErrorDocument') ?? null,
      redirectAllRequestsTo: null,
      routingRules: [],
    },
    IsRequesterPaysEnabled: false,
    ObjectLockConfiguration: locked(given),
    PublicAccessBlockConfiguration: lowered(publicAccess(given)),
    ServerSideEncryptionConfiguration: encryption(given),
  };
  return {
    configuration: {
      name: one.name,
      owner: { displayName: null, id: OWNER },
      creationDate: '2026-01-01T00:00:00.000Z',
    },
    supplementary: Object.fromEntries(
      Object.entries(supplementary).filter(([, value]) => value !== undefined),
    ),
  };
};
