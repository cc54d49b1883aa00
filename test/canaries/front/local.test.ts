import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = path.resolve(__dirname, '../../..');
const temporary = mkdtempSync(path.join(tmpdir(), 'quest-local-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

/** Runs the command with a folder for temporary files of its own; it is signalled once it says `until`. */
async function local(args: readonly string[], until?: { said: RegExp; signal: NodeJS.Signals }) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tools/local.ts', ...args], {
    cwd: root,
    env: { ...process.env, TMPDIR: temporary },
  });
  let text = '';
  const listen = (part: Buffer): void => {
    text += part.toString();
    if (until?.said.test(text)) child.kill(until.signal);
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const code = await new Promise((resolve) => child.on('close', resolve));
  return { code, text };
}

/** Whether somebody still answers at the address that the command has named. */
async function serves(text: string): Promise<boolean> {
  const [address = ''] = /http:\S+/.exec(text) ?? [];
  expect(address).toMatch(/^http:\/\/localhost:\d+$/);
  return fetch(address, { redirect: 'manual' }).then(
    () => true,
    () => false,
  );
}

/** What it has left, but for what tools keep between runs; who clears up after a browser may end a little later. */
async function left(): Promise<readonly string[]> {
  for (let tries = 100; ; tries -= 1) {
    const found = readdirSync(temporary).filter((name) => name !== 'out' && !/^(tsx-|node-)/.test(name));
    if (found.length === 0 || tries === 0) return found;
    await sleep(50);
  }
}

test('starts everything, runs all canaries, says what came of them, and leaves nothing but their reports', async () => {
  const output = path.join(temporary, 'out');
  const { code, text } = await local(['--output', output]);
  expect(text).toMatch(/^ {2}posture {3}PASSED +[\d.]+ s {2}(\d+) of \1 steps passed$/m);
  expect(text).toMatch(/^ {2}pages {5}PASSED +[\d.]+ s {2}10 of 10 steps passed$/m);
  expect(text).toMatch(/^ {2}bypass {4}SKIPPED +[\d.]+ s {2}no origin's address was given/m);
  expect(code).toBe(0);
  expect(existsSync(path.join(output, 'canary/local/pages'))).toBe(true);
  expect(text).toContain(path.join(output, 'report.html'));
  expect(readFileSync(path.join(output, 'report.html'), 'utf8')).toContain('index-every-check-green');
  expect(await serves(text)).toBe(false);
  expect(await left()).toEqual([]);
});

test('ends everything on Ctrl-C', async () => {
  const { code, text } = await local(['--output', path.join(temporary, 'out')], {
    said: /posture +PASSED/,
    signal: 'SIGINT',
  });
  expect(code).toBe(130);
  expect(text).not.toMatch(/in all/);
  expect(await serves(text)).toBe(false);
  expect(await left()).toEqual([]);
});

test('says how it is used', async () => {
  const { code, text } = await local(['--output']);
  expect(code).toBe(2);
  expect(text).toContain('npm run local -- [--output <dir>] [--keep]');
});
