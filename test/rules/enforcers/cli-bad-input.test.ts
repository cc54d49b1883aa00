import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ended, guardrails, run } from './workplace';

const TEMPLATE = 'Resources: { Group: { Type: AWS::EC2::SecurityGroup } }\n';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guardrails-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** A file of a size that takes no room. */
function huge(name: string, start: string): string {
  const path = file(name, start);
  truncateSync(path, 200_000_000);
  return path;
}

function expectRefusal({ code, stdout, stderr }: Ended, message: string): void {
  expect(stderr).toContain(message);
  expect(stderr).toMatch(/^guardrails: .*[^.] \([A-Z_]+\)\n$/);
  expect(stdout).toBe('');
  expect(code).toBe(2);
}

/** Runs the command as a user who may nothing, whoever runs the tests. */
function asNobody(args: readonly string[]): Promise<Ended> {
  const script = file(
    'as-nobody.cjs',
    `require('tsx/cjs');
     const { run } = require('./rules/enforcers/cli/main.ts');
     run(['--version']);
     // tsx loads a part of itself a moment later, from a folder that may be ours alone.
     setImmediate(() => {
       if (process.getuid() === 0) process.seteuid(65534);
       process.exitCode = run(${JSON.stringify(args)});
     });`
      .replace("'tsx/cjs'", JSON.stringify(require.resolve('tsx/cjs')))
      .replace("'./rules", `'${process.cwd()}/rules`),
  );
  return run(script, []);
}

describe('could not judge: exit code 2, one line, nothing on standard output', () => {
  const cases: readonly [string, () => readonly string[], string][] = [
    ['no such file', () => ['check', join(folder, 'nope.json')], 'there is no such file'],
    ['a directory that is no assembly', () => ['check', folder], 'is a directory without manifest.json'],
    [
      'JSON that ends too early',
      () => ['check', file('t.json', '{ "Resources": {\n "A": ')],
      'at line 2, column',
    ],
    [
      'broken JSON',
      () => ['check', file('t.json', '{ "Resources": {\n "A": [1,} }')],
      'at line 2, column 10',
    ],
    ['broken YAML', () => ['check', file('t.yaml', 'Resources:\n  A: [1\n')], 'at line 3, column 1'],
    [
      'a name twice',
      () => ['check', file('t.yaml', `${TEMPLATE}Resources: {}\n`)],
      '"Resources" is there twice, at line 2, column 1',
    ],
    ['a list', () => ['check', file('t.json', '[]')], 'holds a list'],
    ['a string', () => ['check', file('t.yaml', 'hello')], 'holds a string'],
    ['an empty file', () => ['check', file('t.json', '')], 'holds nothing'],
    ['no resources', () => ['check', file('t.json', '{"a":1}')], 'has no "Resources"'],
    ['a resource without a type', () => ['check', file('t.json', '{"Resources":{"A":{}}}')], 'resource "A"'],
    ['200 MB of nothing', () => ['check', huge('t.yaml', '')], 't.yaml is larger than 64 MB'],
    ['200 MB that begin as JSON', () => ['check', huge('t.json', '{"Resources":')], 'larger than 64 MB'],
    ['a million brackets', () => ['check', file('t.json', '['.repeat(999_999))], 'nests deeper'],
    ['a million names', () => ['check', file('t.yaml', 'a:\n'.repeat(1_000_001))], 'larger than any YAML'],
    [
      'an assembly whose manifest is huge',
      () => ['check', join(huge('manifest.json', '{'), '..')],
      'larger than 64 MB',
    ],
    ['no path', () => ['check'], 'check needs a template'],
    ['an unknown command', () => ['chekc', 'x'], 'there is no command "chekc"; did you mean check?'],
    [
      'an unknown command, near to none',
      () => ['frobnicate'],
      'there is no command "frobnicate"; there is check',
    ],
    [
      'an unknown option',
      () => ['check', 'x', '--fromat', 'json'],
      "Unknown option '--fromat'. See guardrails check --help",
    ],
    ['an option without its value', () => ['check', 'x', '--format'], 'argument missing'],
    [
      'an unknown format',
      () => ['check', 'x', '--format', 'sarf'],
      'there is no format "sarf"; did you mean sarif? There is text, json',
    ],
    ['an unknown pack', () => ['check', 'x', '--pack', 'nist'], 'there is no pack "nist"'],
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
      () => ['check', file('t.yaml', TEMPLATE), '--exceptions', 'no.yaml'],
      'cannot read no.yaml: there is no such file',
    ],
    [
      'exceptions that are a directory',
      () => ['check', file('t.yaml', TEMPLATE), '--exceptions', folder],
      'it is a directory',
    ],
    [
      'broken exceptions',
      () => ['check', file('t.yaml', TEMPLATE), '--exceptions', file('e.yaml', 'exceptions:\n  - [')],
      'e.yaml:2:',
    ],
    [
      'exceptions of 200 MB',
      () => ['check', file('t.yaml', TEMPLATE), '--exceptions', huge('e.yaml', '')],
      'larger than 64 MB',
    ],
    [
      'a report into a folder that is not there',
      () => ['check', file('t.yaml', TEMPLATE), '--output', join(folder, 'a/b')],
      'there is no such folder; make it first',
    ],
    [
      'a report over a folder',
      () => ['check', file('t.yaml', TEMPLATE), '--output', folder],
      `cannot write ${'/'}`,
    ],
    [
      'a report under a file',
      () => ['check', file('t.yaml', TEMPLATE), '--output', join(file('f', ''), 'r')],
      'what should be its folder is a file',
    ],
    [
      'a terminal that is spoken to',
      () => ['check', '\u001b[31mred\nline'],
      'cannot read \ufffd[31mred line',
    ],
  ];

  test.each(cases)('%s', async (_name, args, message) => {
    const given = args();
    const before = readdirSync(folder);
    expectRefusal(await guardrails(given), message);
    expect(readdirSync(folder)).toEqual(before);
  });

  test('200 MB on standard input, of which no more than is needed is read', async () => {
    expectRefusal(
      await guardrails(['check', '-'], Buffer.alloc(200_000_000, 'x')),
      'standard input is larger than 64 MB',
    );
  });

  test('an assembly without a resource', async () => {
    file('manifest.json', '{"version":"55.0.0","artifacts":{}}');
    expectRefusal(await guardrails(['check', folder]), 'holds no resource, so there is nothing to judge');
  });

  test('a report that was there before is kept when nothing could be judged', async () => {
    const output = file('report.json', 'before');
    await guardrails(['check', join(folder, 'nope.json'), '--output', output]);
    expect(readFileSync(output, 'utf8')).toBe('before');
  });
});

describe('asked as a user who may not', () => {
  test('read the template', async () => {
    const path = file('t.yaml', TEMPLATE);
    chmodSync(path, 0o000);
    chmodSync(folder, 0o755);
    const { code, stderr } = await asNobody(['check', path]);
    expect(stderr).toBe(`guardrails: cannot read ${path}: permission denied (FILE_UNREADABLE)\n`);
    expect(code).toBe(2);
  });

  test('look into the folder', async () => {
    mkdirSync(join(folder, 'closed'));
    const path = file('closed/t.yaml', TEMPLATE);
    chmodSync(join(folder, 'closed'), 0o000);
    chmodSync(folder, 0o755);
    const { code, stderr } = await asNobody(['check', path]);
    expect(stderr).toContain('permission denied');
    expect(code).toBe(2);
    chmodSync(join(folder, 'closed'), 0o755);
  });

  test('write the report: nothing is left behind', async () => {
    const path = file('t.yaml', TEMPLATE);
    mkdirSync(join(folder, 'out'), { mode: 0o555 });
    chmodSync(folder, 0o755);
    const { code, stderr } = await asNobody(['check', path, '--output', join(folder, 'out/report')]);
    expect(stderr).toContain(`cannot write ${join(folder, 'out/report')}: permission denied`);
    expect(code).toBe(2);
    expect(readdirSync(join(folder, 'out'))).toEqual([]);
  });
});
