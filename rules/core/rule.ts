import { GuardrailsError } from './errors';
import { type Parameters, type ParameterValue, parameterValues, type ValuesOf } from './parameters';
import type { Resource } from './resource';
import type { Value } from './value';
import type { Verdicts } from './verdict';

/** Neighbours found by reference, and whether there can be no others. */
export interface Neighbours {
  readonly found: readonly Resource[];
  readonly complete: boolean;
}

/** What a rule may ask about the world; asking for a type that it does not declare in `reads` is an error. */
export interface Context {
  /** The value at a path such as `A.B[0].C`; an unresolved value on the way is the answer, undefined is absent. */
  read(resource: Resource, path: string): Value | undefined;
  /** The same, where only which elements a list has matters, and not what is in them. */
  outline(resource: Resource, path: string): Value | undefined;
  /** The resources of a type that a value refers to, through a scalar or a list: by reference, name, id or ARN. */
  referenced(type: string, value: Value): Neighbours;
  /**
   * The resources of a type whose property refers to a resource. The path of the property goes through lists by `[]`:
   * `Certificates[].CertificateArn`.
   */
  related(type: string, property: string, target: Resource): Neighbours;
  /** The resources of a type whose property has a value: the log group of which the name is known. */
  having(type: string, property: string, value: Value): Neighbours;
  /** The resources of a type, whoever they belong to. */
  every(type: string): Neighbours;
  /** The resources of all types that the rule does not read, for what is not modelled. */
  others(): readonly Resource[];
  /** What `make` makes of the world alone, whichever resource is judged: made once for all rules that read the same. */
  once<T>(make: (context: Context) => T): T;
}

export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;

/** What stands for an account as a whole: a rule that applies to it judges what is missing altogether. */
export const ACCOUNT = 'AWS::::Account';

/** What an https address answered, as a client sees it: no template makes one, and AWS Config records none. */
export const ENDPOINT = 'Guardrails::Https::Endpoint';

/** A guardrail, written once and judged at every enforcement point. */
export interface Rule {
  /** `<service>-<resource>-<secured-state>`; never reused. */
  readonly id: string;
  /** The secured state, as a statement. */
  readonly title: string;
  readonly severity: (typeof SEVERITIES)[number];
  /** A rule on trial warns; an enforced one refuses. */
  readonly stage: 'trial' | 'enforced';
  /** What can happen where the state does not hold. */
  readonly rationale: string;
  /** What to do; starts with a verb and names the CDK property. */
  readonly remediation: string;
  /** Control ids by framework. */
  readonly controls: Readonly<Record<string, readonly string[]>>;
  /** The resource types that are judged. */
  readonly appliesTo: readonly string[];
  /** The types of neighbours that are read. */
  readonly reads: readonly string[];
  /** Ids that the rule had before. */
  readonly formerly?: readonly string[];
  /** False for a rule of which nothing may be excepted. */
  readonly exceptable?: boolean;
  /** What of the rule can be set, and the values that it is set to. */
  readonly parameters: Parameters;
  readonly values: Readonly<Record<string, ParameterValue>>;
  readonly evaluate: (resource: Resource, context: Context) => Verdicts;
  /** The rule with other values for its parameters; a value that it does not take is an error. */
  readonly configured: (given: Readonly<Record<string, unknown>>) => Rule;
}

/** What an author writes; `parameters` reach `evaluate` as its third argument. */
export type Definition<P extends Parameters> = Omit<
  Rule,
  'parameters' | 'values' | 'evaluate' | 'configured'
> & {
  readonly parameters?: P;
  readonly evaluate: (resource: Resource, context: Context, parameters: ValuesOf<P>) => Verdicts;
};

/** Checks what every rule must have, and freezes it. */
export function defineRule<const P extends Parameters = Record<never, never>>(
  definition: Definition<P>,
): Rule {
  const { id, title, rationale, remediation, appliesTo, severity } = definition;
  const wrong = [
    /^[a-z0-9]+(-[a-z0-9]+){2,}$/.test(id) || 'an id <service>-<resource>-<secured-state>',
    (title.length > 0 && title.length <= 150) || 'a title of 1 to 150 characters',
    rationale !== '' || 'a rationale',
    /^[A-Z][a-z]+ /.test(remediation) || 'a remediation that starts with a verb',
    appliesTo.length > 0 || 'at least one type in appliesTo',
    SEVERITIES.includes(severity) || `a severity of ${SEVERITIES.join(', ')}`,
  ].filter((problem) => problem !== true);
  if (wrong.length > 0) {
    throw new GuardrailsError('RULE_MALFORMED', `rule ${JSON.stringify(id)} needs ${wrong.join(' and ')}`);
  }
  const configured = (given: Readonly<Record<string, unknown>>): Rule => {
    const parameters = definition.parameters ?? ({} as P);
    const values = parameterValues(id, parameters, given);
    return Object.freeze({
      ...definition,
      parameters,
      values,
      configured,
      evaluate: (resource: Resource, context: Context) => definition.evaluate(resource, context, values),
    });
  };
  return configured({});
}
