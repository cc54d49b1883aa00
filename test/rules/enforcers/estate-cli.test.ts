import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { guardrails as cli, inDays, run } from './workplace';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guardrails-estate-'));
  mkdirSync(join(folder, 'tmp'));
});
afterEach(() => {
  // Whatever came of a run, nothing of it is left.
  const left = readdirSync(join(folder, 'tmp')).filter((name) => name.startsWith('guardrails-'));
  rmSync(folder, { recursive: true, force: true });
  expect(left).toEqual([]);
});

type Raw = Readonly<Record<string, unknown>>;

function mould(type: string, changes: Raw = {}): Raw {
  const name = `test/fixtures/configuration-items/${type.replaceAll('::', '-')}.json`;
  return { ...JSON.parse(readFileSync(name, 'utf8')), ...changes };
}

const GROUP = mould('AWS::EC2::SecurityGroup');
const BUCKET = mould('AWS::S3::Bucket');
const STACK: Raw = { ...GROUP, resourceType: 'AWS::CloudFormation::Stack', resourceId: 'stack' };

function snapshot(name: string, items: readonly unknown[], more: Raw = { configSnapshotId: 'one' }): string {
  const text = JSON.stringify({ fileVersion: '1.0', ...more, configurationItems: items });
  const path = join(folder, name);
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text);
  return path;
}

const RULE = 'ec2-security-group-ingress-restricted';

function guardrails(args: readonly string[], input: string | Buffer = '') {
  return run('rules/enforcers/cli/guardrails.cjs', args, input, folder, { TMPDIR: join(folder, 'tmp') });
}

async function json(...args: readonly string[]) {
  const { code, stdout, stderr } = await guardrails(['check', ...args, '--format', 'json']);
  return { code, stderr, report: stdout === '' ? undefined : JSON.parse(stdout) };
}

test('tells by account, region and rule what was judged, and by type what was not', async () => {
  const path = snapshot('one.json.gz', [GROUP, BUCKET, STACK]);
  const { code, report } = await json(path);
  expect(code).toBe(1);
  expect(report.inputs).toEqual([{ path, kind: 'snapshot', resources: 3 }]);
  expect(report.summary).toMatchObject({ resources: 3, judged: 2 });
  const [place, ...others] = report.places;
  expect(others).toEqual([]);
  expect(place).toMatchObject({
    account: '111122223333',
    region: 'eu-west-1',
    resources: 3,
    gone: 0,
    oldest: '2026-10-05T08:30:00.000Z',
    newest: '2026-10-05T08:30:00.000Z',
    notJudged: { resources: 1, types: { 'AWS::CloudFormation::Stack': 1 } },
  });
  const row = place.rules.find(({ rule }: { rule: string }) => rule === RULE);
  expect(row).toMatchObject({ judged: 1, clean: 0, excepted: 0 });
  expect(row.violations).toBeGreaterThan(0);
  expect(report.problems).toEqual({ count: 0, first: [] });
  expect(report.summary.violations).toBe(
    place.rules
      .filter(
        ({ rule }: { rule: string }) =>
          !report.findings.some(
            (one: { rule: string; stage: string }) => one.rule === rule && one.stage === 'trial',
          ),
      )
      .reduce((sum: number, { violations }: { violations: number }) => sum + violations, 0),
  );
});

test('says it to people, with the gravest first and the doors that are open', async () => {
  const { code, stdout, stderr } = await guardrails(['check', snapshot('one.json', [GROUP, STACK])]);
  expect(stdout).toMatch(
    /^VIOLATION {2}critical {2}ec2-security-group-ingress-restricted {2}1 finding\n {2}111122223333 eu-west-1: 1 finding; 0 of 1 resources without one\n/,
  );
  expect(stdout).toContain('1 resource of types that no rule is about: AWS::CloudFormation::Stack 1');
  expect(stdout).toMatch(/1 of 2 resources judged by \d+ rules: \d+ violations?, /);
  expect(stderr).toBe('');
  expect(code).toBe(1);
});

test('exits 0 where nothing is wrong', async () => {
  expect(await json(snapshot('one.json', [STACK]))).toMatchObject({ code: 0, report: { findings: [] } });
});

test('takes the newest capture of a resource, whichever file it is in', async () => {
  const closed = { ...GROUP, configuration: { ...(GROUP['configuration'] as Raw), ipPermissions: [] } };
  const [early, late] = ['2026-10-05T08:00:00.000Z', '2026-10-05T09:00:00.000Z'];
  const at = (item: Raw, time: string): Raw => ({ ...item, configurationItemCaptureTime: time });
  const history = {};
  const judged = async (first: Raw, second: Raw) => {
    const files = [snapshot('a.json', [first], history), snapshot('b.json.gz', [second], history)];
    const { report } = await json(...files, '--findings', '99');
    return report.findings.filter(({ rule }: { rule: string }) => rule === RULE).length > 0;
  };
  expect(await judged(at(GROUP, early), at(closed, late))).toBe(false);
  expect(await judged(at(closed, late), at(GROUP, early))).toBe(false);
  expect(await judged(at(closed, early), at(GROUP, late))).toBe(true);
  expect(
    await judged(at(GROUP, early), { ...at(closed, late), configurationItemStatus: 'ResourceDeleted' }),
  ).toBe(false);
});

test('joins neighbours across files, and accuses nobody where they may be elsewhere', async () => {
  const vpc = snapshot('vpc.json', [mould('AWS::EC2::VPC')]);
  const log = snapshot('log.json.gz', [mould('AWS::EC2::FlowLog')]);
  const status = async (...args: readonly string[]) => {
    const { report } = await json(...args);
    return report.findings.find(({ rule }: { rule: string }) => rule === 'ec2-vpc-flow-logs-enabled')?.status;
  };
  expect(await status(vpc, log)).toBeUndefined();
  expect(await status(vpc)).toBe('indeterminate');
  expect(await status(vpc, '--recorded-types', 'all')).toBe('violation');
  expect(await status(vpc, '--recorded-types', 'AWS::EC2::Subnet')).toBe('indeterminate');
  const recorder = join(folder, 'recorder.json');
  const recording = (group: Raw) =>
    writeFileSync(recorder, JSON.stringify({ ConfigurationRecorders: [{ recordingGroup: group }] }));
  recording({ allSupported: true });
  expect(await status(vpc, '--recorder', recorder)).toBe('violation');
  recording({ allSupported: false, resourceTypes: ['AWS::EC2::VPC'] });
  expect(await status(vpc, '--recorder', recorder)).toBe('indeterminate');
  const history = snapshot('history.json', [mould('AWS::EC2::VPC')], {});
  expect(await status(history, '--recorded-types', 'all')).toBe('indeterminate');
});

describe('what cannot be read', () => {
  test('is told, the rest is judged, and nobody takes it for a success', async () => {
    const whole = gzipSync(
      JSON.stringify({ configSnapshotId: 'x', configurationItems: [GROUP, BUCKET, GROUP] }),
    );
    writeFileSync(join(folder, 'cut.json.gz'), whole.subarray(0, whole.length - 40));
    const { code, report } = await json('cut.json.gz');
    expect(code).toBe(2);
    expect(report.problems.first).toEqual([
      {
        file: 'cut.json.gz',
        code: 'SNAPSHOT_TRUNCATED',
        message: expect.stringContaining('cannot be read to its end'),
      },
    ]);
  });

  test('corrupt compression', async () => {
    const whole = gzipSync(JSON.stringify({ configurationItems: Array(400).fill(STACK) }), { level: 1 });
    // The sum of what it holds stands in its last eight bytes: https://datatracker.ietf.org/doc/html/rfc1952
    whole[whole.length - 6] = (whole[whole.length - 6] ?? 0) ^ 1;
    writeFileSync(join(folder, 'bad.json.gz'), whole);
    const { code, report } = await json('bad.json.gz', snapshot('good.json', [GROUP]));
    expect(code).toBe(2);
    expect(report.problems.first).toMatchObject([{ file: 'bad.json.gz', code: 'SNAPSHOT_CORRUPT' }]);
    expect(report.findings.some(({ rule }: { rule: string }) => rule === RULE)).toBe(true);
  });

  test('items that are none', async () => {
    const odd = [{ resourceType: 7, resourceId: 'x' }, 5, { ...GROUP, configuration: 'no JSON' }, {}];
    const { code, report } = await json(snapshot('odd.json', [...odd, GROUP]), '--recorded-types', 'all');
    expect(code).toBe(2);
    expect(report.problems.count).toBe(4);
    expect(report.summary.resources).toBe(1);
    expect(report.openViews).toEqual([
      { account: '111122223333', why: expect.stringContaining('not all of') },
    ]);
  });
});

test('reads a folder as AWS Config lays it out, without what a newer snapshot replaces', async () => {
  const day = join(folder, 'AWSLogs/111122223333/Config/eu-west-1/2026/10/5/ConfigSnapshot');
  mkdirSync(day, { recursive: true });
  const name = (time: string) =>
    `111122223333_Config_eu-west-1_ConfigSnapshot_${time}_0f2c9a1e-0000-0000-0000-000000000000.json.gz`;
  const at = (time: string) => `AWSLogs/111122223333/Config/eu-west-1/2026/10/5/ConfigSnapshot/${name(time)}`;
  snapshot(at('20261005T060000Z'), [BUCKET]);
  snapshot(at('20261005T120000Z'), [GROUP]);
  writeFileSync(join(folder, 'AWSLogs/ConfigWritabilityCheckFile'), '');
  writeFileSync(join(folder, 'AWSLogs/other.json'), '{}');
  const { report } = await json('AWSLogs');
  expect(report.inputs).toEqual([{ path: at('20261005T120000Z'), kind: 'snapshot', resources: 1 }]);
  expect(report.replaced).toEqual([at('20261005T060000Z')]);
});

test('takes a snapshot on standard input, compressed or not', async () => {
  const text = JSON.stringify({ configSnapshotId: 'x', configurationItems: [GROUP] });
  for (const input of [text, gzipSync(text)]) {
    const { code, stdout } = await guardrails(['check', '-', '--format', 'json'], input);
    expect(JSON.parse(stdout).inputs).toEqual([{ path: 'standard input', kind: 'snapshot', resources: 1 }]);
    expect(code).toBe(1);
  }
});

test.each(['sg-0g1', 'arn:aws:ec2:eu-west-1:111122223333:security-group/sg-0g1'])(
  'an exception for %s excuses it, and is counted',
  async (resource) => {
    const entry = {
      rule: RULE,
      resource,
      reason: 'a test of what an exception may do',
      owner: 'tests',
      expires: inDays(30),
    };
    writeFileSync(join(folder, 'exceptions.yaml'), JSON.stringify({ exceptions: [entry] }));
    const { report } = await json(snapshot('one.json', [GROUP]));
    const row = report.places[0].rules.find(({ rule }: { rule: string }) => rule === RULE);
    expect(row.violations).toBe(0);
    expect(row.excepted).toBeGreaterThan(0);
    expect(report.summary.excepted).toBe(row.excepted);
  },
);

test('lists as many findings as asked for, and counts all', async () => {
  const groups = Array.from({ length: 12 }, (_, at) => ({ ...GROUP, resourceId: `sg-${at}` }));
  const path = snapshot('many.json', groups);
  const listed = async (most: string) => {
    const { report } = await json(path, '--findings', most);
    const row = report.places[0].rules.find(({ rule }: { rule: string }) => rule === RULE);
    const told = report.findings.filter(
      ({ rule, status }: { rule: string; status: string }) => rule === RULE && status === 'violation',
    );
    return [told.length, row.violations, row.judged];
  };
  const [, all] = await listed('0');
  expect(all).toBeGreaterThanOrEqual(12);
  expect(await listed('0')).toEqual([0, all, 12]);
  expect(await listed('5')).toEqual([5, all, 12]);
  expect(await listed('9999')).toEqual([all, all, 12]);
});

test('doubt refuses where it is strict, a parameter of a rule is set, and other formats tell the same', async () => {
  const path = snapshot('vpc.json', [mould('AWS::EC2::VPC')]);
  expect((await json(path)).code).toBe(0);
  expect((await json(path, '--strict')).code).toBe(1);
  const one = snapshot('one.json', [GROUP]);
  const sarif = await guardrails(['check', one, '--format', 'sarif']);
  expect(
    JSON.parse(sarif.stdout).runs[0].results.some(({ ruleId }: { ruleId: string }) => ruleId === RULE),
  ).toBe(true);
  const junit = await guardrails(['check', one, '--format', 'junit']);
  expect(junit.stdout).toContain(`<testsuite name="${RULE}"`);
});

test.each([
  [['one.json', 'template.yaml'], 'template.yaml is no snapshot of AWS Config'],
  [['one.json', '--parameter', 'A=b'], 'snapshots have no parameters'],
  [['one.json', '--findings', 'all'], '--findings takes a number'],
  [['one.json', '--recorded-types', 'bucket'], '--recorded-types takes all, or types'],
  [['one.json', '--recorder', 'one.json'], 'RECORDER_MALFORMED'],
  [['template.yaml', '--recorded-types', 'all'], '--recorded-types is for snapshots'],
])('check %j is refused', async (args, message) => {
  snapshot('one.json', [GROUP]);
  writeFileSync(join(folder, 'template.yaml'), 'Resources: {}\n');
  const { code, stdout, stderr } = await guardrails(['check', ...args]);
  expect(stderr).toContain(message);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
});

test('a template on standard input is still one', async () => {
  const { stdout, code } = await cli(['check', '-'], 'Resources: {}\n');
  expect(stdout).toContain('0 violations');
  expect(code).toBe(0);
});
