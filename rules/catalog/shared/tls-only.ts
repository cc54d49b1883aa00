import { opposite } from '../../core/expectation';
import { allows, covers, everybody, type Statement, statements, unknownDocument } from '../../core/policy';
import { type Condition, conditions } from '../../core/policy-condition';
import { allOf, anyOf, mayBeAnything } from '../../core/policy-pattern';
import type { Resource } from '../../core/resource';
import type { Context } from '../../core/rule';
import { isProperties, isUnresolved, ownValue, type Truth, type Value } from '../../core/value';
import { compliant, indeterminate, type Verdicts, violation } from '../../core/verdict';

/**
 * Judges that the document at a path denies an action (`s3:*` for every one), on each of some resources, to whoever does not use TLS.
 * Several statements may do it together, each for some of the resources.
 */
export function deniesPlainText(
  policy: Resource,
  path: string,
  context: Context,
  action: string,
  resources: readonly (readonly Value[])[],
): Verdicts {
  const found = statements(policy, path, context);
  if (!found) return unknownDocument(policy, path, context);
  const denied = resources.map((names) =>
    anyOf(found.map((statement) => allOf([denies(statement, action), isFor(statement, names)]))),
  );
  const says = `${path} does not deny ${action} to everybody where aws:SecureTransport is false, expected it to`;
  switch (allOf(denied)) {
    case true:
      return compliant();
    case false:
      return violation(path, says);
    default:
      return indeterminate(path, `${says}; a part of it is not known`);
  }
}

/** Whether a statement is about a resource, by one of its names. */
function isFor(statement: Statement, names: readonly Value[]): Truth {
  return anyOf(names.map((name) => covers(statement, 'Resource', name)));
}

function denies(statement: Statement, action: string): Truth {
  const exempts = isProperties(statement.value) && ownValue(statement.value, 'NotPrincipal') !== undefined;
  const found = conditions(statement);
  return allOf([
    opposite(allows(statement)),
    exempts ? false : everybody(statement),
    covers(statement, 'Action', action),
    found ? allOf([found.length > 0, ...found.map(isPlainText)]) : 'unknown',
  ]);
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-securetransport */
function isPlainText({ operator, key, values }: Condition): Truth {
  if (key !== 'aws:securetransport' || /^Null$/i.test(operator)) return false;
  if (/^(For(Any|All)Values?:)?Bool(IfExists)?$/i.test(operator)) return anyOf(values.map(isFalse));
  return 'unknown';
}

function isFalse(value: Value): Truth {
  if (isUnresolved(value)) return value.parts.some(mayBeAnything) ? 'unknown' : false;
  return String(value).toLowerCase() === 'false';
}
