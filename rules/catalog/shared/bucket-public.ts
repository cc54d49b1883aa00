import { is, noneOf } from '../../core/expectation';
import { covers, named, type Statement } from '../../core/policy';
import { anyOf, overlaps } from '../../core/policy-pattern';
import { noPublicAccess } from '../../core/policy-public';
import { type Predicate, property } from '../../core/property';
import type { Truth } from '../../core/value';
import { any, compliant, statusOf } from '../../core/verdict';

const BUCKET = 'AWS::S3::Bucket';

/** What strangers are to be kept from: kinds of actions, the most common of them, and the canned ACLs that allow them. */
export interface Access {
  readonly kinds: readonly string[];
  readonly common: readonly string[];
  readonly acls: readonly string[];
}

/** `s3:Get*` and `s3:*Object` have an action in common, which only the list of the common ones tells for sure. */
function allowsAny(statement: Statement, { kinds, common }: Access): Truth {
  const { values, negated } = named(statement, 'Action');
  const known = common.map((action) => covers(statement, 'Action', action));
  const others = values.flatMap((value) => kinds.map((kind) => overlaps(kind, value, true)));
  return anyOf(negated ? known : [...known, ...others]);
}

/** A member that is left out is off: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PublicAccessBlockConfiguration.html */
const policiesRestricted = property('PublicAccessBlockConfiguration.RestrictPublicBuckets', is(true), {
  absent: false,
});
const aclsIgnored = property('PublicAccessBlockConfiguration.IgnorePublicAcls', is(true), { absent: false });

/** Only the account's own principals get in by a public policy where the bucket restricts it. */
function judgePolicy(access: Access): Predicate {
  const judge = noPublicAccess('PolicyDocument', (statement) => allowsAny(statement, access));
  return (policy, context) => {
    const judged = judge(policy, context);
    if (statusOf(judged) === 'compliant') return judged;
    const [bucket] = context.referenced(BUCKET, context.read(policy, 'Bucket') ?? null).found;
    const restricted = bucket ? statusOf(policiesRestricted(bucket, context)) : 'indeterminate';
    if (restricted === 'compliant') return compliant();
    if (restricted === 'violation') return judged;
    const why = bucket ? 'whether the bucket restricts that is not known' : 'the bucket is not in sight';
    const [first, ...others] = judged.map((one) =>
      one.status === 'compliant'
        ? one
        : { ...one, status: 'indeterminate' as const, message: `${one.message}; ${why}` },
    );
    return first ? [first, ...others] : judged;
  };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl */
function judgeAcl({ acls }: Access): Predicate {
  const acl = property('AccessControl', noneOf(...acls), { absent: 'Private' });
  return (bucket, context) => any([aclsIgnored(bucket, context), acl(bucket, context)]);
}

/** Judges that strangers have no such access to a bucket, by its ACL or by its policy. */
export function noStrangers(access: Access): Predicate {
  const [acl, policy] = [judgeAcl(access), judgePolicy(access)];
  return (resource, context) => (resource.type === BUCKET ? acl : policy)(resource, context);
}
