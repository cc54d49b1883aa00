import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { compiled, runNode } from './child';

const script = compiled('docker.ts');
const uri = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/quest/service';
const digest = `sha256:${'ab'.repeat(32)}`;
const base = `node:24-trixie-slim@sha256:${'cd'.repeat(32)}`;
const restricted = [
  '--read-only',
  '--cap-drop=ALL',
  '--security-opt=no-new-privileges',
  '--user',
  '1000:1000',
];

let folder: string;
let project: string;
let commit: string;

const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
    cwd: project,
    encoding: 'utf8',
  }).trim();

// The scripts work on the project they lie in: each case has one of its own, in a real git repository, under a path
// with a space. Its PATH holds git and the stand-ins, not the engines this machine may have.
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'quest docker '));
  project = path.join(folder, 'project');
  mkdirSync(path.join(project, 'service'), { recursive: true });
  mkdirSync(path.join(folder, 'bin'));
  mkdirSync(path.join(project, 'tools'));
  writeFileSync(path.join(project, 'tools/docker.js'), script);
  writeFileSync(path.join(project, 'Dockerfile'), `ARG BASE_IMAGE=${base}\nFROM $BASE_IMAGE\n`);
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'first');
  commit = git('rev-parse', 'HEAD');
  const real = (process.env['PATH'] ?? '').split(path.delimiter).map((bin) => path.join(bin, 'git'));
  symlinkSync(real.find(existsSync) ?? 'git', path.join(folder, 'bin/git'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A stand-in that writes its arguments down, NUL after each, and answers by the cases of a shell script. */
const standIn = (name: string, cases = ''): void => {
  const script = `#!/bin/sh
{ printf '%s\\0' ${name} "$@"; printf '\\n'; } >> '${folder}/calls'
case "$*" in
${cases}
*) ;;
esac
`;
  writeFileSync(path.join(folder, 'bin', name), script);
  chmodSync(path.join(folder, 'bin', name), 0o755);
};

const calls = (): readonly (readonly string[])[] => {
  const file = path.join(folder, 'calls');
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\0\n').slice(0, -1);
  return lines.map((line) => line.split('\0'));
};

const docker = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  runNode([path.join(project, 'tools/docker.js'), ...args], {
    PATH: path.join(folder, 'bin'),
    HOME: folder,
    TMPDIR: folder,
    ...env,
  });

const built = (architecture: string, from: string, on: string): string => `
*.RepoDigests*) echo '["other.example/quest@${digest}","${uri}@${digest}"]';;
"image inspect"*) echo 'linux/${architecture} {"org.opencontainers.image.revision":"${from}","org.opencontainers.image.base.name":"${on}"}';;`;

describe('the engine', () => {
  test('none is there: says what was looked for and what to do', async () => {
    expect(await docker(['build'])).toEqual({
      code: 2,
      stdout: '',
      stderr: `docker:build: no container engine is at work here
  docker: not on PATH
  podman: not on PATH
  finch: not on PATH
  do: install Docker, Podman or Finch
`,
    });
  });

  test('docker is there and its daemon is not: says so and what to do', async () => {
    standIn('docker', 'info) echo Client:; echo "Cannot connect to the Docker daemon" >&2; exit 1;;');
    const { code, stderr } = await docker(['build']);
    expect(code).toBe(2);
    expect(stderr).toContain(
      `docker: ${folder}/bin/docker does not answer: Cannot connect to the Docker daemon\n`,
    );
    expect(stderr).toContain(
      'do: start Docker Desktop, or the daemon: sudo systemctl start docker; or install',
    );
    expect(calls()).toEqual([['docker', 'info']]);
  });

  test('docker does not answer and podman does: podman builds, in the format that keeps the health check', async () => {
    standIn('docker', 'info) exit 1;;');
    standIn('podman');
    expect((await docker(['build'])).code).toBe(0);
    expect(calls().map((call) => call.slice(0, 4))).toEqual([
      ['docker', 'info'],
      ['podman', 'info'],
      ['podman', 'build', '--format', 'docker'],
    ]);
  });

  test('CONTAINER_ENGINE decides, and there is no falling back from it', async () => {
    standIn('docker');
    standIn('finch', 'info) echo "vm is stopped" >&2; exit 1;;');
    const { code, stderr } = await docker(['build'], { CONTAINER_ENGINE: 'finch' });
    expect(code).toBe(2);
    expect(stderr).toContain(
      'does not answer: vm is stopped\n  do: start its machine: finch vm start; or unset',
    );
    expect(calls()).toEqual([['finch', 'info']]);
  });

  test('its exit code is ours', async () => {
    standIn('docker', 'build*) exit 17;;');
    expect(await docker(['build'])).toEqual({ code: 17, stdout: '', stderr: '' });
  });
});

describe('build', () => {
  test('tags the commit and the local name, and states the commit', async () => {
    standIn('docker');
    const { code, stdout } = await docker(['build', '--platform', 'linux/arm64']);
    const tag = `quest:${commit.slice(0, 12)}`;
    expect({ code, stdout }).toEqual({ code: 0, stdout: `built ${tag}, also tagged quest:local\n` });
    const into = ['--build-arg', `REVISION=${commit}`, '--tag', tag, '--tag', 'quest:local', '.'];
    expect(calls()).toEqual([
      ['docker', 'info'],
      ['docker', 'build', '--platform', 'linux/arm64', ...into],
    ]);
  });

  test('a file that git does not know makes it dirty', async () => {
    standIn('docker');
    writeFileSync(path.join(project, 'service/new.ts'), '');
    expect((await docker(['build'])).code).toBe(0);
    expect(calls()[1]).toContain(`quest:${commit.slice(0, 12)}-dirty`);
    expect(calls()[1]).toContain(`REVISION=${commit}-dirty`);
  });

  test('further arguments reach the engine as they are: no shell reads them', async () => {
    standIn('docker');
    const further = ['--label', 'a  b=$(touch x) `id` "q" \'s\' ; & | * \\', '--no-cache', ''];
    expect((await docker(['build', '--', ...further])).code).toBe(0);
    expect(calls()[1]?.slice(-5)).toEqual([...further, '.']);
  });

  test('an unpinned base is built, with a warning', async () => {
    standIn('docker');
    writeFileSync(path.join(project, 'Dockerfile'), 'ARG BASE_IMAGE=node:24-trixie-slim\n');
    const { code, stderr } = await docker(['build']);
    expect(code).toBe(0);
    expect(stderr).toContain('docker:build: the base image is not pinned');
  });

  test('--dry-run prints the command for a shell and needs no engine', async () => {
    const { code, stdout } = await docker(['build', '--dry-run', '--', '--label', "it's $(id)"]);
    expect(code).toBe(0);
    expect(stdout).toBe(
      `docker build --build-arg REVISION=${commit} --tag quest:${commit.slice(0, 12)} --tag quest:local --label 'it'\\''s $(id)' .\n`,
    );
  });

  test('what is not understood runs nothing', async () => {
    standIn('docker');
    const misread = [['pull'], ['build', 'more'], ['build', '--platfrom', 'x'], []];
    const all = await Promise.all(misread.map((args) => docker(args)));
    for (const { code, stderr } of all) {
      expect(code).toBe(2);
      expect(stderr).toMatch(/cannot read|Unknown option/);
    }
    expect(calls()).toEqual([]);
  });
});

describe('dev and shell', () => {
  test('dev mounts the source read-only into the stage with the dependencies', async () => {
    standIn('docker');
    const env = { SECRET_WORD: 'xyzzy', QUEST_LOG_LEVEL: 'debug', QUESTION: 'no' };
    expect((await docker(['dev'], env)).code).toBe(0);
    const mount = `type=bind,source=${project}/service,target=/build/service,readonly`;
    expect(calls()).toEqual([
      ['docker', 'info'],
      ['docker', 'build', '--target', 'deps', '--tag', 'quest:dev', '.'],
      [
        ...[
          'docker',
          'run',
          '--rm',
          '--init',
          '--interactive',
          ...restricted,
          '--tmpfs',
          '/tmp',
          '--mount',
          mount,
        ],
        ...['--env', 'NODE_ENV=development', '--env', 'QUEST_LOG_LEVEL', '--env', 'SECRET_WORD'],
        ...['--publish', '127.0.0.1:3000:3000', 'quest:dev'],
        ...['node', '--import', 'tsx', '--watch', 'service/main.ts'],
      ],
    ]);
  });

  test('shell opens a shell with the restrictions of the service', async () => {
    standIn('docker');
    expect((await docker(['shell'])).code).toBe(0);
    expect(calls()[1]).toEqual([
      'docker',
      'run',
      '--rm',
      '--interactive',
      ...restricted,
      'quest:local',
      'sh',
    ]);
  });

  test('shell runs another command, as it is', async () => {
    standIn('docker');
    expect((await docker(['shell', '--', 'sh', '-c', 'echo $(id) "two  words"'])).code).toBe(0);
    expect(calls()[1]?.slice(-4)).toEqual(['quest:local', 'sh', '-c', 'echo $(id) "two  words"']);
  });
});

describe('push', () => {
  test('tags by commit, pushes, and prints the reference by digest', async () => {
    standIn('docker', built('arm64', commit, base));
    const { code, stdout, stderr } = await docker(['push', '--repository', uri]);
    const tag = commit.slice(0, 12);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${uri}@${digest}\n` });
    expect(stderr).toContain(
      'aws ecr get-login-password --region eu-west-1 | docker login --username AWS --password-stdin 123456789012.dkr.ecr.eu-west-1.amazonaws.com\n',
    );
    expect(calls().filter(([, verb]) => verb === 'tag' || verb === 'push')).toEqual([
      ['docker', 'tag', `quest:${tag}`, `${uri}:${tag}`],
      ['docker', 'push', `${uri}:${tag}`],
    ]);
  });

  test('podman tells the digest of what it sent in a file', async () => {
    standIn('podman', `${built('amd64', commit, base)}\npush*) printf ${digest} > "$3";;`);
    const { code, stdout } = await docker(['push', '--platform', 'linux/amd64'], { ECR_REPOSITORY_URI: uri });
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${uri}@${digest}\n` });
  });

  test('refuses what is not the URI of a private ECR repository', async () => {
    standIn('docker');
    const malformed = [
      '',
      'quest',
      'docker.io/library/quest',
      '12345678901.dkr.ecr.eu-west-1.amazonaws.com/quest',
      '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
      '123456789012.dkr.ecr.eu-west-1.amazonaws.com/quest:latest',
      '123456789012.dkr.ecr.eu-west-1.amazonaws.com/Quest',
      '123456789012.dkr.ecr.eu-west-1.amazonaws.com.example.org/quest',
      '123456789012.dkr.ecr.eu-west-1.amazonaws.com/quest\n',
      'https://123456789012.dkr.ecr.eu-west-1.amazonaws.com/quest',
    ];
    const all = await Promise.all(
      malformed.map((repository) => docker(['push', '--repository', repository])),
    );
    for (const { code, stderr } of all) {
      expect(code).toBe(2);
      expect(stderr).toContain('expected <12 digits>.dkr.ecr.<region>.amazonaws.com/<name>');
    }
    expect(new Set(calls().map(([, verb]) => verb))).toEqual(new Set(['info']));
  });

  test('refuses an unpinned base', async () => {
    standIn('docker', built('arm64', commit, base));
    writeFileSync(path.join(project, 'Dockerfile'), 'ARG BASE_IMAGE=node:24-trixie-slim\nFROM $BASE_IMAGE\n');
    git('commit', '--quiet', '--all', '--message', 'unpin');
    const { code, stderr } = await docker(['push', '--repository', uri]);
    expect(code).toBe(2);
    expect(stderr).toBe(
      'docker:push: the base image node:24-trixie-slim is not pinned by digest\n  do: npm run docker:pin\n',
    );
  });

  test('refuses uncommitted changes', async () => {
    standIn('docker', built('arm64', commit, base));
    writeFileSync(path.join(project, 'service/new.ts'), '');
    const { code, stderr } = await docker(['push', '--repository', uri]);
    expect(code).toBe(2);
    expect(stderr).toContain('docker:push: there are uncommitted changes\n');
  });

  test('refuses an image that is missing', async () => {
    standIn('docker', '"image inspect"*) exit 1;;');
    const { code, stderr } = await docker(['push', '--repository', uri]);
    expect(code).toBe(2);
    expect(stderr).toContain('  do: npm run docker:build -- --platform linux/arm64\n');
  });

  test('refuses an image of another architecture, of another commit, on another base', async () => {
    standIn('docker', built('amd64', 'abc', 'node:24'));
    const { code, stderr } = await docker(['push', '--repository', uri]);
    expect(code).toBe(2);
    expect(stderr).toContain(`is not what this commit deploys
  it is for linux/amd64, expected linux/arm64
  it was built from commit abc, expected ${commit}
  its base is node:24, expected one pinned by @sha256:<digest>
`);
    expect(calls().map(([, verb]) => verb)).toEqual(['info', 'image']);
  });

  test('a push that fails prints no reference', async () => {
    standIn(
      'docker',
      `${built('arm64', commit, base)}\npush*) echo "no basic auth credentials" >&2; exit 1;;`,
    );
    const { code, stdout, stderr } = await docker(['push', '--repository', uri]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('docker could not push');
  });
});
