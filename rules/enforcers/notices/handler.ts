import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { GuardrailsError, messageOf as textOf } from '../../core/errors';
import { type Patience, patienceOf } from '../config-rule/backoff';
import { type Change, changeOf, isTick } from './change';
import { isTold, remember } from './memory';
import { type Message, messageOf } from './message';
import { outcomesOf } from './outcome';
import { MOST, queueOf, type Received } from './queue';

/** What belongs together comes together: nothing for so long, and the change is over. In milliseconds. */
const QUIET = 45_000;
/** But nobody waits longer than this for the first word, even if it never gets quiet. */
const LONGEST_WAIT = 300_000;

/** https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
interface Context {
  readonly getRemainingTimeInMillis: () => number;
}

interface Read {
  readonly changes: readonly (Change & { readonly from: Received })[];
  /** What tells nothing, and what was told before. */
  readonly idle: readonly Received[];
  readonly faults: readonly unknown[];
}

/**
 * Tells people of the changes of compliance in a queue, those that belong together in one message, once a minute and
 * alone. A message is deleted after it was told: a crash between the two tells it twice, and loses nothing.
 * `NOTICES_QUEUE_URL`, `NOTICES_TOPIC_ARN` and `NOTICES_PREFIX` (of the names of the rules) say where.
 */
export async function handler(_tick: unknown, context?: Context): Promise<void> {
  let retries = 0;
  const retried = (): void => {
    retries += 1;
  };
  const left = (): number => context?.getRemainingTimeInMillis() ?? Number.POSITIVE_INFINITY;
  const patience = patienceOf({ retried, left });
  const queue = queueOf(setting('NOTICES_QUEUE_URL'), patience);
  const received = await queue.drain();
  if (received.length === 0) return;
  const { changes, idle, faults } = read(received, setting('NOTICES_PREFIX'));
  const own = changes.map(({ from }) => from);
  const waited = Date.now() - Math.min(...own.map(({ sent }) => sent));
  const isDue =
    waited >= LONGEST_WAIT ||
    own.length >= MOST ||
    Date.now() - Math.max(...own.map(({ sent }) => sent)) >= QUIET;
  const outcomes = isDue ? outcomesOf(changes) : [];
  try {
    if (outcomes.length > 0) await publish(messageOf(outcomes), patience);
  } catch (error) {
    await queue.release(own).catch(() => undefined);
    throw error;
  }
  if (isDue) remember(changes);
  const counts = { received: received.length, changes: changes.length, told: outcomes.length };
  const held = isDue ? 0 : own.length;
  log({ ...counts, held, unreadable: faults.length, retries, waited: own.length === 0 ? 0 : waited });
  await queue.remove(isDue ? [...idle, ...own] : idle);
  if (!isDue) await queue.release(own);
  if (faults.length > 0) {
    const [first] = faults;
    const text = `${faults.length} messages cannot be read: ${textOf(first)}`;
    throw new GuardrailsError('EVENT_MALFORMED', text, { cause: first });
  }
}

function read(received: readonly Received[], prefix: string): Read {
  const changes: (Change & { readonly from: Received })[] = [];
  const idle: Received[] = [];
  const faults: unknown[] = [];
  for (const from of received) {
    try {
      const event: unknown = JSON.parse(from.body);
      if (isTick(event)) idle.push(from);
      else {
        const change = changeOf(event, prefix);
        if (isTold(change)) idle.push(from);
        else changes.push({ ...change, from });
      }
    } catch (error) {
      faults.push(error);
    }
  }
  return { changes, idle, faults };
}

const topic = new SNSClient({ maxAttempts: 1 });

async function publish({ subject, texts }: Message, { persist }: Patience): Promise<void> {
  const command = new PublishCommand({
    TopicArn: setting('NOTICES_TOPIC_ARN'),
    Subject: subject,
    Message: JSON.stringify(texts),
    MessageStructure: 'json',
  });
  await persist(() => topic.send(command));
}

function setting(name: string): string {
  const value = process.env[name] ?? '';
  if (value !== '') return value;
  throw new GuardrailsError(
    'SETTING_MISSING',
    `the environment variable ${name} is not set; the stack that makes the function sets it`,
  );
}

/** What a run did, for the log and for CloudWatch: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html */
function log(facts: Readonly<Record<'received' | 'told' | 'held' | 'waited' | (string & {}), number>>): void {
  const Metrics = [
    { Name: 'received', Unit: 'Count' },
    { Name: 'told', Unit: 'Count' },
    { Name: 'held', Unit: 'Count' },
    { Name: 'waited', Unit: 'Milliseconds' },
  ];
  const CloudWatchMetrics = [{ Namespace: 'QuestGuardrails/Notices', Dimensions: [[]], Metrics }];
  console.log(JSON.stringify({ _aws: { Timestamp: Date.now(), CloudWatchMetrics }, ...facts }));
}
