import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { builtinModules } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { runNode } from './child';

const script = path.join(__dirname, '../../tools/build-service.ts');

let folder: string;
let started: ChildProcess | undefined;

const build = (outdir: string) =>
  runNode(['--import', require.resolve('tsx'), script, '--outdir', outdir], {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
  });

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const bundled = (file: string): string => readFileSync(path.join(folder, 'a', file), 'utf8');

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'quest-bundle-'));
  const builds = await Promise.all([build(path.join(folder, 'a')), build(path.join(folder, 'b'))]);
  for (const { code, stderr } of builds) expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

afterEach(() => {
  started?.kill('SIGKILL');
  started = undefined;
});

// As the image runs it: nothing beside it, no environment but the image's.
const start = (file: string, env: Readonly<Record<string, string>>): ChildProcess =>
  spawn(process.execPath, [path.join(folder, 'a', file)], {
    cwd: os.tmpdir(),
    env: { NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });

const ended = async (child: ChildProcess): Promise<readonly [number | null, NodeJS.Signals | null]> => {
  const [code, signal] = await once(child, 'exit');
  return [code, signal];
};

const health = async (port: number): Promise<number> => {
  const deadline = Date.now() + 10_000;
  for (;;) {
    try {
      return (await fetch(`http://127.0.0.1:${port}/health`)).status;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
};

test('the same source gives the same bytes', () => {
  const files = readdirSync(path.join(folder, 'a')).sort();
  expect(files).toEqual(['NOTICES.txt', 'healthcheck.js', 'service.js']);
  for (const file of files) expect(readFileSync(path.join(folder, 'b', file), 'utf8')).toBe(bundled(file));
});

test('it loads nothing but what Node brings', () => {
  const loaded = ['service.js', 'healthcheck.js'].flatMap((file) =>
    [...bundled(file).matchAll(/\brequire\((["'])(.+?)\1\)/g)].map(([, , name]) =>
      name?.replace(/^node:/, ''),
    ),
  );
  expect(loaded.length).toBeGreaterThan(0);
  expect(loaded.filter((name) => !builtinModules.includes(name ?? ''))).toEqual([]);
});

test('it brings the licences of the packages in it', () => {
  expect(bundled('NOTICES.txt')).toMatch(/^express \S+ \(MIT\)$/m);
  expect(bundled('NOTICES.txt')).toContain('Permission is hereby granted');
});

test('it answers, is found healthy, and ends on SIGTERM with 0', async () => {
  const port = await freePort();
  started = start('service.js', { PORT: String(port), HOST: '127.0.0.1', QUEST_DRAIN_SECONDS: '0' });
  const end = ended(started);
  expect(await health(port)).toBe(200);
  expect(await ended(start('healthcheck.js', { PORT: String(port) }))).toEqual([0, null]);
  started.kill('SIGTERM');
  expect(await end).toEqual([0, null]);
});

test('the health check fails where nothing answers', async () => {
  const [code] = await ended(start('healthcheck.js', { PORT: String(await freePort()) }));
  expect(code).toBe(1);
});
