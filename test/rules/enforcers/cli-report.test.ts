import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import { validateXML } from 'xmllint-wasm/index-node';
import { guardrails } from './workplace';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guardrails-cli-'));
  file = join(folder, 'validation-report.json');
  const text = readFileSync('test/fixtures/validation-report.json', 'utf8');
  writeFileSync(file, text.replaceAll('<root>', process.cwd()));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('SARIF: one run for each plugin, what was acknowledged suppressed, at the line of the app that made it', async () => {
  const { stdout, code } = await guardrails(['report', file, '--format', 'sarif']);
  const log: Log = JSON.parse(stdout);
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  addFormats(ajv);
  ajv.validate(JSON.parse(readFileSync('test/fixtures/sarif-2.1.0-rtm.5.json', 'utf8')), log);
  expect(ajv.errors ?? []).toEqual([]);
  expect(
    log.runs.map(({ tool, results }) => [
      tool.driver.name,
      results?.map(({ ruleId, level, suppressions }) => [ruleId, level, suppressions?.[0]?.justification]),
    ]),
  ).toEqual([
    ['AwsSolutions', [['AwsSolutions-EC23', 'error', 'the office needs it (tests, until 2027-06-01)']]],
    [
      'Guardrails',
      [
        ['ec2-security-group-ingress-restricted', 'error', undefined],
        ['elbv2-listener-tls-required', 'warning', undefined],
      ],
    ],
    ['CloudFormation Validate', [['W2508', 'warning', undefined]]],
  ]);
  expect(log.runs[1]?.results?.[0]?.locations?.[0]?.physicalLocation).toEqual({
    artifactLocation: { uri: 'test/rules/enforcers/guarded-app.ts', uriBaseId: '%SRCROOT%' },
    region: { startLine: 34 },
  });
  expect(code).toBe(1);
});

test('JUnit: failures, and the rest skipped with its reason', async () => {
  const { stdout } = await guardrails(['report', file, '--format', 'junit']);
  const schema = readFileSync('test/fixtures/junit-10.xsd', 'utf8');
  const { errors } = await validateXML({ xml: { fileName: 'r.xml', contents: stdout }, schema });
  expect(errors).toEqual([]);
  expect(stdout).toContain('tests="4" failures="1"');
  expect(stdout).toContain('<skipped message="excepted the office needs it (tests, until 2027-06-01)"/>');
  expect(stdout).toMatch(
    /<testcase name="Demo\/Group SecurityGroupIngress\[0\]" [^>]*>\s*<failure type="critical"/,
  );
});

test('text: each plugin with what came of it', async () => {
  const { stdout } = await guardrails(['report', file]);
  expect(stdout).toContain('AwsSolutions: passed, 0 violations, 0 warnings, 0 in doubt, 1 excepted\n');
  expect(stdout).toMatch(
    /\nGuardrails \d+\.\d+\.\d+: refused, 1 violation, 0 warnings, 1 in doubt, 0 excepted\n/,
  );
  expect(stdout).toMatch(/Demo\/Listener .*\n {4}IN DOUBT {2}critical {2}elbv2-listener-tls-required\n/);
  expect(stdout).toMatch(/\n {4}WARNING {2}W2508\n/);
  expect(stdout).toMatch(/\n2 of 3 plugins passed\n$/);
});

test('JSON: for programs', async () => {
  const { stdout } = await guardrails(['report', file, '--format', 'json']);
  const { plugins } = JSON.parse(stdout);
  expect(plugins.map(({ summary }: { summary: object }) => summary)).toEqual([
    { violations: 0, warnings: 0, indeterminate: 0, excepted: 1 },
    { violations: 1, warnings: 0, indeterminate: 1, excepted: 0 },
    { violations: 0, warnings: 1, indeterminate: 0, excepted: 0 },
  ]);
  expect(plugins[0].findings).toEqual([
    {
      rule: 'AwsSolutions-EC23',
      status: 'excepted',
      level: 'error',
      property: '',
      message: 'The Security Group allows for 0.0.0.0/0 or ::/0 inbound access.',
      file: 'test/rules/enforcers/guarded-app.ts',
      line: 34,
      resource: { path: 'Demo/Group', type: 'aws-cdk-lib.aws_ec2.CfnSecurityGroup' },
      reason: 'the office needs it (tests, until 2027-06-01)',
    },
  ]);
});

test('a report of plugins that all passed exits 0', async () => {
  const report = {
    version: '55.0.0',
    pluginReports: [{ pluginName: 'P', conclusion: 'success', violations: [] }],
  };
  writeFileSync(file, JSON.stringify(report));
  const { code, stdout } = await guardrails(['report', file]);
  expect(stdout).toContain('1 of 1 plugin passed');
  expect(code).toBe(0);
});

test.each([
  ['no such file', undefined, 'there is no such file'],
  ['broken JSON', '{"pluginReports": [\n1,}', 'at line 2, column 3'],
  ['a list', '[]', 'holds a list'],
  ['another file of an assembly', '{"artifacts":{}}', 'is no validation report of CDK: pluginReports'],
  [
    'an unknown conclusion',
    '{"pluginReports":[{"pluginName":"P","conclusion":"maybe","violations":[]}]}',
    'pluginReports.0.conclusion',
  ],
])('%s: exit code 2 and one line', async (_name, text, message) => {
  if (text === undefined) rmSync(file);
  else writeFileSync(file, text);
  const output = join(folder, 'out.sarif');
  const { code, stdout, stderr } = await guardrails([
    'report',
    file,
    '--format',
    'sarif',
    '--output',
    output,
  ]);
  expect(stderr).toContain(message);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});
