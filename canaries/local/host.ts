import { fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RequestCount, SyntheticsStep } from '../synthetics-report';
import { hostProgram } from './host-program';
import type { Task, Told } from './task';

/** What was seen of a run: not redacted. */
export interface Observed {
  readonly skipped?: string;
  /** Why the handler could not be called. */
  readonly unloadable?: string;
  readonly timedOut?: string;
  readonly thrown?: string;
  readonly lines: readonly Readonly<{ at: string; level: string; text: string }>[];
  readonly steps: readonly SyntheticsStep[];
  readonly launchMilliseconds: number;
  readonly requests?: Readonly<Record<RequestCount, number>>;
  /** Texts of HARs. */
  readonly hars: readonly string[];
}

interface Hosted {
  readonly task: Task;
  readonly env: NodeJS.ProcessEnv;
  readonly timeoutSeconds: number;
  readonly started: (pid: number) => void;
}

/** Runs a task in a process of its own, which is killed with all that it has started where it takes too long. */
export async function hostRun({ task, env, timeoutSeconds, started }: Hosted): Promise<Observed> {
  const lines: Observed['lines'][number][] = [];
  const steps: SyntheticsStep[] = [];
  let launchMilliseconds = 0;
  let ended: Extract<Told, { kind: 'ended' }> | undefined;
  let timedOut: string | undefined;
  const log = (level: string, text: string): void =>
    void lines.push({ at: new Date().toISOString(), level, text });

  const child = fork(hostProgram(), [], {
    execArgv: [],
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  if (child.pid !== undefined) started(child.pid);
  child.stdout?.on('data', (part: Buffer) => log('STDOUT', part.toString('utf8').trimEnd()));
  child.stderr?.on('data', (part: Buffer) => log('STDERR', part.toString('utf8').trimEnd()));
  child.on('message', (told: Told) => {
    if (told.kind === 'log') log(told.level, told.text);
    else if (told.kind === 'step') steps.push(told.step);
    else if (told.kind === 'launched') launchMilliseconds += told.milliseconds;
    else ended = told;
  });
  const timer = setTimeout(() => {
    timedOut = `the run was stopped after its ${timeoutSeconds} seconds`;
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, timeoutSeconds * 1000);
  const how = await new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => resolve(signal === null ? `exit code ${code}` : signal));
    child.send(task, () => undefined);
  });
  clearTimeout(timer);

  const seen = { lines, steps, launchMilliseconds };
  // It may have ended just as it was stopped.
  if (ended === undefined && timedOut !== undefined) return { ...seen, timedOut, hars: [] };
  if (ended === undefined) {
    const last = lines.findLast(({ level }) => level === 'STDERR')?.text ?? '';
    return { ...seen, unloadable: `the canary's process ended with ${how}\n${last}`.trimEnd(), hars: [] };
  }
  const { unloadable, thrown, requests, hars } = ended;
  return {
    ...seen,
    requests,
    ...(unloadable === undefined ? {} : { unloadable }),
    ...(thrown === undefined ? {} : { thrown }),
    hars: await Promise.all(
      hars.map((file) => readFile(path.join(task.temporary, file), 'utf8').catch(() => '')),
    ),
  };
}
