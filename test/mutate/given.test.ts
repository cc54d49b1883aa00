import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mutantsOf } from '../../tools/mutate/mutants';
import { readSubject } from './given';

const root = join(__dirname, '../..');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guardrails-given-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function given(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const BUCKET = `
Parameters:
  Stage: { Type: String, Default: prod, AllowedValues: [dev, prod] }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties:
      PublicAccessBlockConfiguration:
        BlockPublicAcls: true
        BlockPublicPolicy: true
        IgnorePublicAcls: true
        RestrictPublicBuckets: true
      VersioningConfiguration: !If [IsProd, { Status: Enabled }, !Ref AWS::NoValue]
`;

const TOPIC = '{ "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } } }';

/** The transform stands for resources that are not in the template, so that what refers to a bucket may be there. */
const SAM = `
Transform: AWS::Serverless-2016-10-31
Resources:
  Api: { Type: AWS::Serverless::Function, Properties: { Handler: index.handler, Runtime: nodejs24.x, InlineCode: '1' } }
`;

test('a template in YAML with conditions and short tags can be made worse', () => {
  const { templates, rules } = readSubject([given('bucket.yaml', BUCKET)]);
  const own = mutantsOf(templates, rules).filter(({ resource }) => resource === 'Data');
  expect(own.map(({ rule }) => rule)).toContain('s3-bucket-public-access-blocked');
});

test('templates are judged together, each once', () => {
  const [bucket, topic] = [given('bucket.yaml', BUCKET), given('topic.json', TOPIC)];
  expect(Object.keys(readSubject([bucket, topic, bucket]).templates)).toEqual([bucket, topic]);
});

test.each([
  ['empty.yaml', '', /empty\.yaml holds nothing/],
  ['cut.json', '{"Resources": {"A": {"Type": ', /cut\.json is neither JSON nor YAML .* at line 1/],
  ['list.json', '[]', /list\.json holds a list/],
  ['bare.json', '{}', /bare\.json has no resource; nothing can be made worse/],
])('%s is an error that names it', (name, text, message) => {
  const file = given(name, text);
  expect(() => readSubject([file])).toThrow(message);
});

test('what is not there is an error, and so is a directory that cdk synth did not make, or one with more', () => {
  expect(() => readSubject([join(folder, 'nowhere.json')])).toThrow(/nowhere\.json: there is no such file/);
  expect(() => readSubject([folder])).toThrow(/is a directory without manifest\.json/);
  expect(() => readSubject([given('topic.json', TOPIC), folder])).toThrow(/give one cloud assembly/);
});

describe('npm run mutate', () => {
  const page = (): string => readFileSync(join(root, 'docs/kill-matrix.md'), 'utf8');
  const run = (...args: readonly string[]) => {
    const command = ['--import', 'tsx', 'test/mutate/mutate-main.ts', ...args];
    return spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  };

  test('ends with 0 where every mutant is seen, and writes nothing', () => {
    const before = page();
    const { status, stdout, stderr } = run(given('bucket.yaml', BUCKET));
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/\*\*all\*\* \| \*\*(\d+)\*\* \| \*\*\1 of \1\*\*/);
    expect(page()).toBe(before);
  });

  test('ends with 1 where one lives, and says of each what was in doubt', () => {
    const { status, stdout } = run(given('sam.yaml', SAM));
    expect(status).toBe(1);
    const lived = stdout.split('\n').filter((line) => line.startsWith('- survived: '));
    expect(lived.length).toBeGreaterThan(0);
    expect(lived.filter((line) => !line.includes('`): in doubt: '))).toEqual([]);
  });

  test('ends with 2 and one line where there is nothing to judge', () => {
    const { status, stderr, stdout } = run(join(folder, 'nowhere.json'));
    expect(stderr).toMatch(/^[A-Z_]+: .*nowhere\.json.*\n$/);
    expect([status, stdout]).toEqual([2, '']);
    expect(run('--cheque')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^USAGE: .*--help.*\n$/),
    });
  });
});
