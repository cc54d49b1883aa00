import { createHash, randomUUID } from 'node:crypto';
import * as sns from '@aws-sdk/client-sns';
import * as sqs from '@aws-sdk/client-sqs';
import { type Fake, fakeAws, Refusal, service } from '../fake/server';

const API = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference';
const QUEUE = '/123456789012/changes';
const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:notices';

/** What a queue that is a standard one may do besides. */
interface Moods {
  /** Every so manieth deletion of a message is refused. */
  keep: number;
  /** Every so manieth message is given out a second time after it was deleted. */
  again: number;
}

interface Held {
  readonly id: string;
  readonly body: string;
  sent: number;
  visible: number;
  handle: string;
  receives: number;
}

export interface Published {
  readonly subject: string;
  readonly texts: Readonly<Record<'default' | 'sms' | 'https', string>>;
}

/** Amazon SQS and Amazon SNS with one queue and one topic. */
export class FakeNotices {
  readonly published: Published[] = [];
  readonly moods: Moods = { keep: 0, again: 0 };
  /** Is called once a message is published, before SNS answers. */
  onPublish: () => void = () => undefined;
  fake!: Fake;
  readonly #messages = new Map<string, Held>();
  readonly #visibility = 45_000;
  #turn = 0;

  static async listen(): Promise<FakeNotices> {
    const made = new FakeNotices();
    made.fake = await fakeAws([
      service(sqs, {
        ReceiveMessage: (input) => made.#receive(input),
        DeleteMessageBatch: (input) => made.#delete(input),
        ChangeMessageVisibilityBatch: (input) => made.#release(input),
      }),
      service(sns, { Publish: (input) => made.#publish(input) }),
    ]);
    return made;
  }

  /** What the function is configured by; the SDK calls a queue by its URL, whatever endpoint it is given. */
  get env(): Readonly<Record<string, string>> {
    return { ...this.fake.env, NOTICES_QUEUE_URL: `${this.fake.url}${QUEUE}`, NOTICES_TOPIC_ARN: TOPIC };
  }

  /** Puts an event into the queue, so many milliseconds ago. */
  send(event: unknown, ago = 0): void {
    const sent = Date.now() - ago;
    const body = typeof event === 'string' ? event : JSON.stringify(event);
    const id = randomUUID();
    this.#messages.set(id, { id, body, sent, visible: sent, handle: '', receives: 0 });
  }

  /** Lets time pass for what is in the queue. */
  pass(milliseconds: number): void {
    for (const message of this.#messages.values()) {
      message.sent -= milliseconds;
      message.visible -= milliseconds;
    }
  }

  get waiting(): number {
    return this.#messages.size;
  }

  get visible(): number {
    return [...this.#messages.values()].filter(({ visible }) => visible <= Date.now()).length;
  }

  get mostReceives(): number {
    return Math.max(0, ...[...this.#messages.values()].map(({ receives }) => receives));
  }

  /** `${API}/API_ReceiveMessage.html`: 1 to 10 messages, of some servers only; at most 20 seconds of waiting. */
  #receive(input: sqs.ReceiveMessageCommandInput): sqs.ReceiveMessageResult {
    this.#isQueue(input.QueueUrl);
    const { MaxNumberOfMessages: most = 1, WaitTimeSeconds: wait = 0 } = input;
    if (most < 1 || most > 10) throw invalid('MaxNumberOfMessages', most);
    if (wait < 0 || wait > 20) throw invalid('WaitTimeSeconds', wait);
    const there = [...this.#messages.values()].filter(({ visible }) => visible <= Date.now());
    // In no order, and fewer than asked for though there are more.
    const some = there
      .sort(() => Math.random() - 0.5)
      .slice(0, Math.min(most, 1 + Math.floor(Math.random() * 10)));
    return {
      Messages: some.map((message) => {
        message.visible = Date.now() + this.#visibility;
        message.receives += 1;
        message.handle = randomUUID();
        return {
          MessageId: message.id,
          ReceiptHandle: message.handle,
          Body: message.body,
          MD5OfBody: createHash('md5').update(message.body).digest('hex'),
          Attributes: input.MessageSystemAttributeNames?.includes('SentTimestamp')
            ? { SentTimestamp: String(message.sent) }
            : {},
        };
      }),
    };
  }

  /** `${API}/API_DeleteMessageBatch.html`: 1 to 10 entries with ids of their own; each may fail alone. */
  #delete({ QueueUrl, Entries = [] }: sqs.DeleteMessageBatchCommandInput): sqs.DeleteMessageBatchResult {
    this.#isQueue(QueueUrl);
    isBatch(Entries);
    const result = { Successful: [] as { Id: string }[], Failed: [] as sqs.BatchResultErrorEntry[] };
    for (const { Id = '', ReceiptHandle } of Entries) {
      this.#turn += 1;
      const message = [...this.#messages.values()].find(({ handle }) => handle === ReceiptHandle);
      if (this.moods.keep > 0 && this.#turn % this.moods.keep === 0) {
        result.Failed.push({ Id, SenderFault: false, Code: 'InternalError' });
        continue;
      }
      if (message) this.#messages.delete(message.id);
      if (message && this.moods.again > 0 && this.#turn % this.moods.again === 0) this.send(message.body);
      result.Successful.push({ Id });
    }
    return result;
  }

  /** `${API}/API_ChangeMessageVisibilityBatch.html`: 1 to 10 entries; 0 to 43,200 seconds. */
  #release(input: sqs.ChangeMessageVisibilityBatchCommandInput): sqs.ChangeMessageVisibilityBatchResult {
    this.#isQueue(input.QueueUrl);
    const { Entries = [] } = input;
    isBatch(Entries);
    for (const { ReceiptHandle, VisibilityTimeout = -1 } of Entries) {
      if (VisibilityTimeout < 0 || VisibilityTimeout > 43_200)
        throw invalid('VisibilityTimeout', VisibilityTimeout);
      const message = [...this.#messages.values()].find(({ handle }) => handle === ReceiptHandle);
      if (message) message.visible = Date.now() + VisibilityTimeout * 1000;
    }
    return { Successful: Entries.map(({ Id = '' }) => ({ Id })), Failed: [] };
  }

  /** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
  #publish(input: sns.PublishCommandInput): sns.PublishResponse {
    const { TopicArn, Subject = '', Message = '', MessageStructure } = input;
    if (TopicArn !== TOPIC) throw new Refusal('NotFoundException', `no topic ${TopicArn}`);
    const isSubject = /^[!-~][ -~]*$/.test(Subject) && Subject.length < 100;
    if (!isSubject) throw new Refusal('InvalidParameterException', `Subject ${JSON.stringify(Subject)}`);
    if (Buffer.byteLength(Message) > 262_144)
      throw new Refusal('InvalidParameterException', 'Message too long');
    if (MessageStructure !== 'json')
      throw new Refusal('InvalidParameterException', 'one text for every way of delivery');
    const texts = JSON.parse(Message);
    if (typeof texts.default !== 'string') throw new Refusal('InvalidParameterException', 'no default');
    this.published.push({ subject: Subject, texts });
    this.onPublish();
    return { MessageId: randomUUID() };
  }

  #isQueue(url: string | undefined): void {
    if (url !== `${this.fake.url}${QUEUE}`) throw new Refusal('QueueDoesNotExist', `no queue ${url}`);
  }
}

/** `${API}/API_DeleteMessageBatch.html#API_DeleteMessageBatch_Errors` */
function isBatch(entries: readonly { readonly Id?: string | undefined }[]): void {
  if (entries.length === 0) throw new Refusal('EmptyBatchRequest', 'no entries');
  if (entries.length > 10) throw new Refusal('TooManyEntriesInBatchRequest', `${entries.length} entries`);
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length)
    throw new Refusal('BatchEntryIdsNotDistinct', 'ids twice');
}

function invalid(name: string, value: number): Refusal {
  return new Refusal('ValidationException', `${name} is ${value}; see ${API}`);
}
