import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Judge } from '../../tools/mutate/judge';
import { controlTowerJudge, PACKAGE } from '../../tools/mutate/judges/cfn-guard';
import { cfnLintJudge } from '../../tools/mutate/judges/cfn-lint';
import { checkovJudge } from '../../tools/mutate/judges/checkov';
import type { Template, Templates } from '../../tools/mutate/mutant';

/**
 * Stands for each of the programs: objects to keys that are not rotated, and does what a template's Description asks for.
 * What it prints has the shape of what Checkov 3.3.30, cfn-lint 1.58.0 and cfn-guard 3.1.1 print.
 */
const FAKE = `
const { appendFileSync, readFileSync } = require('node:fs');
const args = process.argv.slice(2);
if (args[0] === '--version') {
  console.log(VERSION);
  process.exit(0);
}
const files = args.filter((one) => /^\\d+\\.json$/.test(one));
appendFileSync(__filename + '.log', JSON.stringify({ cwd: process.cwd(), files: files.length }) + '\\n');
const hits = [];
const unread = [];
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const { Description, Resources } = JSON.parse(text);
  if (Description === 'crash' || text.includes('Fn::GetStackOutput')) {
    console.error('Traceback (most recent call last):\\nKeyError: ' + process.cwd() + '/' + file);
    process.exit(2);
  }
  if (Description === 'garbage') {
    console.log('Everything is fine');
    process.exit(0);
  }
  if (Description === 'unread') unread.push(file);
  for (const [id, { Type, Properties }] of Object.entries(Resources))
    if (Type === 'AWS::KMS::Key' && !Properties.EnableKeyRotation) hits.push({ file, id });
}
`;

const CHECKOV = `${FAKE.replace('VERSION', "'3.3.30'")}
const found = hits.map(({ file, id }) => ({
  check_id: 'CKV_AWS_7',
  check_result: { result: 'FAILED', evaluated_keys: ['Properties/EnableKeyRotation'] },
  file_path: '/' + file,
  resource: 'AWS::KMS::Key.' + id,
  severity: null,
}));
const results = { passed_checks: [], failed_checks: found, skipped_checks: [], parsing_errors: unread };
const nothing = { passed: 0, failed: 0, skipped: 0, parsing_errors: 0, resource_count: 0, checkov_version: '3.3.30' };
console.log(JSON.stringify(hits.length + unread.length > 0 ? { check_type: 'cloudformation', results } : nothing));
`;

const CFN_LINT = `${FAKE.replace('VERSION', "'cfn-lint 1.58.0'")}
const match = (Filename, Id, Message, Path) =>
  ({ Filename, Level: 'Warning', Location: { Path }, Message, Rule: { Id } });
console.log(JSON.stringify([
  ...unread.map((file) => match(file, 'E0000', 'did not find expected node content', null)),
  ...hits.flatMap(({ file, id }) => [
    match(file, 'W9001', 'rotate it', ['Resources', id, 'Properties']),
    match(file, 'E0002', 'a rule threw', ['Resources', id]),
  ]),
]));
`;

const CFN_GUARD = `${FAKE.replace('VERSION', "'cfn-guard 3.1.1'")}
const path = (id) => '/Resources/' + id + '/Properties/EnableKeyRotation';
const check = (id) => ({ Clause: { Binary: { check: { Resolved: {
  from: { path: path(id), value: { from: { path: '/Resources/Inner' } } }, to: { path: '', value: true },
} } } } });
console.log(JSON.stringify(files.map((name) => {
  const own = hits.filter(({ file }) => file === name);
  const failed = own.map(({ id }) => ({ Rule: { name: 'kms_rotation_check', checks: [{ Rule: { checks: [check(id)] } }] } }));
  return { name: process.cwd() + '/' + name, status: own.length > 0 ? 'FAIL' : 'PASS', not_compliant: own.length > 0 ? failed : {} };
})));
process.exitCode = hits.length > 0 ? 19 : 0;
`;

const key = (EnableKeyRotation: boolean, Description = ''): Template => ({
  Description,
  Resources: { Key: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation, KeyPolicy: {} } } },
});

const path = process.env['PATH'];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guardrails-judges-test-'));
  process.env['PATH'] = folder;
});
afterEach(() => {
  process.env['PATH'] = path;
  rmSync(folder, { recursive: true });
});

/** Puts a program of Node where it is found, and returns what it has been asked so far. */
function program(
  file: string,
  body: string,
): () => readonly { readonly cwd: string; readonly files: number }[] {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!${process.execPath}\n${body}`);
  chmodSync(file, 0o755);
  return () =>
    existsSync(`${file}.log`)
      ? readFileSync(`${file}.log`, 'utf8')
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line))
      : [];
}

function guardIn(home: string): string {
  const system = { linux: 'ubuntu', darwin: 'macos' }[String(process.platform)] ?? process.platform;
  const processor = { x64: 'x86_64', arm64: 'aarch64' }[String(process.arch)] ?? process.arch;
  return join(home, 'node_modules', PACKAGE, 'bin', system, processor, 'cfn-guard');
}

interface Stand {
  readonly name: string;
  readonly file: () => string;
  readonly body: string;
  readonly judge: () => Promise<Judge>;
  readonly version: string;
  readonly absent: string;
  readonly rule: string;
  readonly detail: string;
}

const stands: readonly Stand[] = [
  {
    name: 'Checkov',
    file: () => join(folder, 'checkov'),
    body: CHECKOV,
    judge: checkovJudge,
    version: '3.3.30',
    absent: 'checkov is not on the PATH',
    rule: 'CKV_AWS_7',
    detail: '["Properties/EnableKeyRotation"]',
  },
  {
    name: 'cfn-lint',
    file: () => join(folder, 'cfn-lint'),
    body: CFN_LINT,
    judge: cfnLintJudge,
    version: '1.58.0',
    absent: 'cfn-lint is not on the PATH',
    rule: 'W9001',
    detail: 'Resources/Key/Properties rotate it',
  },
  {
    name: 'Control Tower',
    file: () => guardIn(folder),
    body: CFN_GUARD,
    judge: () => controlTowerJudge(folder),
    version: `3.1.1, the rules of ${PACKAGE} of an unknown version`,
    absent: `${PACKAGE} with its cfn-guard could not be fetched`,
    rule: 'kms_rotation_check',
    detail: '/Resources/Key/Properties/EnableKeyRotation',
  },
];

describe.each(stands)('$name', ({ name, file, body, judge, version, absent, rule, detail }) => {
  const finding = { rule, stack: 'One', resource: 'Key', detail };

  test('has no version where it is not installed, but why', async () => {
    expect(await judge()).toMatchObject({ name, version: undefined, absent });
  });

  test('has none either where it cannot tell it', async () => {
    program(file(), `console.error('pyenv: command not found'); process.exit(127);`);
    const { version: none, absent: why } = await judge();
    expect([none, why]).toEqual([
      undefined,
      expect.stringMatching(/ ended with 127: pyenv: command not found$/),
    ]);
    program(file(), `console.log('hello');`);
    expect(await judge()).toMatchObject({ version: undefined, absent: expect.stringMatching('its version') });
  });

  test('says its version, and objects to what it finds, by stack and resource', async () => {
    program(file(), body);
    const made = await judge();
    expect(made).toMatchObject({ name, version });
    expect(made.absent).toBeUndefined();
    const cases: readonly Templates[] = [
      { One: key(false) },
      { One: key(true) },
      { Two: key(true), One: key(false) },
    ];
    expect(await made.judge(cases)).toEqual([
      { findings: [finding] },
      { findings: [] },
      { findings: [finding] },
    ]);
  });

  test('is asked of a template once, of many in one run, and leaves nothing behind', async () => {
    const asked = program(file(), body);
    const [same, other] = [key(false), key(true)];
    await (await judge()).judge([{ One: same }, { One: same, Two: other }, { Two: other }]);
    expect(asked()).toEqual([{ cwd: expect.any(String), files: 2 }]);
    expect(asked().filter(({ cwd }) => existsSync(cwd))).toEqual([]);
  });

  test.each(['crash', 'garbage'])('a %s is one of that template alone', async (how) => {
    program(file(), body);
    const cases = [key(false), key(true, how), key(true), key(false)].map((One) => ({ One }));
    const [first, second, third, fourth] = await (await judge()).judge(cases);
    expect([first, third, fourth]).toEqual([
      { findings: [finding] },
      { findings: [] },
      { findings: [finding] },
    ]);
    const crash =
      how === 'crash' ? /ended with 2: KeyError: 1\.json$/ : /printed what is no report of its: Everything/;
    expect(second).toEqual({ crash: expect.stringMatching(crash) });
  });

  test('is given values of other stacks in words that it knows', async () => {
    program(file(), body);
    const output = { 'Fn::GetStackOutput': { StackName: 'Other', OutputName: 'Key' } };
    const One = { Resources: { Alias: { Type: 'AWS::KMS::Alias', Properties: { TargetKeyId: output } } } };
    expect(await (await judge()).judge([{ One }])).toEqual([{ findings: [] }]);
  });
});

test.each(stands.slice(0, 2))('what $name could not read is a crash', async ({ file, body, judge }) => {
  program(file(), body);
  const [unread, good] = await (await judge()).judge([{ One: key(false, 'unread') }, { One: key(true) }]);
  expect([unread, good]).toEqual([{ crash: expect.any(String) }, { findings: [] }]);
});

test('the rules of Control Tower have the version of their package', async () => {
  program(guardIn(folder), CFN_GUARD);
  writeFileSync(join(folder, 'node_modules', PACKAGE, 'package.json'), '{ "version": "0.0.62" }');
  expect((await controlTowerJudge(folder)).version).toBe(`3.1.1, the rules of ${PACKAGE} 0.0.62`);
});
