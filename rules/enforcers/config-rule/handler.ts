import { GuardrailsError, messageOf } from '../../core/errors';
import type { Rule } from '../../core/rule';
import { own } from '../../sources/json';
import { type Account, accountOf } from './account';
import { patienceOf } from './backoff';
import { onChange, orderingOf } from './change';
import type { Judged } from './evaluation';
import { parseEvent } from './event';
import { excusesOf } from './excused';
import { grantedHere } from './granted';
import { readerOf } from './reader';
import { sweep } from './sweep';
import { linesOf } from './telemetry';
import type { Judging } from './verdicts';
import { type Answer, questionIn, ruleAsked, verify } from './verify';

/** What Lambda gives beside the event: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
interface Context {
  readonly getRemainingTimeInMillis?: () => number;
}

/** What a call did so far. */
interface Doing {
  rule: string;
  trigger: string;
  retries: number;
  readonly told: Judged[];
}

/**
 * The function of every AWS Config rule of ours, and what remediation asks before it changes anything. What it cannot
 * judge through a fault it throws, after it has told AWS Config the other verdicts, so that Lambda calls again and
 * its metric of errors says so. `GUARDRAILS_STRICT` set to `true` makes doubt non-compliance.
 */
export async function handler(event: unknown, context: Context = {}): Promise<Answer | undefined> {
  const start = performance.now();
  const doing: Doing = { rule: 'none', trigger: 'none', retries: 0, told: [] };
  let error: GuardrailsError | undefined;
  let answer: Answer | undefined;
  try {
    answer = await answered(event, context, doing);
  } catch (thrown) {
    const code = thrown instanceof GuardrailsError ? thrown.code : named(thrown);
    // Without its cause, which may hold what was recorded.
    error = new GuardrailsError(code, messageOf(thrown));
  }
  const { told: evaluations, ...facts } = doing;
  const milliseconds = Math.round(performance.now() - start);
  const failed = error === undefined ? {} : { error: error.message, code: error.code };
  const lines = linesOf({ ...facts, milliseconds, evaluations, ...failed }, Date.now());
  process.stdout.write(`${lines.join('\n')}\n`);
  if (error !== undefined) throw error;
  return answer;
}

async function answered(event: unknown, context: Context, doing: Doing): Promise<Answer | undefined> {
  const patience = patienceOf({
    retried: () => {
      doing.retries += 1;
    },
    left: () => context.getRemainingTimeInMillis?.() ?? Number.POSITIVE_INFINITY,
  });
  const judgingOf = (rule: Rule, number: string, account: Account): Judging => {
    doing.rule = rule.id;
    const excuses = excusesOf(rule.id, grantedHere(), new Date().toISOString().slice(0, 10));
    const strict = process.env['GUARDRAILS_STRICT'] === 'true';
    return { rule, excuses, strict, account: number, reader: readerOf(rule, account) };
  };

  if (own(event, 'verify') !== undefined) {
    doing.trigger = 'verify';
    const question = questionIn(event);
    const account = accountOf(question.account, patience);
    return verify(judgingOf(ruleAsked(question), question.account, account), question, account);
  }

  const call = parseEvent(event);
  const { rule, trigger, name, account: number, resultToken: token } = call;
  doing.trigger = trigger.kind;
  const account = accountOf(number, patience);
  const judging = judgingOf(rule, number, account);
  const at = trigger.kind === 'sweep' ? trigger.at : orderingOf(trigger);
  const addressee = { rule, account, number, token, at };
  const count = (told: readonly Judged[]): void => {
    doing.told.push(...told);
  };
  const faults =
    trigger.kind === 'sweep'
      ? await sweep(judging, addressee, name, count)
      : await onChange(judging, trigger, { addressee, name, leftScope: call.leftScope }, count);
  const [first] = faults;
  if (!first) return undefined;
  throw new GuardrailsError('NOT_JUDGED', `${faults.length} not judged: ${first.message}`);
}

function named(thrown: unknown): string {
  return thrown instanceof Error ? thrown.name : 'UNKNOWN';
}
