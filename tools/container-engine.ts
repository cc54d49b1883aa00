import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/** A container engine of this machine: docker, podman, finch, or what speaks like one of them. */
export type Engine = Readonly<{ kind: string; file: string; dryRun: boolean }>;

/** The project's folder, where engines and git run. */
export const root = path.resolve(__dirname, '..');

/** What ECS gives the task, as far as an engine can: no write, no capability, no way to gain one, no root. */
export const restrictions: readonly string[] = Object.freeze([
  '--read-only',
  '--cap-drop=ALL',
  '--security-opt=no-new-privileges',
  '--user',
  '1000:1000',
]);

const known = ['docker', 'podman', 'finch'];
const start: Readonly<Record<string, string>> = {
  docker: 'start Docker Desktop, or the daemon: sudo systemctl start docker',
  podman: 'start its machine: podman machine start',
  finch: 'start its machine: finch vm start',
};

/** An error that says what is refused, why, and what to do about it. */
export const refuse = (what: string, why: readonly string[], todo: string): Error =>
  new Error([what, ...why.map((line) => `  ${line}`), `  do: ${todo}`].join('\n'));

/** What a program prints, trimmed; undefined if it fails. */
export const said = (file: string, args: readonly string[], cwd: string): string | undefined => {
  const { status, stdout } = spawnSync(file, args, { cwd, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
};

const onPath = (name: string): string | undefined => {
  const candidates = name.includes(path.sep)
    ? [path.resolve(name)]
    : (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.resolve(folder, name));
  return candidates.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return statSync(file).isFile();
    } catch {
      return false;
    }
  });
};

// `info` is the question only a working engine answers: the clients of docker and finch start without their server.
const silence = (file: string): string | undefined => {
  const { status, error, stderr } = spawnSync(file, ['info'], { encoding: 'utf8', timeout: 20_000 });
  if (status === 0) return undefined;
  return stderr?.trim().split('\n').at(-1) || error?.message || `info exits with ${status}`;
};

/** Finds the first engine that answers, or the one CONTAINER_ENGINE names; throws if there is none. */
export const findEngine = (dryRun: boolean): Engine => {
  const wanted = process.env['CONTAINER_ENGINE'];
  const looked: string[] = [];
  const todo: string[] = [];
  for (const name of wanted ? [wanted] : known) {
    const kind = path.basename(name);
    const file = onPath(name);
    if (!file) {
      looked.push(`${name}: not ${name.includes(path.sep) ? 'an executable file' : 'on PATH'}`);
      continue;
    }
    const problem = dryRun ? undefined : silence(file);
    if (!problem) return Object.freeze({ kind, file, dryRun });
    looked.push(`${name}: ${file} does not answer: ${problem}`);
    todo.push(start[kind] ?? `see what ${file} info says`);
  }
  // A plan can be read on a machine that could not carry it out.
  if (dryRun) return Object.freeze({ kind: 'docker', file: 'docker', dryRun });
  todo.push(wanted ? 'unset CONTAINER_ENGINE to look for another' : 'install Docker, Podman or Finch');
  throw refuse('no container engine is at work here', looked, todo.join('; or '));
};

export const quoted = (argument: string): string =>
  /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;

/**
 * Runs the engine in the terminal and gives its exit code; under --dry-run prints the command.
 * The arguments reach it as they are: no shell reads them.
 */
export const run = ({ kind, file, dryRun }: Engine, args: readonly string[]): Promise<number> => {
  if (dryRun) {
    console.log([kind, ...args].map(quoted).join(' '));
    return Promise.resolve(0);
  }
  // Only BuildKit knows BUILDPLATFORM. A docker without it says so, in place of failing at the first FROM.
  const env = { DOCKER_BUILDKIT: '1', ...process.env };
  const child = spawn(file, args, { cwd: root, stdio: 'inherit', env });
  return outlive(child);
};

/** Waits for a child that shares our terminal, Ctrl-C included, which we outlive to report; gives its exit code. */
export const outlive = (child: ChildProcess): Promise<number> => {
  const ignore = (): void => {};
  const end = (): void => void child.kill('SIGTERM');
  process.on('SIGINT', ignore).on('SIGTERM', end);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('SIGINT', ignore).off('SIGTERM', end);
      resolve(code ?? 1);
    });
  });
};
