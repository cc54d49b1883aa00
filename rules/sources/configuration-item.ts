import { GuardrailsError, messageOf } from '../core/errors';
import { isProperties, type Properties, type Value } from '../core/value';
import { isTooDeep, list, own, record } from './json';
import { unwrapped } from './translators/read';

export interface Relationship {
  readonly type: string;
  readonly id?: string;
  readonly name?: string;
  /** In words: `Is attached to Role`. */
  readonly relation?: string;
}

/** What AWS Config recorded of one resource at one time: https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationItem.html */
export interface ConfigurationItem {
  /** `OK`, `ResourceDiscovered`, `ResourceDeleted`, ... */
  readonly status: string;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly resourceName?: string;
  readonly arn?: string;
  readonly account?: string;
  readonly region?: string;
  /** ISO 8601. */
  readonly captureTime?: string;
  /** Not there where the answer has no tags, as that of BatchGetResourceConfig. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Not there where the resource is gone, or the item was too large for the notification. */
  readonly configuration?: Properties;
  readonly supplementary: Properties;
  readonly relationships: readonly Relationship[];
  readonly file: string;
}

const ACCEPTED =
  'an AWS Config configuration item is an object with "resourceType", such as AWS::S3::Bucket, and "resourceId"';

/**
 * One item, however it is written: as a rule's Lambda function gets it, as the API answers, or as it stands in a
 * snapshot or history file. The names differ: https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_example-events.html,
 * https://docs.aws.amazon.com/config/latest/developerguide/example-s3-snapshot.html
 */
export function parseConfigurationItem(raw: unknown, from: { readonly file: string }): ConfigurationItem {
  const { file } = from;
  if (isTooDeep(raw)) throw malformed(file, 'something that nests without end, or more than 500 levels deep');
  if (!isProperties(raw)) throw malformed(file, described(raw));
  const text = (...names: readonly string[]): string | undefined => {
    const found = names.map((name) => own(raw, name)).find((value) => value !== undefined && value !== null);
    return typeof found === 'string'
      ? found || undefined
      : typeof found === 'number'
        ? String(found)
        : undefined;
  };
  const [resourceType, resourceId] = [text('resourceType'), text('resourceId')];
  if (resourceType === undefined || !/^\w+(::\w*)+$/.test(resourceType)) {
    throw malformed(file, `an object whose "resourceType" is ${described(own(raw, 'resourceType'))}`);
  }
  if (resourceId === undefined) {
    throw malformed(
      file,
      `an item of ${resourceType} whose "resourceId" is ${described(own(raw, 'resourceId'))}`,
    );
  }
  const configuration = configurationOf(own(raw, 'configuration'), `${resourceType} ${resourceId}`, file);
  const tags = tagsOf(own(raw, 'tags'));
  const optional = {
    resourceName: text('resourceName'),
    arn: text('arn', 'ARN'),
    account: text('accountId', 'awsAccountId'),
    region: text('awsRegion'),
    captureTime: timeOf(own(raw, 'configurationItemCaptureTime')),
    tags,
    configuration,
  };
  return {
    status: text('configurationItemStatus') ?? 'OK',
    resourceType,
    resourceId,
    ...present(optional),
    supplementary: supplementaryOf(own(raw, 'supplementaryConfiguration')),
    relationships: list(own(raw, 'relationships')).flatMap(relationshipOf),
    file,
  };
}

function malformed(file: string, got: string, cause?: unknown): GuardrailsError {
  return new GuardrailsError('CONFIGURATION_ITEM_MALFORMED', `${file} holds ${got}; ${ACCEPTED}`, { cause });
}

function described(raw: unknown): string {
  if (raw === undefined) return 'absent';
  if (raw === null) return 'null';
  if (Array.isArray(raw)) return 'a list';
  if (typeof raw === 'object') return 'an object';
  return `the ${typeof raw} ${JSON.stringify(String(raw).slice(0, 60))}`;
}

/** The members that are there. */
function present<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** An object, or the same as JSON text, even twice; nothing where the resource is gone. */
function configurationOf(raw: unknown, which: string, file: string): Properties | undefined {
  const value = jsonOf(raw);
  if (value === undefined || value === null || value === '') return undefined;
  const found = unwrapped(value);
  if (isProperties(found)) return found;
  throw malformed(
    file,
    `an item of ${which} whose "configuration" is ${described(found)} and no JSON object`,
  );
}

function supplementaryOf(raw: unknown): Properties {
  const whole = unwrapped(jsonOf(raw) ?? {});
  const members = isProperties(whole) ? Object.entries(whole) : [];
  return Object.fromEntries(members.map(([name, value]) => [name, unwrapped(value)]));
}

function textOf(raw: unknown): string {
  return typeof raw === 'object' || raw === undefined ? '' : String(raw);
}

/** A map, or the list of pairs that some answers have. */
function tagsOf(raw: unknown): Readonly<Record<string, string>> | undefined {
  if (Array.isArray(raw)) {
    const pairs = raw.flatMap((tag) => {
      const key = own(tag, 'key') ?? own(tag, 'Key');
      return typeof key === 'string' ? [[key, textOf(own(tag, 'value') ?? own(tag, 'Value'))] as const] : [];
    });
    return Object.fromEntries(pairs);
  }
  if (typeof raw !== 'object' || raw === null) return undefined;
  return Object.fromEntries(Object.entries(record(raw)).map(([key, value]) => [key, textOf(value)]));
}

function relationshipOf(raw: unknown): readonly Relationship[] {
  const type = own(raw, 'resourceType');
  if (typeof type !== 'string') return [];
  const text = (value: unknown): string | undefined =>
    typeof value === 'string' && value !== '' ? value : undefined;
  const relation = text(own(raw, 'relationshipName')) ?? text(own(raw, 'name'));
  const [id, name] = [text(own(raw, 'resourceId')), text(own(raw, 'resourceName'))];
  return [{ type, ...present({ id, name, relation }) }];
}

/** The API of Node gives a date, that of the CLI seconds. */
function timeOf(raw: unknown): string | undefined {
  const time = typeof raw === 'number' ? raw * (raw < 1e11 ? 1000 : 1) : raw;
  if (typeof time !== 'number' && typeof time !== 'string' && !(time instanceof Date)) return undefined;
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** JSON, whatever else an object of JavaScript may hold. */
function jsonOf(raw: unknown): Value | undefined {
  if (raw === null || typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean')
    return raw;
  if (typeof raw === 'bigint') return String(raw);
  if (raw instanceof Date) return timeOf(raw);
  if (Array.isArray(raw)) return Array.from(raw, (item) => jsonOf(item) ?? null);
  if (typeof raw !== 'object') return undefined;
  return Object.fromEntries(
    Object.entries(raw).flatMap(([name, inner]) => {
      const value = jsonOf(inner);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/**
 * The items of a text: of a snapshot or a history file, of an answer of the API, of an event that a rule's Lambda
 * function gets, or one item alone. A scheduled event has none; that of an item too large to be sent has its summary.
 */
export function readConfigurationItems(text: string, file: string): readonly ConfigurationItem[] {
  return itemsIn(parsed(text, file), file).map((item) => parseConfigurationItem(item, { file }));
}

function itemsIn(given: unknown, file: string): readonly unknown[] {
  const invoking = own(given, 'invokingEvent');
  const whole = typeof invoking === 'string' ? parsed(invoking, file) : (invoking ?? given);
  const items = own(whole, 'configurationItems') ?? own(whole, 'baseConfigurationItems');
  if (items !== undefined) {
    if (Array.isArray(items)) return items;
    throw malformed(file, `"configurationItems" that is ${described(items)} and no list`);
  }
  if (Array.isArray(whole)) return whole;
  const type = own(whole, 'messageType');
  if (type === 'ScheduledNotification') return [];
  return [own(whole, 'configurationItem') ?? own(whole, 'configurationItemSummary') ?? whole];
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (thrown) {
    throw malformed(file, `text that is no JSON (${messageOf(thrown)})`, thrown);
  }
}
