import { GuardrailsError } from './errors';
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
  /** The resources of a type that a value refers to, through a scalar or a list. */
  referenced(type: string, value: Value): Neighbours;
  /** The resources of a type whose property refers to a resource. */
  related(type: string, property: string, target: Resource): Neighbours;
}

export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;

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
  readonly evaluate: (resource: Resource, context: Context) => Verdicts;
}

/** Checks what every rule must have, and freezes it. */
export function defineRule(rule: Rule): Rule {
  const wrong = [
    /^[a-z0-9]+(-[a-z0-9]+){2,}$/.test(rule.id) || 'an id <service>-<resource>-<secured-state>',
    (rule.title.length > 0 && rule.title.length <= 150) || 'a title of 1 to 150 characters',
    rule.rationale !== '' || 'a rationale',
    /^[A-Z][a-z]+ /.test(rule.remediation) || 'a remediation that starts with a verb',
    rule.appliesTo.length > 0 || 'at least one type in appliesTo',
    SEVERITIES.includes(rule.severity) || `a severity of ${SEVERITIES.join(', ')}`,
  ].filter((problem) => problem !== true);
  if (wrong.length > 0) {
    throw new GuardrailsError(
      'RULE_MALFORMED',
      `rule ${JSON.stringify(rule.id)} needs ${wrong.join(' and ')}`,
    );
  }
  return Object.freeze(rule);
}
