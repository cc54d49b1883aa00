import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { selectEnvironment } from '../../stacks/environments/select';
import { buildApp } from '../../stacks/quest';

const root = join(__dirname, '../..');
const output = mkdtempSync(join(tmpdir(), 'quest-synth-'));
afterAll(() => rmSync(output, { recursive: true, force: true }));

/** Runs the CDK CLI as a machine without AWS would: no variables, no configuration files, no metadata service. */
function synth(...options: string[]) {
  const kept = Object.entries(process.env).filter(([name]) => !/^(AWS|CDK)_/.test(name));
  return spawnSync(
    process.execPath,
    [require.resolve('aws-cdk/bin/cdk'), 'synth', '--quiet', '--no-notices', '--output', output, ...options],
    {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...Object.fromEntries(kept),
        AWS_CONFIG_FILE: '/dev/null',
        AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
        AWS_EC2_METADATA_DISABLED: 'true',
        CDK_VALIDATION: 'false',
        CDK_DISABLE_CLI_TELEMETRY: 'true',
      },
    },
  );
}

const layers = ['Network', 'Data', 'Service', 'Observability', 'Governance', 'Canaries'];

test.each([
  ['example', 'Quest-example', true, layers],
  ['prod', 'Quest-prod', true, layers],
  ['test', 'Quest-test', true, layers],
  ['pr-12', 'Quest-pr-12', false, layers.slice(1, -1)],
])(
  '%s synthesizes without an account, credentials or lookups',
  (name, prefix, terminationProtection, own) => {
    const { status, stderr } = synth('--context', `env=${name}`);
    expect({ status, stderr }).toMatchObject({ status: 0 });
    const manifest = JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8'));
    expect(manifest.missing ?? []).toEqual([]);
    for (const layer of own)
      expect(manifest.artifacts[layer]).toMatchObject({
        environment: 'aws://unknown-account/us-east-1',
        properties: { stackName: `${prefix}-${layer}`, terminationProtection },
      });
    const lower = own.filter((layer) => layer === 'Network' || layer === 'Data');
    expect(manifest.artifacts.Service.dependencies).toEqual(expect.arrayContaining(lower));
    for (const layer of lower) expect(manifest.artifacts[layer].dependencies).toEqual([`${layer}.assets`]);
    // What watches over the account tells of its own faults through the topic of the data layer.
    expect(manifest.artifacts.Governance.dependencies.toSorted()).toEqual(
      terminationProtection ? ['Data', 'Governance.assets'] : ['Governance.assets'],
    );
  },
);

test.each(['example', 'pr-12'])('%s with an account needs no lookups either', (name) => {
  const { context } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8'));
  const app = new App({ context });
  buildApp(app, { ...selectEnvironment(name), account: '111122223333' });
  const assembly = app.synth();
  expect(assembly.manifest.missing ?? []).toEqual([]);
  expect(new Set(assembly.stacks.map((stack) => stack.environment.account))).toEqual(
    new Set(['111122223333']),
  );
});

test('a wrong environment stops the app with code 2 and one message', () => {
  const app = spawnSync(process.execPath, ['--import', 'tsx', 'stacks/app.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CDK_CONTEXT_JSON: '{"env":"nope"}' },
  });
  expect(app.stderr).toBe(
    'ENVIRONMENT_UNKNOWN: There is no environment "nope". Choose with -c env=<name> one of: prod, test, example, pr-1 to pr-9999.\n',
  );
  expect(app.status).toBe(2);
});
