import { mayBeAnything } from '../../core/policy-pattern';
import { type Predicate, unknownList } from '../../core/property';
import { isProperties, isUnresolved, referenceOf, type Value } from '../../core/value';
import { all, compliant, indeterminate, type Verdicts, violation } from '../../core/verdict';
import { holdsSecret, namesSecret } from './secret';

/** Keys of an account, whatever they hold. */
const NEVER = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];

const EXPECTED = 'expected its name or ARN in Secrets Manager or Parameter Store';

/** Nothing at all, a switch, the ARN of something, or the name or id of what AWS makes. */
function isHarmless(value: Value): boolean {
  if (!isUnresolved(value)) return /^(arn:.*|true|false|)$/is.test(String(value ?? ''));
  const [first] = value.parts;
  if (typeof first === 'string') return first.startsWith('arn:');
  const reference = referenceOf(value);
  return (
    reference !== undefined &&
    !mayBeAnything(reference) &&
    /^(Ref|\w*(Arn|Id|Name))$/.test(reference.attribute)
  );
}

/** One variable that holds no secret. Messages name the variable and never show what it holds. */
export function withoutSecret(name: string, value: Value, path: string, what: string): Verdicts {
  const isOpen = isUnresolved(value) && value.parts.some(mayBeAnything);
  const looks = holdsSecret(value);
  const holds = looks === false && isOpen ? 'unknown' : looks;
  const plain = violation(path, `${path} gives ${what} a secret in plain text, ${EXPECTED}`);
  if (holds === true || NEVER.includes(name)) return plain;
  if (isHarmless(value)) return compliant();
  if (!namesSecret(name) && holds === false) return compliant();
  if (!isUnresolved(value)) return plain;
  return indeterminate(path, `${path} gives ${what} what may be a secret, ${value.why}; ${EXPECTED}`);
}

/** Variables by name, as of a function: none holds a secret, but those of a name that is allowed. */
export function environmentWithoutSecrets(path: string, allowed: readonly string[]): Predicate {
  return (resource, context) => {
    const variables = context.read(resource, path);
    if (variables === undefined) return compliant();
    if (!isProperties(variables)) return unknownList(path, variables);
    const judged = Object.entries(variables)
      .filter(([name]) => !allowed.includes(name))
      .map(([name, value]) => withoutSecret(name, value, `${path}.${name}`, name));
    return all([compliant(), ...judged]);
  };
}
