import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Answer } from '../../../../rules/enforcers/hook/answer';
import { bundle } from '../../../../stacks/bundles';
import { contradictions } from './documented';
import type { StandIn } from './stand-in';

type Granted = NonNullable<NonNullable<Parameters<typeof bundle>[1]>['granted']>;

export const NOTHING_GRANTED: Granted = {
  file: { file: 'exceptions.yaml', longest: 366, settings: [], exceptions: [], malformed: [] },
  paths: {},
};

export interface HookProcess {
  /** Calls the built function; an answer that contradicts the documentation is an error. */
  readonly call: (event: unknown, longest?: 4096 | 1024) => Promise<Answer>;
  /** The lines that it has logged. */
  readonly logged: () => readonly string[];
  readonly stop: () => void;
}

/** Runs the built function in a process of its own, as Lambda does, with S3 led to its stand-in. */
export function hookProcess(
  s3: StandIn,
  { granted = NOTHING_GRANTED, env = {}, directory = bundle('hook', { granted }) } = {},
): HookProcess {
  const child: ChildProcess = fork(join(__dirname, '../config-rule/lambda-host.cjs'), [directory], {
    env: { PATH: process.env['PATH'], ...s3.environment, ...env },
    execArgv: ['--import', join(__dirname, 'elsewhere.mjs')],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let output = '';
  const waiting = new Map<number, (told: { answer?: Answer; error?: string }) => void>();
  child.on('message', (told: { id: number; logged?: string; answer?: Answer; error?: string }) => {
    if (told.logged === undefined) waiting.get(told.id)?.(told);
    else output += told.logged;
  });
  let calls = 0;
  return {
    call: async (event, longest = 4096) => {
      calls += 1;
      const id = calls;
      const { answer, error } = await new Promise<{ answer?: Answer; error?: string }>((resolve) => {
        waiting.set(id, resolve);
        child.send({ id, event: event as object });
      });
      waiting.delete(id);
      if (answer === undefined) throw new Error(`the function threw: ${error}`);
      const wrong = contradictions(answer, longest);
      if (wrong.length > 0) throw new Error(`the answer ${wrong.join('; ')}`);
      return answer;
    },
    logged: () => output.split('\n').filter((line) => line !== ''),
    stop: () => child.kill(),
  };
}
