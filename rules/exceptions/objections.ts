import { IN_SIGHT, type RuleFacts } from '../core/evaluate';
import type { Rule } from '../core/rule';

/** From how many days before its end an exception says so. */
export const NOTICE_DAYS = 14;

const CONTROL = { severity: 'high', stage: 'enforced', controls: {} } as const;

export const MALFORMED: RuleFacts = {
  ...CONTROL,
  id: 'guardrails-exception-well-formed',
  title: 'Exceptions say which rule, which resource, why, who and until when',
  remediation: 'Correct the entry; until then it excuses nothing',
};

export const TOO_BROAD: RuleFacts = {
  ...CONTROL,
  id: 'guardrails-exception-narrow',
  title: 'Exceptions are for one rule and for resources that they name',
  remediation: 'Narrow the exception to the resource that needs it; until then it excuses nothing',
};

export const FORBIDDEN: RuleFacts = {
  ...CONTROL,
  id: 'guardrails-exception-permitted',
  title: 'Rules that have no exceptions are kept',
  remediation: 'Mend what the rule finds and remove the exception; it excuses nothing',
};

export const EXPIRED: RuleFacts = {
  ...CONTROL,
  id: 'guardrails-exception-current',
  title: 'Exceptions have not expired',
  remediation: 'Mend what was excepted and remove the exception, or have its owner renew it',
};

export const TOO_LONG: RuleFacts = {
  ...CONTROL,
  id: 'guardrails-exception-short-lived',
  title: 'Exceptions end within the longest time that the file allows',
  remediation:
    'Bring "expires" forward and renew the exception when it ends, or raise "longest" at the head of the file',
};

/** A warning: whoever owns it still has time. */
export const EXPIRING: RuleFacts = {
  ...CONTROL,
  stage: 'trial',
  severity: 'low',
  id: 'guardrails-exception-expiring',
  title: `Exceptions do not end within ${NOTICE_DAYS} days`,
  remediation: 'Mend what is excepted, or have its owner renew the exception before it ends',
};

export const UNMATCHED: RuleFacts = {
  ...CONTROL,
  id: 'guardrails-exception-needed',
  title: 'Exceptions match a finding',
  remediation: 'Remove the exception, or correct its rule, resource or property',
};

/** Whether an exception for a rule may stand. What guards the guardrails has none; what other tools say may have. */
export function exceptableAmong(rules: readonly Rule[]): (rule: string) => boolean {
  const never = new Set(rules.filter(({ exceptable }) => exceptable === false).map(({ id }) => id));
  return (id) => !never.has(id) && (id === IN_SIGHT.id || !id.startsWith('guardrails-'));
}
