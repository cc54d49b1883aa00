/** One answer to what whoever deploys decides; undefined is any value beside those of the other options. */
export interface Option {
  readonly value: string | undefined;
  /** Completes "when ...". */
  readonly says: string;
}

/** What whoever deploys decides, such as the value of a parameter. */
export interface Variable {
  /** Unique in its world, and the same in every scenario of it. */
  readonly key: string;
  readonly options: readonly Option[];
}

/** What was decided so far, by the key of the variable: one assignment for all templates of a run. */
export type Scenario = ReadonlyMap<string, Option>;

/** A reference to a resource that is not made in this scenario: CloudFormation refuses to deploy it. */
export const IMPOSSIBLE: unique symbol = Symbol('impossible');

export const ANY: Scenario = new Map();

/** The scenario with one thing more decided. */
export function decide(scenario: Scenario, { key }: Variable, option: Option): Scenario {
  return new Map([...scenario, [key, option]]);
}

/** One spelling for equal scenarios, whatever they were decided in. */
export function keyOf(scenario: Scenario): string {
  const decisions = [...scenario].map(([key, { value }]) => JSON.stringify([key, value ?? null]));
  return decisions.sort().join();
}

/** The scenarios in words: what they have in common, or else each of them. */
export function inWords(scenarios: readonly Scenario[]): string {
  const [first = ANY, ...others] = scenarios;
  const shared = [...first].filter(([key, option]) =>
    others.every((other) => other.has(key) && other.get(key)?.value === option.value),
  );
  const told = shared.length > 0 ? [new Map(shared)] : scenarios.slice(0, 3);
  const each = told.map((one) => [...one.values()].map(({ says }) => says).join(' and '));
  return `when ${each.join(' or ')}`;
}
