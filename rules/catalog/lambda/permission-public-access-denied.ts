import { mayBeAnything } from '../../core/policy-pattern';
import { noPublicAccess } from '../../core/policy-public';
import type { Predicate } from '../../core/property';
import { defineRule } from '../../core/rule';
import { isUnresolved, same, show, type Truth, type Value } from '../../core/value';
import { compliant, indeterminate, violation } from '../../core/verdict';
import { isFixed } from '../shared/request-source';

const PERMISSION = 'AWS::Lambda::Permission';
const RESOURCE_POLICY = 'AWS::Lambda::ResourcePolicy';

/** A bucket's ARN holds no account, and its name is free for others once it is deleted: https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html */
const BUCKETS = 's3.amazonaws.com';

/** A principal of which nothing is left open: what the names of services end with is one text, but for China. */
function plain(principal: Value | undefined): Value | undefined {
  if (!isUnresolved(principal)) return principal;
  const parts = principal.parts.map((part) =>
    typeof part === 'object' && 'target' in part && part.target === 'AWS::URLSuffix' ? 'amazonaws.com' : part,
  );
  return parts.every((part) => typeof part === 'string') ? parts.join('') : principal;
}

/** Whether a principal may turn out to be another; an account's number and an ARN that is partly written are one each. */
function principalIs(given: Value | undefined, wanted: string): Truth {
  const principal = plain(given);
  if (!isUnresolved(principal)) return principal === wanted;
  const isOpen = principal.parts.every((part) => typeof part === 'string' || mayBeAnything(part));
  return isOpen && same(principal, wanted) !== false ? 'unknown' : false;
}

/**
 * What restricts everybody must hold fixed values only; how a URL is authenticated does not say by whom. Lambda takes
 * nothing but the number of an account, or the id of an organization, for those:
 * https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html and
 * https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-1
 */
const permission: Predicate = (resource, context) => {
  const [principal, account, organization, source] = [
    'Principal',
    'SourceAccount',
    'PrincipalOrgID',
    'SourceArn',
  ].map((path) => context.read(resource, path));
  if (isFixed(account) !== false) return compliant();
  const buckets = principalIs(principal, BUCKETS);
  const says = `Principal is ${show(principal)} and SourceAccount absent`;
  if (buckets === true) return violation('Principal', `${says}, expected the account of the bucket`);
  const everybody = principalIs(principal, '*');
  const restricted = isFixed(organization) !== false || isFixed(source);
  if (everybody === true && restricted !== true) {
    return restricted === false
      ? violation('Principal', `${says}, expected a principal, or a source without wildcards`)
      : indeterminate('SourceArn', `Principal is "*" and SourceArn ${show(source)}, which may be a wildcard`);
  }
  const doubtful = buckets === 'unknown' || (everybody === 'unknown' && restricted !== true);
  return doubtful
    ? indeterminate('Principal', `${says}: it may be "*" or "${BUCKETS}", expected a source account`)
    : compliant();
};

export const permissionPublicAccessDenied = defineRule({
  id: 'lambda-permission-public-access-denied',
  title: 'Policies of Lambda functions let nobody in whom they do not name',
  severity: 'critical',
  stage: 'enforced',
  rationale:
    'A function that everybody may invoke runs code, with its role and at its cost, for anybody who knows its name.',
  remediation:
    'Name the principal in addPermission: principal, with sourceAccount for s3.amazonaws.com, or organizationId, or a sourceArn without wildcards',
  controls: {
    'aws-fsbp': ['Lambda.1'],
    'nist-800-53-r5': [
      'AC-3',
      'AC-3(7)',
      'AC-4',
      'AC-4(21)',
      'AC-6',
      'AC-21',
      'SC-7',
      'SC-7(3)',
      'SC-7(4)',
      'SC-7(9)',
      'SC-7(11)',
      'SC-7(16)',
      'SC-7(20)',
      'SC-7(21)',
    ],
  },
  appliesTo: [PERMISSION, RESOURCE_POLICY],
  reads: [],
  evaluate: (resource, context) =>
    (resource.type === PERMISSION ? permission : noPublicAccess('PolicyDocument'))(resource, context),
});
