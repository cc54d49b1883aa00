import { parseCidr } from './cidr';
import { opposite } from './expectation';
import { listed, type Statement } from './policy';
import { anyOf, mayBeAnything } from './policy-pattern';
import { isProperties, isUnresolved, ownValue, type Truth, type Value } from './value';

/** One condition of a statement: an operator, a key, and the values that the key is compared with. */
export interface Condition {
  readonly operator: string;
  /** In lower case: the names of keys have no case. */
  readonly key: string;
  readonly values: readonly Value[];
}

/**
 * The conditions of a statement, all of which must hold; undefined where they are not known.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
export function conditions({ value }: Statement): readonly Condition[] | undefined {
  if (!isProperties(value)) return undefined;
  const found = ownValue(value, 'Condition');
  if (found === undefined || found === null) return [];
  if (!isProperties(found)) return undefined;
  const operators = Object.entries(found) as readonly [string, Value][];
  if (operators.some(([, keys]) => !isProperties(keys))) return undefined;
  return operators.flatMap(([operator, keys]) =>
    Object.entries(keys as Readonly<Record<string, Value>>).map(([key, values]) => ({
      operator,
      key: key.toLowerCase(),
      values: listed(values),
    })),
  );
}

/** Operators that hold only where the key is there and equals or resembles a value. */
const POSITIVE =
  /^(ForAnyValue:)?(String(Equals|Like|EqualsIgnoreCase)|Arn(Equals|Like)|IpAddress|Bool|Numeric(Equals|LessThan|LessThanEquals))$/i;

/** Operators that read no wildcard into a value, whatever a parameter is given. */
const LITERAL = /^(ForAnyValue:)?(String(Not)?Equals(IgnoreCase)?|Bool|Numeric\w+)(IfExists)?$/i;

/**
 * Whether a statement holds only for requests in which one of the keys has a value of the author's choice. An
 * operator that also holds where the key is missing (`...IfExists`, `ForAllValues:`, `Null`) or a value that anybody
 * can have (`*`, `arn:aws:s3:::*`, half of the internet) restricts nothing:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 */
export function restrictedBy(statement: Statement, keys: readonly string[]): Truth {
  const found = conditions(statement);
  if (!found) return 'unknown';
  const wanted = keys.map((key) => key.toLowerCase());
  const answers = found
    .filter(({ key, operator }) => wanted.includes(key) && POSITIVE.test(operator))
    .map(boundTo);
  return anyOf(answers);
}

/** Whether all values of a condition are of somebody whom the author chose. */
export function boundTo({ key, operator, values }: Condition): Truth {
  if (values.length === 0) return false;
  return opposite(anyOf(values.map((value) => isOpen(value, key, LITERAL.test(operator)))));
}

/** Values that hold a wildcard and are one organization's, role's or access point owner's all the same. */
const BOUND: Readonly<Record<string, RegExp>> = {
  'aws:principalorgpaths': /^o-[a-z0-9]+\//,
  'aws:sourceorgpaths': /^o-[a-z0-9]+\//,
  'aws:vpceorgpaths': /^o-[a-z0-9]+\//,
  'aws:userid': /^(AROA|AIDA)[A-Z0-9]+:/,
  's3:dataaccesspointarn': /^arn:[^:]+:s3:[^:]*:\d{12}:/,
};

/** Whether a value of a condition lets through whoever asks. */
function isOpen(value: Value, key: string, literal: boolean): Truth {
  if (isUnresolved(value)) {
    const written = value.parts.map((part) => (typeof part === 'string' ? part : 'x')).join('');
    if (hasWildcard(written, key)) return true;
    return !literal && value.parts.some(mayBeAnything) ? 'unknown' : false;
  }
  if (typeof value !== 'string') return typeof value === 'object';
  return hasWildcard(value, key) || isWide(value);
}

/** An ARN with wildcards is one account's where the account is written out: every "Andrew" of that account. */
function hasWildcard(text: string, key: string): boolean {
  if (BOUND[key]?.test(text)) return false;
  if (/\$\{/.test(text)) return !/^\$\{aws:Resource(Account|OrgID)\}$/i.test(text);
  if (!/[*?]/.test(text)) return false;
  const [arn, , service, , account = '', ...resource] = text.split(':');
  if (arn !== 'arn') return true;
  if (/^[^*?]+$/.test(account)) return false;
  // The name of a bucket is one account's, whichever that is.
  return service !== 's3' || resource.length === 0 || /[*?]/.test(resource.join(':'));
}

/** Wider than /8 of IPv4 or /32 of IPv6 is everybody, says S3 on the same page. */
function isWide(text: string): boolean {
  const range = parseCidr(text);
  if (!range) return false;
  return range.last - range.first >= 1n << (range.family === 4 ? 24n : 96n);
}
