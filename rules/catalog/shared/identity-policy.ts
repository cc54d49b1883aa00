import type { Statement } from '../../core/policy';
import { noStatement } from '../../core/policy-judge';
import { absent, each, type Predicate } from '../../core/property';
import type { Resource } from '../../core/resource';
import type { Context } from '../../core/rule';
import type { Truth } from '../../core/value';
import { compliant, indeterminate, statusOf } from '../../core/verdict';

const MANAGED_POLICY = 'AWS::IAM::ManagedPolicy';

/** The identities of IAM, which hold policies of their own. */
export const IDENTITIES: readonly string[] = ['AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::User'];

/** Whatever says what an identity may do. */
export const IDENTITY_POLICIES: readonly string[] = [
  ...IDENTITIES,
  'AWS::IAM::GroupPolicy',
  MANAGED_POLICY,
  'AWS::IAM::Policy',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::UserPolicy',
];

/** Whether a managed policy is attached to identities. */
function isAttached(policy: Resource, context: Context): Truth {
  const lists = ['Roles', 'Users', 'Groups'].map((list) => statusOf(absent(list)(policy, context)));
  if (lists.includes('violation')) return true;
  const holders = IDENTITIES.map((type) => context.related(type, 'ManagedPolicyArns[]', policy));
  if (holders.some(({ found }) => found.length > 0)) return true;
  return lists.includes('indeterminate') || holders.some(({ complete }) => !complete) ? 'unknown' : false;
}

/**
 * Whether a policy does nothing but bound what others allow; such a one gives no permission:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
function isBoundary(policy: Resource, context: Context): Truth {
  if (policy.type !== MANAGED_POLICY) return false;
  const bounded = ['AWS::IAM::Role', 'AWS::IAM::User'].map((type) =>
    context.related(type, 'PermissionsBoundary', policy),
  );
  const isBounding = bounded.some(({ found }) => found.length > 0);
  if (!isBounding && bounded.every(({ complete }) => complete)) return false;
  const attached = isAttached(policy, context);
  if (attached === true) return false;
  return isBounding && attached === false ? true : 'unknown';
}

/** Judges that no statement that gives an identity permissions is objectionable. */
export function noPermission(objectionable: (statement: Statement) => Truth, expected: string): Predicate {
  const judge = (path: string): Predicate => noStatement(path, objectionable, expected);
  const [inline, alone] = [
    each('Policies', (policy) => judge(`${policy}.PolicyDocument`)),
    judge('PolicyDocument'),
  ];
  return (resource, context) => {
    const judged = (IDENTITIES.includes(resource.type) ? inline : alone)(resource, context);
    const excused = statusOf(judged) === 'compliant' ? false : isBoundary(resource, context);
    if (excused === false) return judged;
    return excused === true
      ? compliant()
      : indeterminate(
          'PolicyDocument',
          'PolicyDocument allows more than it should, unless it is only a boundary',
        );
  };
}
