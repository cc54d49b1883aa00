import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTENDERS, type Contender, type Measurement } from './contenders';

/** The answer of a process, or how long it was given. */
export type Outcome<T> = { readonly answer: T } | { readonly stoppedAfter: number };

/** Measures one contender at one size; throws when it fails. */
export async function measure(
  contender: Contender,
  resources: number,
  folder: string,
  seconds: number,
): Promise<Outcome<Measurement>> {
  const { program, ...more } = CONTENDERS[contender];
  const packs = 'packs' in more ? [String(more.packs)] : [];
  const { outcome, children } = await run<Measurement>(
    [program, String(resources), folder, ...packs],
    seconds,
  );
  if ('stoppedAfter' in outcome) return outcome;
  const { answer } = outcome;
  return { answer: { ...answer, mebibytes: answer.mebibytes + children } };
}

interface Run<T> {
  readonly outcome: Outcome<T>;
  /** The most memory that a process which the program started was seen to have, in MiB. */
  readonly children: number;
}

/** Runs a program of the bench to its end or its time, and reads the JSON that it prints. */
export function run<T>([program = '', ...rest]: readonly string[], seconds: number): Promise<Run<T>> {
  const started = spawn(process.execPath, ['--import', 'tsx', join(__dirname, program), ...rest], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // CDK's own validator is one of the contenders, and not part of the others.
    env: { ...process.env, CDK_VALIDATION: 'false' },
    // A group of its own, to be ended with all that it started.
    detached: true,
  });
  const { pid } = started;
  if (pid === undefined) throw new Error(`${program} could not be started`);
  let output = '';
  let complaint = '';
  let children = 0;
  let stopped = false;
  started.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  started.stderr.on('data', (chunk: Buffer) => {
    complaint = `${complaint}${chunk.toString()}`.slice(-2000);
  });
  const sampling = setInterval(() => {
    children = Math.max(children, mebibytesOfChildren(pid));
  }, 50);
  const stopping = setTimeout(() => {
    stopped = true;
    process.kill(-pid, 'SIGKILL');
  }, seconds * 1000);
  return new Promise((resolve, reject) => {
    started.once('error', reject).once('close', (status) => {
      clearInterval(sampling);
      clearTimeout(stopping);
      if (stopped) resolve({ outcome: { stoppedAfter: seconds }, children });
      else if (status === 0) resolve({ outcome: { answer: JSON.parse(output) as T }, children });
      else reject(new Error(`${program} ${rest.join(' ')} ended with ${status}:\n${complaint}`));
    });
  });
}

/** Linux says this: proc(5), VmHWM of /proc/pid/status. Elsewhere it stays unknown, and counts as nothing. */
function mebibytesOfChildren(pid: number): number {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const found = threads.flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
    );
    return found.reduce((sum, child) => {
      const [, kibibytes = '0'] =
        /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${child}/status`, 'utf8')) ?? [];
      return sum + Number(kibibytes) / 1024;
    }, 0);
  } catch {
    return 0;
  }
}
