import { fork } from 'node:child_process';
import { join } from 'node:path';
import { node24Path } from '../install';

/** That of Lambda. */
export const node = node24Path();

function environment(directory: string, url: string) {
  return {
    AWS_ENDPOINT_URL_CONFIG_SERVICE: url,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    LAMBDA_TASK_ROOT: directory,
  };
}

function answerOf<T>(main: string, file: string, env: object, message?: object): Promise<T> {
  return new Promise((done, fail) => {
    const child = fork(join(__dirname, main), [file], {
      execPath: node,
      execArgv: ['--no-warnings'],
      env: { ...env },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.on('message', (answer) => {
      done(answer as T);
      child.kill();
    });
    child.on('exit', (code) => fail(new Error(`${file} ended with ${code}`)));
    if (message) child.send(message);
  });
}

/** The milliseconds that importing a module takes. */
export function coldImport(file: string): Promise<number> {
  return answerOf('cold-main.cjs', file, environment('.', 'http://127.0.0.1:9'));
}

interface Calls {
  readonly milliseconds: readonly number[];
  readonly mebibytes: number;
}

/** Calls the handler of a module with one event after another. */
export function warmCalls(
  file: string,
  directory: string,
  url: string,
  events: readonly object[],
): Promise<Calls> {
  return answerOf('warm-main.cjs', file, environment(directory, url), events);
}
