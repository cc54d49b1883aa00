import type { Finding, RuleFacts } from '../core/evaluate';
import { type Origin, pathContains } from '../core/resource';
import type { Exception } from './parse';

/** A finding after the exceptions have been heard. */
export type Outcome = Finding | ExceptedFinding;

export interface ExceptedFinding extends Omit<Finding, 'status'> {
  readonly status: 'excepted';
  readonly exception: Exception;
}

/** Whether an outcome refuses the change: a rule on trial never does, doubt does when it is strict. */
export function refuses({ status, rule }: Outcome, strict: boolean): boolean {
  return rule.stage === 'enforced' && (status === 'violation' || (strict && status === 'indeterminate'));
}

/** Replaces each finding that an exception covers, and that has not expired, by an excepted one. */
export function except(
  findings: readonly Finding[],
  exceptions: readonly Exception[],
  today: string,
): readonly Outcome[] {
  return findings.map((finding) => {
    const { rule, path, origin } = finding;
    const exception = exceptionFor(rule.id, origin.path ?? origin.id, path, exceptions, today);
    return exception ? { ...finding, status: 'excepted', exception } : finding;
  });
}

/** The exception, if any, that holds today for one finding. */
export function exceptionFor(
  rule: string,
  resource: string,
  property: string,
  exceptions: readonly Exception[],
  today: string,
): Exception | undefined {
  return exceptions.find(
    (one) =>
      one.rule === rule &&
      one.resource === resource &&
      (one.property === undefined || one.property === property || pathContains(one.property, property)) &&
      today <= one.expires,
  );
}

const CONTROL = { severity: 'high', stage: 'enforced', controls: {} } as const;

const EXPIRED: RuleFacts = {
  ...CONTROL,
  id: 'guardrails-exception-current',
  title: 'Exceptions have not expired',
  remediation: 'Mend what was excepted and remove the exception, or have its owner renew it',
};

const UNMATCHED: RuleFacts = {
  ...CONTROL,
  id: 'guardrails-exception-needed',
  title: 'Exceptions match a finding',
  remediation: 'Remove the exception, or correct its rule, resource or property',
};

/** What is wrong with the exceptions themselves; `used` are those that covered a finding. */
export function judgeExceptions(
  exceptions: readonly Exception[],
  used: ReadonlySet<Exception>,
  today: string,
  file: string,
): readonly Finding[] {
  return exceptions.flatMap((one): Finding[] => {
    const origin: Origin = { type: 'Guardrails::Exception', id: file, file };
    const objection = { status: 'violation', origin, path: one.property ?? '' } as const;
    if (today > one.expires) {
      const message = `the exception of ${one.owner} for ${one.rule} on ${one.resource} expired on ${one.expires}`;
      return [{ ...objection, rule: EXPIRED, message }];
    }
    if (used.has(one)) return [];
    const message = `the exception of ${one.owner} for ${one.rule} on ${one.resource} matches no finding`;
    return [{ ...objection, rule: UNMATCHED, message }];
  });
}
