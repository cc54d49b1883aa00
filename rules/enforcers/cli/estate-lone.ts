import { messageOf } from '../../core/errors';
import type { Finding } from '../../core/evaluate';
import { connect, type Graph } from '../../core/graph';
import { judgeEverywhere, type Sight } from '../../core/judge';
import type { Resource } from '../../core/resource';
import type { Rule } from '../../core/rule';

/** What the rules say of one item without its neighbours. */
export interface LoneVerdict {
  readonly findings: readonly Finding[];
  /** The rules that asked for neighbours: their verdict is still to come. */
  readonly pending: readonly Rule[];
  /** Rules that threw. */
  readonly faults: readonly { readonly rule: Rule; readonly message: string }[];
}

/** Thrown where a rule asks for what the item alone cannot tell. */
const ASKED: unique symbol = Symbol('asked');

function ask(): never {
  throw ASKED;
}

/** Whatever is asked of it, it is not there to answer. */
const NO_NEIGHBOURS = Object.fromEntries(
  Object.keys(connect({ resources: [], hidden: [], closed: () => false })).map((name) => [name, ask]),
) as unknown as Graph;

/**
 * Judges the resources of one item as long as no rule asks for neighbours: what a rule says without asking, it says in
 * every world that the item is in.
 */
export function judgeAlone(
  resources: readonly Resource[],
  rulesFor: (type: string) => readonly Rule[],
  strict: boolean,
): LoneVerdict {
  const graph: Graph = {
    ...NO_NEIGHBOURS,
    at: (address) => resources.find((one) => one.address === address),
  };
  const here = { graph, isSpent: false };
  const sight: Sight = () => here;
  const findings = new Map<Rule, Finding[]>();
  const pending = new Set<Rule>();
  const faults: { rule: Rule; message: string }[] = [];
  for (const resource of resources) {
    for (const rule of rulesFor(resource.type)) {
      if (pending.has(rule)) continue;
      try {
        const found = judgeEverywhere(rule, resource, sight, strict);
        if (found.length === 0) continue;
        const own = findings.get(rule);
        if (own) own.push(...found);
        else findings.set(rule, [...found]);
      } catch (thrown) {
        if (thrown === ASKED) pending.add(rule);
        else faults.push({ rule, message: messageOf(thrown) });
      }
    }
  }
  const all: Finding[] = [];
  for (const [rule, own] of findings) {
    if (!pending.has(rule)) all.push(...(own.length === 1 ? own : distinct(own)));
  }
  return { findings: all, pending: [...pending], faults: faults.filter(({ rule }) => !pending.has(rule)) };
}

/** Two parts of one item may say the same of it. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map(
    findings.map((one) => [JSON.stringify([one.status, one.path, one.message, one.origin.type]), one]),
  );
  return [...seen.values()];
}
