import { GuardrailsError } from './errors';
import type { Origin } from './resource';

export interface Compliant {
  readonly status: 'compliant';
}

/** What speaks against compliance: the exact property path, and a message made from the predicate. */
export interface Objection {
  readonly status: 'violation' | 'indeterminate';
  readonly path: string;
  readonly message: string;
  /** Where the offending part was written, for a rule on the account as a whole; else the resource that is judged. */
  readonly origin?: Origin;
}

export type Verdict = Compliant | Objection;

/** One verdict, or one for each part of the resource that was judged; never none. */
export type Verdicts = readonly [Verdict, ...Verdict[]];

const COMPLIANT: Verdicts = Object.freeze([Object.freeze({ status: 'compliant' as const })] as const);

export function compliant(): Verdicts {
  return COMPLIANT;
}

export function violation(path: string, message: string): Verdicts {
  return [{ status: 'violation', path, message }];
}

export function indeterminate(path: string, message: string): Verdicts {
  return [{ status: 'indeterminate', path, message }];
}

/** The status of several verdicts taken together: violation before indeterminate before compliant. */
export function statusOf(verdicts: Verdicts): Verdict['status'] {
  if (verdicts.some(({ status }) => status === 'violation')) return 'violation';
  return verdicts.some(({ status }) => status === 'indeterminate') ? 'indeterminate' : 'compliant';
}

/** Compliant if every part is; otherwise every objection. */
export function all(parts: readonly Verdicts[]): Verdicts {
  const [first, ...rest] = nonEmpty(parts, 'all')
    .flat()
    .filter(({ status }) => status !== 'compliant');
  return first ? [first, ...rest] : COMPLIANT;
}

/** Compliant if one part is; in doubt if one part is; otherwise the objections of the last part, the closest miss. */
export function any(parts: readonly Verdicts[]): Verdicts {
  const ordered = nonEmpty(parts, 'any');
  const winner =
    ordered.find((part) => statusOf(part) === 'compliant') ??
    ordered.find((part) => statusOf(part) === 'indeterminate');
  return winner ?? ordered.at(-1) ?? COMPLIANT;
}

function nonEmpty(parts: readonly Verdicts[], name: string): readonly Verdicts[] {
  if (parts.length > 0) return parts;
  throw new GuardrailsError(
    'RULE_JUDGED_NOTHING',
    `${name}() was given no verdict; say compliant() or indeterminate() when there is nothing to judge`,
  );
}
