import { allows, covers, everybody, principals, type Statement } from '../../core/policy';
import { restrictedBy } from '../../core/policy-condition';
import { noStatement } from '../../core/policy-judge';
import { allOf, anyOf } from '../../core/policy-pattern';
import type { Resource } from '../../core/resource';
import { type Context, defineRule } from '../../core/rule';
import type { Truth } from '../../core/value';
import { isOfAnotherAccount } from '../shared/other-account';

/** https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-6 */
const FORBIDDEN = [
  's3:DeleteBucketPolicy',
  's3:PutBucketAcl',
  's3:PutBucketPolicy',
  's3:PutEncryptionConfiguration',
  's3:PutObjectAcl',
];

const ACCOUNTS = [
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:SourceAccount',
  'aws:SourceArn',
  's3:DataAccessPointAccount',
];

/** Everybody, bound to an account, may be everybody of the own one. */
function reachesOthers(statement: Statement, policy: Resource, context: Context): Truth {
  const open = everybody(statement);
  if (open !== false) return allOf([open, restrictedBy(statement, ACCOUNTS) === false ? true : 'unknown']);
  const found = principals(statement);
  return found ? anyOf(found.map((one) => isOfAnotherAccount(one, policy, context))) : 'unknown';
}

export const s3BucketPolicyOtherAccountsRestricted = defineRule({
  id: 's3-bucket-policy-other-accounts-restricted',
  title: 'No other account may change who gets at a bucket, or how it is encrypted',
  severity: 'high',
  stage: 'enforced',
  rationale:
    'Another account that may write the policy or the ACL of a bucket may give itself, and everybody else, all the rest.',
  remediation:
    'Leave the actions on policies, ACLs and encryption out of what bucket.addToResourcePolicy() allows to other accounts',
  controls: { 'aws-fsbp': ['S3.6'], 'nist-800-53-r5': ['CA-9(1)', 'CM-2'] },
  appliesTo: ['AWS::S3::BucketPolicy'],
  reads: ['AWS::IAM::Role', 'AWS::IAM::User'],
  evaluate: (policy, context) =>
    noStatement(
      'PolicyDocument',
      (statement) =>
        allOf([
          allows(statement),
          anyOf(FORBIDDEN.map((action) => covers(statement, 'Action', action))),
          reachesOthers(statement, policy, context),
        ]),
      'no principal of another account with such actions',
    )(policy, context),
});
