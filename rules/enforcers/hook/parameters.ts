import { isExpression, list, own, record } from '../../sources/json';
import type { Change } from './payload';

type Template = Readonly<Record<string, unknown>>;

/**
 * A template as far as a request tells of its parameters. Requests do not have their values, and a default may not be
 * what is deployed: without it the value is not known, which is doubt and never an accusation. A change set gives
 * away the values of those that are a property as they are (`BucketName: !Ref Name`).
 */
export function asDeployed(
  template: Template,
  changes: readonly Change[],
): { readonly template: Template; readonly parameters: Readonly<Record<string, string>> } {
  const declared = record(template['Parameters']);
  const told = new Map<string, Set<string>>();
  for (const { logicalId, after } of changes) {
    const written = own(own(template['Resources'], logicalId), 'Properties');
    compare(written, own(parsed(after), 'Properties'), (name, value) => {
      if (isPlain(own(declared, name))) told.set(name, (told.get(name) ?? new Set()).add(value));
    });
  }
  const parameters = Object.fromEntries(
    [...told].flatMap(([name, values]) => (values.size === 1 ? [[name, [...values][0] ?? '']] : [])),
  );
  const Parameters = Object.fromEntries(
    Object.entries(declared).map(([name, one]) => {
      const { Default: _, ...rest } = record(one);
      return [name, Object.hasOwn(parameters, name) || !isPlain(one) ? one : rest];
    }),
  );
  return { template: { ...template, ...(template['Parameters'] ? { Parameters } : {}) }, parameters };
}

/** Whether the template says of parameters what they are unless something else is given. */
export function hasDefaults(template: Template): boolean {
  return Object.values(record(template['Parameters'])).some(
    (one) => isPlain(one) && own(one, 'Default') !== undefined,
  );
}

/** What is given for the others is no value, or is not told: names in Parameter Store, and secrets. */
function isPlain(parameter: unknown): boolean {
  const { Type, NoEcho } = record(parameter);
  const isSecret = NoEcho !== undefined && NoEcho !== false && NoEcho !== 'false';
  return !String(Type).startsWith('AWS::SSM::Parameter::Value') && Type !== undefined && !isSecret;
}

/** What a change set writes for what is known only once it was executed, and for dynamic references. */
const NOT_KNOWN = /\{\{|^\*+$/;

/** Compares what was written with what it comes to, and hears of each parameter that stands alone. */
function compare(written: unknown, made: unknown, hear: (name: string, value: string) => void): void {
  if (isExpression(written)) {
    const name = own(written, 'Ref');
    const items = Array.isArray(made) ? list(made) : [made];
    const isKnown = items.every((one) => /^(string|number|boolean)$/.test(typeof one));
    const value = items.join(',');
    if (typeof name === 'string' && isKnown && !NOT_KNOWN.test(value)) hear(name, value);
  } else if (Array.isArray(written)) {
    // What is AWS::NoValue is not in what it comes to, and moves what follows.
    if (written.length === list(made).length)
      for (const [at, one] of written.entries()) compare(one, list(made)[at], hear);
  } else {
    for (const [key, one] of Object.entries(record(written))) compare(one, own(made, key), hear);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
