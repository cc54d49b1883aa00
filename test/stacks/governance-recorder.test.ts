import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimsOf } from '../../stacks/claims';
import { example } from '../../stacks/environments/example';

const folder = mkdtempSync(join(tmpdir(), 'quest-recorder-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the check on what describe-configuration-recorders is to have answered. */
function check(answer: unknown, ...options: string[]) {
  const file = join(folder, 'recorder.json');
  writeFileSync(file, typeof answer === 'string' ? answer : JSON.stringify(answer));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'tools/governance-check.ts', '--recorder', file, ...options],
    { cwd: join(__dirname, '../..'), encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

const recorder = (recordingGroup: object, recordingMode?: object) => ({
  ConfigurationRecorders: [
    {
      name: 'default',
      roleARN: 'arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
      recordingGroup,
      ...(recordingMode && { recordingMode }),
      recordingScope: 'PAID',
    },
  ],
});
const everything = {
  allSupported: true,
  includeGlobalResourceTypes: true,
  resourceTypes: [],
  exclusionByResourceTypes: { resourceTypes: [] },
  recordingStrategy: { useOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' },
};

test('a recorder of everything, continuously, is enough', () => {
  const { status, stdout, stderr } = check(recorder(everything, { recordingFrequency: 'CONTINUOUS' }));
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(
    /^Recorder "default" records (\d+) of the \1 types that the rules judge and read\.$/m,
  );
  expect(stdout).not.toContain('Not recorded');
  expect(stdout).not.toContain('once a day');
});

test('what is excluded is named, with the rules that judge nothing and those that are in doubt without it', () => {
  const { status, stdout, stderr } = check(
    recorder({
      allSupported: false,
      exclusionByResourceTypes: { resourceTypes: ['AWS::EC2::NetworkInterface', 'AWS::EC2::RouteTable'] },
      recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
    }),
  );
  expect(status).toBe(1);
  const claims = claimsOf(example).map(({ name }) => `, claim-${name}`);
  expect(claims).toHaveLength(6);
  expect(stdout).toContain(`
Not recorded:
  AWS::EC2::NetworkInterface
    judged by: ec2-source-destination-check-enabled
    read by: claim-workload-load-balancer-only, ec2-instance-public-ip-disabled${claims.join('')}
  AWS::EC2::RouteTable
    read by: claim-workload-load-balancer-only, ecs-service-private-subnets-required${claims.join('')}
`);
  expect(stderr).toContain('2 types are not recorded');
});

test('IAM is recorded only where the recorder is told to record what is global', () => {
  const { status, stdout } = check(recorder({ ...everything, includeGlobalResourceTypes: false }));
  expect(status).toBe(1);
  expect(stdout.match(/^ {2}AWS::\S+$/gm)?.map((line) => line.trim())).toEqual(
    expect.arrayContaining(['AWS::IAM::Role', 'AWS::IAM::User']),
  );
  expect(stdout).not.toContain('  AWS::S3::Bucket\n');
});

test('a list of types holds those and no others', () => {
  const { status, stdout } = check(
    recorder({
      allSupported: false,
      resourceTypes: ['AWS::S3::Bucket'],
      recordingStrategy: { useOnly: 'INCLUSION_BY_RESOURCE_TYPES' },
    }),
  );
  expect(status).toBe(1);
  expect(stdout).toContain('records 1 of the');
  expect(stdout).not.toContain('  AWS::S3::Bucket\n');
});

test('what is recorded once a day is said to be seen late, and is no failure', () => {
  const { status, stdout } = check(
    recorder(everything, {
      recordingFrequency: 'CONTINUOUS',
      recordingModeOverrides: [{ resourceTypes: ['AWS::ECS::Service'], recordingFrequency: 'DAILY' }],
    }),
  );
  expect(status).toBe(0);
  const [, late = ''] = stdout.split('Recorded once a day');
  expect(late.match(/^ {2}AWS::\S+$/gm)).toEqual(['  AWS::ECS::Service']);
});

test('a type that an override records continuously is not late where the others are', () => {
  const { stdout } = check(
    recorder(everything, {
      recordingFrequency: 'DAILY',
      recordingModeOverrides: [{ resourceTypes: ['AWS::ECS::Service'], recordingFrequency: 'CONTINUOUS' }],
    }),
  );
  const [, late = ''] = stdout.split('Recorded once a day');
  expect(late).toContain('  AWS::S3::Bucket\n');
  expect(late).not.toContain('  AWS::ECS::Service\n');
});

test('the recorder of a service tells our rules nothing', () => {
  const [own] = recorder(everything).ConfigurationRecorders;
  const { status, stdout } = check({
    ConfigurationRecorders: [{ ...own, servicePrincipal: 'observabilityadmin.amazonaws.com' }],
  });
  expect(status).toBe(1);
  expect(stdout).toContain('There is no recorder of the account itself');
});

test.each([
  ['no JSON', 'nothing', 'is not what describe-configuration-recorders answers'],
  ['something else', { Recorders: [] }, 'ConfigurationRecorders: Invalid input'],
])('%s is refused with code 2', (_what, answer, message) => {
  const { status, stderr } = check(answer);
  expect(status).toBe(2);
  expect(stderr).toContain(message);
});

test('a smaller pack needs less, and an environment without governance nothing', () => {
  expect(check(recorder(everything), '--pack', 'cis-aws-3.0').status).toBe(0);
  expect(check(recorder(everything), '--env', 'pr-12')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('nothing watches over the account on behalf of pr-12'),
  });
  expect(check(recorder(everything), '--pack', 'baseline', '--env', 'prod').status).toBe(2);
});
