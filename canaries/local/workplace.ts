import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Workplace {
  /** For profiles, and for what is not redacted yet. */
  readonly temporary: string;
  /** Names the leader of a group of processes that is ended with the workplace. */
  owns(pid: number): void;
  /** Ends what still runs there, and removes it. */
  close(): Promise<void>;
}

/**
 * It outlives all others, since nobody can catch a SIGKILL: once its standard input ends, it ends the groups named
 * there and every process that has the folder in its command line, then removes the folder.
 */
const REAPER = `
const fs = require('node:fs');
const [folder] = process.argv.slice(1);
const end = (pid) => { try { process.kill(pid, 'SIGKILL'); return true; } catch { return false; } };
const users = () => {
  try {
    return fs.readdirSync('/proc').filter((pid) => /^\\d+$/.test(pid) && Number(pid) !== process.pid).filter((pid) => {
      try { return fs.readFileSync('/proc/' + pid + '/cmdline', 'utf8').includes(folder); } catch { return false; }
    });
  } catch { return []; }
};
let text = '';
process.stdin.on('data', (part) => { text += part; });
process.stdin.on('error', () => {});
process.stdin.on('close', () => {
  for (const pid of text.split('\\n').filter(Boolean)) end(-Number(pid));
  let rounds = 0;
  const clean = () => {
    const found = users().filter((pid) => end(Number(pid)));
    try { fs.rmSync(folder, { recursive: true, force: true }); } catch {}
    if (rounds++ < 100 && (found.length > 0 || fs.existsSync(folder))) setTimeout(clean, 20);
  };
  clean();
});
`;

/** A temporary folder that is removed even if this process is killed. */
export async function openWorkplace(): Promise<Workplace> {
  const temporary = await mkdtemp(path.join(tmpdir(), 'quest-canary-'));
  const reaper = spawn(process.execPath, ['-e', REAPER, temporary], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { PATH: process.env['PATH'] },
  });
  reaper.stdin.on('error', () => undefined);
  const gone = new Promise<void>((resolve) => {
    reaper.on('exit', () => resolve());
    reaper.on('error', () => resolve());
  });
  return {
    temporary,
    owns: (pid) => void reaper.stdin.write(`${pid}\n`),
    close: async () => {
      reaper.stdin.end();
      await gone;
    },
  };
}
