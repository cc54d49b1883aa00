import { fold } from '../../reporters/text';
import { amountOf, byReason, countLine, type Group, nameOf, placeOf, severityOf } from './group';
import { ruleLink, timelineOf } from './links';
import type { Kind, Outcome } from './outcome';
import { cut, plural } from './wording';

/** What is read in one go. */
const LINES = 60;
const WIDTH = 100;
/** More resources of which the same is said are a list of names. */
const FEW = 3;
/** So that no resource with a name as long as a page makes the message too large to be sent. */
const LONGEST = 600;

/** How much is said: the links and ids of resources, how many of each rule, how many rules. */
interface Detail {
  readonly full: boolean;
  readonly resources: number;
  readonly rules: number;
}

/** From everything to the least, each saying how much it leaves out. */
function* details(rules: number): Generator<Detail> {
  const all = Number.POSITIVE_INFINITY;
  yield { full: true, resources: all, rules: all };
  yield { full: false, resources: all, rules: all };
  for (const resources of [200, 100, 50, 30, 20, 15, 10, 8, 6, 5, 4, 3, 2, 1])
    yield { full: false, resources, rules: all };
  for (let some = rules - 1; some > 1; some--) yield { full: false, resources: 1, rules: some };
  yield { full: false, resources: 1, rules: 1 };
}

/** The whole message, for e-mail: at most 60 lines, worst first, what is left out counted. */
export function mailOf(groups: readonly Group[], number: string): string {
  let lines: readonly string[] = [];
  for (const detail of details(groups.length)) {
    lines = written(groups, detail, number);
    if (lines.length <= LINES) break;
  }
  return `${lines.map((line) => cut(line, LONGEST)).join('\n')}\n`;
}

function written(groups: readonly Group[], detail: Detail, number: string): readonly string[] {
  const outcomes = groups.flatMap((group) => group.outcomes);
  const shown = groups.slice(0, detail.rules);
  const left = groups.slice(detail.rules);
  const isSpread = new Set(outcomes.map(({ account, region }) => `${account} ${region}`)).size > 1;
  return [
    `${countLine(groups)} in ${placeOf(outcomes)}.`,
    `Seen by AWS Config ${period(outcomes)}.`,
    ...shown.flatMap((group) => [
      '',
      ...head(group),
      ...byReason(group.outcomes.slice(0, detail.resources)).flatMap((some) =>
        detail.full && group.kind !== 'resolved' && some.length <= FEW
          ? some.flatMap((outcome) => entry(outcome, isSpread))
          : cluster(some, isSpread),
      ),
      ...more(group.outcomes.length - detail.resources),
    ]),
    ...(left.length > 0 ? ['', `And ${countLine(left)} under ${plural(left.length, 'more rule')}.`] : []),
    '',
    `Message ${number}. Should this number come twice, it is the same message.`,
  ];
}

const HEADS: Readonly<Record<Kind, string>> = {
  violation: 'VIOLATION',
  unjudged: 'NO LONGER JUDGED',
  excepted: 'EXCEPTED',
  gone: 'GONE',
  resolved: 'RESOLVED',
};

/** What a rule wants, what to do, and where to read on; the last only where there is something to do. */
function head(group: Group): readonly string[] {
  const { kind, rule, known, outcomes } = group;
  const [first] = outcomes;
  const severity = kind === 'violation' ? ` (${severityOf(group)})` : '';
  const line = `${HEADS[kind]}${severity}  ${rule}: ${amountOf(group)}`;
  if (kind !== 'violation' && kind !== 'unjudged') return [line];
  const link = ruleLink(first);
  return [
    line,
    ...say(
      known?.title ?? 'These guardrails do not know the rule; it is newer than they are, or not theirs.',
      2,
    ),
    ...(kind === 'violation' && known ? say(`To mend it: ${known.remediation}`, 2) : []),
    ...(known ? [`  Why: guardrails explain ${known.id}`] : []),
    ...(link === undefined ? [] : [`  All it judges: ${link}`]),
  ];
}

function entry(outcome: Outcome, isSpread: boolean): readonly string[] {
  const { kind, type, resource, reason } = outcome;
  const name = nameOf(outcome);
  const link = kind === 'gone' ? undefined : timelineOf(outcome);
  return [
    `  - ${cut(name, 120)} (${type})${where(outcome, isSpread)}`,
    ...(reason === '' ? [] : say(reason, 6)),
    ...(name === resource ? [] : [`      ${resource}`]),
    ...(link === undefined || link.length > LONGEST - 6 ? [] : [`      ${link}`]),
  ];
}

/** Resources of which the same is said, as a list of names; one change is often behind all of them. */
function cluster(some: readonly [Outcome, ...Outcome[]], isSpread: boolean): readonly string[] {
  const names = some.map((outcome) => `${cut(nameOf(outcome), 120)}${where(outcome, isSpread)}`);
  const [{ reason }] = some;
  if (reason === '') return say(`- ${names.join(', ')}`, 2);
  if (some.length === 1) return [`  - ${names.join()}: ${cut(reason, 160)}`];
  return [`  - ${cut(reason, 200)}:`, ...say(names.join(', '), 6)];
}

function where({ account, region }: Outcome, isSpread: boolean): string {
  return isSpread ? ` in ${account} ${region}` : '';
}

function more(count: number): readonly string[] {
  return count > 0 ? [`  and ${count} more`] : [];
}

function say(text: string, indent: number): readonly string[] {
  return fold(text, indent, WIDTH).split('\n');
}

/** `2026-11-23 12:03:11 to 12:04:40 UTC`. */
function period(outcomes: readonly Outcome[]): string {
  const times = outcomes.map(({ at }) => at);
  const format = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
  const [first, last] = [format(Math.min(...times)), format(Math.max(...times))];
  if (first === last) return `${first} UTC`;
  const isSameDay = first.slice(0, 10) === last.slice(0, 10);
  return `${first} to ${isSameDay ? last.slice(11) : last} UTC`;
}
