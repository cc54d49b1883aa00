import { isProperties, ownValue } from '../../core/value';
import {
  at,
  document,
  each,
  first,
  inside,
  objects,
  odd,
  pascal,
  type Read,
  shape,
  sure,
  text,
  texts,
  unknown,
} from './read';
import { notification, replication } from './s3-events';
import { lifecycleRule } from './s3-lifecycle';
import type { Part, Recorded, Translations } from './translation';

const NO_CANNED = 'whose grants are none of the canned ACLs';

/** What the owner's full control and these grants are called: https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html */
const CANNED: Readonly<Record<string, string>> = {
  '': 'Private',
  'AllUsers Read': 'PublicRead',
  'AllUsers Read,AllUsers Write': 'PublicReadWrite',
  'AuthenticatedUsers Read': 'AuthenticatedRead',
  'LogDelivery ReadAcp,LogDelivery Write': 'LogDeliveryWrite',
};

/** Grants to groups are written by the group's name alone, as text. */
const accessControl: Read = (from) => {
  const acl = ownValue(from, 'AccessControlList');
  if (!isProperties(acl)) return odd();
  const [owner, grants] = [ownValue(acl, 'owner'), objects(acl, 'grantList')];
  const id = isProperties(owner) ? ownValue(owner, 'id') : undefined;
  if (grants === undefined || typeof id !== 'string') return odd();
  const others = grants.flatMap((grant) => {
    const [grantee, permission] = [ownValue(grant, 'grantee'), text(ownValue(grant, 'permission'))];
    if (typeof grantee === 'string') return [`${grantee} ${permission}`];
    const own = isProperties(grantee) && ownValue(grantee, 'id') === id && permission === 'FullControl';
    return own ? [] : ['another account'];
  });
  const name = [...new Set(others)].sort().join(',');
  return (Object.hasOwn(CANNED, name) ? CANNED[name] : undefined) ?? unknown(NO_CANNED);
};

const encryption: Read = inside(
  'ServerSideEncryptionConfiguration',
  shape({
    ServerSideEncryptionConfiguration: each(
      'rules',
      shape({
        BucketKeyEnabled: at('bucketKeyEnabled'),
        ServerSideEncryptionByDefault: inside(
          'applyServerSideEncryptionByDefault',
          shape({ SSEAlgorithm: at('sseAlgorithm'), KMSMasterKeyID: at('kmsMasterKeyID') }),
        ),
      }),
    ),
  }),
);

/** Null where there is no logging. */
const logging: Read = inside('BucketLoggingConfiguration', (from) =>
  at('destinationBucketName')(from) === undefined
    ? undefined
    : shape({ DestinationBucketName: at('destinationBucketName'), LogFilePrefix: at('logFilePrefix') })(from),
);

/** `Off` where versioning was never enabled. */
const versioning: Read = inside('BucketVersioningConfiguration', (from) => {
  const Status = at('status')(from);
  return Status === undefined || Status === 'Off' ? undefined : { Status };
});

const website: Read = inside(
  'BucketWebsiteConfiguration',
  shape({
    IndexDocument: at('indexDocumentSuffix'),
    ErrorDocument: at('errorDocument'),
    RedirectAllRequestsTo: inside(
      'redirectAllRequestsTo',
      shape({ HostName: at('hostName'), Protocol: at('protocol') }),
    ),
    RoutingRules: each(
      'routingRules',
      shape({ RoutingRuleCondition: pascal('condition'), RedirectRule: pascal('redirect') }),
    ),
  }),
);

const cors: Read = inside(
  'BucketCrossOriginConfiguration',
  shape({
    CorsRules: each(
      'rules',
      shape({
        Id: at('id'),
        AllowedHeaders: texts('allowedHeaders'),
        AllowedMethods: texts('allowedMethods'),
        AllowedOrigins: texts('allowedOrigins'),
        ExposedHeaders: texts('exposedHeaders'),
        MaxAge: at('maxAgeSeconds'),
      }),
    ),
  }),
);

const lock: Read = inside(
  'ObjectLockConfiguration',
  shape({
    ObjectLockEnabled: at('objectLockEnabled'),
    Rule: inside('rule', shape({ DefaultRetention: pascal('defaultRetention') })),
  }),
);

function bucketPolicy({ item }: Recorded): readonly Part[] {
  const held = ownValue(item.supplementary, 'BucketPolicy');
  const text = isProperties(held) ? ownValue(held, 'policyText') : held === undefined ? odd() : held;
  const PolicyDocument = held === undefined ? odd() : document(text);
  if (PolicyDocument === undefined) return [];
  return [
    {
      type: 'AWS::S3::BucketPolicy',
      name: 'Policy',
      properties: { Bucket: item.resourceId, PolicyDocument },
    },
  ];
}

/**
 * AWS Config keeps what it knows of a bucket in `supplementaryConfiguration`, in the shape of the SDK for Java 1:
 * https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::S3::Bucket.properties.json
 * Of a bucket without lifecycle, replication, website or CORS the item has no such member. Whether a member that AWS
 * gives every bucket today is missing because there is none, or because it was not recorded, the item does not tell.
 */
export const S3: Translations = {
  'AWS::S3::Bucket': {
    shape: { BucketName: first(at('name')) },
    supplementary: {
      AccessControl: sure('AccessControlList', accessControl),
      BucketEncryption: sure('ServerSideEncryptionConfiguration', encryption),
      PublicAccessBlockConfiguration: sure(
        'PublicAccessBlockConfiguration',
        inside(
          'PublicAccessBlockConfiguration',
          shape({
            BlockPublicAcls: sure('blockPublicAcls'),
            BlockPublicPolicy: sure('blockPublicPolicy'),
            IgnorePublicAcls: sure('ignorePublicAcls'),
            RestrictPublicBuckets: sure('restrictPublicBuckets'),
          }),
        ),
      ),
      VersioningConfiguration: sure('BucketVersioningConfiguration', versioning),
      LoggingConfiguration: sure('BucketLoggingConfiguration', logging),
      NotificationConfiguration: sure('BucketNotificationConfiguration', notification),
      OwnershipControls: sure(
        'OwnershipControls',
        inside(
          'OwnershipControls',
          shape({ Rules: each('rules', shape({ ObjectOwnership: at('objectOwnership') })) }),
        ),
      ),
      ObjectLockConfiguration: sure('ObjectLockConfiguration', lock),
      ObjectLockEnabled: sure(
        'ObjectLockConfiguration',
        inside('ObjectLockConfiguration', (from) => at('objectLockEnabled')(from) === 'Enabled'),
      ),
      AccelerateConfiguration: sure(
        'BucketAccelerateConfiguration',
        inside('BucketAccelerateConfiguration', (from) => {
          const AccelerationStatus = at('status')(from);
          return AccelerationStatus === undefined ? undefined : { AccelerationStatus };
        }),
      ),
      LifecycleConfiguration: inside(
        'BucketLifecycleConfiguration',
        shape({ Rules: each('rules', lifecycleRule) }),
      ),
      ReplicationConfiguration: replication,
      WebsiteConfiguration: website,
      CorsConfiguration: cors,
    },
    notRecorded: [
      ...['AnalyticsConfigurations', 'IntelligentTieringConfigurations', 'InventoryConfigurations'],
      ...['MetricsConfigurations', 'MetadataConfiguration', 'MetadataTableConfiguration', 'AbacStatus'],
      ...['BucketNamespace', 'BucketNamePrefix'],
    ],
    parts: bucketPolicy,
  },
};
