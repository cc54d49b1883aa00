import { whyUnknown } from './property';
import type { Resource } from './resource';
import type { Context } from './rule';
import {
  isList,
  isProperties,
  isUnresolved,
  ownValue,
  type Part,
  show,
  type Truth,
  type Value,
} from './value';
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
 * Whether the statement names an action, such as `iam:PassRole`, or a resource. The names of actions have no case:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function covers(statement: Statement, what: 'Action' | 'Resource', name: string): Truth {
  const { values, negated } = named(statement, what);
  const answers = values.map((value): Truth => {
    if (isUnresolved(value)) return couldCover(value.parts, name, what);
    return typeof value === 'string' && wildcard(value, what).test(name);
  });
  const any = answers.includes(true) ? true : answers.includes('unknown') ? 'unknown' : false;
  if (!negated || any === 'unknown') return any;
  return !any;
}

/** An expression that begins otherwise than the name cannot cover it. */
function couldCover(parts: readonly unknown[], name: string, what: 'Action' | 'Resource'): Truth {
  const [first] = parts;
  if (typeof first !== 'string') return 'unknown';
  return wildcard(`${first}*`, what).test(name) ? 'unknown' : false;
}

/** `*` is any text, `?` any one character. */
function wildcard(pattern: string, what: 'Action' | 'Resource'): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '[^]*')
    .replaceAll('?', '[^]');
  return new RegExp(`^${source}$`, what === 'Action' ? 'i' : '');
}

/**
 * Whether the statement names every action of every service, or of one service (`kms:*` for `kms`), or, without a
 * service, of any one.
 */
export function everyAction(statement: Statement, service?: string): Truth {
  const { values, negated } = named(statement, 'Action');
  if (negated) return true;
  const pattern =
    service === undefined ? /^(\*+|[^:]+:\*+)$/ : new RegExp(`^(\\*+|(${service}|\\*+):\\*+)$`, 'i');
  return some(values, (text) => pattern.test(text.trim()));
}

/** Whether the statement is for every resource. */
export function everyResource(statement: Statement): Truth {
  const { values, negated } = named(statement, 'Resource');
  if (negated) return true;
  return some(values, (text) => /^\*+$/.test(text) || /^arn:\*+:\*+:\*+:\*+:\*+$/.test(text));
}

/** A name with a part that is not known cannot be known to be a wildcard, and is none if a part of it is written. */
function some(values: readonly Value[], test: (text: string) => boolean): Truth {
  const answers = values.map((value): Truth => {
    if (!isUnresolved(value)) return typeof value === 'string' && test(value);
    return value.parts.some((part) => typeof part === 'string' && /[^*:]/.test(part)) ? false : 'unknown';
  });
  return answers.includes(true) ? true : answers.includes('unknown') ? 'unknown' : false;
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

/** Whether everybody is among the principals; `NotPrincipal` that allows is everybody but a few. */
export function everybody(statement: Statement): Truth {
  if (member(statement, 'NotPrincipal') !== undefined) return true;
  const found = principals(statement);
  if (!found) return 'unknown';
  const open = found.filter(({ kind }) => kind === '*' || kind === 'AWS');
  if (open.some(({ value }) => value === '*')) return true;
  return open.some(({ value }) => isUnresolved(value) && value.parts.every(mayBeAnything))
    ? 'unknown'
    : false;
}

/** An attribute of a resource, and the number of an account, are one principal each; a parameter may be `*`. */
function mayBeAnything(part: Part): boolean {
  if (typeof part === 'string') return false;
  return 'expression' in part || (part.attribute === 'Ref' && part.target !== 'AWS::AccountId');
}
