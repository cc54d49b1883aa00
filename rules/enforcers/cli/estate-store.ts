import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** What is put aside on disk: where each record begins, how long it is, and whose it is. */
export interface Store {
  /** Answers with the number of the record, from 1. */
  readonly put: (text: string, account: number, types: number) => number;
  readonly drop: (record: number) => void;
  /** The bytes that an account holds, by its sets of types. */
  readonly sizes: (account: number) => ReadonlyMap<number, number>;
  readonly read: (account: number, types: ReadonlySet<number>, visit: (text: string) => void) => void;
  readonly close: () => void;
}

const AT_ONCE = 1 << 18;

/** A file of its own in a folder, which is gone from the folder at once where the system allows that. */
export function createStore(folder: string, name: string): Store {
  const path = join(folder, name);
  const file = openSync(path, 'wx+', 0o600);
  try {
    rmSync(path);
  } catch {
    // Windows removes it with the folder.
  }
  let room = 1 << 10;
  let count = 0;
  let offsets = new Float64Array(room);
  let lengths = new Uint32Array(room);
  let accounts = new Uint32Array(room);
  let sets = new Uint16Array(room);
  let dead = new Uint8Array(room);
  const buffer = Buffer.allocUnsafe(AT_ONCE);
  let filled = 0;
  let end = 0;
  let order: { readonly starts: Uint32Array; readonly records: Uint32Array } | undefined;

  const writeWhole = (bytes: Buffer): void => {
    let done = 0;
    while (done < bytes.length) done += writeSync(file, bytes, done, bytes.length - done, end + done);
    end += bytes.length;
  };
  const flush = (): void => {
    writeWhole(buffer.subarray(0, filled));
    filled = 0;
  };

  const grow = (): void => {
    room *= 2;
    const into = <T extends Float64Array | Uint32Array | Uint16Array | Uint8Array>(made: T, old: T): T => {
      made.set(old);
      return made;
    };
    offsets = into(new Float64Array(room), offsets);
    lengths = into(new Uint32Array(room), lengths);
    accounts = into(new Uint32Array(room), accounts);
    sets = into(new Uint16Array(room), sets);
    dead = into(new Uint8Array(room), dead);
  };

  /** The records of each account one after another, as they came. */
  const ordered = (): NonNullable<typeof order> => {
    if (order) return order;
    flush();
    const most = accounts.subarray(0, count).reduce((max, one) => Math.max(max, one), 0);
    const starts = new Uint32Array(most + 2);
    for (let at = 0; at < count; at += 1) {
      const next = (accounts[at] ?? 0) + 1;
      if (!dead[at]) starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
    const next = starts.slice();
    const records = new Uint32Array(starts.at(-1) ?? 0);
    for (let at = 0; at < count; at += 1) {
      if (dead[at]) continue;
      const account = accounts[at] ?? 0;
      records[next[account] ?? 0] = at;
      next[account] = (next[account] ?? 0) + 1;
    }
    order = { starts, records };
    return order;
  };
  const recordsOf = (account: number): Uint32Array => {
    const { starts, records } = ordered();
    return records.subarray(starts[account] ?? 0, starts[account + 1] ?? starts[account] ?? 0);
  };

  return {
    put(text, account, types) {
      if (count === room) grow();
      const length = Buffer.byteLength(text);
      if (filled + length > AT_ONCE) flush();
      offsets[count] = end + filled;
      lengths[count] = length;
      accounts[count] = account;
      sets[count] = types;
      if (length > AT_ONCE) writeWhole(Buffer.from(text));
      else filled += buffer.write(text, filled, 'utf8');
      count += 1;
      return count;
    },
    drop(record) {
      if (record > 0) dead[record - 1] = 1;
    },
    sizes(account) {
      const found = new Map<number, number>();
      for (const at of recordsOf(account)) {
        const set = sets[at] ?? 0;
        found.set(set, (found.get(set) ?? 0) + (lengths[at] ?? 0));
      }
      return found;
    },
    read(account, types, visit) {
      let from = 0;
      let window: Buffer = Buffer.alloc(0);
      for (const at of recordsOf(account)) {
        if (!types.has(sets[at] ?? 0)) continue;
        const [offset, length] = [offsets[at] ?? 0, lengths[at] ?? 0];
        if (offset < from || offset + length > from + window.length) {
          window = readAt(file, offset, Math.min(Math.max(length, AT_ONCE), end - offset));
          from = offset;
        }
        visit(window.toString('utf8', offset - from, offset - from + length));
      }
    },
    close: () => closeSync(file),
  };
}

function readAt(file: number, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const read = readSync(file, bytes, done, length - done, offset + done);
    if (read === 0) throw new Error('a temporary file of ours is shorter than what was written into it');
    done += read;
  }
  return bytes;
}
