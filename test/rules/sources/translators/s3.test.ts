import { toldOf } from './items';

test('AWS::S3::Bucket', () => {
  expect(toldOf('AWS::S3::Bucket')).toEqual([
    {
      type: 'AWS::S3::Bucket',
      properties: {
        AccessControl: 'LogDeliveryWrite',
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            {
              BucketKeyEnabled: true,
              ServerSideEncryptionByDefault: {
                SSEAlgorithm: 'aws:kms',
                KMSMasterKeyID: 'arn:aws:kms:eu-west-1:111122223333:key/0123abcd',
              },
            },
          ],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: false,
        },
        VersioningConfiguration: { Status: 'Enabled' },
        LoggingConfiguration: { DestinationBucketName: 'quest-access-logs', LogFilePrefix: 'logs/' },
        NotificationConfiguration: {
          EventBridgeConfiguration: '? which this AWS Config item does not hold',
          LambdaConfigurations: [
            {
              Event: 's3:ObjectCreated:Put',
              Function: 'arn:aws:lambda:eu-west-1:111122223333:function:quest',
            },
          ],
          QueueConfigurations: [
            {
              Event: 's3:ObjectCreated:*',
              Queue: 'arn:aws:sqs:eu-west-1:111122223333:quest',
              Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'in/' }] } },
            },
            {
              Event: 's3:ObjectRemoved:*',
              Queue: 'arn:aws:sqs:eu-west-1:111122223333:quest',
              Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'in/' }] } },
            },
          ],
        },
        ObjectLockConfiguration: {
          ObjectLockEnabled: 'Enabled',
          Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 30 } },
        },
        ObjectLockEnabled: true,
        AccelerateConfiguration: { AccelerationStatus: 'Suspended' },
        LifecycleConfiguration: {
          Rules: [
            {
              Id: 'old',
              Status: 'Enabled',
              ExpirationInDays: 365,
              NoncurrentVersionExpirationInDays: 30,
              AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
              Transitions: [{ StorageClass: 'GLACIER', TransitionInDays: 90 }],
              NoncurrentVersionTransitions: [{ StorageClass: 'STANDARD_IA', TransitionInDays: 7 }],
              Prefix: 'AWSLogs/',
              TagFilters: [{ Key: 'keep', Value: 'short' }],
            },
          ],
        },
        ReplicationConfiguration: {
          Role: 'arn:aws:iam::111122223333:role/replicate',
          Rules: [
            {
              Id: 'all',
              Status: 'Enabled',
              Prefix: '',
              Destination: { Bucket: 'arn:aws:s3:::quest-logs-copy', StorageClass: 'STANDARD_IA' },
            },
          ],
        },
        WebsiteConfiguration: {
          IndexDocument: 'index.html',
          ErrorDocument: 'error.html',
          RoutingRules: [
            {
              RoutingRuleCondition: { KeyPrefixEquals: 'docs/' },
              RedirectRule: { Protocol: 'https', ReplaceKeyPrefixWith: 'documents/' },
            },
          ],
        },
        CorsConfiguration: {
          CorsRules: [
            {
              Id: 'web',
              AllowedHeaders: ['*'],
              AllowedMethods: ['GET'],
              AllowedOrigins: ['https://quest.example.com'],
              ExposedHeaders: ['ETag'],
              MaxAge: 300,
            },
          ],
        },
        BucketName: 'quest-logs',
        Tags: [{ Key: 'Data', Value: 'logs' }],
      },
      unknown: [
        'AbacStatus',
        'AnalyticsConfigurations',
        'BucketNamePrefix',
        'BucketNamespace',
        'IntelligentTieringConfigurations',
        'InventoryConfigurations',
        'MetadataConfiguration',
        'MetadataTableConfiguration',
        'MetricsConfigurations',
        'OwnershipControls',
      ],
      aliases: ['arn:aws:s3:::quest-logs', 'quest-logs'],
    },
    {
      type: 'AWS::S3::BucketPolicy',
      properties: {
        Bucket: 'quest-logs',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'Tls',
              Effect: 'Deny',
              Principal: '*',
              Action: 's3:*',
              Resource: ['arn:aws:s3:::quest-logs', 'arn:aws:s3:::quest-logs/*'],
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      },
    },
  ]);
});
