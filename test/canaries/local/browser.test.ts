import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { runCanary } from '../../../canaries/local/run';
import { filesIn, place, quick, type Site, site } from './fixture';

const here = place();
let pinned: Site;
beforeAll(async () => {
  pinned = await site();
});
afterAll(() => {
  pinned.close();
  here.remove();
});

const definition = { ...quick, browser: true };
const HEAD = "import { synthetics } from '@aws/synthetics-playwright';\n";

test('leaves screenshots, and a HAR without secrets', async () => {
  const directory = here.bundle(
    'pages',
    `${HEAD}export const handler = async () => {
  await synthetics.launch(synthetics.getDefaultLaunchOptions());
  const page = await synthetics.newPage();
  const shots = { page, screenshotOnStepSuccess: true, screenshotOnStepFailure: true };
  await synthetics.executeStep('shows it', async () => {
    await page.goto(process.env.CANARY_URL + '/shown?password=hunter2');
    const text = await page.textContent('h1');
    if (text !== '/shown') throw new Error('got ' + text);
  }, shots);
  await synthetics.executeStep('finds-it', async () => {
    const answer = await page.goto(process.env.CANARY_URL + '/gone?secret=hunter2');
    throw new Error('expected 200, got ' + answer.status() + ' from ' + page.url());
  }, shots);
  await synthetics.close();
};
`,
  );
  const { status, reason, folder, report } = await runCanary({
    definition,
    url: pinned.url,
    output: here.output,
    spki: pinned.spki,
    directory,
  });
  expect({ status, reason }).toEqual({
    status: 'FAILED',
    reason: `finds-it: expected 200, got 404 from ${pinned.url}/gone?secret=***`,
  });
  const files = filesIn(folder);
  expect(files.filter((file) => !file.endsWith('-log.txt'))).toEqual([
    '01-shows-it-succeeded.png',
    '02-finds-it-failed.png',
    'SyntheticsReport-FAILED.json',
    'results.har',
  ]);
  const [shot = ''] = files;
  // The size stands in the first chunk of a PNG.
  const picture = readFileSync(path.join(folder ?? '', shot));
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1920, 1080]);
  for (const file of files.filter((name) => !name.endsWith('.png'))) {
    expect(readFileSync(path.join(folder ?? '', file), 'utf8')).not.toContain('hunter2');
  }
  const { log } = JSON.parse(readFileSync(path.join(folder ?? '', 'results.har'), 'utf8'));
  expect(log.entries.map((entry: { request: { url: string } }) => entry.request.url)).toEqual([
    `${pinned.url}/shown?password=***`,
    `${pinned.url}/gone?secret=***`,
  ]);
  expect(log.entries[0].response.content.text).toBeUndefined();
  expect(report?.customerScript.requests).toEqual({ failed: 0, _2xx: 1, _3xx: 0, _4xx: 1, _5xx: 0 });
  expect(report?.customerScript.steps[1]).toMatchObject({
    destinationUrl: `${pinned.url}/gone?secret=***`,
    screenshots: [{ fileName: '02-finds-it-failed.png', error: null }],
  });
  expect(pinned.userAgents[0]).toMatch(/^Mozilla.*Chrome.* CloudWatchSynthetics\/quick$/);
});

test('takes no other certificate than the pinned one', async () => {
  const other = await site();
  try {
    const directory = here.bundle(
      'other',
      `${HEAD}export const handler = async () => {
  const page = await synthetics.newPage(await synthetics.launch());
  await synthetics.executeStep('opens', () => page.goto(process.env.CANARY_URL));
};
`,
    );
    const { spki } = pinned;
    const run = await runCanary({ definition, url: other.url, output: here.output, spki, directory });
    expect(run.status).toBe('FAILED');
    expect(run.reason).toContain('net::ERR_CERT_AUTHORITY_INVALID');
    expect(other.userAgents).toEqual([]);
  } finally {
    other.close();
  }
});

test('a browser that cannot be started says nothing of the service', async () => {
  const directory = here.bundle(
    'none',
    `${HEAD}export const handler = async () => { await synthetics.launch(); };\n`,
  );
  const { CHROME_PATH } = process.env;
  process.env['CHROME_PATH'] = '/bin/false';
  try {
    const run = await runCanary({ definition, url: pinned.url, output: here.output, directory });
    expect(run.status).toBe('ERROR');
    expect(run.reason).toMatch(/^probe could not run: the browser could not be started: /);
  } finally {
    if (CHROME_PATH === undefined) delete process.env['CHROME_PATH'];
    else process.env['CHROME_PATH'] = CHROME_PATH;
  }
});

test('nothing is left of the browser after a SIGKILL of whoever runs the canary', async () => {
  const temporary = path.join(here.output, '..', 'temporary');
  mkdirSync(temporary);
  const opened = path.join(here.output, '..', 'opened');
  const directory = here.bundle(
    'killed',
    `${HEAD}import { writeFileSync } from 'node:fs';
export const handler = async () => {
  await synthetics.newPage(await synthetics.launch());
  writeFileSync(${JSON.stringify(opened)}, '');
  for (;;);
};
`,
  );
  const options = { definition, url: pinned.url, output: here.output, directory };
  const script = path.join(here.output, '..', 'parent.cjs');
  const source = path.resolve(__dirname, '../../../canaries/local/run.ts');
  writeFileSync(
    script,
    `require(${JSON.stringify(source)}).runCanary(${JSON.stringify(options)}).then(console.log);\n`,
  );
  const parent = spawn(process.execPath, ['--import', pathToFileURL(require.resolve('tsx')).href, script], {
    env: { ...process.env, TMPDIR: temporary },
    stdio: 'ignore',
  });
  const gone = new Promise((resolve) => parent.on('exit', resolve));
  await until(() => existsSync(opened));
  const [profiles = ''] = foldersIn(temporary);
  expect(using(profiles).length).toBeGreaterThan(0);
  parent.kill('SIGKILL');
  await gone;
  await until(() => foldersIn(temporary).length === 0 && using(profiles).length === 0);
  expect(foldersIn(temporary)).toEqual([]);
});

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.startsWith('quest-canary-'));
}

/** Processes that name the folder. */
function using(folder: string): readonly string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
    } catch {
      return false;
    }
  });
}

async function until(holds: () => boolean): Promise<void> {
  const begin = Date.now();
  while (!holds()) {
    if (Date.now() - begin > 20_000) throw new Error('it has not come to pass within 20 seconds');
    await sleep(20);
  }
}
