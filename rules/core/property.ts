import { GuardrailsError } from './errors';
import type { Resource } from './resource';
import type { Context } from './rule';
import { isUnresolved, same, show, type Truth, type Value } from './value';
import { compliant, indeterminate, type Verdicts, violation } from './verdict';

/** What a value should be; `expected` completes the sentence "... is X, expected ...". */
export interface Expectation {
  readonly expected: string;
  readonly test: (value: Value) => Truth;
}

/** Judges one resource; rules are put together from predicates by `all` and `any`. */
export type Predicate = (resource: Resource, context: Context) => Verdicts;

export function is(wanted: string | number | boolean): Expectation {
  return { expected: JSON.stringify(wanted), test: (value) => same(value, wanted) };
}

export function oneOf(...wanted: readonly string[]): Expectation {
  const expected = wanted.map((value) => JSON.stringify(value)).join(' or ');
  const either = (value: Value): Truth => {
    const answers = wanted.map((one) => same(value, one));
    if (answers.includes(true)) return true;
    return answers.includes('unknown') ? 'unknown' : false;
  };
  return { expected, test: either };
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

/**
 * Judges the property at a path. An absent property has the default that AWS documents for it, given as `absent`;
 * without one, absence does not meet the expectation.
 */
export function property(
  path: string,
  expectation: Expectation,
  options: { readonly absent?: string | number | boolean } = {},
): Predicate {
  return (resource, context) => {
    const value = context.read(resource, path);
    if (value === undefined && options.absent === undefined) {
      return violation(path, `${path} is absent, expected ${expectation.expected}`);
    }
    const shown = value === undefined ? `absent, which means ${show(options.absent)}` : show(value);
    switch (expectation.test(value ?? options.absent ?? null)) {
      case true:
        return compliant();
      case false:
        return violation(path, `${path} is ${shown}, expected ${expectation.expected}`);
      default:
        return indeterminate(
          path,
          `${path} is ${shown}, ${whyUnknown(value)}; expected ${expectation.expected}`,
        );
    }
  };
}

/** Why a value is not known, in words that follow the value. */
export function whyUnknown(value: Value | undefined): string {
  return isUnresolved(value) ? value.why : 'which is not known before deployment';
}
