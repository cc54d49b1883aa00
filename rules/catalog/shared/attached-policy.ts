import { coversPattern, mayBeAnything } from '../../core/policy-pattern';
import { each, type Predicate } from '../../core/property';
import { isUnresolved, show, type Truth, type Value } from '../../core/value';
import { compliant, indeterminate, violation } from '../../core/verdict';

/** Whether a value is the ARN of a policy that AWS manages; what a template makes is none. */
function isManagedByAws(value: Value, name: string): Truth {
  const isOwn =
    isUnresolved(value) &&
    value.parts.some(
      (part) =>
        typeof part === 'object' &&
        'target' in part &&
        part.target !== 'AWS::Partition' &&
        !mayBeAnything(part),
    );
  return isOwn ? false : coversPattern(value, `arn:aws:iam::aws:policy/${name}`);
}

/** Judges that none of some policies that AWS manages is attached to an identity. */
export function notAttached(names: readonly string[]): Predicate {
  return each('ManagedPolicyArns', (path) => (identity, context) => {
    const value = context.read(identity, path) ?? null;
    const answers = names.map((name) => isManagedByAws(value, name));
    if (!answers.includes(true) && !answers.includes('unknown')) return compliant();
    const objects = answers.includes(true) ? violation : indeterminate;
    return objects(path, `${path} is ${show(value)}, expected anything but ${names.join(', ')}`);
  });
}
