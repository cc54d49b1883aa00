import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { CANARIES } from '../canaries/canaries';
import { startFront } from '../canaries/front/front';
import { startParameterStore } from '../canaries/front/parameter-store';
import { findChromium } from '../canaries/local/chromium';
import { type LocalRun, runCanary } from '../canaries/local/run';
import { localRuns } from '../canaries/runs/local';
import { reportPage } from '../canaries/runs/page';
import { UsageError } from './deploy/outcome';

const usage = `npm run local -- [--output <dir>] [--keep]
Starts the service behind a stand-in of its load balancer on this machine, and runs all canaries against it.
  --output <dir>  where the runs leave their reports (.cache/local)
  --keep          goes on serving until Ctrl-C
Exit code: 0 passed, 1 failed, 2 not understood or unable to look.`;

const PARAMETER = '/quest/local/secret-word';

/** What is closed at the end, the last one opened first. */
const opened: (() => unknown)[] = [];

async function close(): Promise<void> {
  for (let one = opened.pop(); one !== undefined; one = opened.pop()) await one();
}

function read(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        output: { type: 'string', default: path.join('.cache', 'local') },
        keep: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Starts the service as `npm start` does, told by its environment that it runs on ECS; gives its port. */
async function startService(word: string): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.resolve(__dirname, '../service/main.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Ctrl-C in a terminal goes to its whole group: the service is ended here, after the canaries.
    detached: true,
    env: {
      PATH: process.env['PATH'],
      HOST: '127.0.0.1',
      PORT: '0',
      NODE_ENV: 'production',
      QUEST_TRUSTED_PROXIES: '127.0.0.1/32',
      QUEST_DRAIN_SECONDS: '0',
      SECRET_WORD: word,
      QUEST_FINGERPRINT_KEY: randomBytes(32).toString('hex'),
      AWS_EXECUTION_ENV: 'AWS_ECS_FARGATE',
      ECS_CONTAINER_METADATA_URI_V4: 'http://169.254.170.2/v4/local',
    },
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  process.once('exit', () => child.kill('SIGKILL'));
  opened.push(() => {
    child.kill('SIGTERM');
    return exited;
  });
  const ended = exited.then(() => {
    throw new Error(`the service has ended (exit code ${child.exitCode}) before it listened`);
  });
  const lines = createInterface({ input: child.stdout });
  const listening = new Promise<number>((resolve) => {
    lines.on('line', (line) => {
      const port = /"port":(\d+)/.exec(line)?.[1];
      if (line.includes('"msg":"listening"') && port !== undefined) resolve(Number(port));
    });
  });
  return Promise.race([listening, ended]);
}

/** A path as it is typed here. */
function shown(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith('..') ? file : relative;
}

function lineOf({ canary, status, reason, milliseconds, report }: LocalRun): string {
  const steps = report?.customerScript.steps ?? [];
  const passed = steps.filter((step) => step.status === 'PASSED').length;
  const seconds = `${(milliseconds / 1000).toFixed(1)} s`.padStart(7);
  const told = status === 'SKIPPED' ? (reason ?? '') : `${passed} of ${steps.length} steps passed`;
  const faults = status === 'PASSED' || status === 'SKIPPED' ? [] : (reason ?? '').split('\n');
  return [
    `  ${canary.padEnd(8)}  ${status.padEnd(7)}  ${seconds}  ${told}`,
    ...faults.map((fault) => `            ${fault}`),
  ].join('\n');
}

async function main(argv: readonly string[]): Promise<number> {
  const { output, keep, help } = read(argv);
  if (help) {
    console.log(usage);
    return 0;
  }
  const started = performance.now();
  const word = randomBytes(12).toString('hex');
  const port = await startService(word);
  const store = await startParameterStore({ [PARAMETER]: word });
  opened.push(store.close);
  const front = await startFront({ target: { host: '127.0.0.1', port } });
  opened.push(front.close);
  console.log(`The service is at ${front.url}, and ${front.httpUrl} leads there.`);
  // Where there is none, the canary that needs it says what to do.
  const browser = await findChromium().catch(() => undefined);
  if (browser !== undefined) console.log(`Pages are opened in ${shown(browser.executablePath)}.`);
  console.log('');
  const runs: LocalRun[] = [];
  for (const definition of CANARIES) {
    const run = await runCanary({
      definition,
      url: front.url,
      httpUrl: front.httpUrl,
      secretParameter: PARAMETER,
      env: { ...store.env, NODE_EXTRA_CA_CERTS: front.caFile },
      output,
      spki: front.spki,
    });
    runs.push(run);
    console.log(lineOf(run));
  }
  console.log(`\n${((performance.now() - started) / 1000).toFixed(1)} s in all.`);
  const report = path.join(output, 'report.html');
  await writeFile(report, reportPage(await localRuns(output)));
  console.log(`Screenshots and every step, of earlier runs too: ${shown(path.resolve(report))}`);
  if (keep) {
    console.log('\nServing until Ctrl-C. The certificate is of its own: a browser warns of it.');
    await new Promise(() => undefined);
  }
  const has = (status: LocalRun['status']): boolean => runs.some((run) => run.status === status);
  return has('ERROR') ? 2 : has('FAILED') ? 1 : 0;
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => {
    close().finally(() => process.exit(code));
  });
}

main(process.argv.slice(2))
  .catch((error: unknown) => {
    console.error(`local: ${error instanceof Error ? error.message : String(error)}`);
    if (error instanceof UsageError) console.error(`\n${usage}`);
    return 2;
  })
  .then(async (code) => {
    await close();
    process.exitCode = code;
  });
