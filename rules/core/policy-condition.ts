import { listed, type Statement } from './policy';
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
  /^(ForAnyValue:)?(String(Equals|Like|EqualsIgnoreCase)|Arn(Equals|Like)|IpAddress|Bool|Numeric(Equals|LessThan|LessThanEquals)|Date\w+)$/i;

/**
 * Whether a statement holds only for requests in which one of the keys has a value of the author's choice. An
 * operator that also holds where the key is missing (`...IfExists`, `ForAllValues:`, `Null`) or a value that is only
 * wildcards restricts nothing.
 */
export function restrictedBy(statement: Statement, keys: readonly string[]): Truth {
  const found = conditions(statement);
  if (!found) return 'unknown';
  const wanted = keys.map((key) => key.toLowerCase());
  const answers = found
    .filter(({ key, operator }) => wanted.includes(key) && POSITIVE.test(operator))
    .map(({ values }) => values.length > 0 && !values.some(isOpen));
  return answers.includes(true);
}

/** Whether a value of a condition lets everything through. */
function isOpen(value: Value): boolean {
  if (isUnresolved(value)) return false;
  return (
    typeof value !== 'string' ||
    /^[*?:]*$/.test(value.replace(/^arn/i, '')) ||
    /^(0\.0\.0\.0|::)\/0$/.test(value)
  );
}
