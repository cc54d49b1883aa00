import type { Resource } from '../../../rules/core/resource';
import { isUnresolved, type Value } from '../../../rules/core/value';
import { type TemplateDocument, worldOfTemplates } from '../../../rules/sources/template';

type Template = Readonly<Record<string, unknown>>;

/** A template as a document of its own, in eu-west-1. */
export function document(template: Template, given: Partial<TemplateDocument> = {}): TemplateDocument {
  return {
    id: 'T',
    stack: 'T',
    file: 't.json',
    template,
    region: 'eu-west-1',
    parameters: {},
    paths: new Map(),
    lines: new Map(),
    ...given,
  };
}

export function resourcesOf(...documents: readonly TemplateDocument[]): readonly Resource[] {
  return worldOfTemplates(documents, { whole: true }).resources;
}

export function resourceIn(documents: readonly TemplateDocument[], id: string): Resource {
  const found = resourcesOf(...documents).find(({ origin, implicit }) => origin.id === id && !implicit);
  if (!found) throw new Error(`there is no resource ${id}`);
  return found;
}

/** What an expression comes to as a property of a resource beside other sections of a template. */
export function resolved(
  expression: unknown,
  beside: Template = {},
  given: Partial<TemplateDocument> = {},
): Value {
  const Resources = {
    X: { Type: 'AWS::Test::X', Properties: { Value: expression } },
    ...Object(beside['Resources']),
  };
  const { properties } = resourceIn([document({ ...beside, Resources }, given)], 'X');
  if (isUnresolved(properties)) return properties;
  const value = properties['Value'];
  return value === undefined ? 'absent' : value;
}

/** A value in words: a doubt as its parts, each in braces. */
export function told(value: Value): unknown {
  if (!isUnresolved(value)) return Array.isArray(value) ? value.map(told) : value;
  return value.parts
    .map((part) => {
      if (typeof part === 'string') return part;
      return 'target' in part ? `{${part.target} ${part.attribute}}` : '{?}';
    })
    .join('');
}
