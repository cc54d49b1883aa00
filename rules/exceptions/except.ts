import type { Finding } from '../core/evaluate';
import { pathContains } from '../core/resource';
import type { Exception } from './schema';

/** A finding after the exceptions have been heard. */
export type Outcome = Finding | ExceptedFinding;

export interface ExceptedFinding extends Omit<Finding, 'status'> {
  readonly status: 'excepted';
  readonly exception: Exception;
}

/** What a finding says of which resource, as an exception has to name it. */
export interface Subject {
  readonly rule: string;
  /** The construct path, else the id. */
  readonly resource: string;
  /** Unknown for a finding of another tool; an exception that names a type does not cover it then. */
  readonly type: string | undefined;
  readonly property: string;
}

/** Whether an outcome refuses the change: a rule on trial never does, doubt does when it is strict. */
export function refuses({ status, rule }: Outcome, strict: boolean): boolean {
  return rule.stage === 'enforced' && (status === 'violation' || (strict && status === 'indeterminate'));
}

/** Replaces each finding that an exception in force covers by an excepted one. */
export function except(findings: readonly Finding[], inForce: readonly Exception[]): readonly Outcome[] {
  return findings.map((finding) => {
    const { rule, path, origin } = finding;
    const subject = { rule: rule.id, resource: origin.path ?? origin.id, type: origin.type, property: path };
    const exception = exceptionFor(subject, inForce);
    return exception ? { ...finding, status: 'excepted', exception } : finding;
  });
}

/** The exception in force, if any, that covers one finding. */
export function exceptionFor(
  { rule, resource, type, property }: Subject,
  inForce: readonly Exception[],
): Exception | undefined {
  return inForce.find(
    (one) =>
      one.rule === rule &&
      (one.type === undefined
        ? one.resource === resource
        : one.type === type && fits(one.resource, resource)) &&
      (one.property === undefined || one.property === property || pathContains(one.property, property)),
  );
}

/** `*` stands for a part of one step of the path, never for a `/`. */
function fits(pattern: string, path: string): boolean {
  const steps = pattern.split('*').map((literal) => literal.replaceAll(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${steps.join('[^/]*')}$`, 'u').test(path);
}
