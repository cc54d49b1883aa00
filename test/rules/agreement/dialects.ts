import { ACCOUNT_ID, REGION } from './arns';
import { Document } from './items/recorded';

/** An item before it is written. */
export interface Item {
  readonly type: string;
  readonly id: string;
  readonly name: string;
  readonly arn: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly configuration: unknown;
  readonly supplementary: Readonly<Record<string, unknown>>;
  readonly relationships: readonly { readonly type: string; readonly id?: string; readonly name?: string }[];
}

const TIME = '2026-11-01T10:00:00.000Z';

type Writing = (document: Document) => unknown;

const AS_OBJECT: Writing = ({ content }) => content;
const AS_TEXT: Writing = ({ content }) => JSON.stringify(content);
const AS_URL: Writing = ({ content }) => encodeURIComponent(JSON.stringify(content));

function written(value: unknown, writing: Writing): unknown {
  if (value instanceof Document) return writing(value);
  if (Array.isArray(value)) return value.map((one) => written(one, writing));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) =>
      one === undefined ? [] : [[name, written(one, writing)]],
    ),
  );
}

const common = ({ type, id, name }: Item) => ({
  configurationItemStatus: 'OK',
  resourceType: type,
  resourceId: id,
  resourceName: name,
  awsRegion: REGION,
  availabilityZone: 'Not Applicable',
  resourceCreationTime: TIME,
  relatedEvents: [],
});

/**
 * What a rule's Lambda function gets, an event for each item:
 * https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_example-events.html
 */
function events(items: readonly Item[]): readonly string[] {
  return items.map((item) => {
    const configurationItem = {
      ...common(item),
      configurationItemVersion: '1.3',
      configurationItemCaptureTime: TIME,
      configurationStateId: 1_793_527_200_000,
      configurationStateMd5Hash: '',
      awsAccountId: ACCOUNT_ID,
      ARN: item.arn,
      tags: item.tags,
      relationships: item.relationships.map(({ type, id, name }) => ({
        resourceType: type,
        resourceId: id ?? null,
        resourceName: name ?? null,
        name: `Is related to ${type.split('::').at(-1)}`,
      })),
      configuration: written(item.configuration, AS_OBJECT),
      supplementaryConfiguration: written(item.supplementary, AS_TEXT),
    };
    return JSON.stringify({
      version: '1.0',
      invokingEvent: JSON.stringify({
        configurationItemDiff: null,
        configurationItem,
        notificationCreationTime: TIME,
        messageType: 'ConfigurationItemChangeNotification',
        recordVersion: '1.3',
      }),
      ruleParameters: '{}',
      resultToken: 'token',
      eventLeftScope: false,
      accountId: ACCOUNT_ID,
    });
  });
}

/** What GetResourceConfigHistory answers: https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationItem.html */
function answers(items: readonly Item[]): readonly string[] {
  const configurationItems = items.map((item) => ({
    ...common(item),
    version: '1.3',
    accountId: ACCOUNT_ID,
    configurationItemCaptureTime: Date.parse(TIME) / 1000,
    configurationStateId: '1793527200000',
    configurationItemMD5Hash: '',
    arn: item.arn,
    tags: item.tags,
    relationships: item.relationships.map(({ type, id, name }) => ({
      resourceType: type,
      resourceId: id,
      resourceName: name,
      relationshipName: `Is related to ${type.split('::').at(-1)}`,
    })),
    configuration: JSON.stringify(written(item.configuration, AS_URL)),
    supplementaryConfiguration: Object.fromEntries(
      Object.entries(item.supplementary).map(([name, value]) => {
        const plain = written(value, AS_TEXT);
        return [name, typeof plain === 'string' ? plain : JSON.stringify(plain)];
      }),
    ),
  }));
  return [JSON.stringify({ configurationItems })];
}

/** What is delivered to S3: https://docs.aws.amazon.com/config/latest/developerguide/example-s3-snapshot.html */
function file(items: readonly Item[]): readonly string[] {
  const configurationItems = items.map((item) => ({
    ...common(item),
    configurationItemVersion: '1.3',
    configurationItemCaptureTime: TIME,
    configurationStateID: 1_793_527_200_000,
    configurationStateMd5Hash: '',
    accountId: ACCOUNT_ID,
    arn: item.arn,
    tags: item.tags,
    relationships: item.relationships.map(({ type, id, name }) => ({
      resourceType: type,
      resourceId: id,
      resourceName: name,
      name: `Is related to ${type.split('::').at(-1)}`,
    })),
    configuration: written(item.configuration, AS_TEXT),
    supplementaryConfiguration: written(item.supplementary, AS_OBJECT),
  }));
  return [JSON.stringify({ fileVersion: '1.0', configSnapshotId: 'c0a80101', configurationItems })];
}

/** The three ways to write items, each a number of texts. */
export const DIALECTS = { event: events, api: answers, file } as const;

export type Dialect = keyof typeof DIALECTS;
