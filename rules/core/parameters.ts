import { GuardrailsError } from './errors';

/** A setting of a rule: its type, its default, and what it means. */
export type Parameter = (
  | { readonly type: 'number'; readonly default: number; readonly minimum: number; readonly maximum: number }
  | { readonly type: 'boolean'; readonly default: boolean }
  | { readonly type: 'string'; readonly default: string; readonly oneOf?: readonly string[] }
  | { readonly type: 'strings'; readonly default: readonly string[] }
) & { readonly description: string };

export type Parameters = Readonly<Record<string, Parameter>>;

/** The values of a rule's parameters, by name. */
export type ValuesOf<P extends Parameters> = {
  readonly [Name in keyof P]: P[Name]['type'] extends 'number'
    ? number
    : P[Name]['type'] extends 'boolean'
      ? boolean
      : P[Name]['type'] extends 'string'
        ? string
        : readonly string[];
};

export type ParameterValue = number | boolean | string | readonly string[];

/**
 * The values given and the defaults of the others. Text is taken for what it says (`"365"`, `"true"`, `"a,b"`),
 * because AWS Config and the command line know nothing else. A name that the rule does not have, or a value of
 * another type or outside its bounds, is an error.
 */
export function parameterValues<P extends Parameters>(
  rule: string,
  parameters: P,
  given: Readonly<Record<string, unknown>>,
): ValuesOf<P> {
  const stranger = Object.keys(given).find((name) => !Object.hasOwn(parameters, name));
  if (stranger !== undefined) {
    const known = Object.keys(parameters).join(', ') || 'none';
    throw new GuardrailsError(
      'PARAMETER_UNKNOWN',
      `rule ${rule} has no parameter ${JSON.stringify(stranger)}; it has ${known}`,
    );
  }
  const values = Object.entries(parameters).map(([name, parameter]) => {
    if (!Object.hasOwn(given, name)) return [name, parameter.default];
    const value = readValue(parameter, given[name]);
    if (value !== undefined) return [name, value];
    throw new GuardrailsError(
      'PARAMETER_INVALID',
      `parameter ${name} of rule ${rule} is ${JSON.stringify(given[name])}; it takes ${accepted(parameter)}`,
    );
  });
  return Object.freeze(Object.fromEntries(values)) as ValuesOf<P>;
}

function readValue(parameter: Parameter, raw: unknown): ParameterValue | undefined {
  switch (parameter.type) {
    case 'number': {
      const number = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
      const fits = typeof number === 'number' && number >= parameter.minimum && number <= parameter.maximum;
      return fits ? number : undefined;
    }
    case 'boolean':
      return raw === true || raw === 'true' ? true : raw === false || raw === 'false' ? false : undefined;
    case 'string':
      return typeof raw === 'string' && (parameter.oneOf?.includes(raw) ?? true) ? raw : undefined;
    default: {
      const items = typeof raw === 'string' ? raw.split(',').map((item) => item.trim()) : raw;
      const fits = Array.isArray(items) && items.every((item) => typeof item === 'string' && item !== '');
      return fits ? Object.freeze([...items]) : undefined;
    }
  }
}

function accepted(parameter: Parameter): string {
  switch (parameter.type) {
    case 'number':
      return `a number from ${parameter.minimum} to ${parameter.maximum}`;
    case 'boolean':
      return 'true or false';
    case 'string':
      return parameter.oneOf ? parameter.oneOf.join(' or ') : 'text';
    default:
      return 'a list of texts';
  }
}
