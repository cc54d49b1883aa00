import { opposite } from './expectation';
import { allows, covers, everybody, named, type Statement } from './policy';
import { boundTo, conditions, restrictedBy } from './policy-condition';
import { noStatement } from './policy-judge';
import { allOf } from './policy-pattern';
import type { Predicate } from './property';
import type { Truth } from './value';

/**
 * What a request says of who makes it, or from where:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 * and https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export const WHO: readonly string[] = [
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:PrincipalOrgID',
  'aws:PrincipalOrgPaths',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceIp',
  'aws:SourceOrgID',
  'aws:SourceOrgPaths',
  'aws:SourceOwner',
  'aws:SourceVpc',
  'aws:SourceVpcArn',
  'aws:SourceVpce',
  'aws:userid',
  'aws:VpceAccount',
  'aws:VpceOrgID',
  'aws:VpceOrgPaths',
  'kms:CallerAccount',
  's3:DataAccessPointAccount',
  's3:DataAccessPointArn',
];

/** Whether a statement opens what it is about to everybody, for anything said by the other statements. */
export function isPublic(statement: Statement, beside: readonly Statement[] = []): Truth {
  const open = allOf([allows(statement), everybody(statement), opposite(restrictedBy(statement, WHO))]);
  if (open === false) return false;
  return allOf([open, ...beside.map((other) => opposite(shuts(other, statement)))]);
}

/**
 * Judges that no statement of the document at a path opens its resource to everybody; `concerns` leaves out
 * statements that are about something else.
 */
export function noPublicAccess(
  path: string,
  concerns: (statement: Statement) => Truth = () => true,
): Predicate {
  return noStatement(
    path,
    (statement, document) => allOf([concerns(statement), isPublic(statement, document)]),
    'a principal, or a condition on who asks, that is not everybody',
  );
}

/** Operators that hold for all but the values, and where the key is missing. */
const NEGATIVE =
  /^(String(NotEquals|NotLike|NotEqualsIgnoreCase)|Arn(NotEquals|NotLike)|NotIpAddress)(IfExists)?$/i;

/** Whether a statement denies to everybody but some what another one allows. */
function shuts(deny: Statement, allowing: Statement): Truth {
  if (deny === allowing) return false;
  const found = conditions(deny);
  const negative = (found ?? []).map((condition): Truth => {
    const about = WHO.some((key) => key.toLowerCase() === condition.key);
    return about && NEGATIVE.test(condition.operator) ? boundTo(condition) : false;
  });
  const others = allOf(negative);
  // A condition beside it lets more through than those it names.
  const but = negative.includes(true) && others === false ? 'unknown' : others;
  return allOf([
    found ? but : 'unknown',
    opposite(allows(deny)),
    everybody(deny),
    includes(deny, allowing, 'Action', '*:*'),
    includes(deny, allowing, 'Resource', 'arn:aws:*:*:*:*'),
  ]);
}

function includes(outer: Statement, inner: Statement, what: 'Action' | 'Resource', most: string): Truth {
  const { values, negated } = named(inner, what);
  return allOf((negated ? [most] : values).map((value) => covers(outer, what, value)));
}
