import { ACCOUNT, type Rule } from '../../core/rule';
import type { Account } from './account';
import { annotate, type Judged } from './evaluation';
import { describedFor } from './reader';

/** Where verdicts go, and as of when: of two on one resource AWS Config keeps the one with the later time. */
export interface Addressee {
  readonly rule: Rule;
  readonly account: Account;
  readonly number: string;
  readonly token: string;
  readonly at: Date;
}

/** Tells AWS Config verdicts on resources that it records. */
export async function tell({ account, token, at }: Addressee, judged: readonly Judged[]): Promise<void> {
  const evaluations = judged.map(({ type, id, compliance, annotation }) => ({
    ComplianceResourceType: type,
    ComplianceResourceId: id,
    ComplianceType: compliance,
    OrderingTimestamp: at,
    ...(annotation === '' ? {} : { Annotation: annotation }),
  }));
  await account.put(evaluations, token);
}

/** Whether AWS Config records no such type, so that it may refuse a verdict under its name. */
export function isDescribed(rule: Rule, { type }: Pick<Judged, 'type'>): boolean {
  return describedFor(rule).includes(type);
}

/**
 * Tells verdicts on resources that AWS Config does not record, under their types of CloudFormation:
 * https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_nodejs.html#creating-custom-rules-for-additional-resource-types.
 * Where AWS Config refuses such a type, the worst of them is told of the account instead. Gives back what was told.
 */
export async function tellDescribed(
  addressee: Addressee,
  judged: readonly Judged[],
): Promise<readonly Judged[]> {
  try {
    await tell(addressee, judged);
    return judged;
  } catch (thrown) {
    const isRefused =
      thrown instanceof Error &&
      thrown.name === 'InvalidParameterValueException' &&
      /resource type/i.test(thrown.message);
    if (!isRefused) throw thrown;
  }
  const together = [togetherOf(addressee, judged)];
  await tell(addressee, together);
  return together;
}

/** From the worst to the best. */
const ORDER = ['violation', 'indeterminate', 'excepted', 'compliant', 'not-applicable'] as const;

function togetherOf({ rule, number }: Addressee, judged: readonly Judged[]): Judged {
  const worst = ORDER.flatMap((verdict) => judged.filter((one) => one.verdict === verdict))[0];
  const alike = judged.filter(({ verdict }) => verdict === worst?.verdict).length;
  const said = worst?.annotation.slice(rule.id.length + 2) ?? '';
  const more = alike > 1 ? ` (and ${alike - 1} more)` : '';
  const annotation = said === '' ? '' : annotate(rule.id, `${worst?.type} ${worst?.id}${more}: ${said}`);
  return {
    type: ACCOUNT,
    id: number,
    verdict: worst?.verdict ?? 'not-applicable',
    compliance: worst?.compliance ?? 'NOT_APPLICABLE',
    annotation,
  };
}
