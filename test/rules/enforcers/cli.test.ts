import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readText } from '../../../rules/sources/read-text';
import { type Ended, run } from './workplace';

const OPEN = `Resources:
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: everybody
      SecurityGroupIngress:
        - IpProtocol: tcp
          FromPort: 22
          ToPort: 22
          CidrIp: !Ref Source
Parameters:
  Source: { Type: String, Default: 0.0.0.0/0 }
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guardrails-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

function guardrails(args: readonly string[], input = ''): Promise<Ended> {
  return run('rules/enforcers/cli/guardrails.cjs', args, input);
}

describe('check', () => {
  test('says what is wrong in a template, where, and what to do', async () => {
    const path = file('open.yaml', OPEN);
    const { code, stdout, stderr } = await guardrails(['check', path]);
    expect(stdout).toContain('VIOLATION  critical  ec2-security-group-ingress-restricted');
    expect(stdout).toMatch(/Group \(AWS::EC2::SecurityGroup\) in \S+open\.yaml:2\n/);
    expect(stdout).toContain('Fix: Restrict the ingress');
    expect(stdout).toContain('1 of 1 resource judged by 3 rules: 1 violation, 0 in doubt, 0 excepted');
    expect(stderr).toBe('');
    expect(code).toBe(1);
  });

  test('takes a template on standard input and values for its parameters', async () => {
    const { code, stdout } = await guardrails(['check', '-', '--parameter', 'Source=192.0.2.0/24'], OPEN);
    expect(stdout).toContain('0 violations');
    expect(code).toBe(0);
  });

  test('reports for programs, the same for the same input', async () => {
    const path = file('open.yaml', OPEN);
    const first = await guardrails(['check', path, '--format', 'json']);
    const second = await guardrails(['check', path, '--format', 'json']);
    expect(first.stdout).toBe(second.stdout);
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(JSON.parse(first.stdout)).toEqual({
      tool: { name: 'quest-guardrails', version },
      inputs: [{ path, kind: 'template', resources: 1 }],
      summary: { resources: 1, judged: 1, rules: 3, violations: 1, indeterminate: 0, excepted: 0 },
      findings: [
        {
          rule: 'ec2-security-group-ingress-restricted',
          status: 'violation',
          severity: 'critical',
          resource: { type: 'AWS::EC2::SecurityGroup', id: 'Group' },
          property: 'SecurityGroupIngress[0]',
          message: expect.stringContaining('SecurityGroupIngress[0] admits "0.0.0.0/0" to tcp 22'),
          remediation: expect.stringContaining('Restrict'),
          controls: { 'aws-fsbp': ['EC2.18', 'EC2.19'], 'nist-800-53-r5': expect.any(Array) },
          file: path,
          line: 2,
        },
      ],
    });
  });

  test('judges templates that are given together as one world', async () => {
    const group = file(
      'group.yaml',
      'Resources: { Group: { Type: AWS::EC2::SecurityGroup } }\nOutputs: { Id: { Value: !Ref Group, Export: { Name: group } } }\n',
    );
    const ingress = file(
      'ingress.yaml',
      'Resources: { In: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !ImportValue group, IpProtocol: "-1", CidrIpv6: ::/0 } } }\n',
    );
    const { code, stdout } = await guardrails(['check', group, ingress]);
    expect(stdout).toMatch(/In \(AWS::EC2::SecurityGroupIngress\) in \S+ingress\.yaml/);
    expect(code).toBe(1);
  });

  test('under --strict, doubt refuses', async () => {
    const path = file('doubt.yaml', OPEN.replace(', Default: 0.0.0.0/0', ''));
    expect((await guardrails(['check', path])).code).toBe(0);
    const { code, stdout } = await guardrails(['check', path, '--strict']);
    expect(stdout).toContain('IN DOUBT  critical');
    expect(code).toBe(1);
  });

  test('under --strict, a default that complies is doubt', async () => {
    const path = file('default.yaml', OPEN.replace('0.0.0.0/0', '192.0.2.0/24'));
    expect((await guardrails(['check', path])).code).toBe(0);
    const { code, stdout } = await guardrails(['check', path, '--strict']);
    expect(stdout).toContain('complies only while parameter Source keeps its default "192.0.2.0/24"');
    expect(code).toBe(1);
  });

  test('writes the report to a file, whole', async () => {
    const output = join(folder, 'report.json');
    const { code, stdout } = await guardrails([
      'check',
      file('open.yaml', OPEN),
      '--format',
      'json',
      '--output',
      output,
    ]);
    expect(stdout).toBe('');
    expect(JSON.parse(readFileSync(output, 'utf8')).summary.violations).toBe(1);
    expect(readdirSync(folder).sort()).toEqual(['open.yaml', 'report.json']);
    expect(code).toBe(1);
  });
});

describe('could not judge: exit code 2, one line, nothing on standard output', () => {
  const cases: readonly [string, () => readonly string[], string][] = [
    ['no such file', () => ['check', join(folder, 'nope.json')], 'there is no such file'],
    ['a directory that is no assembly', () => ['check', folder], 'is a directory without manifest.json'],
    [
      'broken JSON',
      () => ['check', file('t.json', '{ "Resources": { "A": ')],
      't.json is neither JSON nor YAML',
    ],
    ['broken YAML, with its line', () => ['check', file('t.yaml', 'Resources:\n  A: [1\n')], 'line 3'],
    ['a list', () => ['check', file('t.json', '[]')], 'holds a list'],
    ['an empty file', () => ['check', file('t.json', '')], 'holds nothing'],
    ['no resources', () => ['check', file('t.json', '{"a":1}')], 'has no "Resources"'],
    ['a resource without a type', () => ['check', file('t.json', '{"Resources":{"A":{}}}')], 'resource "A"'],
    ['no path', () => ['check'], 'check needs a template'],
    ['an unknown command', () => ['chekc', 'x'], 'there is no command "chekc"'],
    ['an unknown option', () => ['check', 'x', '--fromat', 'json'], "Unknown option '--fromat'"],
    [
      'an unknown format',
      () => ['check', 'x', '--format', 'xml'],
      'there is no format "xml"; there is text, json',
    ],
    ['an unknown pack', () => ['check', 'x', '--pack', 'nist'], 'there is no pack "nist"; there is baseline'],
    [
      'a parameter without a value',
      () => ['check', 'x', '--parameter', 'A'],
      '--parameter takes Name=Value, not "A"',
    ],
    ['a day that no month has', () => ['check', 'x', '--now', '2027-02-31'], '--now takes a day'],
    [
      'a day that is none',
      () => ['check', 'x', '--now', 'tomorrow'],
      '--now takes a day such as 2027-03-31, not "tomorrow"',
    ],
    [
      'exceptions that are not there',
      () => ['check', file('t.yaml', OPEN), '--exceptions', 'no.yaml'],
      'cannot read no.yaml',
    ],
    [
      'a report that cannot be written',
      () => ['check', file('t.yaml', OPEN), '--output', join(folder, 'a/b')],
      'cannot write',
    ],
  ];

  test.each(cases)('%s', async (_name, args, message) => {
    const { code, stdout, stderr } = await guardrails(args());
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  test('an assembly without a resource', async () => {
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'out/manifest.json'), '{"version":"55.0.0","artifacts":{}}');
    const { code, stderr } = await guardrails(['check', join(folder, 'out')]);
    expect(stderr).toContain('holds no resource, so there is nothing to judge');
    expect(code).toBe(2);
  });

  test('a report that was there before is kept when nothing could be judged', async () => {
    const output = file('report.json', 'before');
    await guardrails(['check', join(folder, 'nope.json'), '--output', output]);
    expect(readFileSync(output, 'utf8')).toBe('before');
  });

  test('exceptions that are a directory', async () => {
    const { code, stderr } = await guardrails(['check', file('t.yaml', OPEN), '--exceptions', folder]);
    expect(stderr).toContain('it is a directory');
    expect(code).toBe(2);
  });

  test('no read permission, asked as a user who has none', () => {
    const path = file('t.yaml', OPEN);
    chmodSync(path, 0o000);
    const root = process.getuid?.() === 0;
    if (root) process.seteuid?.(65534);
    try {
      expect(() => readText(path)).toThrow(`cannot read ${path}: permission denied`);
    } finally {
      if (root) process.seteuid?.(0);
    }
  });
});

test('help and version', async () => {
  const help = await guardrails(['--help']);
  expect(help.stdout).toContain('guardrails check <path>...');
  expect(help.code).toBe(0);
  expect((await guardrails(['--version'])).stdout).toMatch(/^quest-guardrails \d+\.\d+\.\d+\n$/);
});
