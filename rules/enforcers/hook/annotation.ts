import type { Fault, RuleFacts } from '../../core/evaluate';
import type { Rule } from '../../core/rule';
import { SEVERITIES } from '../../core/rule';
import { type Outcome, refuses } from '../../exceptions/except';
import { cut } from './cut';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Annotation.html */
export interface Annotation {
  readonly annotationName: string;
  readonly status: 'PASSED' | 'FAILED' | 'SKIPPED';
  readonly statusMessage: string;
  readonly remediationMessage?: string;
  readonly remediationLink?: string;
  readonly severityLevel: 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';
}

/** The longest that a message of an annotation may be, in characters. */
const LONGEST = 16_384;

/**
 * How much is told at most, in annotations and in characters of their JSON. AWS documents no limit but that of the
 * answer of a function, 6 MB: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const MOST = 100;
const MOST_CHARACTERS = 250_000;

/** What a rule comes to, the worst first. */
const STANDINGS = ['violated', 'on trial', 'not judged', 'excepted', 'kept'] as const;

export type Standing = (typeof STANDINGS)[number];

/** All that one rule says of a template. */
export interface Said {
  readonly rule: RuleFacts;
  readonly standing: Standing;
  readonly lines: readonly string[];
}

/** What each rule says, the worst first. */
export function saidBy(
  rules: readonly Rule[],
  outcomes: readonly Outcome[],
  faults: readonly Fault[],
): readonly Said[] {
  const byRule = new Map<string, { readonly rule: RuleFacts; readonly heard: [Standing, string][] }>();
  const of = (rule: RuleFacts): [Standing, string][] => {
    const known = byRule.get(rule.id) ?? { rule, heard: [] };
    byRule.set(rule.id, known);
    return known.heard;
  };
  for (const rule of rules) of(rule);
  for (const one of outcomes) of(one.rule).push([standingOf(one), lineOf(one)]);
  for (const { rule, origin, error } of faults)
    of(rule).push(['not judged', `${origin.id}: ${error.message}, which is a fault of the guardrails`]);
  const said = [...byRule.values()].map(({ rule, heard }): Said => {
    const standing = STANDINGS.find((name) => heard.some(([own]) => own === name)) ?? 'kept';
    const ordered = STANDINGS.flatMap((name) => heard.filter(([own]) => own === name));
    return {
      rule,
      standing,
      lines: ordered.map(([own, line]) => (own === 'violated' ? line : `${own}: ${line}`)),
    };
  });
  const rank = ({ rule, standing }: Said): number =>
    STANDINGS.indexOf(standing) * SEVERITIES.length + SEVERITIES.indexOf(rule.severity);
  return said.sort((a, b) => rank(a) - rank(b) || (a.rule.id < b.rule.id ? -1 : 1));
}

function standingOf(outcome: Outcome): Standing {
  if (refuses(outcome, false)) return 'violated';
  if (outcome.status === 'excepted') return 'excepted';
  return outcome.status === 'violation' ? 'on trial' : 'not judged';
}

function lineOf(outcome: Outcome): string {
  const { origin, path, message, scenario } = outcome;
  const where = `${origin.id}${origin.line === undefined ? '' : ` (line ${origin.line})`}`;
  const what = `${where}${path === '' ? '' : ` ${path}`}: ${message}${scenario === undefined ? '' : ` ${scenario}`}`;
  if (outcome.status !== 'excepted') return what;
  const { owner, expires, reason } = outcome.exception;
  return `${what}; by ${owner} until ${expires}: ${reason}`;
}

/** One annotation for each rule, as far as there is room; the last one counts the others. */
export function annotationsOf(said: readonly Said[]): readonly Annotation[] {
  const made: Annotation[] = [];
  let size = 0;
  for (const one of said) {
    const annotation = annotationOf(one);
    size += JSON.stringify(annotation).length;
    if (size > MOST_CHARACTERS || made.length === MOST - 1) break;
    made.push(annotation);
  }
  const left = said.slice(made.length);
  if (left.length === 0) return made;
  const counts = STANDINGS.flatMap((name) => {
    const count = left.filter(({ standing }) => standing === name).length;
    return count > 0 ? [`${count} ${name}`] : [];
  });
  const rest: Annotation = {
    annotationName: 'guardrails-rules-left-out',
    status: 'SKIPPED',
    statusMessage: `${left.length} more rules, which there is no room for here: ${counts.join(', ')}`,
    severityLevel: 'LOW',
  };
  return [...made, rest];
}

const STATUSES = {
  violated: 'FAILED',
  'on trial': 'SKIPPED',
  'not judged': 'SKIPPED',
  excepted: 'SKIPPED',
  kept: 'PASSED',
} as const satisfies Readonly<Record<Standing, Annotation['status']>>;

const LEVELS = { critical: 'CRITICAL', high: 'HIGH', medium: 'MEDIUM', low: 'LOW' } as const;

function annotationOf({ rule, standing, lines }: Said): Annotation {
  const link = linkOf(rule);
  return {
    annotationName: rule.id,
    status: STATUSES[standing],
    statusMessage: cut(standing === 'kept' ? rule.title : lines.join('\n'), LONGEST),
    ...(standing === 'kept' ? {} : { remediationMessage: cut(rule.remediation, LONGEST) }),
    ...(standing === 'kept' || link === undefined ? {} : { remediationLink: link }),
    severityLevel: LEVELS[rule.severity],
  };
}

/**
 * AWS's own page on the control that the rule decides: `ECS.2` is `ecs-controls.html#ecs-2`.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/fsbp-standard.html
 */
function linkOf({ controls }: RuleFacts): string | undefined {
  const [, service, number] = /^(\w+)\.(\d+)$/.exec(controls['aws-fsbp']?.[0] ?? '') ?? [];
  if (service === undefined) return undefined;
  const name = service.toLowerCase();
  return `https://docs.aws.amazon.com/securityhub/latest/userguide/${name}-controls.html#${name}-${number}`;
}
