import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { bundle } from '../../../../stacks/bundles';
import { PREFIX } from './events';

/** What starts the function each minute: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-run-lambda-schedule.html */
export const TICK = { version: '0', source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} };

/** The built function, warm in a process of its own. */
export class Host {
  readonly log: string[] = [];
  readonly #process: ChildProcess;
  readonly #exited: Promise<unknown>;
  #calls = 0;

  constructor(env: Readonly<Record<string, string>>) {
    this.#process = fork(join(__dirname, '../config-rule/lambda-host.cjs'), [bundle('notices')], {
      silent: true,
      execArgv: [],
      env: { ...env, NOTICES_PREFIX: PREFIX },
    });
    this.#exited = once(this.#process, 'exit');
    this.#process.stdout?.on('data', (text) => this.log.push(...String(text).trim().split('\n')));
  }

  /** A minute's start: undefined, or what it threw, or that it is dead. */
  async tick(): Promise<string | undefined> {
    this.#calls += 1;
    const id = this.#calls;
    const answered = new Promise<string | undefined>((done) => {
      const hear = (answer: { readonly id: number; readonly error?: string }): void => {
        if (answer.id !== id) return;
        this.#process.off('message', hear);
        done(answer.error);
      };
      this.#process.on('message', hear);
    });
    this.#process.send({ id, event: TICK });
    return Promise.race([answered, this.#exited.then(() => 'dead')]);
  }

  kill(): void {
    this.#process.kill('SIGKILL');
  }
}
