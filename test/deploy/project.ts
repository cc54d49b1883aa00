import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Environment } from '../../stacks/environments/environment';
import { compiled } from '../container/child';
import { assembly, layers } from './assembly';
import { type Account, startAws } from './aws-stub';

type Tool = 'deploy' | 'destroy' | 'secret-put';

/** The key that encrypts the secret of `test` in the projects made here. */
export const keyArn = 'arn:aws:kms:us-east-1:123456789012:key/one';

// The environment `test` as its owner edits it: with an account and a key.
const tools = new Map<Tool, string>();
const tool = (name: Tool): string => {
  const text = (tools.get(name) ?? compiled(`${name}.ts`))
    .replace('name: "test",', 'name: "test", account: "123456789012",')
    .replace('"/quest/test/secret-word"', `"/quest/test/secret-word", keyArn: "${keyArn}"`);
  tools.set(name, text);
  return text;
};

/** The digest of the image of this commit, and of the one deployed before. */
export const pushed = `sha256:${'ab'.repeat(32)}`;
export const earlier = `sha256:${'cd'.repeat(32)}`;

// It stands in for docker, the CDK CLI and guardrails: it tells the account what it was called with, and does as told.
const standIn = `
const { basename } = require('node:path');
const [, self, ...args] = process.argv;
const stdin = args[0] === 'login' ? require('node:fs').readFileSync(0, 'utf8') : '';
const body = JSON.stringify({ name: basename(self), args, stdin });
const { hostname, port } = new URL(process.env.AWS_ENDPOINT_URL);
require('node:http').request({ hostname, port, path: '/called', method: 'POST' }, (response) => {
  let answer = '';
  response.on('data', (data) => { answer += data; }).on('end', () => {
    const { code = 0, stdout = '' } = JSON.parse(answer);
    process.stdout.write(stdout);
    process.exitCode = code;
  });
}).end(body);
`;

export type Ended = Readonly<{ code: number | null; output: string }>;
export type Project = Readonly<{
  account: Account;
  folder: string;
  git: (...args: readonly string[]) => string;
  /** What CloudFormation has of the environment: all layers as this commit synthesizes them, with this digest. */
  deploy: (digest: string, but?: Readonly<Record<string, string>>) => void;
  run: (
    name: Tool,
    args: readonly string[],
    more?: Readonly<{ stdin?: string | Buffer; env?: object }>,
  ) => Promise<Ended>;
  end: () => void;
}>;

/** A project of its own, in a real git repository, before an account where all is as it should be. */
export const project = async (environment: Environment): Promise<Project> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'quest deploy '));
  const bin = path.join(folder, '.bin');
  const write = (file: string, text: string, mode = 0o644): void => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text, { mode });
  };
  write('.bin/docker', `#!${process.execPath}\n${standIn}`, 0o755);
  write('node_modules/aws-cdk/bin/cdk', standIn);
  write('rules/enforcers/cli/guardrails.cjs', standIn);
  write('Dockerfile', `ARG BASE_IMAGE=node:24-trixie-slim@sha256:${'ef'.repeat(32)}\nFROM $BASE_IMAGE\n`);
  write('.gitignore', 'cdk.out/\nnode_modules/\n.bin/\ntools/\n');
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();
  const real = (process.env['PATH'] ?? '').split(path.delimiter).map((one) => path.join(one, 'git'));
  symlinkSync(real.find(existsSync) ?? 'git', path.join(bin, 'git'));
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'first');

  const repository = environment.image.repositoryName;
  const stackName = (id: string): string => `Quest-${environment.name}-${id}`;
  const account: Account = {
    id: '123456789012',
    bootstrap: '6',
    parameters: new Map([[environment.secret.parameterName, { type: 'SecureString', version: 1 }]]),
    zone: { name: environment.hostedZone.name, inVpcsOnly: false },
    stacks: new Map(),
    repositories: new Map(),
    rollouts: [{ state: 'COMPLETED', running: 2 }],
    faults: new Map(),
    seen: [],
    given: [],
    called: (name, args) => {
      const [verb, subject = ''] = args;
      const context = args.find((argument) => argument.startsWith('imageDigest='));
      if (name === 'cdk' && verb === 'synth')
        assembly(path.join(folder, 'cdk.out'), environment.name, context?.slice('imageDigest='.length));
      if (name === 'cdk' && verb === 'deploy') {
        const template = layers(path.join(folder, 'cdk.out'))[subject] ?? '';
        account.stacks.set(stackName(subject), { status: 'CREATE_COMPLETE', protected: true, template });
        if (subject === 'Data') account.repositories.set(repository, new Map());
      }
      if (name === 'cdk' && verb === 'destroy') account.stacks.delete(stackName(subject));
      if (name === 'docker' && verb === 'push')
        account.repositories.get(repository)?.set(subject.split(':').at(-1) ?? '', pushed);
      return {};
    },
  };
  const aws = await startAws(account);
  const deploy: Project['deploy'] = (digest, but = {}) => {
    assembly(path.join(folder, 'cdk.out'), environment.name, digest);
    for (const [id, template] of Object.entries({ ...layers(path.join(folder, 'cdk.out')), ...but }))
      account.stacks.set(stackName(id), { status: 'UPDATE_COMPLETE', protected: false, template });
    account.repositories.set(repository, new Map());
  };
  const run: Project['run'] = (name, args, { stdin = '', env = {} } = {}) =>
    new Promise((resolve, reject) => {
      // Several may run at once.
      if (!existsSync(path.join(folder, `tools/${name}.js`))) write(`tools/${name}.js`, tool(name));
      const child = spawn(process.execPath, [path.join(folder, `tools/${name}.js`), ...args], {
        cwd: folder,
        env: {
          PATH: bin,
          HOME: folder,
          TMPDIR: os.tmpdir(),
          AWS_ENDPOINT_URL: aws.url,
          AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
          AWS_SECRET_ACCESS_KEY: 'credential-of-the-test',
          AWS_EC2_METADATA_DISABLED: 'true',
          ...env,
        },
      });
      let output = '';
      child.stdout.on('data', (data) => (output += data));
      child.stderr.on('data', (data) => (output += data));
      child.stdin.on('error', () => {});
      child.stdin.end(stdin);
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, output }));
    });
  return {
    account,
    folder,
    git,
    deploy,
    run,
    end: () => {
      aws.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
