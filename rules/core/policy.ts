import { opposite } from './expectation';
import { anyOf, coversPattern, mayBeAnything, overlaps, someCovers } from './policy-pattern';
import { whyUnknown } from './property';
import type { Resource } from './resource';
import type { Context } from './rule';
import { isList, isProperties, isUnresolved, ownValue, show, type Truth, type Value } from './value';
import { indeterminate, type Verdicts } from './verdict';

/**
 * One statement of an IAM policy document, as it was written:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export interface Statement {
  readonly path: string;
  readonly value: Value;
}

/** The statements of the document at a path, none where there is no document; undefined where it is not known. */
export function statements(
  resource: Resource,
  path: string,
  context: Context,
): readonly Statement[] | undefined {
  const document = context.read(resource, path);
  if (document === undefined || document === null) return [];
  if (!isProperties(document)) return undefined;
  const at = `${path}.Statement`;
  const found = ownValue(document, 'Statement');
  if (isUnresolved(found)) return undefined;
  if (isList(found)) return found.map((value, index) => ({ path: `${at}[${index}]`, value }));
  return found === undefined ? [] : [{ path: at, value: found }];
}

/** The verdict on a document of which the statements are not known. */
export function unknownDocument(resource: Resource, path: string, context: Context): Verdicts {
  const document = context.read(resource, path);
  return indeterminate(path, `${path} is ${show(document)}, ${whyUnknown(document)}`);
}

function member({ value }: Statement, name: string): Value | undefined {
  return isProperties(value) ? ownValue(value, name) : isUnresolved(value) ? value : undefined;
}

/** Whether the statement allows; one that denies is false. */
export function allows(statement: Statement): Truth {
  const effect = member(statement, 'Effect');
  return isUnresolved(effect) ? 'unknown' : effect === 'Allow';
}

/** What a statement says, as messages show it. */
export function summary(statement: Statement): string {
  const said = [
    'Effect',
    'Action',
    'NotAction',
    'Resource',
    'NotResource',
    'Principal',
    'NotPrincipal',
    'Condition',
  ]
    .map((name) => [name, member(statement, name)] as const)
    .filter(([, value]) => value !== undefined && isProperties(statement.value));
  const shown = said.map(([name, value]) => `${name} ${show(value)}`).join(', ');
  return `${statement.path} is ${shown || show(statement.value)}`;
}

/** A scalar or a list, as a list. */
export function listed(value: Value | undefined): readonly Value[] {
  if (value === undefined || value === null) return [];
  return isList(value) ? value : [value];
}

/** The values of `Action` or `Resource`, or those of `NotAction` or `NotResource`, which stand for all others. */
export function named(
  statement: Statement,
  what: 'Action' | 'Resource',
): { readonly values: readonly Value[]; readonly negated: boolean } {
  const negated = member(statement, `Not${what}`);
  return negated === undefined
    ? { values: listed(member(statement, what)), negated: false }
    : { values: listed(negated), negated: true };
}

/**
 * Whether the statement names an action, such as `iam:PassRole`, or a resource; a name with wildcards asks for all
 * that it covers. The names of actions have no case:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function covers(statement: Statement, what: 'Action' | 'Resource', name: Value): Truth {
  const { values, negated } = named(statement, what);
  const ignoreCase = what === 'Action';
  if (!negated) return someCovers(values, name, ignoreCase);
  if (!isProperties(statement.value)) return 'unknown';
  return opposite(anyOf(values.map((value) => overlaps(value, name, ignoreCase))));
}

/**
 * Whether the statement names all that a pattern covers, such as every key: `arn:aws:kms:*:*:key/*`. All but a few
 * that `NotAction` or `NotResource` name are all, too.
 */
export function coversAll(statement: Statement, what: 'Action' | 'Resource', pattern: string): Truth {
  const { negated } = named(statement, what);
  return covers(statement, what, negated ? pattern.replaceAll('*', 'any-other') : pattern);
}

/**
 * Whether the statement names every action of every service, or of one service (`kms:*` for `kms`), or, without a
 * service, of any one.
 */
export function everyAction(statement: Statement, service?: string): Truth {
  if (service !== undefined) return coversAll(statement, 'Action', `${service}:*`);
  const { values, negated } = named(statement, 'Action');
  const all = coversAll(statement, 'Action', '*:*');
  return negated ? all : anyOf([all, ...values.map(everyActionOfOne)]);
}

/** Whatever the service is called, `:*` is all of it. */
function everyActionOfOne(value: Value): Truth {
  const text = isUnresolved(value) ? value.parts.at(-1) : value;
  if (typeof text === 'string') return /:[*?]*\*[*?]*$/.test(text);
  return isUnresolved(value) && value.parts.some(mayBeAnything) ? 'unknown' : false;
}

/** Whether the statement is for every resource. */
export function everyResource(statement: Statement): Truth {
  return coversAll(statement, 'Resource', 'arn:aws:*:*:*:*');
}

/** One principal of a statement: `AWS`, `Service`, `Federated`, `CanonicalUser`, or `*` for everybody. */
export interface Principal {
  readonly kind: string;
  readonly value: Value;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export function principals(statement: Statement): readonly Principal[] | undefined {
  const value = member(statement, 'Principal');
  if (isUnresolved(value)) return undefined;
  if (isProperties(value)) {
    return Object.entries(value).flatMap(([kind, inner]) =>
      listed(inner as Value).map((one) => ({ kind, value: one })),
    );
  }
  return listed(value).map((one) => ({ kind: one === '*' ? '*' : 'AWS', value: one }));
}

/**
 * Whether everybody is among the principals; `NotPrincipal` that allows is everybody but a few. A wildcard may stand
 * for all principals and not for a part of a name, so one in place of an account is taken for everybody.
 */
export function everybody(statement: Statement): Truth {
  if (!isProperties(statement.value)) return 'unknown';
  if (member(statement, 'NotPrincipal') !== undefined) return true;
  const found = principals(statement);
  if (!found) return 'unknown';
  return anyOf(found.map(isAnybody));
}

/** A service or a provider that a parameter names is one, whichever. */
function isAnybody({ kind, value }: Principal): Truth {
  if (isUnresolved(value)) {
    return /^(AWS|\*)$/.test(kind) && value.parts.every(mayBeAnything) ? 'unknown' : false;
  }
  return coversPattern(value, 'arn:aws:iam::*:root');
}
