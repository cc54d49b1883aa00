import { cut, parseCidr, showCidr } from '../core/cidr';
import { ANY, type Scenario } from '../core/scenario';
import { isList, type Value } from '../core/value';
import { conditionNamed, existence } from './conditions';
import { getStackOutput, importValue } from './imports';
import { isExpression, list, own, record } from './json';
import type { Assume, Decision } from './notes';
import { getAtt, ref } from './references';
import { canonical, opaque, type Scope, under } from './scope';
import { stacksOf, type TemplateDocument } from './stacks';
import { concatenate, literal, split } from './text';

/** Resolves a value as CloudFormation would; undefined is `AWS::NoValue`. `assume` hears what was taken for granted. */
export type Resolve = (raw: unknown, path: string, assume: Assume) => Value | undefined;

type Intrinsic = (argument: unknown, scope: Scope) => Value | undefined;

/** Deeper than any expression that people write, outputs and parameters on the way included. */
const DEEPEST = 100;

/** What the parts of one template come to. */
export interface Resolver {
  readonly resolve: Resolve;
  readonly existence: (logicalId: string) => Decision;
}

/** A resolver for the values of each template, which sees the outputs of all. */
export function resolversFor(
  documents: readonly TemplateDocument[],
  scenario: Scenario = ANY,
): (document: TemplateDocument) => Resolver {
  const stacks = stacksOf(documents);
  return (document) => {
    const scope = { document, stacks, scenario, path: '', depth: 0, resolve };
    return {
      resolve: (raw, path, assume) => resolve(raw, { ...scope, assume, path }),
      existence: (logicalId) => existence(document, logicalId, { ...scope, assume: () => undefined }),
    };
  };
}

function resolve(raw: unknown, scope: Scope): Value | undefined {
  if (scope.depth > DEEPEST) return opaque(raw, scope, `nested more than ${DEEPEST} levels deep`);
  if (typeof raw === 'string') return literal(raw, scope);
  if (typeof raw === 'number' || typeof raw === 'boolean' || raw === null) return raw;
  if (raw === undefined) return undefined;
  if (Array.isArray(raw)) {
    if (raw.every(isPlain)) return raw as readonly Value[];
    const items: Value[] = [];
    for (const item of raw) {
      // Without the items that are AWS::NoValue, so that a path counts what is deployed.
      const value = resolve(item, under(scope, `${scope.path}[${items.length}]`));
      if (value !== undefined) items.push(value);
    }
    return items;
  }
  if (typeof raw !== 'object') return opaque(String(raw), scope, 'not JSON');
  const entries = Object.entries(raw);
  const [first] = entries;
  if (first && isExpression(raw)) {
    if (entries.length > 1)
      return opaque(raw, scope, 'a function beside other keys, which may change all of them');
    const intrinsic = Object.hasOwn(INTRINSICS, first[0]) ? INTRINSICS[first[0]] : undefined;
    return intrinsic
      ? intrinsic(first[1], under(scope, scope.path))
      : opaque(raw, scope, `${first[0]} is not evaluated`);
  }
  let same = true;
  const values = entries.map(([name, inner]) => {
    const value = isPlain(inner)
      ? (inner as Value)
      : resolve(inner, under(scope, scope.path === '' ? name : `${scope.path}.${name}`));
    same &&= value === inner;
    return value;
  });
  if (same) return raw as Value;
  return Object.fromEntries(
    entries.flatMap(([name], index) => {
      const value = values[index];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** What stays as it is, without a scope of its own: most of what a template holds. */
function isPlain(raw: unknown): boolean {
  return typeof raw === 'string' ? !raw.includes('{{resolve:') : typeof raw !== 'object' || raw === null;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html */
function subnets(block: string, count: number, hostBits: number): readonly string[] | undefined {
  const range = parseCidr(block);
  const size = Number.isNaN(hostBits) ? (range?.family === 6 ? 64 : undefined) : hostBits;
  return range && size !== undefined ? cut(range, count, size)?.map(showCidr) : undefined;
}

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, scope) =>
    typeof name === 'string' ? ref(name, scope) : opaque({ Ref: name }, scope, 'Ref needs a name'),

  'Fn::GetAtt': (argument, scope) => {
    const [id, ...rest] = typeof argument === 'string' ? argument.split('.') : list(argument);
    if (typeof id !== 'string' || rest.length === 0 || !rest.every((part) => typeof part === 'string')) {
      return opaque({ 'Fn::GetAtt': argument }, scope, 'Fn::GetAtt needs a name and an attribute');
    }
    return getAtt(id, rest.join('.'), scope);
  },

  'Fn::Sub': (argument, scope) => {
    const [template, given] = typeof argument === 'string' ? [argument, {}] : list(argument);
    if (typeof template !== 'string') return opaque({ 'Fn::Sub': argument }, scope, 'Fn::Sub needs a string');
    const variables = new Map<string, Value>();
    const valueNamed = (name: string): Value => {
      if (name.startsWith('!')) return `\${${name.slice(1)}}`;
      if (Object.hasOwn(record(given), name)) return resolve(own(given, name), scope) ?? '';
      const [id = '', ...attribute] = name.split('.');
      return (attribute.length > 0 ? getAtt(id, attribute.join('.'), scope) : ref(name, scope)) ?? '';
    };
    const pieces = template.split(/\$\{([^${}]*)\}/).map((piece, index): Value => {
      if (index % 2 === 0) return piece;
      const name = piece.trim();
      const value = variables.get(name) ?? valueNamed(name);
      variables.set(name, value);
      return value;
    });
    return concatenate(pieces, { 'Fn::Sub': argument }, scope);
  },

  'Fn::Join': (argument, scope) => {
    const [delimiter, items] = list(argument);
    const values = resolve(items, scope);
    if (typeof delimiter !== 'string' || !isList(values)) {
      return opaque({ 'Fn::Join': argument }, scope, 'Fn::Join of a list that is not known');
    }
    const pieces = values.flatMap((value, index) => (index === 0 ? [value] : [delimiter, value]));
    return concatenate(pieces, { 'Fn::Join': argument }, scope);
  },

  'Fn::Select': (argument, scope) => {
    const [index, items] = list(argument).map((part) => resolve(part, scope));
    const at = typeof index === 'number' || typeof index === 'string' ? Number(index) : Number.NaN;
    const chosen = isList(items) && index !== '' && Number.isInteger(at) ? items[at] : undefined;
    return chosen ?? opaque({ 'Fn::Select': argument }, scope, 'Fn::Select from a list that is not known');
  },

  'Fn::Split': (argument, scope) => {
    const [delimiter, text] = list(argument).map((part) => resolve(part, scope));
    const pieces = typeof delimiter === 'string' ? split(text, delimiter, scope) : undefined;
    return pieces ?? opaque({ 'Fn::Split': argument }, scope, 'Fn::Split of a string that is not known');
  },

  'Fn::FindInMap': (argument, scope) => {
    const [map, first, second, options] = list(argument);
    const keys = [map, first, second].map((part) => resolve(part, scope));
    const fallback = own(options, 'DefaultValue');
    // Whichever row a key that is not known turns out to name: where all say the same, that is the value.
    let rows: readonly unknown[] = [scope.document.template['Mappings']];
    for (const key of keys) {
      rows = rows.flatMap((row) => (typeof key === 'string' ? [own(row, key)] : Object.values(record(row))));
    }
    const isOpen = keys.some((key) => typeof key !== 'string');
    const found = [...rows, ...(isOpen ? [fallback] : [])].map((row) => row ?? fallback);
    const same = new Set(found.filter((one) => one !== undefined).map(canonical)).size === 1;
    const [value] = found;
    // A mapping holds strings and lists of strings; what else it holds, a macro put there.
    const isKnown =
      same &&
      (value === fallback || [value].flat().every((one) => /^(string|number|boolean)$/.test(typeof one)));
    return isKnown && value !== undefined
      ? resolve(value, scope)
      : opaque({ 'Fn::FindInMap': argument }, scope, 'Fn::FindInMap of a value that is not known');
  },

  'Fn::If': (argument, scope) => {
    const [name, then, otherwise, ...others] = list(argument);
    const bad = typeof name !== 'string' || others.length > 0 || list(argument).length < 3;
    if (bad) return opaque({ 'Fn::If': argument }, scope, 'Fn::If needs a condition and two values');
    const { holds, notes } = conditionNamed(name, scope);
    for (const note of notes) scope.assume(scope.path, note);
    if (holds !== undefined) return resolve(holds ? then : otherwise, scope);
    return opaque({ 'Fn::If': argument }, scope, `which depends on condition ${name}`);
  },

  'Fn::Base64': (argument, scope) => {
    const text = resolve(argument, scope);
    return typeof text === 'string'
      ? Buffer.from(text).toString('base64')
      : opaque({ 'Fn::Base64': argument }, scope, 'Fn::Base64 of a text that is not known');
  },

  'Fn::Cidr': (argument, scope) => {
    const [block, count, bits] = list(argument).map((part) => resolve(part, scope));
    const blocks = typeof block === 'string' ? subnets(block, Number(count), Number(bits)) : undefined;
    return blocks ?? opaque({ 'Fn::Cidr': argument }, scope, 'Fn::Cidr of a block that is not known');
  },

  'Fn::ImportValue': importValue,

  'Fn::GetStackOutput': getStackOutput,
};
