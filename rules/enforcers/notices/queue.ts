import {
  type BatchResultErrorEntry,
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { GuardrailsError } from '../../core/errors';
import type { Patience } from '../config-rule/backoff';

/** What a call takes: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
const BATCH = 10;
/** How many calls are on their way at once. */
const LANES = 8;
/** As many as are told together; more are told in the next minute. */
export const MOST = 20_000;
/** When to stop receiving, in milliseconds, so that what was received is told before others may receive it. */
const PATIENCE = 15_000;

/** A message that is ours for a while. */
export interface Received {
  readonly handle: string;
  readonly body: string;
  /** When it was put into the queue, in milliseconds. */
  readonly sent: number;
}

export interface Queue {
  /** Every message that there is to receive. */
  readonly drain: () => Promise<readonly Received[]>;
  readonly remove: (some: readonly Received[]) => Promise<void>;
  /** Lets others receive them again. */
  readonly release: (some: readonly Received[]) => Promise<void>;
}

/** A standard queue, with patience. */
export function queueOf(QueueUrl: string, { persist, workOff }: Patience): Queue {
  // Patience is ours: the SDK gives up when too many calls at once were refused.
  const client = new SQSClient({ maxAttempts: 1 });

  /** A poll that waits asks all servers; one that does not may find nothing where there is something: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html */
  const receive = async (): Promise<readonly Message[]> => {
    const command = new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: BATCH,
      WaitTimeSeconds: 1,
      MessageSystemAttributeNames: ['SentTimestamp'],
    });
    return (await persist(() => client.send(command))).Messages ?? [];
  };

  /** Works off messages by tens, several tens at once; gives back those that AWS refused in every try. */
  const inBatches = async (
    some: readonly Received[],
    send: (
      entries: readonly { Id: string; ReceiptHandle: string }[],
    ) => Promise<{ readonly Failed?: BatchResultErrorEntry[] | undefined }>,
  ): Promise<readonly Received[]> => {
    const tens = Array.from({ length: Math.ceil(some.length / BATCH) }, (_, at) =>
      some.slice(at * BATCH, (at + 1) * BATCH),
    );
    const left: Received[] = [];
    const lane = async (): Promise<void> => {
      for (let ten = tens.shift(); ten !== undefined; ten = tens.shift()) {
        const undone = await workOff(ten, async (part) => {
          const entries = part.map(({ handle }, at) => ({ Id: String(at), ReceiptHandle: handle }));
          const { Failed = [] } = await persist(() => send(entries));
          const failed = new Set(Failed.map(({ Id }) => Id));
          return part.filter((_, at) => failed.has(String(at)));
        });
        left.push(...undone);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return left;
  };

  return {
    async drain() {
      const until = Date.now() + PATIENCE;
      const all: Received[] = [];
      const take = async (): Promise<boolean> => {
        const messages = await receive();
        for (const { ReceiptHandle, Body = '', Attributes } of messages) {
          if (ReceiptHandle === undefined) continue;
          all.push({ handle: ReceiptHandle, body: Body, sent: Number(Attributes?.SentTimestamp ?? 0) });
        }
        return messages.length > 0;
      };
      // Most minutes there is nothing, and one call finds that out.
      if (!(await take())) return all;
      const lane = async (): Promise<void> => {
        while (all.length < MOST && Date.now() < until && (await take()));
      };
      await Promise.all(Array.from({ length: LANES }, lane));
      return all;
    },

    async remove(some) {
      const left = await inBatches(some, (Entries) =>
        client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries: [...Entries] })),
      );
      if (left.length === 0) return;
      throw new GuardrailsError(
        'MESSAGES_NOT_DELETED',
        `Amazon SQS kept ${left.length} of ${some.length} messages that were told; they may be told a second time`,
      );
    },

    async release(some) {
      await inBatches(some, (Entries) =>
        client.send(
          new ChangeMessageVisibilityBatchCommand({
            QueueUrl,
            Entries: Entries.map((entry) => ({ ...entry, VisibilityTimeout: 0 })),
          }),
        ),
      );
    },
  };
}
