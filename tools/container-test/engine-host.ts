import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from '../container-engine';
import { restrictions } from '../container-engine';
import type { Host, Running } from './host';
import { output } from './host';

const layers = '{{json .RootFS.Layers}}';
const flags = (name: string, pairs: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(pairs).flatMap(([key, value]) => [name, `${key}=${value}`]);

const running = (file: string, id: string): Running => ({
  // Docker prints one line for each address family.
  url: `http://${output(file, ['port', id, '3000/tcp']).split('\n')[0]}`,
  exec: (command) => {
    const { status, stdout } = spawnSync(file, ['exec', id, ...command], { encoding: 'utf8' });
    return { code: status ?? 1, output: stdout };
  },
  status: () => output(file, ['exec', id, 'cat', '/proc/1/status']),
  stop: async (seconds) => {
    output(file, ['kill', '--signal', 'TERM', id]);
    for (const end = Date.now() + seconds * 1_000; Date.now() < end; await pause(100)) {
      const [state, code] = output(file, [
        'inspect',
        '--format',
        '{{.State.Status}} {{.State.ExitCode}}',
        id,
      ]).split(' ');
      if (state === 'exited') return Number(code);
    }
    throw new Error(`it still runs ${seconds} s after SIGTERM`);
  },
  logs: () => {
    const { stdout, stderr } = spawnSync(file, ['logs', id], { encoding: 'utf8' });
    return `${stdout}${stderr}`;
  },
});

/** Docker, Podman or Finch; everything it makes is named after `tag` or known by id. */
export const engineHost = ({ kind, file }: Engine, tag: string): Host => {
  const containers: string[] = [];
  return Object.freeze({
    name: kind,
    load: (archive: string) => {
      const said = output(file, ['load', '--input', archive]);
      const image = /Loaded image(?:\(s\))?: (\S+)/.exec(said)?.[1];
      if (!image) throw new Error(`${kind} load does not say what it loaded: ${said}`);
      return image;
    },
    build: (context, args, env) => {
      // Podman's default image format has no health check.
      const format = kind === 'podman' ? ['--format', 'docker'] : [];
      output(file, ['build', ...format, ...flags('--build-arg', args), '--tag', tag, context], {
        // Only BuildKit knows BUILDPLATFORM.
        env: { DOCKER_BUILDKIT: '1', ...env },
      });
    },
    save: (archive) => {
      const format = kind === 'podman' ? ['--format', 'docker-archive'] : [];
      output(file, ['save', ...format, '--output', archive, tag]);
    },
    layersOf: (image) => {
      const inspect = ['image', 'inspect', '--format', layers, image];
      // BuildKit keeps what it built upon to itself, until somebody asks for it by name.
      if (spawnSync(file, inspect).status !== 0) output(file, ['pull', image]);
      return JSON.parse(output(file, inspect));
    },
    start: async (env) => {
      const id = output(file, [
        ...['run', '--detach', ...restrictions, '--publish', '127.0.0.1::3000'],
        ...flags('--env', env),
        tag,
      ]);
      containers.push(id);
      return running(file, id);
    },
    remove: () => {
      for (const id of containers.splice(0)) spawnSync(file, ['rm', '--force', id]);
      spawnSync(file, ['rmi', '--force', tag]);
    },
  });
};
