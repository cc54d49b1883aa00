import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { GuardrailsError } from '../../core/errors';
import type { EstateFile, FileRead, Report, Task, Verdicts } from './estate-messages';
import type { Problem } from './estate-stream';
import type { Tally } from './estate-tally';

export interface Estate {
  readonly files: readonly FileRead[];
  readonly tallies: readonly Tally[];
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  /** Accounts of which not everything was seen, so that what is missing may be elsewhere. */
  readonly open: readonly { readonly account: string; readonly why: string }[];
}

export interface EstateOptions extends Omit<Task, 'files' | 'name'> {
  /** The types of which a snapshot has every resource. */
  readonly closed: readonly string[];
  readonly threads?: number;
  readonly onProgress?: (share: number, items: number) => void;
}

/** Each thread has a heap of its own; more of them would take more memory than they save time. */
const MOST_THREADS = 8;

/** A heap that grows by half before it is cleaned takes a little more time, and far less memory, than one that doubles. */
const GROWTH = '--heap-growing-percent=50';

/**
 * Judges snapshots and history files, those of different accounts in threads of their own. An account is judged by one
 * thread, because of its neighbours: where two threads meet the same account, all is read again with its files together,
 * which ends at the latest when one thread has all files.
 */
export async function judgeEstate(files: readonly EstateFile[], options: EstateOptions): Promise<Estate> {
  setFlagsFromString(GROWTH);
  const threads = Math.min(options.threads ?? availableParallelism(), MOST_THREADS);
  let together: readonly string[] = files.map(({ account, path }) => account ?? path);
  for (let attempt = 0; ; attempt += 1) {
    const parts = partsOf(files, together, threads);
    const team = parts.map((part, index) => employ(part, `${attempt}-${index}`, options));
    const stop = follow(team, files, options);
    try {
      const read = await Promise.all(team.map((one) => one.read));
      const joined = joinedBy(parts, read, files, together);
      if (!joined) return await judged(team, read.flat(), files, options);
      together = joined;
    } finally {
      stop();
      await Promise.all(team.map((one) => one.dismiss()));
    }
  }
}

async function judged(
  team: readonly Hand[],
  read: readonly FileRead[],
  files: readonly EstateFile[],
  { closed }: EstateOptions,
): Promise<Estate> {
  const open = openAccounts(read, closed);
  for (const one of team) one.tell({ closed, open: open.map(({ account }) => account) });
  const done = await Promise.all(team.map((one) => one.done));
  const failures = read.flatMap(({ failure }) => failure ?? []);
  return {
    files: inOrder(read, files),
    tallies: done.flatMap(({ tallies }) => tallies),
    problems: [...failures, ...done.flatMap(({ problems }) => problems)],
    problemCount: failures.length + done.reduce((sum, { problemCount }) => sum + problemCount, 0),
    open,
  };
}

/** The files of each thread in the order given: the largest group first to the thread that has least to do. */
function partsOf(
  files: readonly EstateFile[],
  together: readonly string[],
  threads: number,
): readonly (readonly EstateFile[])[] {
  const sizes = new Map<string, number>();
  for (const [index, { bytes }] of files.entries()) {
    const name = together[index] ?? '';
    sizes.set(name, (sizes.get(name) ?? 0) + bytes);
  }
  const loads = Array.from({ length: Math.min(threads, sizes.size) }, () => ({ bytes: 0, names: new Set() }));
  for (const [name, bytes] of [...sizes].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))) {
    const [least] = [...loads].sort((x, y) => x.bytes - y.bytes);
    least?.names.add(name);
    if (least) least.bytes += bytes;
  }
  return loads.map(({ names }) => files.filter((_, index) => names.has(together[index])));
}

/** New names for groups of files that share an account across threads; undefined where no two threads met one. */
function joinedBy(
  parts: readonly (readonly EstateFile[])[],
  read: readonly (readonly FileRead[])[],
  files: readonly EstateFile[],
  together: readonly string[],
): readonly string[] | undefined {
  const threadsOf = new Map<string, Set<number>>();
  const accountsOf = new Map<EstateFile, Set<string>>();
  for (const [thread, part] of parts.entries()) {
    for (const [index, file] of part.entries()) {
      const accounts = new Set((read[thread]?.[index]?.places ?? []).map(({ account }) => account));
      accountsOf.set(file, accounts);
      for (const account of accounts)
        threadsOf.set(account, (threadsOf.get(account) ?? new Set()).add(thread));
    }
  }
  if ([...threadsOf.values()].every(({ size }) => size === 1)) return undefined;
  // Files that share an account, or had to be together before, get one name.
  const names = new Map<string, string>();
  const root = (name: string): string => {
    const up = names.get(name) ?? name;
    return up === name ? name : root(up);
  };
  for (const [index, file] of files.entries()) {
    const own = root(`group ${together[index]}`);
    for (const account of accountsOf.get(file) ?? []) names.set(root(`account ${account}`), own);
  }
  return together.map((name) => root(`group ${name}`));
}

/**
 * An account is seen as a whole only by snapshots, of each of its regions, that could be read to their end without
 * anything in them that could not.
 */
function openAccounts(read: readonly FileRead[], closed: readonly string[]): Estate['open'] {
  if (closed.length === 0) return [];
  const why = new Map<string, string>();
  const all = new Set(read.flatMap(({ places }) => places.map(({ account }) => account)));
  const whole = new Set<string>();
  for (const { kind, places } of read) {
    if (kind !== 'snapshot') continue;
    for (const { account, region } of places) whole.add(`${account} ${region}`);
  }
  for (const { label, places, failure, malformed } of read) {
    const concerned = places.length > 0 ? places.map(({ account }) => account) : [...all];
    if (failure || malformed > 0)
      for (const one of concerned) why.set(one, `not all of ${label} could be read`);
    for (const { account, region } of places) {
      if (!whole.has(`${account} ${region}`))
        why.set(account, `of ${region} there is no snapshot, only history`);
    }
  }
  return [...why].map(([account, reason]) => ({ account, why: reason }));
}

function inOrder(read: readonly FileRead[], files: readonly EstateFile[]): readonly FileRead[] {
  return files.flatMap(({ label }) => read.find((one) => one.label === label) ?? []);
}

interface Hand {
  readonly read: Promise<readonly FileRead[]>;
  readonly done: Promise<Extract<Report, { kind: 'done' }>>;
  readonly tell: (verdicts: Verdicts) => void;
  readonly progress: () => { readonly bytes: number; readonly items: number };
  readonly dismiss: () => Promise<unknown>;
}

function employ(files: readonly EstateFile[], name: string, options: EstateOptions): Hand {
  const { onProgress: _, closed: __, threads: ___, ...rest } = options;
  const task: Task = { ...rest, name, files };
  const worker = workerOf(task);
  let progress = { bytes: 0, items: 0 };
  const read = deferred<readonly FileRead[]>();
  const done = deferred<Extract<Report, { kind: 'done' }>>();
  worker.on('message', (report: Report) => {
    if (report.kind === 'progress') progress = report;
    else if (report.kind === 'read') read.resolve(report.files);
    else done.resolve(report);
  });
  const fail = (thrown: unknown): void => {
    read.reject(thrown);
    done.reject(thrown);
  };
  worker.on('error', fail);
  worker.on('exit', () =>
    fail(new GuardrailsError('THREAD_ENDED', 'a thread of the run ended before its work')),
  );
  return {
    read: read.promise,
    done: done.promise,
    tell: (verdicts) => worker.postMessage(verdicts),
    progress: () => progress,
    dismiss: () => worker.terminate(),
  };
}

/** A checkout runs its source, as the command line itself does. */
function workerOf(task: Task): Worker {
  const resourceLimits = { maxYoungGenerationSizeMb: 16 };
  const compiled = require.resolve('./estate-worker');
  if (compiled.endsWith('.js')) return new Worker(compiled, { workerData: task, resourceLimits });
  const load = `require(${JSON.stringify(require.resolve('tsx/cjs'))}); require(${JSON.stringify(compiled)});`;
  return new Worker(load, { eval: true, workerData: task, resourceLimits });
}

function deferred<T>() {
  let [resolve, reject]: [(value: T) => void, (thrown: unknown) => void] = [() => {}, () => {}];
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  // Who waits for the first failure hears of it; the others need not.
  promise.catch(() => {});
  return { promise, resolve, reject };
}

function follow(
  team: readonly Hand[],
  files: readonly EstateFile[],
  { onProgress }: EstateOptions,
): () => void {
  if (!onProgress) return () => {};
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const timer = setInterval(() => {
    const [bytes, items] = team.reduce(
      ([b, i], { progress }) => [b + progress().bytes, i + progress().items],
      [0, 0],
    );
    onProgress(total === 0 ? 1 : bytes / total, items);
  }, 250);
  timer.unref();
  return () => clearInterval(timer);
}
