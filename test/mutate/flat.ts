import { list, record } from '../../rules/sources/json';
import type { TemplateDocument } from '../../rules/sources/stacks';

/** A resource in the one template that all stacks become. */
export function flatId(stack: string, logicalId: string): string {
  return `${stack}${logicalId}`.replace(/[^A-Za-z0-9]/g, '');
}

/** What is made elsewhere, or only tells CloudFormation something. */
const LEFT_OUT = /^(AWS::CloudFormation::|Custom::(?!VpcRestrictDefaultSG))/;

/**
 * The stacks of an assembly as one template without parameters, conditions, mappings and references between stacks:
 * what is deployed where every parameter has its default, and an attribute that nobody can foresee a name of its own.
 */
export function flat(
  documents: readonly TemplateDocument[],
  foreseen: (flatId: string, attribute: string) => boolean,
): Readonly<Record<string, unknown>> {
  const resources = documents.flatMap((document) => {
    const written = writer(document, documents, foreseen);
    return Object.entries(record(document.template['Resources'])).flatMap(([id, raw]) => {
      const { Type, Properties, Condition } = record(raw);
      if (LEFT_OUT.test(String(Type)) || Condition !== undefined) return [];
      return [[flatId(document.id, id), { Type, Properties: written(Properties ?? {}) }] as const];
    });
  });
  return { Resources: Object.fromEntries(resources) };
}

type Writer = (value: unknown) => unknown;

function writer(
  document: TemplateDocument,
  documents: readonly TemplateDocument[],
  foreseen: (flatId: string, attribute: string) => boolean,
): Writer {
  const { id, template } = document;
  const section = (name: string) => record(template[name]);
  const isResource = (name: string): boolean => Object.hasOwn(section('Resources'), name);
  const refer = (name: string): unknown => {
    if (isResource(name)) {
      const isOut = LEFT_OUT.test(String(record(section('Resources')[name])['Type']));
      return isOut ? `${name}-made-elsewhere` : { Ref: flatId(id, name) };
    }
    const parameter = record(section('Parameters')[name]);
    return name.startsWith('AWS::') ? { Ref: name } : String(parameter['Default'] ?? '');
  };
  const attribute = (of: string, name: string): unknown =>
    foreseen(flatId(id, of), name) ? { 'Fn::GetAtt': [flatId(id, of), name] } : `${of}-${name}`;
  const output = (stack: string, name: string): unknown => {
    const other = documents.find((one) => one.stack === stack);
    const value = record(record(other?.template['Outputs'])[name])['Value'];
    return other ? writer(other, documents, foreseen)(value) : undefined;
  };
  const imported = (name: string): unknown => {
    for (const other of documents) {
      for (const one of Object.values(record(other.template['Outputs']))) {
        const { Value, Export } = record(one);
        if (record(Export)['Name'] === name) return writer(other, documents, foreseen)(Value);
      }
    }
    return undefined;
  };
  const holds = (name: string): boolean => {
    const [left, right] = list(record(section('Conditions')[name])['Fn::Equals']).map(write);
    return left !== undefined && left === right;
  };
  const substituted = (given: unknown): unknown => {
    const [text, own] = Array.isArray(given) ? given : [given, {}];
    const parts = String(text).split(/(\$\{[^!}][^}]*\})/);
    const values = parts.map((part) => {
      const name = /^\$\{([^!}][^}]*)\}$/.exec(part)?.[1];
      if (name === undefined) return part;
      const [of = '', ...rest] = name.split('.');
      if (Object.hasOwn(record(own), name)) return write(record(own)[name]);
      return rest.length > 0 ? attribute(of, rest.join('.')) : refer(name);
    });
    return { 'Fn::Join': ['', values] };
  };
  const selected = (given: unknown): unknown => {
    const [index, from] = list(given);
    if (Array.isArray(from)) return write(from[Number(index)]);
    if (record(from)['Fn::GetAZs'] !== undefined) return `us-east-1${'abcdef'[Number(index)]}`;
    if (record(from)['Fn::Cidr'] !== undefined) return `2600:1f18:0:${index}::/64`;
    return `selected-${index}`;
  };
  const write: Writer = (value) => {
    if (Array.isArray(value)) return value.map(write);
    if (typeof value !== 'object' || value === null) return value;
    const [[name, inner] = ['', undefined], ...others] = Object.entries(value);
    if (others.length > 0 || !/^(Ref$|Fn::)/.test(name)) {
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, write(one)]));
    }
    switch (name) {
      case 'Ref':
        return refer(String(inner));
      case 'Fn::GetAtt': {
        const [of = '', ...rest] = typeof inner === 'string' ? inner.split('.') : list(inner).map(String);
        return attribute(of, rest.join('.'));
      }
      case 'Fn::GetStackOutput':
        return output(String(record(inner)['StackName']), String(record(inner)['OutputName']));
      case 'Fn::ImportValue':
        return imported(String(write(inner)));
      case 'Fn::FindInMap': {
        const [map, top, second] = list(inner).map(String);
        return record(record(section('Mappings')[map ?? ''])[top ?? ''])[second ?? ''];
      }
      case 'Fn::If': {
        const [condition, yes, no] = list(inner);
        return write(holds(String(condition)) ? yes : no);
      }
      case 'Fn::Sub':
        return substituted(inner);
      case 'Fn::Select':
        return selected(inner);
      default:
        return { [name]: write(inner) };
    }
  };
  return write;
}
