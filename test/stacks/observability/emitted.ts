import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildSync } from 'esbuild';
import { ask } from '../../service/running-service';

/** One event of a log group as Logs Insights sees it: the fields of a JSON line, nested ones joined by dots. */
export type LogEvent = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * Breaks two of the routes from outside, as the service has no way to fail by itself: a fingerprint cannot be
 * read, and the answer to `/docker` takes so long that its client can leave.
 */
const faults = `
  globalThis.URLSearchParams = class { constructor() { throw new TypeError('a fault of the test'); } };
  const { ServerResponse } = require('node:http');
  const { end } = ServerResponse.prototype;
  ServerResponse.prototype.end = function (...args) {
    if (this.req.url !== '/docker') return end.apply(this, args);
    setTimeout(() => end.apply(this, args), 5_000);
    return this;
  };
`;

/** What the service really writes when clients come, err, are too many, when it fails, drains and cannot start. */
export async function emittedLines(): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'quest-lines-'));
  try {
    const program = join(folder, 'main.js');
    buildSync({
      entryPoints: [join(__dirname, '../../../service/main.ts')],
      bundle: true,
      platform: 'node',
      target: 'node20',
      outfile: program,
    });
    const preload = join(folder, 'faults.cjs');
    writeFileSync(preload, faults);
    // What cannot start comes first, so that the order of the lines in time is known.
    const refused = await Promise.all([portTaken(program), run(program, [], { PORT: 'http' }).exit]);
    return [...refused.flat(), ...(await served(program, preload))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function served(program: string, preload: string): Promise<readonly string[]> {
  const service = run(program, [`--require=${preload}`], { PORT: '0', QUEST_RATE_LIMIT: '9' });
  const port = await service.until(/"port":(\d+)[\s\S]*"msg":"ready"/);
  await ask(port, '/tls');
  await ask(port, '/tls');
  await ask(port, '/');
  await ask(port, '/health');
  await ask(port, '/ready');
  await ask(port, '/no-such-route');
  await ask(port, '/tls', {}, 'POST');
  await ask(port, '/tls', { host: 'elsewhere.example' });
  await ask(port, `/secret_word?fingerprint=${'a'.repeat(64)}`);
  const leaving = connect(port, '127.0.0.1', () =>
    leaving.write('GET /docker HTTP/1.1\r\nHost: localhost\r\n\r\n'),
  );
  await pause(150);
  leaving.destroy();
  await service.until(/"aborted":(true)/);
  await ask(port, '/aws');
  for (const _ of ['tenth', 'eleventh']) await ask(port, '/aws');
  // Holds the drain open until the question came.
  const holding = connect(port, '127.0.0.1');
  await once(holding, 'connect');
  service.terminate();
  await service.until(/(draining)/);
  await ask(port, '/ready');
  holding.destroy();
  return service.exit;
}

async function portTaken(program: string): Promise<readonly string[]> {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  const lines = await run(program, [], { PORT: String(port) }).exit;
  taken.close();
  return lines;
}

/** Starts the service; what it writes to stdout and stderr is one log, as in its container. */
function run(program: string, options: readonly string[], environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [...options, program], {
    env: { PATH: process.env['PATH'], HOST: '127.0.0.1', QUEST_DRAIN_SECONDS: '5', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 15_000,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  return {
    terminate: () => child.kill('SIGTERM'),
    exit: once(child, 'close').then((): readonly string[] => text.split('\n').filter((line) => line !== '')),
    until: async (pattern: RegExp): Promise<number> => {
      for (let attempt = 0; attempt < 400; attempt++) {
        const match = pattern.exec(text);
        if (match !== null) return Number(match[1]);
        await pause(25);
      }
      throw new Error(`Waited in vain for ${pattern} in:\n${text}`);
    },
  };
}

/** The event that CloudWatch Logs makes of a line. */
export function eventOf(line: string): LogEvent {
  const own = { '@message': line, '@logStream': 'quest/quest/0', '@timestamp': new Date(0).toISOString() };
  if (!line.startsWith('{')) return own;
  const fields = Object.fromEntries(flat('', JSON.parse(line)));
  return { ...own, '@timestamp': String(fields['time']), ...fields };
}

function flat(prefix: string, value: object): [string, string | number | boolean][] {
  return Object.entries(value).flatMap(([name, field]) =>
    typeof field === 'object' && field !== null
      ? flat(`${prefix}${name}.`, field)
      : [[`${prefix}${name}`, field]],
  );
}
