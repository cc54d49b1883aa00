import { GuardrailsError, messageOf } from './errors';
import { connect, type Graph } from './graph';
import { type Finding, judgeEverywhere, type RuleFacts, type Sight } from './judge';
import type { Origin, Resource, World } from './resource';
import { ACCOUNT, type Rule } from './rule';
import { keyOf, type Scenario } from './scenario';

export type { Finding, RuleFacts };

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

/** Judges every resource of the world by every rule that applies to it, in every scenario that matters to it. */
export function evaluate(world: World, rules: readonly Rule[], { strict }: Strictness): Evaluation {
  const sight = sightOf(world);
  const { graph } = sight(new Map());
  const findings: Finding[] = world.hidden.map((one) => {
    return { rule: IN_SIGHT, status: 'indeterminate', path: '', ...one };
  });
  const faults: Fault[] = [];
  const judged = new Set<Resource>();
  for (const rule of rules) {
    // What belongs to an owner that is not in sight may be found by several ways.
    const seen = new Set<string>();
    for (const resource of rule.appliesTo.flatMap((type) => graph.ofType(type))) {
      judged.add(resource);
      try {
        for (const finding of judgeEverywhere(rule, resource, sight, strict)) {
          const { rule: _, ...rest } = finding;
          const key = JSON.stringify(rest);
          if (!seen.has(key)) findings.push(finding);
          seen.add(key);
        }
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

/** Resources of all scenarios that are kept, because the next rule will ask for the same ones. */
const MOST_KEPT = 1_000_000;

/** Scenarios that are judged in one run, and resources made for them: seconds of work, and not minutes. */
const MOST_JUDGED = 20_000;
const MOST_MADE = 500_000;

/** The world in each scenario, made when it is first looked at. */
function sightOf(world: World): Sight {
  const made = new Map<string, ReturnType<Sight>>();
  let judged = 0;
  let remade = 0;
  const isSpent = (): boolean => judged > MOST_JUDGED || remade > MOST_MADE;
  const lookAt: Sight = (scenario: Scenario) => {
    if (scenario.size > 0) judged += 1;
    const key = keyOf(scenario);
    const known = made.get(key);
    if (known) return known;
    const here = scenario.size === 0 ? world : (world.within?.(scenario) ?? world);
    const base = (): Graph => made.get('')?.graph ?? lookAt(new Map()).graph;
    let graph: Graph | undefined;
    const whole = (): Graph => {
      if (graph) return graph;
      const changed = here === world ? undefined : here.changed?.();
      remade += changed?.size ?? here.resources.length;
      graph ??= changed && base().with(changed);
      graph ??= connect({ ...here, resources: [...here.resources, accountOf(here.resources)] });
      return graph;
    };
    const sight = {
      graph: lazily(whole, here),
      get isSpent() {
        return isSpent();
      },
    };
    if (made.size * world.resources.length >= MOST_KEPT) made.delete([...made.keys()][1] ?? key);
    made.set(key, sight);
    return sight;
  };
  return lookAt;
}

/** Connects the world when a rule first asks for neighbours: most look at their own resource only. */
function lazily(whole: () => Graph, { at, onlyRead = false }: World): Graph {
  return {
    at: (address) => {
      const one = at?.(address);
      return one === undefined ? whole().at(address) : (one ?? undefined);
    },
    ofType: (type) => whole().ofType(type),
    referenced: (type, value) => whole().referenced(type, value),
    related: (type, property, target) => whole().related(type, property, target),
    having: (type, property, value) => whole().having(type, property, value),
    every: (type) => whole().every(type),
    others: (types) => (onlyRead ? [] : whole().others(types)),
    unsure: (type, property) => whole().unsure(type, property),
    suspects: (type, property, target) => whole().suspects(type, property, target),
    with: (changed) => whole().with(changed),
  };
}

/** Stands for what is missing altogether. */
function accountOf(resources: readonly Resource[]): Resource {
  const file = resources[0]?.origin.file ?? '';
  return {
    type: ACCOUNT,
    address: ACCOUNT,
    aliases: [],
    properties: {},
    origin: { type: ACCOUNT, id: 'account', file },
    folded: [],
    assumptions: [],
    implicit: true,
  };
}
