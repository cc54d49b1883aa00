import {
  isList,
  isProperties,
  isUnresolved,
  type Part,
  type Unresolved,
  unresolved,
  type Value,
} from '../core/value';
import type { TemplateDocument } from './template';

/** Resolves a value as CloudFormation would; undefined is `AWS::NoValue`. `assume` hears what was taken for granted. */
export type Resolve = (raw: unknown, path: string, assume: Assume) => Value | undefined;

export type Assume = (path: string, assumption: string) => void;

interface Scope {
  readonly document: TemplateDocument;
  readonly documents: readonly TemplateDocument[];
  readonly assume: Assume;
  readonly path: string;
  readonly depth: number;
  /** Outputs on the way here, so that outputs that refer to each other in a circle end. */
  readonly outputs: readonly string[];
}

type Intrinsic = (argument: unknown, scope: Scope) => Value | undefined;

/** Deeper than any template that CloudFormation takes, and far from the end of the call stack. */
const DEEPEST = 100;

const EXPORT_OR_OUTPUT = 'a value of another stack, which is not among the templates that were read';

/** A resolver for the values of one template, which sees the outputs of all. */
export function resolverFor(document: TemplateDocument, documents: readonly TemplateDocument[]): Resolve {
  return (raw, path, assume) => resolve(raw, { document, documents, assume, path, depth: 0, outputs: [] });
}

function resolve(raw: unknown, scope: Scope): Value | undefined {
  if (scope.depth > DEEPEST) return opaque({}, scope, `nested more than ${DEEPEST} levels deep`);
  if (typeof raw === 'string') return resolveString(raw, scope);
  if (typeof raw === 'number' || typeof raw === 'boolean' || raw === null) return raw;
  if (Array.isArray(raw)) {
    return raw.flatMap((item: unknown, index) => {
      const value = resolve(item, under(scope, `${scope.path}[${index}]`));
      return value === undefined ? [] : [value];
    });
  }
  if (raw === undefined) return undefined;
  if (typeof raw !== 'object') return opaque({}, scope, 'not JSON');
  const entries = Object.entries(raw);
  const [first] = entries;
  if (first && entries.length === 1 && (first[0] === 'Ref' || first[0].startsWith('Fn::'))) {
    const intrinsic = Object.hasOwn(INTRINSICS, first[0]) ? INTRINSICS[first[0]] : undefined;
    return intrinsic
      ? intrinsic(first[1], under(scope, scope.path))
      : opaque(raw, scope, `${first[0]} is not evaluated`);
  }
  const macro = entries.find(([name]) => name.startsWith('Fn::'));
  if (macro) return opaque(raw, scope, `${macro[0]} may change everything beside it`);
  return Object.fromEntries(
    entries.flatMap(([name, inner]) => {
      const value = resolve(inner, under(scope, scope.path === '' ? name : `${scope.path}.${name}`));
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

function under(scope: Scope, path: string): Scope {
  return { ...scope, path, depth: scope.depth + 1 };
}

function opaque(raw: unknown, { document }: Scope, why: string): Unresolved {
  return unresolved([{ expression: `${canonical(raw)} in ${document.id}` }], why);
}

/** One spelling for equal expressions, whatever the order of their keys. */
function canonical(raw: unknown): string {
  const text = JSON.stringify(raw, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
  return text.length > 1000 ? `${text.slice(0, 1000)}...` : text;
}

function resolveString(text: string, scope: Scope): Value {
  return text.includes('{{resolve:')
    ? unresolved([{ expression: text }], `a dynamic reference, read at deployment of ${scope.document.id}`)
    : text;
}

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, scope) =>
    typeof name === 'string' ? ref(name, scope) : opaque({ Ref: name }, scope, 'Ref needs a name'),

  'Fn::GetAtt': (argument, scope) => {
    const [id, ...rest] = typeof argument === 'string' ? argument.split('.') : list(argument);
    const attribute = rest.join('.');
    if (typeof id !== 'string' || attribute === '')
      return opaque(argument, scope, 'Fn::GetAtt needs a name and an attribute');
    return getAtt(id, attribute, scope);
  },

  'Fn::Sub': (argument, scope) => {
    const [template, given] = typeof argument === 'string' ? [argument, {}] : list(argument);
    if (typeof template !== 'string') return opaque(argument, scope, 'Fn::Sub needs a string');
    const variables = record(given);
    const pieces = template.split(/\$\{([^}]*)\}/).map((piece, index): Value => {
      if (index % 2 === 0) return piece;
      const name = piece.trim();
      if (name.startsWith('!')) return `\${${name.slice(1)}}`;
      if (Object.hasOwn(variables, name)) return resolve(variables[name], scope) ?? '';
      const [id = '', ...attribute] = name.split('.');
      return (attribute.length > 0 ? getAtt(id, attribute.join('.'), scope) : ref(name, scope)) ?? '';
    });
    return concatenate(pieces, scope);
  },

  'Fn::Join': (argument, scope) => {
    const [delimiter, items] = list(argument);
    const values = resolve(items, scope);
    if (typeof delimiter !== 'string' || !isList(values)) {
      return opaque({ 'Fn::Join': argument }, scope, 'Fn::Join of a list that is not known');
    }
    return concatenate(
      values.flatMap((value, index) => (index === 0 ? [value] : [delimiter, value])),
      scope,
    );
  },

  'Fn::Select': (argument, scope) => {
    const [index, items] = list(argument).map((part) => resolve(part, scope));
    const at = Number(index);
    const chosen = isList(items) && Number.isInteger(at) ? items[at] : undefined;
    return chosen ?? opaque({ 'Fn::Select': argument }, scope, 'Fn::Select from a list that is not known');
  },

  'Fn::Split': (argument, scope) => {
    const [delimiter, text] = list(argument).map((part) => resolve(part, scope));
    return typeof delimiter === 'string' && delimiter !== '' && typeof text === 'string'
      ? text.split(delimiter)
      : opaque({ 'Fn::Split': argument }, scope, 'Fn::Split of a string that is not known');
  },

  'Fn::FindInMap': (argument, scope) => {
    const keys = list(argument)
      .slice(0, 3)
      .map((part) => resolve(part, scope));
    let found: unknown = record(scope.document.template['Mappings']);
    for (const key of keys) {
      const level = record(found);
      if (typeof key !== 'string' || !Object.hasOwn(level, key)) {
        return opaque({ 'Fn::FindInMap': argument }, scope, 'Fn::FindInMap by a key that is not known');
      }
      found = level[key];
    }
    return resolve(found, scope);
  },

  'Fn::ImportValue': (argument, scope) => {
    const name = resolve(argument, scope);
    const [exporter, ...others] = scope.documents.flatMap((document) =>
      Object.entries(record(document.template['Outputs'])).flatMap(([output, body]) =>
        resolve(record(record(body)['Export'])['Name'], { ...scope, document }) === name
          ? [{ document, output }]
          : [],
      ),
    );
    if (typeof name !== 'string' || !exporter || others.length > 0) {
      return opaque({ 'Fn::ImportValue': argument }, scope, EXPORT_OR_OUTPUT);
    }
    return outputOf(exporter.document, exporter.output, scope);
  },

  // What CDK writes for references between stacks: https://docs.aws.amazon.com/cdk/v2/guide/resources.html
  'Fn::GetStackOutput': (argument, scope) => {
    const { StackName, OutputName, Region } = record(argument);
    const [stack, output, region] = [StackName, OutputName, Region].map((part) => resolve(part, scope));
    const [document, ...others] = scope.documents.filter(
      (one) =>
        one.stack === stack && (region === undefined || one.region === undefined || one.region === region),
    );
    if (typeof output !== 'string' || !document || others.length > 0) {
      return opaque({ 'Fn::GetStackOutput': argument }, scope, EXPORT_OR_OUTPUT);
    }
    return outputOf(document, output, scope);
  },
};

function outputOf(document: TemplateDocument, output: string, scope: Scope): Value {
  const key = `${document.id} ${output}`;
  const body = record(record(document.template['Outputs'])[output]);
  if (scope.outputs.includes(key)) return opaque(key, scope, 'outputs that refer to each other in a circle');
  if (!Object.hasOwn(body, 'Value')) return opaque(key, scope, 'an output that does not exist');
  const inner = { ...scope, document, outputs: [...scope.outputs, key] };
  return resolve(body['Value'], inner) ?? opaque(key, scope, 'an output without a value');
}

function ref(name: string, scope: Scope): Value | undefined {
  const { document } = scope;
  if (Object.hasOwn(record(document.template['Resources']), name)) {
    return unresolved(
      [{ target: `${document.id}/${name}`, attribute: 'Ref' }],
      'which is known once deployed',
    );
  }
  if (Object.hasOwn(record(document.template['Parameters']), name)) return parameter(name, scope);
  return pseudoParameter(name, scope);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
function pseudoParameter(name: string, { document }: Scope): Value | undefined {
  if (name === 'AWS::NoValue') return undefined;
  const known: Readonly<Record<string, string | undefined>> = {
    'AWS::Region': document.region,
    'AWS::AccountId': document.account,
    'AWS::StackName': document.stack,
  };
  const value = Object.hasOwn(known, name) ? known[name] : undefined;
  return value ?? unresolved([{ target: name, attribute: 'Ref' }], 'which is known once deployed');
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html */
function parameter(name: string, scope: Scope): Value | undefined {
  const { document } = scope;
  const declared = record(record(document.template['Parameters'])[name]);
  const type = String(declared['Type'] ?? 'String');
  const unknown = (why: string): Value =>
    unresolved([{ target: `${document.id}/${name}`, attribute: 'Ref' }], why);
  if (Object.hasOwn(document.parameters, name)) return document.parameters[name];
  const passed = passedByParent(name, scope);
  if (passed !== undefined) return passed;
  if (type.startsWith('AWS::SSM::Parameter::Value'))
    return unknown('a parameter read from Parameter Store at deployment');
  if (String(declared['NoEcho'] ?? false) === 'true') return unknown('a parameter that is kept secret');
  const value = declared['Default'];
  if (typeof value !== 'string' && typeof value !== 'number') return unknown('a parameter without a default');
  scope.assume(scope.path, `while parameter ${name} keeps its default ${JSON.stringify(value)}`);
  return /^(CommaDelimitedList|List<.*>)$/.test(type)
    ? String(value)
        .split(',')
        .map((item) => item.trim())
    : String(value);
}

/** What the stack that nests this one passes for a parameter. */
function passedByParent(name: string, scope: Scope): Value | undefined {
  const { parent } = scope.document;
  const document = parent && scope.documents.find(({ id }) => id === parent.id);
  if (!document) return undefined;
  const owner = record(record(document.template['Resources'])[parent.logicalId]);
  return resolve(record(record(owner['Properties'])['Parameters'])[name], {
    ...under(scope, scope.path),
    document,
  });
}

function getAtt(id: string, attribute: string, scope: Scope): Value {
  const { document, documents } = scope;
  const child = documents.find(({ parent }) => parent?.id === document.id && parent.logicalId === id);
  if (child && attribute.startsWith('Outputs.'))
    return outputOf(child, attribute.slice('Outputs.'.length), scope);
  return unresolved([{ target: `${document.id}/${id}`, attribute }], 'which is known once deployed');
}

function concatenate(values: readonly Value[], scope: Scope): Value {
  const parts: Part[] = [];
  let why = '';
  for (const value of values) {
    if (isUnresolved(value)) {
      why ||= value.why;
      parts.push(...value.parts);
    } else if (isList(value) || isProperties(value)) {
      return opaque(null, scope, 'a list or an object where a string belongs');
    } else {
      const last = parts.at(-1);
      if (typeof last === 'string') parts[parts.length - 1] = last + String(value);
      else parts.push(String(value));
    }
  }
  const kept = parts.filter((part) => part !== '');
  const [only = ''] = kept;
  return kept.length < 2 && typeof only === 'string' ? only : unresolved(kept, why);
}

function list(raw: unknown): readonly unknown[] {
  return Array.isArray(raw) ? raw : [];
}

/** Any JSON object as a record, anything else as an empty one. */
export function record(raw: unknown): Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw)
    ? (raw as Record<string, unknown>)
    : {};
}
