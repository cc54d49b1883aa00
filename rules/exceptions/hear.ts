import type { Finding, RuleFacts } from '../core/evaluate';
import type { Origin } from '../core/resource';
import { daysUntil } from './days';
import {
  EXPIRED,
  EXPIRING,
  FORBIDDEN,
  MALFORMED,
  NOTICE_DAYS,
  TOO_BROAD,
  TOO_LONG,
  UNMATCHED,
} from './objections';
import type { ExceptionsFile } from './parse';
import type { Exception } from './schema';

export interface Hearing {
  /** The exceptions that excuse something today. */
  readonly inForce: readonly Exception[];
  /** What is wrong with the others, and which of these end soon. */
  readonly findings: readonly Finding[];
}

/** Sorts the entries of a file: an entry that is not in order excuses nothing, and is a finding itself. */
export function hearExceptions(
  file: ExceptionsFile,
  today: string,
  isExceptable: (rule: string) => boolean,
): Hearing {
  const heard = file.exceptions.map((one) => ({
    one,
    objection: objectionTo(one, file, today, isExceptable),
  }));
  return {
    inForce: heard.flatMap(({ one, objection }) => (objection && objection[0] !== EXPIRING ? [] : [one])),
    findings: [
      ...file.malformed.map(({ line, problem }) => ({
        rule: MALFORMED,
        status: 'violation' as const,
        origin: { type: 'Guardrails::Exception', id: `entry at line ${line}`, file: file.file, line },
        path: '',
        message: `the entry cannot be taken as an exception: ${problem}`,
      })),
      ...heard.flatMap(({ one, objection }) => (objection ? [findingOf(one, file.file, ...objection)] : [])),
    ],
  };
}

/** The exceptions that covered nothing, where everything that they may be for was judged. */
export function unmatched(
  inForce: readonly Exception[],
  used: ReadonlySet<Exception>,
  file: string,
): readonly Finding[] {
  return inForce
    .filter((one) => !used.has(one))
    .map((one) => {
      const stack = /[/:]/.test(one.resource) ? '' : '; an exception covers one resource, not those below it';
      return findingOf(one, file, UNMATCHED, `matches no finding${stack}`);
    });
}

type Objection = readonly [rule: RuleFacts, predicate: string];

function objectionTo(
  one: Exception,
  { longest }: ExceptionsFile,
  today: string,
  isExceptable: (rule: string) => boolean,
): Objection | undefined {
  const broad = tooBroad(one);
  if (broad !== undefined) return [TOO_BROAD, `is too broad: ${broad}`];
  if (!isExceptable(one.rule)) return [FORBIDDEN, 'is for a rule that has no exceptions'];
  const left = daysUntil(one.expires, today);
  if (left < 0) return [EXPIRED, `expired on ${one.expires}`];
  if (left > longest)
    return [TOO_LONG, `ends on ${one.expires}, in ${left} days; at most ${longest} are allowed`];
  return left <= NOTICE_DAYS ? [EXPIRING, `ends on ${one.expires}, ${inDays(left)}`] : undefined;
}

function inDays(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}

/** A pattern names its type, its stack, and something below the stack. */
function tooBroad({ rule, resource, type }: Exception): string | undefined {
  if (rule.includes('*')) return 'it is for more than one rule; name one';
  const steps = resource.split('/').filter((step) => step !== '');
  if (steps.length === 0) return 'it is for the whole app; name one resource';
  if (!resource.includes('*')) return undefined;
  if (type === undefined) return 'a pattern of resources needs a "type"; name one resource, or its type too';
  const [stack = '', ...below] = steps;
  if (stack.includes('*')) return 'a pattern has to name the stack; write its first step out';
  return below.some((step) => /[^*]/.test(step))
    ? undefined
    : `everything of that type in ${stack} fits; name something below it`;
}

function findingOf(one: Exception, file: string, rule: RuleFacts, predicate: string): Finding {
  const { rule: id, resource, owner, property = '', line } = one;
  const origin: Origin = { type: 'Guardrails::Exception', id: `${id} on ${resource}`, file, line };
  const message = `the exception of ${owner} for ${id} on ${resource} ${predicate}`;
  return { rule, status: 'violation', origin, path: property, message };
}
