import { spawn, spawnSync } from 'node:child_process';
import { outlive, quoted, root } from '../container-engine';

/** A program and its arguments, as they reach it: no shell reads them. `input` says what it is given on stdin. */
export type Command = Readonly<{ file: string; args: readonly string[]; input?: string }>;

/** The command as one could type it. */
export const shown = ({ file, args, input }: Command): string =>
  `$ ${[file, ...args].map(quoted).join(' ')}${input === undefined ? '' : `   (on stdin: ${input})`}`;

const program = (file: string): string => (file === 'node' ? process.execPath : file);

// Only BuildKit knows BUILDPLATFORM; docker without it says so.
const environment = (): NodeJS.ProcessEnv => ({ DOCKER_BUILDKIT: '1', ...process.env });

/** Shows the command, runs it in the project's folder with its output in ours, and gives its exit code. */
export const run = (command: Command, input?: string): Promise<number> => {
  console.log(shown(command));
  const child = spawn(program(command.file), command.args, {
    cwd: root,
    env: environment(),
    stdio: [input === undefined ? 'ignore' : 'pipe', 'inherit', 'inherit'],
  });
  // A child that ends without reading is told by its exit code.
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  return outlive(child);
};

/** Runs the command unseen and gives its exit code and all it said. */
export const overheard = ({ file, args }: Command): Readonly<{ code: number; said: string }> => {
  const { status, stdout, stderr, error } = spawnSync(program(file), args, {
    cwd: root,
    env: environment(),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status ?? 1, said: error ? error.message : `${stderr}${stdout}` };
};
