import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { selectEnvironment } from '../../stacks/environments/select';
import { earlier, type Project, project } from './project';

const root = path.join(__dirname, '../..');

// Loaded into every process the plan starts: a name that is looked up, or an address that is called, ends it.
const offline = (log: string): string => `
const told = (what) => { require('node:fs').appendFileSync(${JSON.stringify(log)}, what + '\\n'); throw new Error(what); };
const net = require('node:net');
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  return options?.path ? connect.apply(this, args) : told('connect ' + JSON.stringify(options));
};
require('node:dns').lookup = (name) => told('look up ' + name);
`;

test('the plan of the real project: complete, without account, engine or network', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'quest-plan-'));
  try {
    const real = (process.env['PATH'] ?? '').split(path.delimiter).map((one) => path.join(one, 'git'));
    symlinkSync(real.find(existsSync) ?? 'git', path.join(folder, 'git'));
    symlinkSync(process.execPath, path.join(folder, 'node'));
    const log = path.join(folder, 'network');
    writeFileSync(path.join(folder, 'offline.cjs'), offline(log));
    const out = path.join(folder, 'out');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'tools/deploy.ts', '--env', 'test', '--plan', '--smoke', '--output', out],
      {
        cwd: root,
        encoding: 'utf8',
        env: {
          PATH: folder,
          HOME: folder,
          CDK_VALIDATION: 'false',
          NODE_OPTIONS: `--require ${path.join(folder, 'offline.cjs')}`,
        },
      },
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(existsSync(log)).toBe(false);
    expect(stdout.split('\n').filter((line) => /^\S/.test(line))).toEqual([
      'Plan of a deployment of test to us-east-1. Nothing is asked and nothing is changed.',
      'Preflight: what must hold before anything is changed',
      ...['Layers, in the order of their deployment', 'Steps', 'Changes', 'Guardrails'],
    ]);
    expect(stdout.match(/^ {2}not checked offline: /gm)).toHaveLength(9);
    for (const words of [
      /^ {2}1\. Network: Quest-test-Network, \d+ resources$/m,
      /^ {2}\d\. Service: Quest-test-Service, \d+ resources$/m,
      /\$ docker build --platform linux\/arm64 --build-arg REVISION=\w+(-dirty)? --tag quest:[\w-]+ \.$/m,
      /\$ docker push '<account>\.dkr\.ecr\.us-east-1\.amazonaws\.com\/quest-test:[\w-]+'$/m,
      /--context env=test --context 'imageDigest=<digest of the pushed image>'$/m,
      /deploy Service --exclusively --require-approval never --no-notices --app /,
      /then until https:\/\/test\.quest\.example\.com\/health answers 200$/m,
      /^ {2}no earlier templates given: everything is new/m,
      /^ {2}\d+ of \d+ resources judged by \d+ rules: 0 violations/m,
    ])
      expect(stdout).toMatch(words);
    const order = [...stdout.matchAll(/cdk (?:deploy|synth)\S* ?(\w*)/g)].map(([, what]) => what);
    expect(order.indexOf('Network')).toBeLessThan(order.indexOf('Service'));
    expect(stdout.indexOf('docker push')).toBeLessThan(stdout.indexOf('deploy Service'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

describe('in a project of its own', () => {
  let one: Project;
  beforeEach(async () => {
    one = await project(selectEnvironment('test'));
  });
  afterEach(() => one.end());
  const plan = (...more: readonly string[]) => one.run('deploy', ['--env', 'test', '--plan', ...more]);

  test('it says the same twice, and calls nothing but synth and guardrails', async () => {
    const [first, second] = [await plan(), await plan()];
    expect(first.output).toBe(second.output);
    expect(first.code).toBe(0);
    expect(one.account.seen.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'cdk synth',
      'guardrails.cjs check',
      'cdk synth',
      'guardrails.cjs check',
    ]);
    expect(first.output).toContain(`Layers, in the order of their deployment
  1. Network: Quest-test-Network, 1 resource
  2. Data: Quest-test-Data, 1 resource
  3. Service: Quest-test-Service, 2 resources
  4. Observability: Quest-test-Observability, 1 resource
  5. Governance: Quest-test-Governance, 1 resource
`);
    expect(first.output.match(/^ {2}\d+\. /gm)).toHaveLength(5 + 9);
  });

  test('against what is deployed it tells what changes, and the image is no change of its own', async () => {
    one.deploy(earlier);
    const against = path.join(one.folder, '.bin/against');
    cpSync(path.join(one.folder, 'cdk.out'), against, { recursive: true });
    const vpc = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } };
    const network = { Resources: { Vpc: vpc, Old: { Type: 'AWS::EC2::Subnet' } }, Outputs: { Id: 1 } };
    writeFileSync(path.join(against, 'Network.template.json'), JSON.stringify(network));
    const { code, output } = await plan('--against', against);
    expect(code).toBe(0);
    expect(output).toContain(`Changes
  Network: 3 changes
    - Old (AWS::EC2::Subnet)
    ~ Vpc (AWS::EC2::VPC): Properties
    ~ Outputs
  Data: unchanged, it will be left alone
  Service: unchanged, it will be left alone
  Observability: unchanged, it will be left alone
  Governance: unchanged, it will be left alone
  and the image, unless the one deployed is of this commit
`);
  });

  test('what the guardrails refuse is told, and the plan fails', async () => {
    const { called } = one.account;
    one.account.called = (name, args, stdin) =>
      name === 'guardrails.cjs' ? { code: 1, stdout: 'a violation\n' } : called(name, args, stdin);
    const { code, output } = await plan();
    expect(code).toBe(1);
    expect(output).toContain('Guardrails\n  a violation\n');
    expect(output).toContain('deploy: the guardrails refuse it');
  });

  test('what cannot be compared or synthesized is told', async () => {
    const nowhere = await plan('--against', 'nowhere');
    expect(nowhere.output).toContain('deploy: nowhere is not a cloud assembly we can read');
    expect(nowhere.code).toBe(1);
    one.account.called = () => ({ code: 1, stdout: 'no such stack' });
    const broken = await plan();
    expect(broken.output).toContain('deploy: it does not synthesize\n  no such stack\n  do: ');
    expect(broken.code).toBe(1);
  });
});
