import { GuardrailsError, messageOf } from '../../core/errors';
import { own } from '../../sources/json';
import { type Settings, settingsOf } from './settings';
import { Stop } from './stop';

type Work = (resourceId: string, verified: unknown, settings: Settings, now: number) => Promise<string>;

const services = () => import('./service.js');
const ingress = () => import('./ingress.js');

/** What runbooks ask of it, each with the clients that it needs; the first word of an answer is what they go by. */
const WORKS: Readonly<Record<string, Work>> = {
  'plan-stop': async (...given) => `go: ${(await (await services()).planStop(...given)).would}`,
  'record-service': async (...given) => `recorded: ${await (await services()).recordService(...given)}`,
  'plan-revoke': async (...given) => `go: ${(await (await ingress()).planRevoke(...given)).would}`,
  revoke: async (...given) => `done: ${await (await ingress()).revoke(...given)}`,
  authorize: async (group, _verified, settings) =>
    `done: ${await (await ingress()).authorize(group, settings)}`,
};

/**
 * Decides for the runbooks what they cannot: whether what was judged is still there, in scope, and not one too many.
 * The event is `{ work, resourceId, verified }`, with `verified` as the evaluator answered. The answer is one line of
 * text, because a runbook documents no way into a function's answer:
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-lamb.html
 * It begins with `stop: ` where nothing was changed, and why follows.
 */
export async function handler(event: unknown): Promise<string> {
  const [work, resourceId] = [own(event, 'work'), own(event, 'resourceId')];
  const answer = await answerTo(work, resourceId, own(event, 'verified'));
  process.stdout.write(`${JSON.stringify({ level: 'info', work, resourceId, answer })}\n`);
  return answer;
}

async function answerTo(work: unknown, resourceId: unknown, verified: unknown): Promise<string> {
  const asked = typeof work === 'string' && Object.hasOwn(WORKS, work) ? WORKS[work] : undefined;
  if (!asked || typeof resourceId !== 'string' || resourceId === '') {
    throw new GuardrailsError(
      'EVENT_MALFORMED',
      `"work" is ${JSON.stringify(work)} and "resourceId" ${JSON.stringify(resourceId)}; accepted is one of ${Object.keys(WORKS).join(', ')}, and the id of a resource`,
    );
  }
  try {
    return await asked(resourceId, verified, settingsOf(process.env), Date.now());
  } catch (thrown) {
    if (thrown instanceof Stop) return `stop: ${messageOf(thrown)}`;
    throw thrown;
  }
}
