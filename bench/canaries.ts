import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { SYNTHETICS_CONFIGURATION } from '../canaries/bundle';
import { type Front, startFront } from '../canaries/front/front';
import { findChromium } from '../canaries/local/chromium';
import { type LocalRun, runCanary } from '../canaries/local/run';
import { pages } from '../canaries/pages/canary';
import { startService } from './canaries/service';
import { median, table } from './table';

/** A five-page run against the same pages in playwright-core alone; and no run may fail. */
const BUDGETS = { ratio: 1.3 };

const FIVE = JSON.stringify(['/', '/docker', '/secret_word', '/loadbalanced', '/tls']);

/** What anybody would write without a canary: no steps, no report, no HAR. */
const BARE = `
import { createRequire } from 'node:module';
const { chromium } = createRequire(process.env.BARE_REQUIRE)('playwright-core');
const browser = await chromium.launch(JSON.parse(process.env.BARE_LAUNCH));
const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
for (const [at, path] of ${FIVE}.entries()) {
  await page.goto(process.env.CANARY_URL + path);
  await page.screenshot({ path: process.env.BARE_FOLDER + '/' + at + '.png' });
}
await browser.close();
`;

const HANDLER = `
import { synthetics } from '@aws/synthetics-playwright';
export const handler = async () => {
  const page = await synthetics.newPage(await synthetics.launch());
  for (const path of ${FIVE}) {
    const shot = { page, screenshotOnStepSuccess: true };
    await synthetics.executeStep('opens ' + path, () => page.goto(process.env.CANARY_URL + path), shot);
  }
  await synthetics.close();
};
`;

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '50' }, rounds: { type: 'string', default: '9' } },
  });
  const folder = join(process.cwd(), '.cache', 'bench', 'canaries');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'five'), { recursive: true });
  const service = await startService(folder);
  const front = await startFront({ target: { host: '127.0.0.1', port: service.port } });
  try {
    const within = await compare(folder, front, Number(values.rounds));
    const passed = await repeat(folder, front, Number(values.runs));
    if (!within || !passed) process.exitCode = 1;
  } finally {
    await front.close();
    service.process.kill('SIGKILL');
  }
}

async function compare(folder: string, front: Front, rounds: number): Promise<boolean> {
  const directory = join(folder, 'five');
  writeFileSync(join(directory, 'index.mjs'), HANDLER);
  writeFileSync(join(directory, 'synthetics.json'), JSON.stringify(SYNTHETICS_CONFIGURATION));
  const bare = join(folder, 'bare.mjs');
  writeFileSync(bare, BARE);
  const { executablePath, env } = await findChromium();
  const launch = {
    executablePath,
    env: { ...process.env, ...env },
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-quic', '--disable-gpu', `--ignore-certificate-errors-spki-list=${front.spki}`],
  };
  const alone: number[] = [];
  const ours: number[] = [];
  // The first round is not warm.
  for (let round = 0; round <= rounds; round++) {
    const begin = performance.now();
    // The front is in this process, so that it cannot wait for another without a break.
    const bareRun = spawn(process.execPath, [bare], {
      env: {
        ...process.env,
        CANARY_URL: front.url,
        BARE_LAUNCH: JSON.stringify(launch),
        BARE_FOLDER: folder,
        BARE_REQUIRE: pathToFileURL(__filename).href,
      },
      stdio: 'inherit',
    });
    const [code] = await once(bareRun, 'close');
    if (code !== 0) throw new Error('playwright-core alone failed; see the message above');
    const middle = performance.now();
    const run = await runPages(folder, front, directory);
    if (run.status !== 'PASSED') throw new Error(`five pages: ${run.status}: ${run.reason}`);
    if (round === 0) continue;
    alone.push(middle - begin);
    ours.push(performance.now() - middle);
  }
  const reference = median(alone) ?? Number.NaN;
  const measured = median(ours) ?? Number.NaN;
  const ratio = measured / reference;
  const row = (name: string, milliseconds: number): string[] => [
    name,
    milliseconds.toFixed(0),
    (milliseconds / reference).toFixed(2),
  ];
  process.stdout.write(
    table(
      ['five pages, five screenshots', 'ms', 'x bare'],
      [row('playwright-core alone', reference), row('a canary, with report, log and HAR', measured)],
    ),
  );
  process.stdout.write(`budget ${BUDGETS.ratio}: ${ratio <= BUDGETS.ratio ? 'kept' : 'MISSED'}\n\n`);
  return ratio <= BUDGETS.ratio;
}

async function repeat(folder: string, front: Front, runs: number): Promise<boolean> {
  const all: LocalRun[] = [];
  for (let run = 0; run < runs; run++) all.push(await runPages(folder, front));
  const failed = all.filter(({ status }) => status !== 'PASSED');
  const sorted = all.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (part: number): string =>
    String(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]);
  process.stdout.write(
    table(
      ['canary', 'runs', 'passed', 'p50 ms', 'p95 ms', 'max ms'],
      [['pages', String(runs), String(runs - failed.length), at(0.5), at(0.95), at(1)]],
    ),
  );
  for (const { status, reason, folder: left } of failed)
    process.stdout.write(`${status} ${left}\n${reason}\n`);
  return failed.length === 0;
}

function runPages(folder: string, front: Front, directory?: string): Promise<LocalRun> {
  const { url, httpUrl, spki, caFile } = front;
  return runCanary({
    definition: pages,
    url,
    httpUrl,
    spki,
    env: { NODE_EXTRA_CA_CERTS: caFile },
    output: join(folder, 'runs'),
    directory,
  });
}
