import type { Rule } from '../../core/rule';
import { RULES } from '../../packs/rules';
import { claimedHere } from '../config-rule/claimed';
import type { Change } from './change';
import type { Kind, Outcome } from './outcome';
import { plural } from './wording';

/** What happened to resources under one rule. */
export interface Group {
  readonly kind: Kind;
  readonly rule: string;
  /** Undefined where AWS Config has a rule under our prefix that this build does not know. */
  readonly known: Rule | undefined;
  readonly outcomes: readonly [Outcome, ...Outcome[]];
}

/** Worst first: violations before what is no longer judged, that before what is resolved. */
const KINDS: readonly Kind[] = ['violation', 'unjudged', 'excepted', 'gone', 'resolved'];

/** Who does not know how grave a rule is does not put it last. */
const GRAVITY = ['critical', 'high', 'unknown', 'medium', 'low'] as const;

const byId = new Map(RULES.flatMap((rule) => [rule.id, ...(rule.formerly ?? [])].map((id) => [id, rule])));

/** Where nobody can read what is claimed, people hear all the same that something changed. */
function claimOf(rule: string): Rule | undefined {
  if (!rule.startsWith('claim-')) return undefined;
  try {
    return claimedHere().find(({ id }) => id === rule);
  } catch {
    return undefined;
  }
}

export function severityOf({ known }: Group): (typeof GRAVITY)[number] {
  return known?.severity ?? 'unknown';
}

/** The outcomes by kind and rule; the gravest rule first, then the one with the most resources. */
export function groupsOf(outcomes: readonly Outcome[]): readonly Group[] {
  const groups = new Map<string, [Outcome, ...Outcome[]]>();
  for (const outcome of outcomes) {
    const key = `${outcome.kind} ${outcome.rule}`;
    const group = groups.get(key);
    if (group) group.push(outcome);
    else groups.set(key, [outcome]);
  }
  const made = [...groups.values()].map((ofOne): Group => {
    const [{ kind, rule }] = ofOne;
    ofOne.sort((one, other) => order(one.resource, other.resource));
    return { kind, rule, known: byId.get(rule) ?? claimOf(rule), outcomes: ofOne };
  });
  return made.sort(
    (one, other) =>
      KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) ||
      GRAVITY.indexOf(severityOf(one)) - GRAVITY.indexOf(severityOf(other)) ||
      other.outcomes.length - one.outcomes.length ||
      order(one.rule, other.rule),
  );
}

/** As people count: the tenth after the ninth. */
const order = new Intl.Collator('en', { numeric: true }).compare;

/** `2 violations, 1 no longer judged, 3 resolved`. */
export function countLine(groups: readonly Group[]): string {
  const count = (...kinds: readonly Kind[]): number =>
    groups.reduce((sum, { kind, outcomes }) => sum + (kinds.includes(kind) ? outcomes.length : 0), 0);
  const violations = count('violation');
  const unjudged = count('unjudged', 'excepted', 'gone');
  const resolved = count('resolved');
  return [
    ...(violations > 0 ? [plural(violations, 'violation')] : []),
    ...(unjudged > 0 ? [`${unjudged} no longer judged`] : []),
    ...(resolved > 0 ? [`${resolved} resolved`] : []),
  ].join(', ');
}

/** The same in a few words, where there is little room: `2 violations, 4 other changes`. */
export function briefCount(groups: readonly Group[]): string {
  const [first] = groups;
  if (first?.kind !== 'violation') return countLine(groups);
  const others = groups.filter(({ kind }) => kind !== 'violation');
  const count = others.reduce((sum, { outcomes }) => sum + outcomes.length, 0);
  const violations = countLine(groups.filter(({ kind }) => kind === 'violation'));
  return count === 0 ? violations : `${violations}, ${plural(count, 'other change')}`;
}

/** The outcomes of a group that have the same reason together; in the order of the group. */
export function byReason(outcomes: readonly Outcome[]): readonly (readonly [Outcome, ...Outcome[]])[] {
  const clusters = new Map<string, [Outcome, ...Outcome[]]>();
  for (const outcome of outcomes) {
    const cluster = clusters.get(outcome.reason);
    if (cluster) cluster.push(outcome);
    else clusters.set(outcome.reason, [outcome]);
  }
  return [...clusters.values()];
}

/** `12 of AWS::ECS::Service`, or how many resources where they are of several types. */
export function amountOf({ outcomes }: Group): string {
  const [{ type }] = outcomes;
  return outcomes.every((one) => one.type === type)
    ? `${outcomes.length} of ${type}`
    : plural(outcomes.length, 'resource');
}

/** `123456789012 eu-west-1`, or in how many places where there are several. */
export function placeOf(outcomes: readonly Change[]): string {
  const places = new Set(outcomes.map(({ account, region }) => `${account} ${region}`));
  const [only, ...others] = places;
  return others.length === 0 ? (only ?? '') : plural(places.size, 'place');
}

/** What people call a resource: the end of its ARN, or its id. */
export function nameOf({ resource }: Change): string {
  return /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(?:[\w-]+[/:])?(.+)$/.exec(resource)?.[1] ?? resource;
}
