import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { selectEnvironment } from '../../stacks/environments/select';
import { type Project, project } from './project';

const environment = selectEnvironment('test');

let one: Project;
beforeEach(async () => {
  one = await project(environment);
});
afterEach(() => one.end());

const deploy = () => one.run('deploy', ['--env', 'test']);

const everything: Readonly<Record<string, readonly [(project: Project) => void, RegExp]>> = {
  'a dead engine': [
    ({ account }) => {
      const { called } = account;
      account.called = (name, args, stdin) => (args[0] === 'info' ? { code: 1 } : called(name, args, stdin));
    },
    /NO {3}a container engine answers\n.*does not answer[\s\S]*?do: start Docker/,
  ],
  'a changed tree': [
    ({ folder }) => writeFileSync(path.join(folder, 'new'), ''),
    /NO {3}the git tree is clean\n.*\n +do: commit them/,
  ],
  'no bootstrap': [
    ({ account }) => {
      account.bootstrap = undefined;
    },
    /NO {3}the account is bootstrapped for CDK\n +it is not in us-east-1\n +do: npx cdk bootstrap/,
  ],
  'a parameter in the clear': [
    ({ account }) => {
      account.parameters.set(environment.secret.parameterName, { type: 'String', version: 1 });
    },
    /NO {3}the secret word is in Parameter Store\n.*is a String.*\n +do: aws ssm delete-parameter/,
  ],
  'another hosted zone': [
    ({ account }) => {
      account.zone = { name: 'example.org', inVpcsOnly: true };
    },
    /NO {3}the hosted zone is there\n.*zone of example\.org[\s\S]*inside VPCs only[\s\S]*do: mend hostedZone/,
  ],
  'a stack in the middle of a change': [
    ({ account }) => {
      const template = '{}';
      account.stacks.set('Quest-test-Data', {
        status: 'UPDATE_IN_PROGRESS',
        protected: false,
        template,
      });
    },
    /NO {3}no stack is in the middle of a change\n +Quest-test-Data is UPDATE_IN_PROGRESS\n +do: wait/,
  ],
  'a base image that is not pinned': [
    ({ folder, git }) => {
      writeFileSync(path.join(folder, 'Dockerfile'), 'ARG BASE_IMAGE=node:24\nFROM $BASE_IMAGE\n');
      git('commit', '--quiet', '--all', '--message', 'unpinned');
    },
    /NO {3}the base image is pinned by digest\n.*node:24\n +do: npm run docker:pin/,
  ],
};

/** The programs that were called and the requests, but for guards and reads. */
const changes = ({ account }: Project): readonly string[] =>
  account.seen.filter((line) => !/^(docker info|cdk synth|guardrails|aws (Get|Describe))/.test(line));

test('it finds each alone, before anything is changed', () =>
  Promise.all(
    Object.values(everything).map(async ([harm, told]) => {
      const own = await project(environment);
      harm(own);
      const { code, output } = await own.run('deploy', ['--env', 'test']);
      own.end();
      expect(output).toMatch(told);
      expect(output.match(/^ {2}NO /gm)).toHaveLength(1);
      expect(output).toContain('do: see above; nothing was changed');
      expect(code).toBe(1);
      expect(changes(own)).toEqual([]);
    }),
  ));

test('finds everything at once', async () => {
  for (const [harm] of Object.values(everything)) harm(one);
  const { code, output } = await deploy();
  for (const [, told] of Object.values(everything)) expect(output).toMatch(told);
  expect(output.match(/^ {2}NO /gm)).toHaveLength(7);
  expect(output).toContain('deploy: 8 things are in the way\n  do: see above; nothing was changed');
  expect(code).toBe(1);
  expect(changes(one)).toEqual([]);
});

test('without credentials asks AWS nothing more', async () => {
  one.account.faults.set('GetCallerIdentity', {
    code: 'InvalidClientTokenId',
    message: 'invalid',
    status: 403,
  });
  const { code, output } = await deploy();
  expect(code).toBe(1);
  expect(output).toMatch(
    /NO {3}there are AWS credentials.*\n.*InvalidClientTokenId: invalid\n +do: get some/,
  );
  expect(output.match(/not asked: see above/g)).toHaveLength(4);
  expect(one.account.seen.filter((line) => line.startsWith('aws'))).toEqual(['aws GetCallerIdentity']);
  expect(changes(one)).toEqual([]);
});

test('with credentials of another account does not look around in it', async () => {
  one.account.id = '999999999999';
  const { code, output } = await deploy();
  expect(code).toBe(1);
  expect(output).toMatch(
    /they are of account 999999999999, and test is in 123456789012\n +do: choose other ones/,
  );
  expect(one.account.seen.filter((line) => line.startsWith('aws'))).toEqual(['aws GetCallerIdentity']);
});

test('hears what guardrails say', async () => {
  const { called } = one.account;
  one.account.called = (name, args, stdin) =>
    name === 'guardrails.cjs' ? { code: 1, stdout: 'a violation\n' } : called(name, args, stdin);
  const { code, output } = await deploy();
  expect(code).toBe(1);
  expect(output).toContain('a violation');
  expect(changes(one)).toEqual([]);
});

test('an old bootstrap, no parameter and no hosted zone have words of their own', async () => {
  one.account.bootstrap = '5';
  one.account.parameters.clear();
  one.account.zone = undefined;
  const { code, output } = await deploy();
  expect(code).toBe(1);
  expect(output).toContain('it is at version 5, 6 is needed');
  expect(output).toContain('do: npm run secret:put -- --env test');
  expect(output).toContain('NoSuchHostedZone');
  expect(changes(one)).toEqual([]);
});

test('no engine on PATH, and no commit to build', async () => {
  rmSync(path.join(one.folder, '.bin/docker'));
  rmSync(path.join(one.folder, '.git'), { recursive: true });
  const { code, output } = await deploy();
  expect(code).toBe(1);
  expect(output).toContain('install Docker, Podman or Finch');
  expect(output).toContain('NO   the git tree is clean');
});

test('the environment that names nothing is not deployed', async () => {
  const { code, output } = await one.run('deploy', ['--env', 'example']);
  expect(code).toBe(1);
  expect(output).toMatch(/NO {3}the environment names what exists\n.*made up\n/);
  expect(changes(one)).toEqual([]);
});
