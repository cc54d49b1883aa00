import { type AddressRange, parseCidr } from './cidr';
import { GuardrailsError } from './errors';
import { isList, isProperties, isUnresolved, type Part, same, type Truth, type Value } from './value';

/** What a value should be; `expected` completes the sentence "... is X, expected ...". */
export interface Expectation {
  readonly expected: string;
  readonly test: (value: Value) => Truth;
}

export function is(wanted: string | number | boolean): Expectation {
  return { expected: JSON.stringify(wanted), test: (value) => same(value, wanted) };
}

export function oneOf(...wanted: readonly (string | number)[]): Expectation {
  const expected = wanted.map((value) => JSON.stringify(value)).join(' or ');
  const either = (value: Value): Truth => {
    const answers = wanted.map((one) => same(value, one));
    if (answers.includes(true)) return true;
    return answers.includes('unknown') ? 'unknown' : false;
  };
  return { expected, test: either };
}

/** Anything but these values. */
export function noneOf(...unwanted: readonly (string | number | boolean)[]): Expectation {
  const { test } = oneOf(...unwanted.map((value) => value as string));
  return {
    expected: `anything but ${unwanted.map((value) => JSON.stringify(value)).join(' and ')}`,
    test: (value) => opposite(test(value)),
  };
}

/** A string that the pattern matches; `expected` says in words what the pattern accepts. */
export function matches(pattern: RegExp, expected: string): Expectation {
  if (pattern.global || pattern.sticky) {
    throw new GuardrailsError(
      'RULE_MALFORMED',
      `${pattern} remembers where it stopped; leave out the flags g and y`,
    );
  }
  return {
    expected,
    test: (value) => (isUnresolved(value) ? 'unknown' : typeof value === 'string' && pattern.test(value)),
  };
}

/** A number, not below. */
export function atLeast(least: number): Expectation {
  return { expected: `at least ${least}`, test: (value) => compare(value, (number) => number >= least) };
}

/** A number, not above. */
export function atMost(most: number): Expectation {
  return { expected: `at most ${most}`, test: (value) => compare(value, (number) => number <= most) };
}

/** There, whatever it is: not absent, not an empty string, list or object. */
export const present: Expectation = {
  expected: 'a value',
  test: (value) => {
    if (isUnresolved(value)) return value.parts.some(isThere) ? true : 'unknown';
    if (isList(value)) return value.length > 0;
    return value !== null && value !== '' && !(isProperties(value) && Object.keys(value).length === 0);
  },
};

/** A text that is written, or the name, id or ARN of what AWS makes; a parameter or an output may be empty. */
function isThere(part: Part): boolean {
  if (typeof part === 'string') return part !== '';
  if ('expression' in part || part.given === true || part.attribute.startsWith('Outputs.')) return false;
  return /^(Ref|\w*(Arn|Id))$/.test(part.attribute) && !part.target.endsWith('AWS::NotificationARNs');
}

/** A CIDR block inside one of the blocks. */
export function within(...blocks: readonly string[]): Expectation {
  const outer = blocks.map((block) => {
    const range = parseCidr(block);
    if (!range) throw new GuardrailsError('RULE_MALFORMED', `${JSON.stringify(block)} is no CIDR block`);
    return range;
  });
  const holds = (inner: AddressRange): boolean =>
    outer.some((one) => one.family === inner.family && one.first <= inner.first && inner.last <= one.last);
  return {
    expected: `a CIDR block within ${blocks.join(' or ')}`,
    test: (value) => {
      if (isUnresolved(value)) return 'unknown';
      const range = typeof value === 'string' ? parseCidr(value) : undefined;
      return range !== undefined && holds(range);
    },
  };
}

function compare(value: Value, test: (number: number) => boolean): Truth {
  if (isUnresolved(value)) return 'unknown';
  return typeof value === 'number' && test(value);
}

export function opposite(truth: Truth): Truth {
  return truth === 'unknown' ? truth : !truth;
}
