import { createHash } from 'node:crypto';
import type { Finding } from '../../core/evaluate';
import type { Rule } from '../../core/rule';
import type { Exception } from '../../exceptions/parse';
import type { ConfigurationItem } from '../../sources/configuration-item';

/** What becomes of an item by one rule. */
export type Verdict = 'violation' | 'indeterminate' | 'excepted' | 'compliant' | 'not-applicable';

/** The verdict on one recorded item, as AWS Config is to be told. */
export interface Judged {
  readonly type: string;
  readonly id: string;
  readonly verdict: Verdict;
  readonly compliance: 'COMPLIANT' | 'NON_COMPLIANT' | 'NOT_APPLICABLE';
  /** At most 256 characters; empty where there is nothing to say. */
  readonly annotation: string;
}

/** https://docs.aws.amazon.com/config/latest/APIReference/API_Evaluation.html */
const LONGEST = 256;

/** https://docs.aws.amazon.com/config/latest/APIReference/API_Evaluation.html; what AWS Config records is never longer. */
const LONGEST_ID = 768;

/** An id that AWS Config takes: the beginning of one that is too long, and what tells it from others that begin so. */
function idToTell(id: string): string {
  if (id.length <= LONGEST_ID) return id;
  const digest = createHash('sha256').update(id).digest('hex').slice(0, 32);
  return `${id.slice(0, LONGEST_ID - 33)}~${digest}`;
}

/** Begins with the rule, which is all that a list of evaluations may show; ends between two characters. */
export function annotate(rule: string, text: string): string {
  const whole = `${rule}: ${text}`;
  if (whole.length <= LONGEST) return whole;
  const cut = whole.slice(0, LONGEST - 1);
  // Half a character of two units would be none.
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** One verdict of all findings on an item: a violation goes before doubt, doubt before what is excepted. */
export function verdictOn(
  { id: rule }: Rule,
  { resourceType: type, resourceId }: Pick<ConfigurationItem, 'resourceType' | 'resourceId'>,
  findings: readonly Finding[],
  excuse: (finding: Finding) => Exception | undefined,
  strict: boolean,
): Judged {
  const id = idToTell(resourceId);
  const left = findings.filter((one) => excuse(one) === undefined);
  const [violation, ...others] = left.filter(({ status }) => status === 'violation');
  if (violation) {
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    const annotation = annotate(rule, `${violation.message}${more}`);
    return { type, id, verdict: 'violation', compliance: 'NON_COMPLIANT', annotation };
  }
  const [doubt] = left;
  if (doubt) {
    const annotation = annotate(rule, `not judged: ${doubt.message}`);
    return {
      type,
      id,
      verdict: 'indeterminate',
      compliance: strict ? 'NON_COMPLIANT' : 'NOT_APPLICABLE',
      annotation,
    };
  }
  const exception = findings.map(excuse).find((one) => one !== undefined);
  if (exception) {
    const { owner, expires, reason } = exception;
    const annotation = annotate(rule, `excepted by ${owner} until ${expires}: ${reason}`);
    return { type, id, verdict: 'excepted', compliance: 'NOT_APPLICABLE', annotation };
  }
  return { type, id, verdict: 'compliant', compliance: 'COMPLIANT', annotation: '' };
}

/** What is gone, or nothing that the rule is about: a verdict that stood there does not stand any more. */
export function notApplicable({ id: rule }: Rule, type: string, id: string, why: string): Judged {
  return {
    type,
    id,
    verdict: 'not-applicable',
    compliance: 'NOT_APPLICABLE',
    annotation: annotate(rule, why),
  };
}
