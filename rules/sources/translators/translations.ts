import { ACM } from './acm';
import { CLOUDWATCH } from './cloudwatch';
import { EC2_COMPUTE } from './ec2-compute';
import { EC2_NETWORK } from './ec2-network';
import { EC2_ROUTING } from './ec2-routing';
import { ELBV2 } from './elbv2';
import { IAM } from './iam';
import { KMS } from './kms';
import { LAMBDA } from './lambda';
import { PASCAL } from './pascal';
import { S3 } from './s3';
import { SECURITY_GROUP } from './security-group';
import type { Translations } from './translation';
import { WAFV2 } from './wafv2';

/** How the items of each type become resources. */
export const TRANSLATIONS: Translations = {
  ...EC2_NETWORK,
  ...EC2_ROUTING,
  ...SECURITY_GROUP,
  ...EC2_COMPUTE,
  ...ELBV2,
  ...S3,
  ...IAM,
  ...KMS,
  ...LAMBDA,
  ...CLOUDWATCH,
  ...ACM,
  ...WAFV2,
  ...PASCAL,
};
