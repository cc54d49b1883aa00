import { GuardrailsError, messageOf } from './errors';
import { connect, type Graph } from './graph';
import { assumptionsOf, type Origin, originOf, pathSteps, type Resource, type World } from './resource';
import type { Context, Rule } from './rule';
import { isList, isProperties, isUnresolved, ownValue, type Value } from './value';

/** What a report says of a rule. */
export type RuleFacts = Pick<Rule, 'id' | 'title' | 'severity' | 'stage' | 'remediation' | 'controls'>;

/** A rule's objection to one resource. */
export interface Finding {
  readonly rule: RuleFacts;
  readonly status: 'violation' | 'indeterminate';
  /** Where the offending part was written: the folded resource where it came from one. */
  readonly origin: Origin;
  readonly path: string;
  readonly message: string;
}

/** A rule that could not judge a resource because it threw: our fault, and never silence. */
export interface Fault {
  readonly rule: Rule;
  readonly origin: Origin;
  readonly error: GuardrailsError;
}

export interface Evaluation {
  readonly findings: readonly Finding[];
  readonly faults: readonly Fault[];
  /** How many resources at least one rule applied to. */
  readonly judged: number;
}

export interface Strictness {
  /** What complies only while an assumption holds, such as a parameter keeping its default, is in doubt. */
  readonly strict: boolean;
}

/** What every evaluation asks by itself. */
export const IN_SIGHT: RuleFacts = Object.freeze({
  id: 'guardrails-resources-in-sight',
  title: 'Every resource that is deployed was judged',
  severity: 'high',
  stage: 'enforced',
  remediation: 'Judge the template that it stands for too, or write its resources out in this one',
  controls: {},
});

/** Judges every resource of the world by every rule that applies to it. */
export function evaluate(world: World, rules: readonly Rule[], { strict }: Strictness): Evaluation {
  const graph = connect(world);
  const findings: Finding[] = world.hidden.map((one) => {
    return { rule: IN_SIGHT, status: 'indeterminate', path: '', ...one };
  });
  const faults: Fault[] = [];
  const judged = new Set<Resource>();
  for (const rule of rules) {
    for (const resource of rule.appliesTo.flatMap((type) => graph.ofType(type))) {
      judged.add(resource);
      try {
        for (const finding of judge(rule, resource, graph, strict)) findings.push(finding);
      } catch (thrown) {
        const error = new GuardrailsError('RULE_THREW', `rule ${rule.id} threw: ${messageOf(thrown)}`, {
          cause: thrown,
        });
        faults.push({ rule, origin: resource.origin, error });
      }
    }
  }
  return { findings, faults, judged: judged.size };
}

const STATUSES: readonly string[] = ['compliant', 'violation', 'indeterminate'];

function judge(rule: Rule, resource: Resource, graph: Graph, strict: boolean): readonly Finding[] {
  const touched: [Resource, string][] = [];
  const touch = (of: Resource, path: string): void => {
    if (strict && of.assumptions.length > 0) touched.push([of, path]);
  };
  const verdicts = rule.evaluate(resource, contextFor(rule, graph, touch));
  if (!(verdicts.length > 0)) {
    throw new GuardrailsError('RULE_JUDGED_NOTHING', 'it returned no verdict; return compliant() instead');
  }
  const odd = verdicts.find(({ status }) => !STATUSES.includes(status));
  if (odd) {
    const accepted = STATUSES.join(', ');
    throw new GuardrailsError(
      'RULE_VERDICT_UNKNOWN',
      `it answered ${JSON.stringify(odd)}; a status is one of ${accepted}`,
    );
  }
  const objections = verdicts.flatMap((verdict) =>
    verdict.status === 'compliant'
      ? []
      : [{ rule, ...verdict, origin: originOf(resource, verdict.path) } satisfies Finding],
  );
  if (objections.length > 0) return objections;
  const taken = touched.flatMap(([of, path]) => assumptionsOf(of, path));
  return [...new Set(taken.map(({ assumption }) => assumption))].map((assumption) => ({
    rule,
    status: 'indeterminate',
    origin: resource.origin,
    path: taken.find((part) => part.assumption === assumption)?.path ?? '',
    message: `complies only ${assumption}`,
  }));
}

function contextFor(rule: Rule, graph: Graph, touch: (of: Resource, path: string) => void): Context {
  const declared = (type: string): void => {
    if (rule.reads.includes(type) || rule.appliesTo.includes(type)) return;
    throw new GuardrailsError('RULE_READS_UNDECLARED', `it asked for ${type}; add the type to its reads`);
  };
  const touchAll = (type: string, property: string): void => {
    const [first = ''] = property.split(/[.[]/);
    for (const one of graph.ofType(type)) touch(one, first);
  };
  return {
    read(resource, path) {
      touch(resource, path);
      return walk(resource.properties, path);
    },
    referenced(type, value) {
      declared(type);
      return graph.referenced(type, value);
    },
    related(type, property, target) {
      declared(type);
      touchAll(type, property);
      return graph.related(type, property, target);
    },
    having(type, property, value) {
      declared(type);
      touchAll(type, property);
      return graph.having(type, property, value);
    },
    every(type) {
      declared(type);
      return graph.every(type);
    },
  };
}

function walk(from: Value, path: string): Value | undefined {
  let value: Value | undefined = from;
  for (const step of pathSteps(path)) {
    if (isUnresolved(value)) return value;
    if (typeof step === 'number') value = isList(value) ? value[step] : undefined;
    else value = isProperties(value) ? ownValue(value, step) : undefined;
  }
  return value;
}
