import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildSync } from 'esbuild';
import { ask } from './running-service';

const root = join(__dirname, '..', '..');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quest-process-'));
  for (const entry of ['service/main.ts', 'service/healthcheck.ts', 'test/service/load-client.ts']) {
    const outfile = join(folder, entry.replaceAll('/', '-').replace('.ts', '.js'));
    buildSync({
      entryPoints: [join(root, entry)],
      bundle: true,
      platform: 'node',
      target: 'node20',
      outfile,
    });
  }
});

const children = new Set<ChildProcess>();
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

type Running = Readonly<{
  child: ChildProcess;
  out: () => string;
  err: () => string;
  exit: Promise<number | null>;
}>;

function run(
  program: string,
  options: readonly string[] = [],
  environment: Record<string, string> = {},
): Running {
  const child = spawn(
    process.execPath,
    [
      ...options.filter((o) => o.startsWith('--')),
      join(folder, program),
      ...options.filter((o) => !o.startsWith('--')),
    ],
    {
      env: { PATH: process.env['PATH'], ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  children.add(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const exit = once(child, 'close').then(([code]) => code as number | null);
  return { child, out: () => out, err: () => err, exit };
}

async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (let attempt = 0; attempt < 400; attempt++) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(25);
  }
  throw new Error('waited for 10 seconds in vain');
}

async function start(environment: Record<string, string> = {}, options: readonly string[] = []) {
  const service = run('service-main.js', options, { PORT: '0', HOST: '127.0.0.1', ...environment });
  const port = await until(() => {
    const match = /"port":(\d+).*"msg":"listening"[\s\S]*"msg":"ready"/.exec(service.out());
    return match?.[1] === undefined ? undefined : Number(match[1]);
  });
  return { ...service, port };
}

/** Reads from a socket until the other end closes it. */
function conversation(socket: Socket): { text: () => string; closed: Promise<unknown> } {
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
  });
  return { text: () => text, closed: once(socket, 'close') };
}

test('a wrong configuration is explained on stderr, one line a variable, and exits 1', async () => {
  const service = run('service-main.js', [], {
    PORT: 'http',
    QUEST_TRUSTED_PROXIE: 'x',
    SECRET_WORD: 'Mirabelle',
  });
  expect(await service.exit).toBe(1);
  expect(service.err().split('\n')).toEqual([
    'quest: PORT is "http": we accept a whole number from 0 to 65535. Set PORT=3000, or leave it unset.',
    expect.stringContaining(
      'quest: QUEST_TRUSTED_PROXIE is not a setting of this service. Did you mean QUEST_TRUSTED_PROXIES?',
    ),
    '',
  ]);
  expect(service.out()).toBe('');
});

test('a taken port is fatal, says so and exits 1', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  const service = run('service-main.js', [], { PORT: String(port), HOST: '127.0.0.1' });
  expect(await service.exit).toBe(1);
  expect(service.out()).toContain(`cannot listen on port ${port}`);
  taken.close();
});

test.each([
  ['uncaughtException', 'setTimeout(() => { throw new Error("boom") }, 300)'],
  ['unhandledRejection', 'setTimeout(() => Promise.reject(new Error("boom")), 300)'],
])('an %s is logged as fatal and exits 1', async (event, source) => {
  const preload = join(folder, `${event}.cjs`);
  writeFileSync(preload, source);
  const service = run('service-main.js', [`--require=${preload}`], { PORT: '0', HOST: '127.0.0.1' });
  expect(await service.exit).toBe(1);
  const fatal = service
    .out()
    .split('\n')
    .find((line) => line.includes('"level":"fatal"'));
  expect(JSON.parse(fatal ?? '{}')).toMatchObject({ event, err: { message: 'boom' } });
});

test('the secrets are gone from the environment before the first request', async () => {
  const preload = join(folder, 'environment.cjs');
  writeFileSync(
    preload,
    'setInterval(() => process.stderr.write(JSON.stringify(Object.keys(process.env))), 100).unref()',
  );
  const service = await start({ SECRET_WORD: 'Mirabelle', QUEST_FINGERPRINT_KEY: 'k'.repeat(32) }, [
    `--require=${preload}`,
  ]);
  await until(() => (service.err().includes(']') ? true : undefined));
  expect(service.err()).toContain('PORT');
  expect(service.err()).not.toMatch(/SECRET_WORD|QUEST_FINGERPRINT_KEY/);
  service.child.kill('SIGTERM');
  expect(await service.exit).toBe(0);
  expect(service.out() + service.err()).not.toMatch(/Mirabelle|kkkk/);
});

test('the health check passes on a running service and fails without one', async () => {
  const service = await start();
  const environment = { PORT: String(service.port) };
  expect(await run('service-healthcheck.js', [], environment).exit).toBe(0);
  service.child.kill('SIGKILL');
  await service.exit;
  expect(await run('service-healthcheck.js', [], environment).exit).toBe(1);
});

test('the health check fails within its deadline on a service that accepts and stays silent', async () => {
  const silent = createServer();
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const before = performance.now();
  const check = run('service-healthcheck.js', [], { PORT: String((silent.address() as AddressInfo).port) });
  expect(await check.exit).toBe(1);
  expect(performance.now() - before).toBeLessThan(4_000);
  silent.close();
});

test('SIGTERM under load fails no request, and the service exits 0 in time', async () => {
  const service = await start({
    QUEST_DRAIN_SECONDS: '3',
    QUEST_RATE_LIMIT: '999999999',
    QUEST_LOG_LEVEL: 'info',
  });
  const client = run('test-service-load-client.js', [String(service.port), '16']);
  await until(() => (service.out().split('"route":"/tls"').length > 200 ? true : undefined));
  const signalled = performance.now();
  service.child.kill('SIGTERM');
  const code = await service.exit;
  expect(performance.now() - signalled).toBeLessThan(6_000);
  expect(code).toBe(0);
  expect(await client.exit).toBe(0);
  const report = JSON.parse(client.out());
  expect(report).toMatchObject({ failures: [], gone: false });
  expect(report.answered).toBeGreaterThan(200);
  expect(report.closes).toBeGreaterThanOrEqual(16);
  expect(service.out()).toMatch(/"msg":"stopped"\}\n$/);
});

test('while draining: readiness 503, liveness 200, new connections served, each answer closes', async () => {
  const service = await start({ QUEST_DRAIN_SECONDS: '2' });
  const idle = connect(service.port, '127.0.0.1');
  const talk = conversation(idle);
  idle.write('GET /tls HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await until(() => (talk.text().includes('\r\n\r\n{') ? true : undefined));
  expect(talk.text()).toContain('Connection: keep-alive');
  service.child.kill('SIGTERM');
  await until(async () => ((await ask(service.port, '/ready')).status === 503 ? true : undefined));
  expect(await ask(service.port, '/health')).toMatchObject({ status: 200, headers: { connection: 'close' } });
  // The idle connection is still good for one more request, and is told that it was the last.
  idle.write('GET /aws HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await talk.closed;
  expect(talk.text()).toMatch(/Connection: close[\s\S]*"check":"aws"/);
  expect(await service.exit).toBe(0);
});

test('a request whose first byte came before the end of the grace is still answered', async () => {
  const service = await start({ QUEST_DRAIN_SECONDS: '1' });
  const slow = connect(service.port, '127.0.0.1');
  const talk = conversation(slow);
  slow.write('G');
  await pause(100);
  service.child.kill('SIGTERM');
  await pause(2_300);
  expect(service.child.exitCode).toBeNull();
  slow.write('ET /tls HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await talk.closed;
  expect(talk.text()).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*"check":"tls"/);
  expect(await service.exit).toBe(0);
});

test('idle connections do not hold the service up, used or never used', async () => {
  const service = await start({ QUEST_DRAIN_SECONDS: '1' });
  const used = connect(service.port, '127.0.0.1');
  const unused = connect(service.port, '127.0.0.1');
  const talks = [conversation(used), conversation(unused)];
  used.write('GET /tls HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await until(() => (talks[0]?.text().includes('{') ? true : undefined));
  const signalled = performance.now();
  service.child.kill('SIGINT');
  await Promise.all(talks.map(({ closed }) => closed));
  expect(await service.exit).toBe(0);
  expect(performance.now() - signalled).toBeLessThan(3_500);
});

test('a second signal exits at once', async () => {
  const service = await start({ QUEST_DRAIN_SECONDS: '20' });
  const holding = connect(service.port, '127.0.0.1');
  holding.on('error', () => undefined);
  await once(holding, 'connect');
  service.child.kill('SIGTERM');
  await until(() => (service.out().includes('draining') ? true : undefined));
  const second = performance.now();
  service.child.kill('SIGTERM');
  expect(await service.exit).toBe(1);
  expect(performance.now() - second).toBeLessThan(1_000);
  holding.destroy();
});
