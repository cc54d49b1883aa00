import { IMPOSSIBLE, type Option, type Variable } from '../core/scenario';
import { isUnresolved, same, type Value } from '../core/value';
import { list, own, record } from './json';
import type { Decision, Note } from './notes';
import { canonical, type Scope, under } from './scope';
import type { TemplateDocument } from './stacks';

const ALWAYS: Decision = { holds: true, notes: [] };

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html */
export function conditionNamed(name: string, scope: Scope): Decision {
  const { document, stacks } = scope;
  const key = `${document.id} ${name}`;
  const known = stacks.conditions.get(key);
  if (known) return known;
  const free = choice(`condition ${key}`, name, scope);
  stacks.conditions.set(key, free);
  const body = own(document.template['Conditions'], name);
  const found = body === undefined ? free : decide(body, name, under(scope, scope.path));
  stacks.conditions.set(key, found);
  return found;
}

/** Whether a resource is made: its own condition holds, and those of the stacks that nest its template. */
export function existence(document: TemplateDocument, logicalId: string, scope: Scope): Decision {
  const condition = own(own(document.template['Resources'], logicalId), 'Condition');
  const itself = typeof condition === 'string' ? conditionNamed(condition, { ...scope, document }) : ALWAYS;
  const above = scope.stacks.parentOf(document);
  if (!above || !document.parent) return itself;
  return every([itself, existence(above, document.parent.logicalId, scope)]);
}

function decide(body: unknown, name: string, scope: Scope): Decision {
  const [[operator, argument] = ['', undefined], ...others] = Object.entries(record(body));
  if (others.length > 0 || scope.depth > DEEPEST) return choice(canonical(body), name, scope);
  const operands = (): readonly Decision[] =>
    list(argument).map((one) => decide(one, '', under(scope, scope.path)));
  switch (operator) {
    case 'Condition':
      return conditionNamed(String(argument), scope);
    case 'Fn::Not':
      return negated(operands()[0] ?? ALWAYS);
    case 'Fn::And':
      return every(operands());
    case 'Fn::Or':
      return negated(every(operands().map(negated)));
    case 'Fn::Equals':
      return equal(argument, name, scope);
    default:
      return choice(canonical(body), name, scope);
  }
}

const DEEPEST = 100;

function negated({ holds, notes }: Decision): Decision {
  return { holds: holds === undefined ? undefined : !holds, notes };
}

function every(decisions: readonly Decision[]): Decision {
  const no = decisions.find(({ holds }) => holds === false);
  if (no) return no;
  const open = decisions.find(({ holds }) => holds === undefined);
  return open ?? { holds: true, notes: decisions.flatMap(({ notes }) => notes) };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html */
function equal(argument: unknown, name: string, scope: Scope): Decision {
  const notes: Note[] = [];
  const assume = (_path: string, note: Note): void => void notes.push(note);
  const [a, b] = list(argument).map((one) => scope.resolve(one, { ...scope, assume }) ?? null);
  const is = same(text(a ?? null), text(b ?? null));
  if (is !== 'unknown') return { holds: is, notes };
  if (isAnother(list(argument), scope) || isTooShort(list(argument), scope)) return { holds: false, notes };
  const open = notes.filter((note) => typeof note !== 'string' && note !== IMPOSSIBLE);
  return open.length > 0 ? { holds: undefined, notes: open } : choice(canonical(argument), name, scope);
}

/** Whether a parameter that has none of the values it is compared with is compared with one of them. */
function isAnother(operands: readonly unknown[], { document, scenario }: Scope): boolean {
  const [name] = operands.map((one) => own(one, 'Ref')).filter((one) => typeof one === 'string');
  const variable = name === undefined ? undefined : variableOf(name, document);
  const chosen = variable && scenario.get(variable.key);
  return (
    chosen !== undefined &&
    chosen.value === undefined &&
    operands.some((one) =>
      variable?.options.some(({ value }) => value !== undefined && value === String(one)),
    )
  );
}

/** Whether a parameter is compared with a text shorter than CloudFormation takes for it. */
function isTooShort(operands: readonly unknown[], { document }: Scope): boolean {
  const [name] = operands.map((one) => own(one, 'Ref')).filter((one) => typeof one === 'string');
  const { MinLength, Type } = record(name === undefined ? {} : own(document.template['Parameters'], name));
  const shortest = Type === 'String' ? Number(MinLength ?? 0) : 0;
  return operands.some((one) => typeof one === 'string' && one.length < shortest);
}

/** CloudFormation compares strings. */
function text(value: Value): Value {
  return isUnresolved(value) || (typeof value === 'object' && value !== null) ? value : String(value);
}

/** What nobody knows before deployment is decided freely, but once for all who ask. */
function choice(expression: string, name: string, scope: Scope): Decision {
  const key = `${scope.document.id} ${expression}`;
  const chosen = scope.scenario.get(key);
  if (chosen) return { holds: chosen.value === 'true', notes: [] };
  const of = name === '' ? expression : name;
  const options = [
    { value: 'true', says: `condition ${of} holds` },
    { value: 'false', says: `condition ${of} does not hold` },
  ];
  return { holds: undefined, notes: [{ key, options }] };
}

/** The texts that the conditions of a template compare each parameter with. */
const compared = new WeakMap<object, ReadonlyMap<string, readonly string[]>>();

function comparedIn(document: TemplateDocument): ReadonlyMap<string, readonly string[]> {
  const known = compared.get(document.template);
  if (known) return known;
  const found = new Map<string, string[]>();
  const open: unknown[] = [document.template['Conditions']];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const [key, inner] of Object.entries(next as object)) {
      if (typeof inner === 'object' && inner !== null) open.push(inner);
      if (key !== 'Fn::Equals') continue;
      const names = list(inner).map((one) => own(one, 'Ref'));
      const texts = list(inner).filter((one) => /^(string|number|boolean)$/.test(typeof one));
      const [parameter] = names.filter((one) => typeof one === 'string');
      if (parameter === undefined || texts.length === 0) continue;
      found.set(parameter, [...(found.get(parameter) ?? []), ...texts.map(String)]);
    }
  }
  compared.set(document.template, found);
  return found;
}

/**
 * The values of a parameter that make a difference: those that are allowed, or else those that a condition compares
 * it with and any other. Undefined for a parameter that makes none.
 */
export function variableOf(name: string, document: TemplateDocument): Variable | undefined {
  const declared = record(own(document.template['Parameters'], name));
  const { AllowedValues, Default, MinLength, Type } = declared;
  if (typeof Type === 'string' && /List/.test(Type)) return undefined;
  const allowed = list(AllowedValues)
    .filter((one) => /^(string|number|boolean)$/.test(typeof one))
    .map(String);
  const shortest = Number(MinLength ?? 0);
  const values =
    allowed.length > 0
      ? allowed
      : (comparedIn(document).get(name) ?? []).filter((one) => one.length >= shortest);
  const texts = [...new Set(values)].sort(
    (a, b) => Number(b === String(Default)) - Number(a === String(Default)),
  );
  const options: Option[] = texts.map((value) => ({ value, says: `${name} is ${JSON.stringify(value)}` }));
  if (allowed.length === 0 && texts.length > 0) {
    const others = texts.map((one) => JSON.stringify(one)).join(' nor ');
    options.push({
      value: undefined,
      says: texts.length > 1 ? `${name} is neither ${others}` : `${name} is not ${others}`,
    });
  }
  return options.length > 0 ? { key: `parameter ${document.id} ${name}`, options } : undefined;
}
