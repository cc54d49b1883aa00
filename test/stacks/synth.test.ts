import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { example } from '../../stacks/environments/example';
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

test('cdk synth needs no account, no credentials and no lookups', () => {
  const { status, stderr } = synth();
  expect({ status, stderr }).toMatchObject({ status: 0 });
  const manifest = JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8'));
  expect(manifest.missing ?? []).toEqual([]);
  expect(manifest.artifacts.Network).toMatchObject({
    environment: 'aws://unknown-account/us-east-1',
    properties: { stackName: 'Quest-example-Network', terminationProtection: true },
  });
  expect(manifest.artifacts.Service).toMatchObject({
    environment: 'aws://unknown-account/us-east-1',
    dependencies: expect.arrayContaining(['Network']),
    properties: { stackName: 'Quest-example-Service', terminationProtection: true },
  });
});

test('an environment with an account needs no lookups either', () => {
  const { context } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8'));
  const app = new App({ context });
  buildApp(app, { ...example, account: '111122223333' });
  const assembly = app.synth();
  expect(assembly.manifest.missing ?? []).toEqual([]);
  expect(assembly.stacks.map((stack) => stack.environment.account)).toEqual([
    '111122223333',
    '111122223333',
    '111122223333',
  ]);
});

test('a wrong environment stops the app with code 2 and one message', () => {
  const app = spawnSync(process.execPath, ['--import', 'tsx', 'stacks/app.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CDK_CONTEXT_JSON: '{"env":"nope"}' },
  });
  expect(app.stderr).toBe(
    'ENVIRONMENT_UNKNOWN: There is no environment "nope". Choose with -c env=<name> one of: example.\n',
  );
  expect(app.status).toBe(2);
});
