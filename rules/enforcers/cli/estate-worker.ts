import { parentPort, workerData } from 'node:worker_threads';
import { loadPack, narrowed } from '../../packs/packs';
import { readSnapshot } from '../../sources/snapshot-file';
import { judgeAccount } from './estate-account';
import { excuseFrom } from './estate-excuse';
import type { EstateFile, FileRead, Report, Task, Verdicts } from './estate-messages';
import { createStream, type Problem, type Stream, type StreamOptions } from './estate-stream';

/** One thread of a run: reads its files one after another, then judges what waits for neighbours. */
async function work(task: Task, say: (report: Report) => void, told: Promise<Verdicts>): Promise<void> {
  const options: StreamOptions = {
    ...task,
    rules: narrowed(loadPack(task.pack, task.parameters), task.only).rules,
    excuse: excuseFrom(task.inForce),
  };
  const stream = createStream(options);
  const progress = { bytes: 0, items: 0 };
  const files: FileRead[] = [];
  for (const file of task.files) files.push(await read(file, stream, progress, say));
  say({ kind: 'read', files });

  const { closed, open } = await told;
  const tallies = [...stream.tallies()];
  const problems: Problem[] = [];
  for (const [index, account] of stream.accounts.entries()) {
    const judged = judgeAccount(stream, index, open.includes(account) ? [] : closed, options);
    tallies.push(...judged.tallies);
    problems.push(...judged.problems);
  }
  stream.store.close();
  const all = [...stream.problems, ...problems.slice(0, 20)];
  say({ kind: 'done', tallies, problems: all, problemCount: stream.problemCount() + problems.length });
}

const EVERY = 4 << 20;

async function read(
  file: EstateFile,
  stream: Stream,
  progress: { bytes: number; items: number },
  say: (report: Report) => void,
): Promise<FileRead> {
  const { path, label } = file;
  const before = { bytes: progress.bytes, malformed: stream.malformed() };
  let said = 0;
  stream.begin();
  const { kind, items, failure } = await readSnapshot(path, {
    onItem: (item) => {
      progress.items += 1;
      stream.take(item, label);
    },
    onStranger: (at) => stream.stranger(label, at),
    onBytes: (soFar) => {
      if (soFar - said < EVERY) return;
      said = soFar;
      say({ kind: 'progress', bytes: before.bytes + soFar, items: progress.items });
    },
  });
  progress.bytes = before.bytes + file.bytes;
  say({ kind: 'progress', ...progress });
  return {
    label,
    kind,
    items,
    malformed: stream.malformed() - before.malformed,
    places: stream.seen(),
    ...(failure ? { failure: { file: label, code: failure.code, message: failure.message } } : {}),
  };
}

if (parentPort) {
  const port = parentPort;
  const told = new Promise<Verdicts>((done) => port.once('message', done));
  void work(workerData as Task, (report) => port.postMessage(report), told);
}
