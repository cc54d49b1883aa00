import { contextFor, type Touch } from './context';
import { GuardrailsError } from './errors';
import type { Graph } from './graph';
import { assumptionsOf, type Origin, originOf, type Resource, undecidedAt } from './resource';
import type { Rule } from './rule';
import { ANY, decide, IMPOSSIBLE, inWords, type Scenario, type Variable } from './scenario';

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
  /** When the objection holds, as in `when Environment is "prod"`; absent where it always does. */
  readonly scenario?: string;
}

/** The world in a scenario. */
export type Sight = (scenario: Scenario) => {
  readonly graph: Graph;
  /** Whether so much was judged in this run that only what is deployed by default is judged from here on. */
  readonly isSpent: boolean;
};

/** More than the scenarios of any resource that people can keep in mind, and few enough to judge each. */
const MOST_SCENARIOS = 128;

interface Judgement {
  readonly scenario: Scenario;
  readonly findings: readonly Finding[];
}

/**
 * Judges a resource in every scenario that what the rule looks at depends on, forked only where it looks. Scenarios
 * in which the resource is not made, or which cannot be deployed, do not count.
 */
export function judgeEverywhere(
  rule: Rule,
  { address, origin }: Resource,
  sight: Sight,
  strict: boolean,
): readonly Finding[] {
  const judgements: Judgement[] = [];
  const open: Scenario[] = [ANY];
  let unexplored = 0;
  let impossible = 0;
  for (let scenario = open.pop(); scenario !== undefined; scenario = open.pop()) {
    const { graph, isSpent } = sight(scenario);
    const resource = graph.at(address);
    if (!resource) continue;
    const { findings, undecided } = judge(rule, resource, graph, strict);
    if (undecided === IMPOSSIBLE) {
      impossible += 1;
      continue;
    }
    if (
      undecided &&
      !isSpent &&
      judgements.length + open.length + undecided.options.length <= MOST_SCENARIOS
    ) {
      for (const option of [...undecided.options].reverse()) open.push(decide(scenario, undecided, option));
      continue;
    }
    if (undecided) unexplored += 1;
    const [byDefault] = undecided?.options ?? [];
    if (undecided && byDefault && isSpent && judgements.length === 0) {
      open.push(decide(scenario, undecided, byDefault));
      continue;
    }
    judgements.push({ scenario, findings });
  }
  const doubt = (message: string): Finding => ({ rule, status: 'indeterminate', origin, path: '', message });
  const found = merge(judgements);
  if (unexplored > 0)
    return [
      ...found,
      doubt(`depends on so many conditions that not more than ${judgements.length} scenarios were judged`),
    ];
  if (impossible > 0 && judgements.length === 0)
    return [doubt('refers in every scenario to a resource that is not made there')];
  return found;
}

/** Each objection once, with what the scenarios in which it holds have in common. */
function merge(judgements: readonly Judgement[]): readonly Finding[] {
  if (judgements.length === 1 && judgements[0]?.scenario.size === 0) return judgements[0].findings;
  const found = new Map<string, { readonly finding: Finding; readonly scenarios: Scenario[] }>();
  for (const { scenario, findings } of judgements) {
    for (const finding of findings) {
      const { rule, ...rest } = finding;
      const key = JSON.stringify([rule.id, rest]);
      const known = found.get(key);
      if (known) known.scenarios.push(scenario);
      else found.set(key, { finding, scenarios: [scenario] });
    }
  }
  return [...found.values()].map(({ finding, scenarios }) => {
    return scenarios.length < judgements.length ? { ...finding, scenario: inWords(scenarios) } : finding;
  });
}

const STATUSES: readonly string[] = ['compliant', 'violation', 'indeterminate'];

interface Judged {
  readonly findings: readonly Finding[];
  /** What is to be decided before this is the verdict. */
  readonly undecided: Variable | typeof IMPOSSIBLE | undefined;
}

function judge(rule: Rule, resource: Resource, graph: Graph, strict: boolean): Judged {
  const touched: [Resource, string][] = [];
  const undecided = new Set<Variable | typeof IMPOSSIBLE>();
  const touch: Touch = (of, path, depth) => {
    const toDecide = path === undefined ? (of.conditional ?? []) : undecidedAt(of, path, depth);
    for (const one of toDecide) undecided.add(one);
    if (strict && path !== undefined && of.assumptions.length > 0) touched.push([of, path]);
  };
  touch(resource, undefined);
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
      : [{ rule, ...verdict, origin: verdict.origin ?? originOf(resource, verdict.path) } satisfies Finding],
  );
  const next = undecided.has(IMPOSSIBLE) ? IMPOSSIBLE : [...undecided][0];
  return {
    findings: objections.length > 0 ? objections : assumed(rule, resource, touched),
    undecided: next,
  };
}

/** What complies only under an assumption. */
function assumed(
  rule: Rule,
  { origin }: Resource,
  touched: readonly [Resource, string][],
): readonly Finding[] {
  const taken = touched.flatMap(([of, path]) => assumptionsOf(of, path));
  return [...new Set(taken.map(({ assumption }) => assumption))].map((assumption) => ({
    rule,
    status: 'indeterminate',
    origin,
    path: taken.find((part) => part.assumption === assumption)?.path ?? '',
    message: `complies only ${assumption}`,
  }));
}
