import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** The built function in a process of its own. */
export interface Host {
  /** Calls it; several calls may run at once. */
  readonly call: (event: unknown) => Promise<unknown>;
  /** Sets its clock. */
  readonly clock: (time: Date) => Promise<void>;
  /** The lines that it logged. */
  readonly lines: () => readonly Readonly<Record<string, unknown>>[];
  /** Ends it at once, as a crash does: calls that run are lost. */
  readonly kill: () => void;
}

interface Answer {
  readonly id: number;
  readonly logged?: string;
  readonly answer?: unknown;
  readonly error?: string;
}

export function hostOf(directory: string, env: Readonly<Record<string, string>>, entry = 'index.mjs'): Host {
  const child: ChildProcess = fork(join(__dirname, 'lambda-host.cjs'), [directory, entry], {
    silent: true,
    execArgv: [],
    env: { ...env },
  });
  const waiting = new Map<
    number,
    { readonly done: (answer: unknown) => void; readonly fail: (error: Error) => void }
  >();
  let calls = 0;
  let text = '';
  let wrong = '';
  child.stderr?.on('data', (part) => {
    wrong += String(part);
  });
  child.on('message', ({ id, logged, answer, error }: Answer) => {
    if (logged !== undefined) {
      text += logged;
      return;
    }
    const call = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) call?.done(answer);
    else call?.fail(new Error(error));
  });
  child.on('exit', () => {
    for (const { fail } of waiting.values()) fail(new Error(`the function ended: ${wrong.slice(0, 2000)}`));
    waiting.clear();
  });
  const ask = (message: object): Promise<unknown> =>
    new Promise((done, fail) => {
      calls += 1;
      waiting.set(calls, { done, fail });
      child.send({ id: calls, ...message }, (error) => {
        if (error) fail(error);
      });
    });
  return {
    call: (event) => ask({ event }),
    clock: async (time) => {
      await ask({ time: time.getTime() });
    },
    lines: () =>
      text
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line)),
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
