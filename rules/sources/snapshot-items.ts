import { GuardrailsError } from '../core/errors';

/** One element of `configurationItems` as it stands in the file. */
export interface CutItem {
  /** Shared with what is read next: to be copied by whoever keeps it. */
  readonly bytes: Buffer;
  /** Where the strings begin and end that stand in the item itself, and not deeper: keys and values. */
  readonly strings: readonly number[];
}

export interface Cutter {
  /** Tells of the items that end in a piece of the file. */
  readonly push: (chunk: Buffer) => void;
  /** What ends here was whole; else an error. */
  readonly end: () => void;
  /** The strings outside the items: `fileVersion`, `1.0`, `configSnapshotId`, ... */
  readonly outside: readonly string[];
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [BRACE, UNBRACE, BRACKET, UNBRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];
const BLANK: readonly number[] = [0x20, 0x09, 0x0a, 0x0d];

/** In how many brackets an item stands: those of the file, those of the list, its own. */
const ITEM = 3;

/** Far more than the configuration of one resource, and little enough to be held. */
const MOST_BYTES = 64 * 1024 * 1024;

/** A file has four or five of them. */
const MOST_OUTSIDE = 1000;

/**
 * Cuts the items of a snapshot or history file out of its bytes, so that each can be parsed alone and the file never
 * is as a whole: https://docs.aws.amazon.com/config/latest/developerguide/example-s3-snapshot.html
 * It looks at quotes and brackets only; what is in an item is checked where the item is parsed. An element that is no
 * object is told to `onStranger`, by the byte at which it stands.
 */
export function itemCutter(
  onItem: (item: CutItem) => void,
  onStranger: (at: number) => void = () => {},
): Cutter {
  const outside: string[] = [];
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  let skip = 0;
  let depth = 0;
  let isInString = false;
  let isInItems = false;
  let isDone = false;
  let hasItems = false;
  /** In the list of items: what stands between two commas. */
  let isBetween = true;
  let isList = false;
  let start = 0;
  let opened = 0;
  let strings: number[] = [];

  const corrupt = (problem: string, at: number): GuardrailsError =>
    new GuardrailsError('SNAPSHOT_CORRUPT', `${problem} at byte ${offset + at}`);

  const stranger = (at: number): void => {
    if (isBetween) onStranger(offset + at);
    isBetween = false;
  };

  function push(chunk: Buffer): void {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const length = bytes.length;
    let i = rest.length + skip;
    while (i < length) {
      if (isInString) {
        let byte = bytes[i];
        while (i < length && byte !== QUOTE) {
          i += byte === BACKSLASH ? 2 : 1;
          byte = bytes[i];
        }
        if (i >= length) break;
        isInString = false;
        if (depth === ITEM && isInItems) strings.push(opened - start, i - start);
        else if (depth === 1) {
          if (outside.length >= MOST_OUTSIDE) throw corrupt('more than 1000 strings beside the items', i);
          outside.push(bytes.toString('utf8', opened, i));
        }
        i += 1;
        continue;
      }
      const byte = bytes[i] ?? 0;
      if (byte === QUOTE) {
        if (depth === 0) throw corrupt('text where an object belongs', i);
        if (depth === 2 && isInItems) stranger(i);
        isInString = true;
        opened = i + 1;
      } else if (byte === BRACE || byte === BRACKET) {
        if (depth === 0 && (byte === BRACKET || isDone)) throw corrupt('no object of its own', i);
        if (depth === 1 && byte === BRACKET && outside.at(-1) === 'configurationItems') {
          if (hasItems) throw corrupt('a second "configurationItems"', i);
          isInItems = true;
          hasItems = true;
          isBetween = true;
        } else if (depth === 2 && isInItems) {
          if (!isBetween) throw corrupt('no comma between items', i);
          isList = byte === BRACKET;
          start = i;
          strings = [];
        }
        depth += 1;
      } else if (byte === UNBRACE || byte === UNBRACKET) {
        depth -= 1;
        if (depth < 0) throw corrupt('a bracket that closes nothing', i);
        if (depth === 2 && isInItems) {
          if (isList !== (byte === UNBRACKET)) throw corrupt('a bracket that closes another one', i);
          if (isList) stranger(start);
          else onItem({ bytes: bytes.subarray(start, i + 1), strings });
          isBetween = false;
        } else if (depth === 1 && isInItems) {
          if (byte !== UNBRACKET) throw corrupt('a list of items that ends as an object', i);
          isInItems = false;
        }
        isDone = depth === 0;
      } else if (depth === 2 && isInItems) {
        if (byte === COMMA) isBetween = true;
        else if (!BLANK.includes(byte)) stranger(i);
      } else if (depth === 0 && !BLANK.includes(byte) && !isByteOrderMark(byte, offset + i)) {
        throw corrupt('what is no object', i);
      }
      i += 1;
    }
    skip = i - length;
    const kept = isInItems && depth >= ITEM ? start : isInString ? opened : length;
    rest = bytes.subarray(kept);
    if (rest.length > MOST_BYTES) throw corrupt(`an item larger than ${MOST_BYTES >> 20} MB`, kept);
    offset += kept;
    start -= kept;
    opened -= kept;
  }

  function end(): void {
    if (!isDone) throw new GuardrailsError('SNAPSHOT_TRUNCATED', 'its end is missing');
    if (!hasItems) throw new GuardrailsError('SNAPSHOT_CORRUPT', 'it has no list "configurationItems"');
  }

  return { push, end, outside };
}

function isByteOrderMark(byte: number, at: number): boolean {
  return at < 3 && [0xef, 0xbb, 0xbf][at] === byte;
}

/** What an item says of itself, without what is in its configuration. */
export interface ItemHead {
  readonly resourceType?: string;
  readonly resourceId?: string;
  readonly arn?: string;
  readonly status?: string;
  readonly account?: string;
  readonly region?: string;
  readonly captureTime?: string;
}

const HEAD: Readonly<Record<string, keyof ItemHead>> = {
  resourceType: 'resourceType',
  resourceId: 'resourceId',
  ARN: 'arn',
  arn: 'arn',
  configurationItemStatus: 'status',
  awsAccountId: 'account',
  accountId: 'account',
  awsRegion: 'region',
  configurationItemCaptureTime: 'captureTime',
};

const LENGTHS: ReadonlySet<number> = new Set(Object.keys(HEAD).map((name) => name.length));

/** Reads the head of an item without parsing it; undefined where it is not written plainly, each name once. */
export function headOf({ bytes, strings }: CutItem): ItemHead | undefined {
  const found: { -readonly [K in keyof ItemHead]: ItemHead[K] } = {};
  for (let at = 0; at + 1 < strings.length; at += 2) {
    const [from, to] = [strings[at] ?? 0, strings[at + 1] ?? 0];
    if (!LENGTHS.has(to - from)) continue;
    const name = bytes.toString('latin1', from, to);
    const member = Object.hasOwn(HEAD, name) ? HEAD[name] : undefined;
    if (member === undefined || !isKey(bytes, to + 1)) continue;
    const [valueFrom, valueTo] = [strings[at + 2] ?? 0, strings[at + 3] ?? 0];
    if (found[member] !== undefined || !isColonBetween(bytes, to + 1, valueFrom - 1)) return undefined;
    const value = bytes.toString('utf8', valueFrom, valueTo);
    if (value === '' || value.includes('\\')) return undefined;
    found[member] = value;
  }
  return found;
}

function isKey(bytes: Buffer, from: number): boolean {
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (!BLANK.includes(byte)) return byte === COLON;
  }
  return false;
}

/** Whether a value begins right after the colon of its key. */
function isColonBetween(bytes: Buffer, from: number, to: number): boolean {
  let hasColon = false;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === COLON && !hasColon) hasColon = true;
    else if (!BLANK.includes(byte)) return false;
  }
  return hasColon;
}
