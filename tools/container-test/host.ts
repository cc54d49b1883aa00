import { spawnSync } from 'node:child_process';

/** A service at work in a container. */
export type Running = Readonly<{
  url: string;
  /** Runs a command as the service runs: same files, same user, same rights. */
  exec: (command: readonly string[]) => Readonly<{ code: number; output: string }>;
  /** The text of /proc/<pid>/status of the service's process. */
  status: () => string;
  /** Sends SIGTERM and gives the exit code; throws where it does not end in time. */
  stop: (seconds: number) => Promise<number>;
  logs: () => string;
}>;

/** What can build and run the image: an engine, or buildah with what Linux itself offers. */
export type Host = Readonly<{
  name: string;
  /** Loads a `docker-archive` and gives the name it can be built upon by. */
  load: (archive: string) => string;
  /** Builds the Dockerfile in a folder. */
  build: (context: string, args: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv) => void;
  /** Writes the built image as a `docker-archive`. */
  save: (file: string) => void;
  /** The digests of an image's layers. */
  layersOf: (image: string) => readonly string[];
  start: (env: Readonly<Record<string, string>>) => Promise<Running>;
  /** Removes everything it made. */
  remove: () => void;
}>;

type Options = Readonly<{ cwd?: string; env?: NodeJS.ProcessEnv; minutes?: number }>;

/** What a program prints; throws with its last words if it fails. */
export const output = (file: string, args: readonly string[], options: Options = {}): string => {
  const { cwd, env, minutes = 5 } = options;
  const { status, stdout, stderr, error } = spawnSync(file, args, {
    ...(cwd ? { cwd } : {}),
    ...(env ? { env } : {}),
    encoding: 'utf8',
    timeout: minutes * 60_000,
    maxBuffer: 256 * 1024 * 1024,
  });
  if (status === 0) return stdout.trim();
  const words = `${stdout ?? ''}\n${stderr ?? ''}`.trim().split('\n').slice(-25).join('\n');
  throw new Error(
    `${[file, ...args].join(' ')} failed: ${error?.message ?? `exit code ${status}`}\n${words}`,
  );
};
