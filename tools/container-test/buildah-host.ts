import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Host, Running } from './host';
import { output } from './host';
import type { Settings } from './image-archive';

const Inspected = z.object({ OCIv1: z.object({ rootfs: z.object({ diff_ids: z.array(z.string()) }) }) });

// In a mount namespace of its own, so that the mounts end with the process: $1 becomes a read-only root. Every other
// word is an argument, none is read by the shell.
const readOnlyRoot = `mount --bind "$1" "$1" && mount --rbind /dev "$1/dev" && mount -t proc proc "$1/proc" &&
  mount -o remount,bind,ro "$1" && exec chroot "$@"`;

// What --cap-drop=ALL, --security-opt=no-new-privileges and --user 1000:1000 are to an engine.
const unprivileged = [
  '--reuid=1000',
  '--regid=1000',
  '--clear-groups',
  '--bounding-set=-all',
  '--inh-caps=-all',
];

/** The arguments of `unshare` that run `command` in the folder `root` as an engine would, restricted like the task. */
export const confined = (
  root: string,
  env: readonly string[],
  command: readonly string[],
): readonly string[] => [
  ...['--mount', '--propagation', 'private', '--', 'sh', '-c', readOnlyRoot, 'sh', root],
  ...['setpriv', ...unprivileged, '--no-new-privs', '--', 'env', '--ignore-environment', '--chdir=/app'],
  ...env,
  ...command,
];

const unshare = '/usr/bin/unshare';

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
};

// Each service leads a group of its own: whatever it started ends with it, and holds neither mounts nor pipes.
const endGroup = (pid: number | undefined): void => {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
};

const run = (
  root: string,
  settings: Settings,
  env: readonly string[],
  port: number,
  pids: (number | undefined)[],
): Running => {
  const args = confined(root, env, [...(settings.Entrypoint ?? []), ...(settings.Cmd ?? [])]);
  const child = spawn(unshare, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (log += text));
  const closed = once(child, 'close');
  pids.push(child.pid);
  return {
    url: `http://127.0.0.1:${port}`,
    exec: (command) => {
      const { status, stdout } = spawnSync(unshare, confined(root, env, command), { encoding: 'utf8' });
      return { code: status ?? 1, output: stdout };
    },
    // Everything in between was replaced by exec: the child's number is the service's.
    status: () => readFileSync(`/proc/${child.pid}/status`, 'utf8'),
    stop: async (seconds) => {
      child.kill('SIGTERM');
      const late = pause(seconds * 1_000, undefined, { ref: false }).then(() => {
        throw new Error(`it still runs ${seconds} s after SIGTERM`);
      });
      const [code, signal] = await Promise.race([closed, late]);
      if (typeof code !== 'number') throw new Error(`it was ended by ${signal}`);
      return code;
    },
    logs: () => log,
  };
};

type Store = Readonly<{ options: readonly string[]; close: () => void }>;

/**
 * The options that keep everything buildah stores in `folder`. Overlay is twice as fast, but a file system that is
 * an overlay itself refuses it, as in most containers; vfs copies, everywhere.
 */
export const openStore = (file: string, folder: string): Store => {
  const place = [
    '--root',
    path.join(folder, 'store'),
    '--runroot',
    path.join(folder, 'run'),
    '--storage-driver',
  ];
  const overlay = spawnSync(file, [...place, 'overlay', 'info']).status === 0;
  return {
    options: [...place, overlay ? 'overlay' : 'vfs'],
    // The driver mounts its own folder onto itself, which would keep the folder from being removed.
    close: () => void (overlay && spawnSync('/usr/bin/umount', [path.join(folder, 'store/overlay')])),
  };
};

/**
 * buildah, as root, without a daemon: its store is in `folder`, which whoever made it removes.
 *
 * Isolation chroot needs nothing of the kernel that a container or a CI machine may refuse.
 */
export const buildahHost = (file: string, folder: string, tag: string, settings: () => Settings): Host => {
  const store = openStore(file, folder);
  const buildah = (args: readonly string[], env?: NodeJS.ProcessEnv): string =>
    output(file, [...store.options, ...args], env ? { env } : {});
  const containers: string[] = [];
  const pids: (number | undefined)[] = [];
  return Object.freeze({
    name: 'buildah',
    load: (archive: string) =>
      buildah(['pull', '--quiet', `docker-archive:${archive}`]).replace(/^sha256:/, ''),
    build: (context, args, env) => {
      const given = Object.entries(args).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]);
      const how = ['--isolation', 'chroot', '--network', 'host', '--format', 'docker'];
      buildah(['build', ...how, ...given, '--tag', tag, context], env);
    },
    save: (archive) => void buildah(['push', '--quiet', tag, `docker-archive:${archive}`]),
    layersOf: (image) =>
      Inspected.parse(JSON.parse(buildah(['inspect', '--type', 'image', image]))).OCIv1.rootfs.diff_ids,
    start: async (env) => {
      const container = buildah(['from', '--pull-never', tag]);
      containers.push(container);
      const root = buildah(['mount', container]);
      const port = await freePort();
      const all = { ...env, PORT: String(port) };
      const lines = [
        ...(settings().Env ?? []),
        ...Object.entries(all).map(([name, value]) => `${name}=${value}`),
      ];
      return run(root, settings(), lines, port, pids);
    },
    remove: () => {
      for (const pid of pids.splice(0)) endGroup(pid);
      for (const container of containers.splice(0)) spawnSync(file, [...store.options, 'rm', container]);
      store.close();
    },
  });
};
