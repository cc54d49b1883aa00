import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from '../stacks/bundles';
import { median, table } from './table';

/** CloudFormation waits 30 seconds; a person who deploys waits as well. */
const BUDGETS = { firstMilliseconds: 3000, warmMilliseconds: 1000 };

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const MOST_RESOURCES = 500;

const bucket = (at: number, more: object = {}): object => ({
  Type: 'AWS::S3::Bucket',
  Metadata: { 'aws:cdk:path': `Stack/Bucket${at}/Resource` },
  Properties: {
    BucketName: { 'Fn::Sub': `data-\${AWS::Region}-${at}` },
    VersioningConfiguration: { Status: 'Enabled' },
    PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true },
    LoggingConfiguration: { DestinationBucketName: { Ref: 'Bucket0' } },
    Tags: Array.from({ length: 10 }, (_, tag) => ({ Key: `key-${tag}`, Value: `value ${at} ${tag}` })),
    ...more,
  },
});
const buckets = (more?: (at: number) => object): object =>
  Object.fromEntries(
    Array.from({ length: MOST_RESOURCES }, (_, at) => [`Bucket${at}`, bucket(at, more?.(at))]),
  );
const yes = { 'Fn::Equals': [{ Ref: 'AWS::NoValue' }, 'x'] };

const TEMPLATES: Readonly<Record<string, string>> = {
  'one bucket': JSON.stringify({ Resources: { Bucket0: bucket(0) } }),
  '500 buckets': JSON.stringify({ Resources: buckets() }),
  '500 buckets, 20 conditions': JSON.stringify({
    Parameters: Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`P${at}`, { Type: 'String' }])),
    Conditions: Object.fromEntries(
      Array.from({ length: 20 }, (_, at) => [`C${at}`, { 'Fn::Equals': [{ Ref: `P${at}` }, 'x'] }]),
    ),
    Resources: buckets((at) => ({
      VersioningConfiguration: { 'Fn::If': [`C${at % 20}`, { Status: 'Enabled' }, { Ref: 'AWS::NoValue' }] },
      PublicAccessBlockConfiguration: { BlockPublicAcls: { 'Fn::If': [`C${(at + 7) % 20}`, true, false] } },
    })),
  }),
  'a megabyte of it': JSON.stringify({
    Conditions: { Never: yes },
    Resources: buckets((at) => ({ Description: `${at} ${'x'.repeat(1000)}` })),
  }),
};

/** A process of its own for each template: what it says first is the first call, the rest are warm. */
const RUN = `
const [, entry, name, rounds] = process.argv;
const text = require('node:fs').readFileSync(0, 'utf8');
const payload = JSON.stringify({ template: text, previousTemplate: text });
// What S3 takes is not ours to measure.
globalThis.fetch = async () => new Response(payload);
console.log = () => {};
const event = { clientRequestToken: 't', stackId: 'arn:aws:cloudformation:us-east-1:123456789012:stack/S/1', actionInvocationPoint: 'CREATE_PRE_PROVISION', requestData: { targetName: 'STACK', targetType: 'STACK', targetLogicalId: 'S', payload: 'https://bucket.s3.us-east-1.amazonaws.com/x' } };
(async () => {
  const begin = performance.now();
  const { handler } = await import(entry);
  const imported = performance.now() - begin;
  const calls = [];
  let answer;
  for (let round = 0; round < Number(rounds); round++) {
    const start = performance.now();
    answer = await handler(event);
    calls.push(performance.now() - start);
  }
  process.stdout.write(JSON.stringify({ imported, calls, answer: answer.errorCode ?? answer.hookStatus, message: answer.message, size: JSON.stringify(answer).length }));
})();
`;

const file = { file: 'none', longest: 366, settings: [], exceptions: [], malformed: [] };
const directory = bundle('hook', { granted: { file, paths: {} } });
const entry = pathToFileURL(join(directory, 'index.mjs')).href;
const bytes = readdirSync(directory, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.mjs'))
  .reduce((sum, name) => sum + statSync(join(directory, name)).size, 0);

const rows: string[][] = [];
for (const [name, text] of Object.entries(TEMPLATES)) {
  const output = execFileSync(process.execPath, ['-e', RUN, entry, name, '7'], {
    input: text,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], LAMBDA_TASK_ROOT: directory },
  });
  const { imported, calls, answer, size, message } = JSON.parse(output);
  if (answer !== 'NonCompliant') throw new Error(`${name}: ${answer}: ${message}`);
  const [first = 0, ...others] = calls as number[];
  const warm = median(others) ?? 0;
  const within = imported + first <= BUDGETS.firstMilliseconds && warm <= BUDGETS.warmMilliseconds;
  const kilobytes = (text.length / 1000).toFixed(0);
  rows.push([
    name,
    kilobytes,
    imported.toFixed(0),
    first.toFixed(0),
    warm.toFixed(0),
    String(size),
    answer,
    within ? 'yes' : 'NO',
  ]);
}
const head = [
  'template',
  'kB',
  'ms to import',
  'ms first',
  'ms warm',
  'bytes answered',
  'answer',
  'in budget',
];
process.stdout.write(`${table(head, rows)}\n`);
process.stdout.write(`the function has ${(bytes / 1000).toFixed(0)} kB of code\n`);
