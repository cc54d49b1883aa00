import { randomBytes } from 'node:crypto';

/** What a capture counts for, where it is the newest one of its resource. */
export interface Slot {
  readonly time: number;
  /** Which of the outcomes that were told to `put`. */
  readonly outcome: number;
  /** What was put aside of it; 0 for nothing. */
  readonly record: number;
}

export interface Table {
  /**
   * Keeps a capture of a resource, of which it has none that is newer: of two of one time the later one counts. Answers
   * with the slot that it replaces.
   */
  readonly put: (key: string, slot: Slot) => Slot | undefined;
  readonly hasNewer: (key: string, time: number) => boolean;
  readonly each: (visit: (slot: Slot) => void) => void;
  readonly size: () => number;
}

/** Nobody who names resources can make two of them look like one: the hash differs from run to run. */
const SEEDS = new Uint32Array(new Uint8Array(randomBytes(8)).buffer);

/** Every resource that was seen, in 24 bytes each and the room to find them. */
export function createTable(): Table {
  let room = 1 << 12;
  let used = 0;
  let [low, high] = [new Uint32Array(room), new Uint32Array(room)];
  let times = new Float64Array(room);
  let [outcomes, records] = [new Uint32Array(room), new Uint32Array(room)];
  let [a, b] = [0, 0];

  /** Two hashes of 32 bits, after MurmurHash3's way to mix: https://github.com/aappleby/smhasher */
  const hash = (key: string): void => {
    a = SEEDS[0] ?? 0;
    b = SEEDS[1] ?? 0;
    for (let i = 0; i < key.length; i += 1) {
      const code = key.charCodeAt(i);
      a = Math.imul(a ^ code, 2654435761);
      b = Math.imul(b ^ code, 1597334677);
      a ^= b >>> 15;
      b ^= a >>> 13;
    }
    a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
    b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
    a >>>= 0;
    // Nothing stands where both are 0.
    b = (b | (a === 0 ? 1 : 0)) >>> 0;
  };

  const find = (): number => {
    let at = a & (room - 1);
    while ((low[at] !== 0 || high[at] !== 0) && (low[at] !== a || high[at] !== b)) at = (at + 1) & (room - 1);
    return at;
  };

  const grow = (): void => {
    const before = { low, high, times, outcomes, records, room };
    room *= 2;
    [low, high] = [new Uint32Array(room), new Uint32Array(room)];
    times = new Float64Array(room);
    [outcomes, records] = [new Uint32Array(room), new Uint32Array(room)];
    for (let from = 0; from < before.room; from += 1) {
      a = before.low[from] ?? 0;
      b = before.high[from] ?? 0;
      if (a === 0 && b === 0) continue;
      const at = find();
      low[at] = a;
      high[at] = b;
      times[at] = before.times[from] ?? 0;
      outcomes[at] = before.outcomes[from] ?? 0;
      records[at] = before.records[from] ?? 0;
    }
  };

  const slotAt = (at: number): Slot => {
    return { time: times[at] ?? 0, outcome: outcomes[at] ?? 0, record: records[at] ?? 0 };
  };

  return {
    put(key, { time, outcome, record }) {
      if (used > room * 0.7) grow();
      hash(key);
      const at = find();
      const isNew = low[at] === 0 && high[at] === 0;
      const before = isNew ? undefined : slotAt(at);
      if (isNew) used += 1;
      low[at] = a;
      high[at] = b;
      times[at] = time;
      outcomes[at] = outcome;
      records[at] = record;
      return before;
    },
    hasNewer(key, time) {
      hash(key);
      const at = find();
      return (low[at] !== 0 || high[at] !== 0) && (times[at] ?? 0) > time;
    },
    each(visit) {
      for (let at = 0; at < room; at += 1) if (low[at] !== 0 || high[at] !== 0) visit(slotAt(at));
    },
    size: () => used,
  };
}
