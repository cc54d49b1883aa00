import { GuardrailsError, messageOf } from '../../core/errors';
import { accountOf } from './account';
import { clientFor } from './credentials';
import type { Judged } from './evaluation';
import { type Invocation, parseEvent } from './event';
import { judgeInvocation } from './judgement';
import { linesOf } from './telemetry';

/**
 * The function of every AWS Config rule of ours. What it cannot judge through a fault it throws, after it has told
 * AWS Config the other verdicts, so that Lambda calls again and its metric of errors says so.
 * `GUARDRAILS_STRICT` set to `true` makes doubt non-compliance.
 */
export async function handler(event: unknown): Promise<void> {
  const start = performance.now();
  let retries = 0;
  let call: Invocation | undefined;
  let evaluations: readonly Judged[] = [];
  let error: unknown;
  try {
    call = parseEvent(event);
    const account = accountOf(clientFor(call.account), () => {
      retries += 1;
    });
    const strict = process.env['GUARDRAILS_STRICT'] === 'true';
    const today = new Date().toISOString().slice(0, 10);
    const { at, faults, ...judgement } = await judgeInvocation(call, account, { strict, today });
    const told = judgement.evaluations.map(({ type, id, compliance, annotation }) => ({
      ComplianceResourceType: type,
      ComplianceResourceId: id,
      ComplianceType: compliance,
      OrderingTimestamp: at,
      ...(annotation === '' ? {} : { Annotation: annotation }),
    }));
    if (told.length > 0 || call.trigger.kind === 'sweep') await account.put(told, call.resultToken);
    evaluations = judgement.evaluations;
    const [first] = faults;
    if (first) {
      throw new GuardrailsError('NOT_JUDGED', `${faults.length} not judged: ${first.message}`, {
        cause: first,
      });
    }
  } catch (thrown) {
    error = thrown;
  }
  const facts = {
    rule: call?.rule.id ?? 'none',
    trigger: call?.trigger.kind ?? 'none',
    retries,
    evaluations,
  };
  const milliseconds = Math.round(performance.now() - start);
  const failed = error === undefined ? {} : { error: messageOf(error) };
  const lines = linesOf({ ...facts, milliseconds, ...failed }, Date.now());
  process.stdout.write(`${lines.join('\n')}\n`);
  if (error !== undefined) throw error;
}
