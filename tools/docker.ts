import path from 'node:path';
import { parseArgs } from 'node:util';
import { dockerfileBase, pinned } from './base-image';
import type { Engine } from './container-engine';
import { findEngine, restrictions, root, run } from './container-engine';
import { push } from './docker-push';
import { revision } from './revision';

const usage = `npm run docker:build [-- --platform <os/arch>] [-- -- <options of the engine's build>]
npm run docker:dev     the service with its source mounted, restarted on change, on port 3000
npm run docker:shell [-- -- <command>]   a shell in the built image, restricted like the service
npm run docker:push [-- --repository <ECR repository URI>] [--platform <os/arch>, else linux/arm64]
All take --dry-run, which prints the commands. Podman builds for another architecture than its own from version 5.
ECR_REPOSITORY_URI     the repository to push to
CONTAINER_ENGINE       docker, podman, finch or a path; else the first of the three that answers`;

const local = 'quest:local';

const terminal = (): readonly string[] =>
  process.stdin.isTTY && process.stdout.isTTY ? ['--interactive', '--tty'] : ['--interactive'];

// Podman's default image format has no health check.
const format = ({ kind }: Engine): readonly string[] => (kind === 'podman' ? ['--format', 'docker'] : []);

const build = async (
  engine: Engine,
  platform: string | undefined,
  rest: readonly string[],
): Promise<number> => {
  const { commit, tag } = revision();
  if (!pinned(dockerfileBase(root))) {
    console.error(
      'docker:build: the base image is not pinned, so docker:push will refuse; npm run docker:pin pins it',
    );
  }
  const into = ['--build-arg', `REVISION=${commit}`, '--tag', `quest:${tag}`, '--tag', local];
  const target = platform ? ['--platform', platform] : [];
  const code = await run(engine, ['build', ...format(engine), ...target, ...into, ...rest, '.']);
  if (code === 0 && !engine.dryRun) console.log(`built quest:${tag}, also tagged ${local}`);
  return code;
};

const dev = async (engine: Engine): Promise<number> => {
  // The dependencies come from the image: those in a Mac's node_modules would not run in it.
  const image = 'quest:dev';
  const code = await run(engine, ['build', ...format(engine), '--target', 'deps', '--tag', image, '.']);
  if (code !== 0) return code;
  const source = `type=bind,source=${path.join(root, 'service')},target=/build/service,readonly`;
  // By name only: a value would show in the list of processes.
  const given = Object.keys(process.env).filter((name) => /^(QUEST_|SECRET_WORD$)/.test(name));
  const settings = ['NODE_ENV=development', ...given.sort()].flatMap((setting) => ['--env', setting]);
  const writable = ['--tmpfs', '/tmp'];
  const command = ['node', '--import', 'tsx', '--watch', 'service/main.ts'];
  return run(engine, [
    ...['run', '--rm', '--init', ...terminal(), ...restrictions, ...writable],
    ...['--mount', source, ...settings, '--publish', '127.0.0.1:3000:3000', image, ...command],
  ]);
};

const shell = (engine: Engine, rest: readonly string[]): Promise<number> =>
  run(engine, ['run', '--rm', ...terminal(), ...restrictions, local, ...(rest.length > 0 ? rest : ['sh'])]);

const main = async (argv: readonly string[]): Promise<number> => {
  const split = argv.includes('--') ? argv.indexOf('--') : argv.length;
  const rest = argv.slice(split + 1);
  const { values, positionals } = parseArgs({
    args: argv.slice(0, split),
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      platform: { type: 'string' },
      repository: { type: 'string', default: process.env['ECR_REPOSITORY_URI'] ?? '' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const commands: Readonly<Record<string, (engine: Engine) => Promise<number>>> = {
    build: (engine) => build(engine, values.platform, rest),
    dev,
    shell: (engine) => shell(engine, rest),
    push: (engine) => push(engine, values.repository, values.platform ?? 'linux/arm64'),
  };
  const command = commands[positionals.join(' ')];
  if (!command) throw new Error(`cannot read "${positionals.join(' ')}"; usage:\n${usage}`);
  return command(findEngine(values['dry-run']));
};

const argv = process.argv.slice(2);
main(argv)
  .then((code) => {
    process.exitCode = code;
  })
  .catch((error: unknown) => {
    console.error(`docker:${argv[0] ?? ''}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  });
