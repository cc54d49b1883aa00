import type { ExceptedFinding, Outcome } from '../exceptions/except';
import { countLine, plural, type Summary } from './summary';

/** The report for people: what is wrong, where, and what to do. */
export function textReport(summary: Summary, outcomes: readonly Outcome[]): string {
  const blocks = outcomes.map(block);
  return `${[...blocks, `${foot(summary)}: ${countLine(outcomes)}`].join('\n\n')}\n`;
}

function block(outcome: Outcome): string {
  const { rule, status, origin, message } = outcome;
  const { path, id, type, file, line } = origin;
  const label = { violation: 'VIOLATION', indeterminate: 'IN DOUBT', excepted: 'EXCEPTED' }[status];
  return [
    `${label}  ${rule.severity}  ${rule.id}`,
    `  ${path ?? id} (${type}) in ${file}${line === undefined ? '' : `:${line}`}`,
    `  ${message}`,
    outcome.status === 'excepted' ? `  ${excuse(outcome.exception)}` : `  Fix: ${rule.remediation}`,
  ].join('\n');
}

function excuse({ expires, owner, reason, ticket }: ExceptedFinding['exception']): string {
  return `Until ${expires}, by ${owner}${ticket === undefined ? '' : ` (${ticket})`}: ${reason}`;
}

function foot({ resources, judged, rules }: Summary): string {
  return `${judged} of ${plural(resources, 'resource')} judged by ${plural(rules.length, 'rule')}`;
}
