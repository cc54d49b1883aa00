import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, gunzipSync } from 'node:zlib';
import { GuardrailsError, messageOf } from '../core/errors';
import { type CutItem, itemCutter } from './snapshot-items';

/** A snapshot tells of everything that is recorded, a history file of what changed. */
export type SnapshotKind = 'snapshot' | 'history';

const AT_ONCE = 1 << 18;

function isGzip(head: Buffer): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** Whether a file is a delivery of AWS Config, by what it begins with; whatever is compressed can be nothing else. */
export function isSnapshot(path: string): boolean {
  const head = beginningOf(path);
  return head !== undefined && beginsLikeSnapshot(head);
}

export function beginsLikeSnapshot(head: Buffer): boolean {
  return isGzip(head) || saysItself(head);
}

/** The same where something else may be compressed as well. */
export function isSurelySnapshot(path: string): boolean {
  const head = beginningOf(path);
  return head !== undefined && saysItself(isGzip(head) ? inflated(head) : head);
}

function saysItself(head: Buffer): boolean {
  const cutter = itemCutter(() => {});
  try {
    cutter.push(head);
  } catch {
    // What it saw before tells.
  }
  return ['configurationItems', 'configSnapshotId'].some((name) => cutter.outside.includes(name));
}

/** Whose the first item is that tells, as far as the beginning of a file goes. */
export function firstAccountOf(path: string): string | undefined {
  const head = beginningOf(path);
  if (head === undefined) return undefined;
  const text = (isGzip(head) ? inflated(head) : head).toString('latin1');
  return /"(?:awsAccountId|accountId)"\s*:\s*"(\d+)"/.exec(text)?.[1];
}

function inflated(head: Buffer): Buffer {
  try {
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return Buffer.alloc(0);
  }
}

/** Nothing where it cannot be read: whoever reads it next says why. */
function beginningOf(path: string): Buffer | undefined {
  try {
    const file = openSync(path, 'r');
    try {
      const head = Buffer.alloc(1 << 14);
      return head.subarray(0, readSync(file, head));
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

export interface SnapshotRead {
  readonly kind: SnapshotKind;
  readonly items: number;
  /** Why it was not read to its end. */
  readonly failure?: GuardrailsError;
}

/** Hears of a file as it is read. */
export interface Listener {
  readonly onItem: (item: CutItem) => void;
  /** What stands among the items and is none, by its byte. */
  readonly onStranger: (at: number) => void;
  /** How much of the file was read so far. */
  readonly onBytes: (soFar: number) => void;
}

/** Reads a snapshot or history file item by item; the memory it takes does not grow with the file. */
export async function readSnapshot(path: string, listener: Listener): Promise<SnapshotRead> {
  let items = 0;
  const cutter = itemCutter((item) => {
    items += 1;
    listener.onItem(item);
  }, listener.onStranger);
  let failure: GuardrailsError | undefined;
  try {
    const head = beginningOf(path);
    const source = createReadStream(path, { highWaterMark: AT_ONCE });
    const cut = async (chunks: AsyncIterable<Buffer>): Promise<void> => {
      for await (const chunk of chunks) {
        cutter.push(chunk);
        listener.onBytes(source.bytesRead);
      }
    };
    if (head !== undefined && isGzip(head)) {
      await pipeline(source, createGunzip({ chunkSize: AT_ONCE }), cut);
    } else await pipeline(source, cut);
    cutter.end();
  } catch (thrown) {
    failure = failureOf(items, thrown);
  }
  const kind = cutter.outside.includes('configSnapshotId') ? 'snapshot' : 'history';
  return { kind, items, ...(failure ? { failure } : {}) };
}

function failureOf(items: number, thrown: unknown): GuardrailsError {
  const known = thrown instanceof GuardrailsError ? thrown.code : undefined;
  const isCut = messageOf(thrown) === 'unexpected end of file';
  const code = known ?? (isCut ? 'SNAPSHOT_TRUNCATED' : 'SNAPSHOT_CORRUPT');
  return new GuardrailsError(
    code,
    `cannot be read to its end: ${messageOf(thrown)}, after ${items} items, which were judged; fetch the file again to have the rest judged`,
    { cause: thrown },
  );
}
