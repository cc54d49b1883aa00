import { allowed, flag, list, one, shape, type Variants, whole } from './arbitraries';

const BUCKET = 'AWS::S3::Bucket';

/** By the rule that they are for. */
export const STORAGE: Readonly<Record<string, Variants>> = {
  's3-bucket-kms-encrypted': {
    type: BUCKET,
    properties: shape({
      BucketEncryption: whole({
        ServerSideEncryptionConfiguration: list(
          shape({
            BucketKeyEnabled: flag,
            ServerSideEncryptionByDefault: whole({
              SSEAlgorithm: allowed(
                BUCKET,
                'BucketEncryption.ServerSideEncryptionConfiguration[].ServerSideEncryptionByDefault.SSEAlgorithm',
              ),
            }),
          }),
          1,
        ),
      }),
    }),
  },
  's3-bucket-public-access-blocked': {
    type: BUCKET,
    properties: shape({
      PublicAccessBlockConfiguration: shape({
        BlockPublicAcls: flag,
        BlockPublicPolicy: flag,
        IgnorePublicAcls: one(true, 'true', true, false),
        RestrictPublicBuckets: one(true, 'true', true, false),
      }),
    }),
  },
  's3-bucket-versioning-enabled': {
    type: BUCKET,
    properties: shape({
      VersioningConfiguration: shape({ Status: allowed(BUCKET, 'VersioningConfiguration.Status') }),
    }),
  },
};
