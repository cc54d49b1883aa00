import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guardrails, run } from './workplace';

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
const RULE = 'ec2-security-group-ingress-restricted';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guardrails-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

describe('check', () => {
  test('says what is wrong in a template, where, with the line as it stands there, and what to do', async () => {
    file('open.yaml', OPEN);
    const { code, stdout, stderr } = await guardrails(['check', 'open.yaml'], '', folder);
    expect(stdout).toContain(`open.yaml

  Group (AWS::EC2::SecurityGroup)
    VIOLATION  critical  ${RULE}
      SecurityGroupIngress[0] admits "0.0.0.0/0" to tcp 22, expected the internet to reach only tcp 80 and 443
      open.yaml:7 | - IpProtocol: tcp
      Fix: Restrict the ingress`);
    expect(stdout).toMatch(/1 of 1 resource judged by \d+ rules: 1 violation, 0 in doubt, 0 excepted\n/);
    expect(stderr).toBe('');
    expect(code).toBe(1);
  });

  test('names the scenario of a finding', async () => {
    const path = file(
      'scenario.yaml',
      OPEN.replace('!Ref Source', '!If [IsProd, 0.0.0.0/0, 192.0.2.0/24]')
        .replace('Resources:', 'Conditions: { IsProd: !Equals [!Ref Stage, prod] }\nResources:')
        .concat('  Stage: { Type: String, AllowedValues: [prod, test] }\n'),
    );
    const { stdout } = await guardrails(['check', path]);
    expect(stdout).toContain('      when Stage is "prod"\n');
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
      summary: {
        resources: 1,
        judged: 1,
        rules: expect.any(Number),
        violations: 1,
        warnings: 0,
        indeterminate: 0,
        excepted: 0,
      },
      findings: [
        {
          rule: RULE,
          status: 'violation',
          severity: 'critical',
          stage: 'enforced',
          resource: { type: 'AWS::EC2::SecurityGroup', id: 'Group' },
          property: 'SecurityGroupIngress[0]',
          message: expect.stringContaining('SecurityGroupIngress[0] admits "0.0.0.0/0" to tcp 22'),
          remediation: expect.stringContaining('Restrict'),
          controls: expect.objectContaining({ 'nist-800-53-r5': expect.any(Array) }),
          file: path,
          line: 7,
        },
      ],
    });
  });

  test('finds the line in JSON too, and stops where a function stands for the rest', async () => {
    const json = `{"Resources": {\n "Group": {\n  "Type": "AWS::EC2::SecurityGroup",\n  "Properties": {\n   "GroupDescription": "g",\n   "SecurityGroupIngress": {"Fn::If": ["Yes",\n    [{"IpProtocol": "-1", "CidrIp": "0.0.0.0/0"}], []]}}}},\n "Conditions": {"Yes": {"Fn::Equals": ["a", "a"]}}}`;
    const { stdout } = await guardrails(['check', '-', '--format', 'json'], json);
    const { findings } = JSON.parse(stdout);
    expect(findings.map(({ rule, line }: { rule: string; line: number }) => [rule, line])).toContainEqual([
      RULE,
      6,
    ]);
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
    expect(stdout).toContain(`${ingress}\n\n  In (AWS::EC2::SecurityGroupIngress)\n`);
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

  test('heeds an exception, and judges those that are out of order whatever it looks at', async () => {
    file('open.yaml', OPEN);
    const entry = `{rule: ${RULE}, resource: Group, reason: the office needs it, owner: o, expires: 2027-03-31}`;
    file('exceptions.yaml', `exceptions:\n  - ${entry}\n`);
    const held = await guardrails(['check', 'open.yaml', '--now', '2027-01-01'], '', folder);
    expect(held.stdout).toContain('Excepted until 2027-03-31, by o: the office needs it');
    expect(held.code).toBe(0);
    const late = await guardrails(['check', 'open.yaml', '--now', '2027-04-01'], '', folder);
    expect(late.stdout).toContain('exceptions.yaml:2\n');
    expect(late.stdout).toContain('guardrails-exception-current');
    expect(late.stdout).toContain('2 violations');
    expect(late.code).toBe(1);
  });

  test.each([
    ['json', (text: string) => JSON.parse(text).summary.violations],
    ['sarif', (text: string) => JSON.parse(text).runs[0].results.length],
    ['junit', (text: string) => Number(/<testsuites [^>]*failures="(\d+)"/.exec(text)?.[1])],
    ['text', (text: string) => Number(/(\d+) violation/.exec(text)?.[1])],
  ])('writes %s to a file, whole', async (format, violations) => {
    const output = join(folder, 'report');
    const path = file('open.yaml', OPEN);
    const { code, stdout } = await guardrails(['check', path, '--format', format, '--output', output]);
    expect(stdout).toBe('');
    expect(violations(readFileSync(output, 'utf8'))).toBe(1);
    expect(readdirSync(folder).sort()).toEqual(['open.yaml', 'report']);
    expect(code).toBe(1);
  });
});

describe('colours', () => {
  const coloured = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean> => {
    const path = file('open.yaml', OPEN);
    const command = 'rules/enforcers/cli/guardrails.cjs';
    const { stdout } = await run(command, ['check', path, ...args], '', undefined, env);
    return stdout.includes('\u001b[31m');
  };

  test('are not for a pipe, unless they are forced, and never where they are unwanted', async () => {
    expect(await coloured([], {})).toBe(false);
    expect(await coloured([], { FORCE_COLOR: '1' })).toBe(true);
    expect(await coloured([], { FORCE_COLOR: '0' })).toBe(false);
    expect(await coloured(['--no-color'], { FORCE_COLOR: '1' })).toBe(false);
  });

  test('are never in a file', async () => {
    const output = join(folder, 'report.txt');
    expect(await coloured(['--output', output], { FORCE_COLOR: '1' })).toBe(false);
    expect(readFileSync(output, 'utf8')).not.toContain('\u001b');
  });
});

describe('help', () => {
  test('of the whole, and the version', async () => {
    const help = await guardrails(['--help']);
    expect(help.stdout).toMatch(
      /check .*\n {2}list .*\n {2}explain .*\n {2}coverage .*\n {2}exceptions .*\n {2}except .*\n {2}report /,
    );
    expect(help.code).toBe(0);
    expect((await guardrails([])).stdout).toBe(help.stdout);
    expect((await guardrails(['--version'])).stdout).toMatch(/^quest-guardrails \d+\.\d+\.\d+\n$/);
  });

  test.each(['check', 'list', 'explain', 'exceptions', 'except', 'report'])('of %s', async (command) => {
    const { stdout, code } = await guardrails([command, '--help']);
    expect(stdout).toMatch(new RegExp(`^Usage: guardrails ${command} `));
    expect(code).toBe(0);
  });
});

test('whoever reads may stop reading', async () => {
  mkdirSync(join(folder, 'bin'));
  const command = `process.argv.splice(1, 0, 'x'); const { spawn } = require('node:child_process');
    const child = spawn(process.execPath, ['rules/enforcers/cli/guardrails.cjs', 'list', '--format', 'json']);
    child.stdout.once('data', () => child.stdout.destroy());
    child.stderr.pipe(process.stdout);
    child.on('exit', (code) => console.log('exit', code));`;
  const script = file('reader.cjs', command);
  expect((await run(script, [])).stdout).toBe('exit 0\n');
});
