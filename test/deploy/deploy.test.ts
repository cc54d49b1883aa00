import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { selectEnvironment } from '../../stacks/environments/select';
import { earlier, type Project, project, pushed } from './project';

const environment = selectEnvironment('test');

let one: Project;
beforeEach(async () => {
  one = await project(environment);
});
afterEach(() => one.end());

const deploy = (...more: readonly string[]) => one.run('deploy', ['--env', 'test', '--wait', '0.5', ...more]);

/** The programs that were called, guards and reads aside; they alone can change something. */
const changes = (): readonly string[] =>
  one.account.seen.filter((line) => /^(docker (?!info)|cdk (?!synth))/.test(line));

const synthOf = (digest?: string): string =>
  `cdk synth --quiet --no-notices --output cdk.out --context env=test${digest ? ` --context imageDigest=${digest}` : ''}`;
const layer = (id: string): string =>
  `cdk deploy ${id} --exclusively --require-approval never --no-notices --app cdk.out`;
const judge = 'guardrails.cjs check cdk.out --environment test';

test('the first deployment ever: every layer, in order, the image between its repository and its service', async () => {
  const commit = one.git('rev-parse', 'HEAD');
  const name = commit.slice(0, 12);
  const remote = `123456789012.dkr.ecr.us-east-1.amazonaws.com/${environment.image.repositoryName}:${name}`;
  const { code, output } = await deploy();
  expect(output).toContain(
    'test is deployed: Quest-test-Network, Quest-test-Data, Quest-test-Service, Quest-test-Observability, Quest-test-Governance',
  );
  expect(code).toBe(0);
  const { seen } = one.account;
  expect(seen.filter((line) => !/^aws (GetCaller|GetParameter|DescribeParam|GetHosted)/.test(line))).toEqual([
    ...['docker info', synthOf(), judge],
    // No stack is there: neither in the preflight nor as each layer's turn comes.
    ...Array.from({ length: 5 }, () => 'aws DescribeStacks'),
    ...['aws DescribeStacks', layer('Network'), 'aws DescribeStacks', layer('Data')],
    ...['aws DescribeRepositories', 'aws DescribeImages', 'docker info'],
    `docker build --platform linux/arm64 --build-arg REVISION=${commit} --tag quest:${name} .`,
    ...[
      'aws GetAuthorizationToken',
      'docker login --username AWS --password-stdin 123456789012.dkr.ecr.us-east-1.amazonaws.com',
    ],
    ...[`docker tag quest:${name} ${remote}`, `docker push ${remote}`, 'aws DescribeImages'],
    ...[synthOf(pushed), judge, 'aws DescribeStacks', layer('Service')],
    ...['aws DescribeStackResources', 'aws DescribeServices'],
    ...['aws DescribeStacks', layer('Observability'), 'aws DescribeStacks', layer('Governance')],
  ]);
  expect(output).not.toContain('registry-password');
  expect(seen.join()).not.toContain('registry-password');
  expect(output).not.toContain('credential-of-the-test');
});

test('a layer that says the same is left alone; one that says something else tells what', async () => {
  one.deploy(earlier, {
    Governance: '{"Resources":{"Rule":{"Type":"AWS::Config::ConfigRule","Properties":{"A":1}}}}',
  });
  const { code, output } = await deploy();
  expect(code).toBe(0);
  expect(changes().filter((line) => line.startsWith('cdk'))).toEqual([layer('Service'), layer('Governance')]);
  expect(output).toContain('unchanged: Quest-test-Network stays as it is');
  expect(output).toContain('~ Task (AWS::ECS::TaskDefinition): Properties.ContainerDefinitions');
  expect(output).toContain('~ Rule (AWS::Config::ConfigRule): Properties');
});

test('all is deployed already, the image too: nothing is built and nothing deployed', async () => {
  one.deploy(pushed);
  const tag = one.git('rev-parse', 'HEAD').slice(0, 12);
  one.account.repositories.get(environment.image.repositoryName)?.set(tag, pushed);
  const { code, output } = await deploy();
  expect(code).toBe(0);
  expect(changes()).toEqual([]);
  expect(output).toContain('test is deployed: nothing had changed');
});

test('what a rolled back creation left is no deployment: the layer is deployed again', async () => {
  one.deploy(pushed);
  const stack = one.account.stacks.get('Quest-test-Network');
  if (stack) stack.status = 'ROLLBACK_COMPLETE';
  await deploy();
  expect(changes()[0]).toBe(layer('Network'));
});

test('throttled and slow, it gets there', async () => {
  one.account.faults.set('GetHostedZone', { code: 'Throttling', message: 'Rate exceeded', times: 2 });
  one.account.rollouts = [
    { state: 'IN_PROGRESS', running: 0 },
    { state: 'IN_PROGRESS', running: 2 },
    { state: 'COMPLETED', running: 1 },
    { state: 'COMPLETED', running: 2 },
  ];
  const { code, output } = await deploy();
  expect(code).toBe(0);
  expect(output).toContain('the deployment is COMPLETED; 1 of 2 tasks run');
});

test.each([
  [
    'never comes up',
    { state: 'IN_PROGRESS', running: 1 },
    'after 0.5 s the deployment is IN_PROGRESS; 1 of 2',
  ],
  ['fails', { state: 'FAILED', running: 0 }, 'the deployment is FAILED; 0 of 2'],
  [
    'was taken back by ECS',
    { state: 'COMPLETED', running: 2, taskDefinition: 'task:0' },
    'gone back to task:0',
  ],
])('a service that %s: the earlier image is deployed again', async (_name, rollout, words) => {
  one.deploy(earlier, { Network: '{"Resources":{}}' });
  one.account.rollouts = [rollout];
  const called = one.account.called;
  let deployments = 0;
  one.account.called = (name, args, stdin) => {
    if (args[0] === 'deploy' && args[1] === 'Service') deployments += 1;
    if (deployments === 2) one.account.rollouts = [{ state: 'COMPLETED', running: 2 }];
    return called(name, args, stdin);
  };
  const { code, output } = await deploy();
  expect(code).toBe(1);
  expect(output).toContain(words);
  expect(output).toContain(`rolled back: Quest-test-Service to the image ${earlier}\n  it is stable\n`);
  expect(output).toContain(
    'deployed by this run, and not taken back: Quest-test-Network, Quest-test-Service\n',
  );
  expect(output).toContain('not touched: Quest-test-Observability, Quest-test-Governance\n');
  const last = one.account.seen.slice(one.account.seen.lastIndexOf(synthOf(earlier)));
  expect(last.slice(0, 5)).toEqual([
    synthOf(earlier),
    judge,
    'aws DescribeStacks',
    'aws GetTemplate',
    layer('Service'),
  ]);
});

test('an unstable first service: there is nothing to go back to, and that is said', async () => {
  one.account.rollouts = [{ state: 'FAILED', running: 0 }];
  const { code, output } = await deploy();
  expect(code).toBe(1);
  expect(output).toContain('nothing was rolled back: no image was deployed before');
  expect(changes().at(-1)).toBe(layer('Service'));
});

test('a service that does not answer is rolled back as well', async () => {
  one.deploy(earlier);
  const { code, output } = await deploy('--url', 'http://127.0.0.1:9/health');
  expect(code).toBe(1);
  expect(output).toContain('its service does not do: http://127.0.0.1:9/health: no answer');
  expect(output).toContain(`rolled back: Quest-test-Service to the image ${earlier}`);
});

test('a layer that CloudFormation rolls back: says how it stands, and touches no later one', async () => {
  one.deploy(earlier, { Data: '{"Resources":{}}' });
  const { called } = one.account;
  one.account.called = (name, args, stdin) => {
    if (args[0] !== 'deploy') return called(name, args, stdin);
    const stack = one.account.stacks.get('Quest-test-Data');
    if (stack) stack.status = 'UPDATE_ROLLBACK_COMPLETE';
    return { code: 1 };
  };
  const { code, output } = await deploy();
  expect(code).toBe(1);
  expect(changes()).toEqual([layer('Data')]);
  expect(output).toContain('Quest-test-Data could not be deployed: exit code 1');
  expect(output).toContain('CloudFormation has it as: UPDATE_ROLLBACK_COMPLETE');
  expect(output).toContain(
    'do: aws cloudformation describe-stack-events --region us-east-1 --stack-name Quest-test-Data',
  );
  expect(output).toContain('deployed by this run, and not taken back: nothing');
  expect(output).toContain(
    'not touched: Quest-test-Service, Quest-test-Observability, Quest-test-Governance',
  );
});

test.each(['build', 'login', 'push'])(
  'an image that cannot be taken through docker %s: the service runs on',
  async (verb) => {
    one.deploy(earlier);
    const { called } = one.account;
    one.account.called = (name, args, stdin) => (args[0] === verb ? { code: 3 } : called(name, args, stdin));
    const { code, output } = await deploy();
    expect(code).toBe(1);
    expect(changes().at(-1)).toMatch(new RegExp(`^docker ${verb} `));
    expect(output).toContain('exit code 3; no layer was changed by it');
    expect(output).toContain('  do: ');
  },
);

test('guardrails that refuse the template with the digest keep it from being deployed', async () => {
  one.deploy(earlier);
  const { called } = one.account;
  let judged = 0;
  one.account.called = (name, args, stdin) => {
    if (name === 'guardrails.cjs') judged += 1;
    return judged === 2 && name === 'guardrails.cjs' ? { code: 1 } : called(name, args, stdin);
  };
  const { code } = await deploy();
  expect(code).toBe(1);
  expect(changes().filter((line) => line.startsWith('cdk'))).toEqual([]);
});

describe('the preflight', () => {
  const everything: Readonly<Record<string, readonly [() => void, RegExp]>> = {
    'a dead engine': [
      () => {
        const { called } = one.account;
        one.account.called = (name, args, stdin) =>
          args[0] === 'info' ? { code: 1 } : called(name, args, stdin);
      },
      /NO {3}a container engine answers\n.*does not answer[\s\S]*?do: start Docker/,
    ],
    'a changed tree': [
      () => writeFileSync(path.join(one.folder, 'new'), ''),
      /NO {3}the git tree is clean\n.*\n +do: commit them/,
    ],
    'no bootstrap': [
      () => {
        one.account.bootstrap = undefined;
      },
      /NO {3}the account is bootstrapped for CDK\n +it is not in us-east-1\n +do: npx cdk bootstrap/,
    ],
    'a parameter in the clear': [
      () => {
        one.account.parameters.set(environment.secret.parameterName, { type: 'String', version: 1 });
      },
      /NO {3}the secret word is in Parameter Store\n.*is a String.*\n +do: aws ssm delete-parameter/,
    ],
    'another hosted zone': [
      () => {
        one.account.zone = { name: 'example.org', inVpcsOnly: true };
      },
      /NO {3}the hosted zone is there\n.*zone of example\.org[\s\S]*inside VPCs only[\s\S]*do: mend hostedZone/,
    ],
    'a stack in the middle of a change': [
      () => {
        const template = '{}';
        one.account.stacks.set('Quest-test-Data', {
          status: 'UPDATE_IN_PROGRESS',
          protected: false,
          template,
        });
      },
      /NO {3}no stack is in the middle of a change\n +Quest-test-Data is UPDATE_IN_PROGRESS\n +do: wait/,
    ],
    'a base image that is not pinned': [
      () => {
        writeFileSync(path.join(one.folder, 'Dockerfile'), 'ARG BASE_IMAGE=node:24\nFROM $BASE_IMAGE\n');
        one.git('commit', '--quiet', '--all', '--message', 'unpinned');
      },
      /NO {3}the base image is pinned by digest\n.*node:24\n +do: npm run docker:pin/,
    ],
  };

  const nothingChanged = (): void => {
    expect(changes()).toEqual([]);
    expect(
      one.account.seen.filter((line) => !/^(docker info|cdk synth|guardrails|aws (Get|Describe))/.test(line)),
    ).toEqual([]);
  };

  test.each(Object.entries(everything))('finds %s, alone', async (_name, [harm, told]) => {
    harm();
    const { code, output } = await deploy();
    expect(output).toMatch(told);
    expect(output.match(/^ {2}NO /gm)).toHaveLength(1);
    expect(code).toBe(1);
    nothingChanged();
  });

  test('finds everything at once', async () => {
    for (const [harm] of Object.values(everything)) harm();
    const { code, output } = await deploy();
    for (const [, told] of Object.values(everything)) expect(output).toMatch(told);
    expect(output.match(/^ {2}NO /gm)).toHaveLength(7);
    expect(output).toContain('deploy: 8 things are in the way\n  do: see above; nothing was changed');
    expect(code).toBe(1);
    nothingChanged();
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
    nothingChanged();
  });

  test('hears what guardrails say', async () => {
    const { called } = one.account;
    one.account.called = (name, args, stdin) =>
      name === 'guardrails.cjs' ? { code: 1, stdout: 'a violation\n' } : called(name, args, stdin);
    const { code, output } = await deploy();
    expect(code).toBe(1);
    expect(output).toContain('a violation');
    expect(changes()).toEqual([]);
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
    nothingChanged();
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
    expect(changes()).toEqual([]);
  });
});

test('what is not understood is told in a line, and nothing is done', async () => {
  const cases = [
    [[], 'which environment? Name it: --env <environment>'],
    [['--env', 'nowhere'], 'There is no environment "nowhere"'],
    [['--env', 'test', '--wait', 'long'], '--wait takes seconds'],
    [['--env', 'test', '--url', 'ftp://x'], '--url takes an http or https URL'],
    [['--env', 'test', '--against', 'cdk.out'], '--against goes with --plan'],
    [['--env', 'test', '--force'], "Unknown option '--force'"],
  ] as const;
  const ended = await Promise.all(cases.map(([args]) => one.run('deploy', args)));
  for (const [index, { code, output }] of ended.entries()) {
    expect(output).toContain(cases[index]?.[1]);
    expect(code).toBe(2);
  }
  expect(one.account.seen).toEqual([]);
});
