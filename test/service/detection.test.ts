import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { detectAws } from '../../service/aws';
import { detectContainer } from '../../service/container';
import { fetchText, metadataUri, parseTaskMetadata } from '../../service/task-metadata';

const uri = 'http://169.254.170.2/v4/33d0f5303e324bceb55d564887d1bf46-2495160603';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'quest-root-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const file = (path: string, text = '') => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};

test('an empty root is no container', () => {
  expect(detectContainer({}, root)).toEqual({ inContainer: false, runtime: null, signs: [] });
});

test('ECS is recognised by its metadata address, where Fargate leaves no /.dockerenv', () => {
  expect(detectContainer({ ECS_CONTAINER_METADATA_URI_V4: uri }, root)).toMatchObject({
    inContainer: true,
    runtime: 'ecs',
  });
});

test.each([
  ['.dockerenv', '', 'docker', '/.dockerenv'],
  ['run/.containerenv', '', 'podman', '/run/.containerenv'],
  ['proc/self/cgroup', '0::/kubepods/besteffort/pod1/abc\n', 'kubepods', '/proc/self/cgroup'],
  ['proc/self/cgroup', '0::/system.slice/docker-abc.scope\n', 'docker', '/proc/self/cgroup'],
])('%s holding %j is a sign of %s', (path, text, runtime, sign) => {
  file(path, text);
  expect(detectContainer({}, root)).toEqual({ inContainer: true, runtime, signs: [sign] });
});

test.each([
  '0::/\n',
  '0::/user.slice/user-1000.slice/session-2.scope\n',
  '0::/system.slice/mydockery.service\n',
])('the control group %j is no sign of a container', (text) => {
  file('proc/self/cgroup', text);
  expect(detectContainer({}, root).inContainer).toBe(false);
});

test.each([
  'http://169.254.170.2.evil.example/v4/a',
  'http://169.254.170.2@evil.example/v4/a',
  'http://169.254.169.254/v4/a',
  'https://169.254.170.2/v4/a',
  'http://169.254.170.2:80/v4/a',
  'http://169.254.170.2/v4/../latest',
  'http://169.254.170.2/v4/a\r\nx: y',
  'http://169.254.170.2/v4/a?b',
  '',
])('the metadata address %j is not believed', (address) => {
  expect(metadataUri({ ECS_CONTAINER_METADATA_URI_V4: address })).toBeUndefined();
});

test('task metadata is reduced to launch type and zone', () => {
  const text = JSON.stringify({
    TaskARN: 'arn:aws:ecs:us-west-2:111122223333:task/default/abc',
    LaunchType: 'FARGATE',
    AvailabilityZone: 'us-west-2a',
  });
  expect(parseTaskMetadata(text)).toEqual({ launchType: 'FARGATE', availabilityZone: 'us-west-2a' });
});

test('task metadata with an ARN where a zone should be shows nothing', () => {
  const text = JSON.stringify({
    LaunchType: ['x'],
    AvailabilityZone: 'arn:aws:ecs:us-west-2:111122223333:task',
  });
  expect(parseTaskMetadata(text)).toEqual({ launchType: null, availabilityZone: null });
});

test.each(['', '[]', 'null', '<html>', '"x"'])('%j is no task metadata', (text) => {
  expect(parseTaskMetadata(text)).toBeUndefined();
});

test('a region alone is not AWS', () => {
  expect(detectAws({ AWS_REGION: 'eu-central-1' }, undefined)).toMatchObject({
    onAws: false,
    region: null,
    signs: [],
  });
});

test('AWS is recognised from the ECS environment and confirmed by the metadata', () => {
  const environment = {
    AWS_EXECUTION_ENV: 'AWS_ECS_FARGATE',
    AWS_REGION: 'eu-central-1',
    ECS_CONTAINER_METADATA_URI_V4: uri,
  };
  expect(detectAws(environment, undefined)).toMatchObject({
    onAws: true,
    launchType: 'FARGATE',
    confirmed: false,
  });
  expect(detectAws(environment, { launchType: 'FARGATE', availabilityZone: 'eu-central-1b' })).toEqual({
    onAws: true,
    launchType: 'FARGATE',
    availabilityZone: 'eu-central-1b',
    region: 'eu-central-1',
    confirmed: true,
    signs: ['ECS_CONTAINER_METADATA_URI_V4', 'AWS_EXECUTION_ENV', 'task metadata endpoint'],
  });
});

test('an execution environment named like a property of objects is not AWS', () => {
  expect(detectAws({ AWS_EXECUTION_ENV: 'constructor' }, undefined).onAws).toBe(false);
});

async function withServer(listener: RequestListener, use: (url: string) => Promise<void>) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v4/a/task`);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

test('the metadata fetch returns the text of a 200', () =>
  withServer(
    (_, response) => response.end('{}'),
    async (url) => expect(await fetchText(url, 1_000)).toBe('{}'),
  ));

test('the metadata fetch follows no redirect', () =>
  withServer(
    (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    async (url) => expect(await fetchText(url, 1_000)).toBeUndefined(),
  ));

test('the metadata fetch gives up in time on an endpoint that keeps it waiting mid-answer', () =>
  withServer(
    (_, response) => response.write('{'),
    async (url) => {
      const start = performance.now();
      expect(await fetchText(url, 200)).toBeUndefined();
      expect(performance.now() - start).toBeLessThan(1_500);
    },
  ));

test('the metadata fetch gives up on an endless answer', () =>
  withServer(
    (_, response) => response.end('x'.repeat(300 * 1024)),
    async (url) => expect(await fetchText(url, 1_000)).toBeUndefined(),
  ));
