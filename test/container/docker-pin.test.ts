import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, Server } from 'node:http';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { compiled, runNode } from './child';

const script = compiled('docker-pin.ts');
const indexType = 'application/vnd.oci.image.index.v1+json';
const old = `sha256:${'0'.repeat(64)}`;

type Answer = Readonly<{ status?: number; headers?: Readonly<Record<string, string>>; body: string }>;

let folder: string;
let file: string;
let server: Server;
let origin: string;
let token: Answer;
let manifest: Answer;
let seen: Pick<IncomingMessage, 'url' | 'headers'>[];

const sha256 = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

const index = (...architectures: readonly string[]): string =>
  JSON.stringify({
    schemaVersion: 2,
    mediaType: indexType,
    manifests: architectures.map((architecture) => ({
      digest: sha256(architecture),
      platform: { os: architecture === 'unknown' ? 'unknown' : 'linux', architecture },
    })),
  });

const served = (body: string, headers: Readonly<Record<string, string>> = {}): Answer => ({
  body,
  headers: { 'content-type': indexType, 'docker-content-digest': sha256(body), ...headers },
});

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'quest-pin-'));
  file = path.join(folder, 'project/Dockerfile');
  mkdirSync(path.dirname(file));
  writeFileSync(path.join(folder, 'docker-pin.js'), script);
  writeFileSync(file, `# before\nARG BASE_IMAGE=node:24-trixie-slim@${old}\nFROM \${BASE_IMAGE}\n`);
  seen = [];
  token = { body: '{"token":"let-me-in"}' };
  manifest = served(index('amd64', 'unknown', 'arm64', 's390x'));
  server = createServer((request, response) => {
    seen.push({ url: request.url, headers: request.headers });
    const { status = 200, headers = {}, body } = request.url?.startsWith('/token') ? token : manifest;
    response.writeHead(status, { ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});

afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const pin = (registry = origin, auth = origin) =>
  runNode([path.join(folder, 'docker-pin.js'), '--file', file, '--registry', registry, '--auth', auth], {});

const expectRefusal = async (message: string): Promise<void> => {
  const before = readFileSync(file, 'utf8');
  const { code, stdout, stderr } = await pin();
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr).toContain('The Dockerfile is unchanged.');
  expect(readFileSync(file, 'utf8')).toBe(before);
  expect(readdirSync(path.dirname(file))).toEqual(['Dockerfile']);
};

test('asks as Docker Hub wants to be asked and writes the digest of the index', async () => {
  const { mode } = statSync(file);
  const { code, stdout, stderr } = await pin();
  const now = sha256(manifest.body);
  expect({ code, stdout, stderr }).toEqual({
    code: 0,
    stdout: `node:24-trixie-slim\n  was ${old}\n  now ${now}\n`,
    stderr: '',
  });
  expect(readFileSync(file, 'utf8')).toBe(
    `# before\nARG BASE_IMAGE=node:24-trixie-slim@${now}\nFROM \${BASE_IMAGE}\n`,
  );
  expect(statSync(file).mode).toBe(mode);
  expect(readdirSync(path.dirname(file))).toEqual(['Dockerfile']);
  expect(seen.map(({ url }) => url)).toEqual([
    '/token?service=registry.docker.io&scope=repository:library/node:pull',
    '/v2/library/node/manifests/24-trixie-slim',
  ]);
  expect(seen[1]?.headers).toMatchObject({
    authorization: 'Bearer let-me-in',
    accept: `${indexType}, application/vnd.docker.distribution.manifest.list.v2+json`,
  });
});

test('a second time there is nothing to do', async () => {
  await pin();
  const { mtimeMs } = statSync(file);
  const { code, stdout } = await pin();
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: `node:24-trixie-slim is already at ${sha256(manifest.body)}\n`,
  });
  expect(statSync(file).mtimeMs).toBe(mtimeMs);
});

test('pins a base that was not pinned', async () => {
  writeFileSync(file, 'ARG BASE_IMAGE=node:24-trixie-slim\n');
  expect((await pin()).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(`ARG BASE_IMAGE=node:24-trixie-slim@${sha256(manifest.body)}\n`);
});

test('takes a Docker manifest list, parameters of its type aside', async () => {
  const type = 'application/vnd.docker.distribution.manifest.list.v2+json; charset=utf-8';
  manifest = served(index('amd64', 'arm64'), { 'content-type': type });
  expect((await pin()).code).toBe(0);
});

test('refuses an index without arm64', async () => {
  manifest = served(index('amd64', 's390x'));
  await expectRefusal('library/node:24-trixie-slim has no linux/arm64; it has linux/amd64, linux/s390x');
});

test('refuses the manifest of one platform', async () => {
  manifest = served('{"layers":[]}', { 'content-type': 'application/vnd.oci.image.manifest.v1+json' });
  await expectRefusal('is application/vnd.oci.image.manifest.v1+json, expected a multi-platform index');
});

test('refuses an answer that does not hash to the digest stated for it', async () => {
  manifest = served(index('amd64', 'arm64'), { 'docker-content-digest': old });
  await expectRefusal(`the registry states the digest ${old}, but its answer hashes to sha256:`);
});

test('refuses an answer for which no digest is stated', async () => {
  manifest = { body: index('amd64', 'arm64'), headers: { 'content-type': indexType } };
  await expectRefusal('the registry states the digest (none)');
});

test('refuses an answer that is no JSON', async () => {
  manifest = served('<html>');
  await expectRefusal('the index is not the JSON we know: <html>');
});

test('an error of the registry', async () => {
  manifest = { status: 500, body: 'oops' };
  await expectRefusal(`${origin}/v2/library/node/manifests/24-trixie-slim: it answered 500, expected 200`);
});

test('too many requests, told by the token service', async () => {
  token = { status: 429, body: '' };
  await expectRefusal(`${origin}/token: it answered 429, expected 200`);
});

test('a token service that gives none', async () => {
  token = { body: '{}' };
  await expectRefusal('the token is not the JSON we know: {}');
});

test('another registry than Docker Hub', async () => {
  writeFileSync(file, 'ARG BASE_IMAGE=public.ecr.aws/docker/library/node:24-trixie-slim\n');
  await expectRefusal('public.ecr.aws/docker/library/node is not on Docker Hub');
});

test('a Dockerfile without a base image', async () => {
  writeFileSync(file, 'FROM node:24\n');
  await expectRefusal('has no line ARG BASE_IMAGE=');
});

test('no network', async () => {
  const closed = await new Promise<string>((resolve) => {
    const other = createServer().listen(0, '127.0.0.1', () => {
      const address = other.address();
      const port = typeof address === 'object' ? address?.port : 0;
      other.close(() => resolve(`http://127.0.0.1:${port}`));
    });
  });
  const before = readFileSync(file, 'utf8');
  const { code, stderr } = await pin(closed, closed);
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^docker:pin: no usable answer from http:\/\/127\.0\.0\.1:\d+\/token: connect ECONNREFUSED .*\. The Dockerfile is unchanged\.\n$/,
  );
  expect(readFileSync(file, 'utf8')).toBe(before);
});
