import { type Expectation, present } from './expectation';
import type { Resource } from './resource';
import type { Context } from './rule';
import { isList, isUnresolved, show, type Value } from './value';
import { all, compliant, indeterminate, statusOf, type Verdicts, violation } from './verdict';

/** Judges one resource; rules are put together from predicates by `all`, `any` and `when`. */
export type Predicate = (resource: Resource, context: Context) => Verdicts;

/** What AWS documents for a property that is not there. */
export interface Default {
  readonly absent?: string | number | boolean;
}

/**
 * Judges the property at a path. An absent property has the default that AWS documents for it, given as `absent`;
 * without one, absence does not meet the expectation.
 */
export function property(path: string, expectation: Expectation, options: Default = {}): Predicate {
  return (resource, context) => judgeValue(context.read(resource, path), path, expectation, options);
}

/** Judges a property that must not be there; an empty list or object is as good as none. */
export function absent(path: string): Predicate {
  return (resource, context) => {
    const value = context.read(resource, path);
    if (isUnresolved(value)) {
      return indeterminate(path, `${path} is ${show(value)}, ${value.why}; expected it to be absent`);
    }
    return value === undefined || present.test(value) === false
      ? compliant()
      : violation(path, `${path} is ${show(value)}, expected it to be absent`);
  };
}

/** Judges a value as it was read. */
export function judgeValue(
  value: Value | undefined,
  path: string,
  expectation: Expectation,
  options: Default = {},
): Verdicts {
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
}

/** Why a value is not known, in words that follow the value. */
export function whyUnknown(value: Value | undefined): string {
  if (isUnresolved(value)) return value.why;
  const inner = isList(value) ? value.find(isUnresolved) : undefined;
  return isUnresolved(inner) ? inner.why : 'which is not known before deployment';
}

/**
 * Judges each element of a list by the predicate made for its path, such as `ContainerDefinitions[0]`. A list that is
 * absent or empty complies, unless `empty` says otherwise; one object stands for a list of one.
 */
export function each(
  path: string,
  judge: (path: string) => Predicate,
  options: { readonly empty?: Verdicts } = {},
): Predicate {
  return (resource, context) => {
    const items = elements(resource, path, context);
    if (!items) return unknownList(path, context.read(resource, path));
    return items.length === 0
      ? (options.empty ?? compliant())
      : all(items.map((item) => judge(item)(resource, context)));
  };
}

/** The paths of a list's elements, none for an absent one; undefined where the list is not known. */
export function elements(resource: Resource, path: string, context: Context): readonly string[] | undefined {
  const list = context.outline(resource, path);
  if (list === undefined || list === null) return [];
  if (isList(list)) return list.map((_, index) => `${path}[${index}]`);
  return isUnresolved(list) ? undefined : [path];
}

export function unknownList(path: string, value: Value | undefined): Verdicts {
  return indeterminate(path, `${path} is ${show(value)}, ${whyUnknown(value)}`);
}

/** Asks the second only where the first complies; where the first is in doubt, an objection of the second is too. */
export function when(condition: Predicate, then: Predicate): Predicate {
  return (resource, context) => {
    const asked = condition(resource, context);
    if (statusOf(asked) === 'violation') return compliant();
    const judged = then(resource, context);
    return statusOf(asked) === 'compliant' || statusOf(judged) === 'compliant' ? judged : asked;
  };
}

/** Turns compliance into a violation and the other way round; a doubt stays a doubt. */
export function not(condition: Predicate, path: string, message: string): Predicate {
  return (resource, context) => {
    const asked = condition(resource, context);
    switch (statusOf(asked)) {
      case 'violation':
        return compliant();
      case 'compliant':
        return violation(path, message);
      default:
        return asked;
    }
  };
}

/** Every predicate must comply. */
export function both(...predicates: readonly Predicate[]): Predicate {
  return (resource, context) => all(predicates.map((one) => one(resource, context)));
}
