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
  one.account.faults.set('GetHostedZone', { code: 'Throttling', message: 'Rate exceeded', times: 1 });
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

const unstable = [
  [{ state: 'IN_PROGRESS', running: 1 }, 'after 0.5 s the deployment is IN_PROGRESS; 1 of 2'],
  [{ state: 'FAILED', running: 0 }, 'the deployment is FAILED; 0 of 2'],
  [{ state: 'COMPLETED', running: 2, taskDefinition: 'task:0' }, 'gone back to task:0'],
] as const;

test('a service that does not come up, fails, or is taken back by ECS: the earlier image is deployed again', () =>
  Promise.all(
    unstable.map(async ([rollout, words]) => {
      const own = await project(environment);
      const { account } = own;
      own.deploy(earlier, { Network: '{"Resources":{}}' });
      account.rollouts = [rollout];
      const { called } = account;
      account.called = (name, args, stdin) => {
        if (account.seen.at(-1) === synthOf(earlier)) account.rollouts = [{ state: 'COMPLETED', running: 2 }];
        return called(name, args, stdin);
      };
      const { code, output } = await own.run('deploy', ['--env', 'test', '--wait', '0.5']);
      own.end();
      expect(code).toBe(1);
      expect(output).toContain(words);
      expect(output).toContain(`rolled back: Quest-test-Service to the image ${earlier}\n  it is stable\n`);
      expect(output).toContain('not taken back: Quest-test-Network, Quest-test-Service\n');
      expect(output).toContain('not touched: Quest-test-Observability, Quest-test-Governance\n');
      const last = account.seen.slice(account.seen.lastIndexOf(synthOf(earlier)));
      expect(last.slice(0, 5)).toEqual([
        ...[synthOf(earlier), judge, 'aws DescribeStacks', 'aws GetTemplate', layer('Service')],
      ]);
    }),
  ));

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

test('an image that cannot be built, or not be brought into the registry: the service runs on', () =>
  Promise.all(
    ['build', 'login', 'push'].map(async (verb) => {
      const own = await project(environment);
      const { account } = own;
      own.deploy(earlier);
      const { called } = account;
      account.called = (name, args, stdin) => (args[0] === verb ? { code: 3 } : called(name, args, stdin));
      const { code, output } = await own.run('deploy', ['--env', 'test']);
      own.end();
      expect(code).toBe(1);
      expect(account.seen.at(-1)).toMatch(new RegExp(`^docker ${verb} `));
      expect(output).toContain('  exit code 3; no layer was changed by it\n');
      expect(output).toContain('  do: ');
    }),
  ));

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
